"""One rendition of a live by push: the group of pictures that is running, and who is on it."""

from rampe.entry.edge.viewer import Viewer
from rampe.live import BadMedia, Description, GopCache, Message, Type, describe, is_later

ALIVE_SECONDS = 3.0
"""A rendition from which nothing has come for so long is not offered."""


class Relay:
    """What came of one rendition, each message once and in order."""

    def __init__(self, rendition: int) -> None:
        self.rendition = rendition
        self.cache = GopCache()
        self.viewers: set[Viewer] = set()
        self.description: Description | None = None
        self._heard_at = 0.0
        self._newest: tuple[int, int] | None = None
        """Epoch and sequence."""

    def take(self, message: Message, data: bytearray, now: float) -> bool:
        """Note a message; whether viewers are to get it."""
        newest = self._newest
        if newest is not None and message.epoch == newest[0]:
            if message.type is Type.INIT and data in self.cache.join()[:1]:
                return False  # came twice: as the answer to a joining edge, and by itself
            if message.type is Type.PART:
                if not is_later(message.sequence, newest[1]):
                    return False
                if message.sequence != (newest[1] + 1) % (1 << 32):
                    for viewer in self.viewers:
                        viewer.queue.skip_to_key()
        if not self.cache.add(message, data):
            return False
        self._heard_at = now
        if message.type is Type.INIT:
            try:
                self.description = describe(message.payload)
            except BadMedia:
                self.description = None
        self._newest = message.epoch, message.sequence
        return True

    def is_alive(self, now: float) -> bool:
        """Whether a viewer could be moved to it now."""
        has_group = len(self.cache.join()) >= 2
        return has_group and not self.cache.ended and now - self._heard_at < ALIVE_SECONDS
