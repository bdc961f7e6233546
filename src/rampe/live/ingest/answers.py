"""Answers edges that begin in the middle of a live: its window, a file, its newest group."""

from collections.abc import Awaitable, Callable

from nats.aio.msg import Msg
from nats.aio.subscription import Subscription
from nats.errors import Error as NatsError

from rampe.live.hls.wire import encode_state
from rampe.live.ingest.broadcast import Broadcast
from rampe.live.ingest.messages import join_messages
from rampe.live.ingest.rendition import Rendition
from rampe.live.push.wire import PAYLOAD_MOST
from rampe.ports.bus import Bus

Answer = Callable[[int, bytes], bytes]


class Answers:
    """The requests about one live, until `close`."""

    def __init__(self, bus: Bus, broadcast: Broadcast) -> None:
        self._bus = bus
        self._broadcast = broadcast
        self._subscriptions: list[Subscription] = []

    async def listen(self) -> None:
        """Answer from now on."""
        kinds: dict[str, Answer] = {
            "window": self._window,
            "file": self._file,
            "join": self._join,
        }
        for kind, answer in kinds.items():
            subject = f"live.{self._broadcast.subject.live_id}.{kind}.*"
            self._subscriptions.append(await self._bus.subscribe(subject, _callback(answer)))

    async def close(self) -> None:
        """Answer no more."""
        subscriptions, self._subscriptions = self._subscriptions, []
        for subscription in subscriptions:
            try:
                await subscription.unsubscribe()
            except NatsError:
                return  # the bus is closed, and everything with it

    def _window(self, rendition: int, _asked: bytes) -> bytes:
        found = self._made(rendition)
        return encode_state(found.state()) if found is not None and found.listed else b""

    def _file(self, rendition: int, asked: bytes) -> bytes:
        spool = self._broadcast.spools.get(rendition)
        data = spool.read(asked.decode("ascii", "replace")) if spool is not None else None
        return data if data is not None and len(data) <= PAYLOAD_MOST else b""

    def _join(self, rendition: int, _asked: bytes) -> bytes:
        found = self._made(rendition)
        return join_messages(found.join()) if found is not None else b""

    def _made(self, rendition: int) -> Rendition | None:
        found = self._broadcast.renditions.get(rendition)
        return None if found is None or found.stopped else found


def _callback(answer: Answer) -> Callable[[Msg], Awaitable[None]]:
    async def on_request(message: Msg) -> None:
        number = message.subject.rpartition(".")[2]
        if message.reply and number.isdigit():
            await message.respond(answer(int(number), message.data))

    return on_request
