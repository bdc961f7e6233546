"""Who came and who followed, told in few words: a room of thousands is not told each name."""

from collections.abc import Hashable
from dataclasses import dataclass, field

from rampe.live.frames import Notice, NoticeKind

EVERY_SECONDS = 2.0
NAMED = 3


@dataclass(frozen=True)
class Told:
    """A notice, and the accounts that it names, in the order of the names."""

    frame: Notice
    accounts: tuple[int, ...]


@dataclass
class Notices:
    """Gathers one kind of notice; each account is told of once a live."""

    kind: NoticeKind
    _seen: set[Hashable] = field(default_factory=set[Hashable])
    _new: dict[int, str] = field(default_factory=dict[int, str])
    _told_at: float = float("-inf")

    def add(self, account_id: int, name: str) -> bool:
        """Note an account; return whether it is the first time."""
        if account_id in self._seen:
            return False
        self._seen.add(account_id)
        self._new[account_id] = name
        return True

    def forget(self, account_id: int) -> None:
        """Leave out one that is not to be told of any more."""
        self._new.pop(account_id, None)

    def take(self, room: str, now: float) -> Told | None:
        """Return what is told now, if anything and if it is time."""
        if not self._new or now - self._told_at < EVERY_SECONDS:
            return None
        new, self._new, self._told_at = self._new, {}, now
        named = list(new.items())[-NAMED:]
        frame = Notice(
            room=room,
            kind=self.kind,
            names=[name for _, name in named],
            more=len(new) - len(named),
        )
        return Told(frame, tuple(account_id for account_id, _ in named))
