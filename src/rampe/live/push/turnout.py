"""What an edge tells the ingest: how many watch a live there, and how many need less of it."""

import msgspec

EVERY_SECONDS = 2.0
FORGOTTEN_SECONDS = 10.0
"""An edge that has said nothing for so long has no viewers of the live any more."""
EDGES_MOST = 64


class Turnout(msgspec.Struct, frozen=True):
    """The viewers of one live at one edge."""

    edge: str
    viewers: int = 0
    """By push, and players of LL-HLS that wait for what comes next."""
    narrow: int = 0
    """Those of them who are on a lower rendition, or would be if there were one."""


class BadTurnout(Exception):
    """These bytes are none."""


def encode_turnout(turnout: Turnout) -> bytes:
    """Return what is sent on `live.<id>.turnout`."""
    return msgspec.json.encode(turnout)


def decode_turnout(data: bytes) -> Turnout:
    """Read what was sent.

    Raises:
        BadTurnout: it is none.
    """
    try:
        return msgspec.json.decode(data, type=Turnout)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadTurnout(str(error)) from error


class Turnouts:
    """The newest word of each edge about one live; `now` is seconds of a steady clock."""

    def __init__(self) -> None:
        self._said: dict[str, tuple[float, Turnout]] = {}

    def note(self, said: Turnout, now: float) -> None:
        """Take the word of an edge."""
        self._said.pop(said.edge, None)
        self._said[said.edge] = now, said
        while len(self._said) > EDGES_MOST:
            del self._said[next(iter(self._said))]

    def count(self, now: float) -> tuple[int, int]:
        """Return how many watch, and how many of them need less."""
        fresh = [one for at, one in self._said.values() if now - at <= FORGOTTEN_SECONDS]
        return sum(one.viewers for one in fresh), sum(one.narrow for one in fresh)
