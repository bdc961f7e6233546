"""Who is in a room: members once however many tabs and gateways, guests by connection."""

from rampe.live.room.wire import PRESENCE_TIMEOUT, Presence


class Audience:
    """What the gateways last said. A gateway that dies is forgotten after a while."""

    def __init__(self, host_id: int) -> None:
        self._host_id = host_id
        self._said: dict[int, tuple[Presence, float]] = {}
        self._members: frozenset[int] = frozenset()
        self._guests = 0

    @property
    def members(self) -> frozenset[int]:
        """The members who are there, the host among them."""
        return self._members

    @property
    def viewers(self) -> int:
        """How many watch: the host does not."""
        return self._guests + len(self._members) - (self._host_id in self._members)

    def hear(self, presence: Presence, now: float) -> None:
        """Take in what a gateway says."""
        before = self._said.get(presence.gateway)
        self._said[presence.gateway] = (presence, now)
        if before is None or before[0] != presence:
            self._count()

    def expire(self, now: float) -> None:
        """Forget gateways that have fallen silent."""
        gone = [one for one, (_, at) in self._said.items() if now - at > PRESENCE_TIMEOUT]
        for gateway in gone:
            del self._said[gateway]
        if gone:
            self._count()

    def _count(self) -> None:
        said = [presence for presence, _ in self._said.values()]
        self._members = frozenset().union(*(presence.members for presence in said))
        self._guests = sum(presence.guests for presence in said)
