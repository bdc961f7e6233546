"""The state of one room, without I/O: what its actor knows, and what it says at a tick.

Time is any steady clock in seconds. What is stored is told by the actor; nothing is shown before.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from rampe.live.frames import Gone, Pulse, RoomComment, RoomLive, RoomState, State
from rampe.live.room.conversation import Conversation, accounts_in
from rampe.live.room.hearts import EveryHeart, HeartJudge, Hearts
from rampe.live.room.notices import Notices
from rampe.live.room.pace import Allowance, Pace, tick_seconds
from rampe.live.room.presence import Audience
from rampe.live.room.wire import Kind, Out, Presence

PULSE_SECONDS = 1.0
RECOUNT_SECONDS = 3.0
"""After so long all gateways have said who is there to an actor that has just taken over."""

_encode = msgspec.json.encode


@dataclass(frozen=True)
class Recovered:
    """What the database knows of a room when an actor takes it over."""

    live_id: int
    host_id: int
    epoch: int
    live: RoomLive
    hearts: int
    peak: int
    viewers: int
    flushed: int
    next: int
    comments: list[RoomComment]
    again: int = 0
    """So many of the last comments may not have been said yet."""
    gone: Sequence[int] = ()
    """Comments that were taken out of sight last."""


class RoomCore:
    """One live's room."""

    def __init__(
        self, found: Recovered, pace: Pace, now: float, judge: HeartJudge | None = None
    ) -> None:
        self.live_id, self.host_id, self.epoch = found.live_id, found.host_id, found.epoch
        self.room = str(found.live_id)
        self.live: RoomLive = found.live
        self.peak = found.peak
        self.audience = Audience(found.host_id)
        self.hearts = Hearts(
            found.hearts, found.flushed, pace.hearts_per_second, judge or EveryHeart()
        )
        self.conversation = Conversation(found.comments, found.next, found.again)
        self.gone: list[str] = []
        """Comments that were taken out of sight last, which joiners are told of."""
        self._going: list[str] = []
        self.take_out(found.gone)
        self.joined, self.followed = Notices("joined"), Notices("followed")
        self.new_followers = 0
        self._says = Allowance(pace.comment_burst, pace.comments_per_second)
        # Until the gateways have said who is there, what was true before is truer than nobody.
        self._viewers_before: int | None = found.viewers
        self._began = now
        self._said: RoomState | None = None
        self._ticked_at = self._pulsed_at = float("-inf")
        self._forgot_at = now

    # -- what happens -----------------------------------------------------------------------------

    def hear_presence(self, presence: Presence, now: float) -> None:
        """A gateway says who is there."""
        self.audience.hear(presence, now)
        self._count_viewers(now)

    def may_say(self, account_id: int, now: float) -> float:
        """Return 0 and count a comment of a member, or after how many seconds it may come."""
        if self._says.take(account_id, 1, now):
            return 0.0
        return max(self._says.wait(account_id, now), 0.001)

    def on_joined(self, account_id: int, name: str) -> None:
        """A member came in."""
        if account_id != self.host_id:
            self.joined.add(account_id, name)

    def on_followed(self, account_id: int, name: str) -> None:
        """A member follows the host."""
        if self.followed.add(account_id, name):
            self.new_followers += 1

    def on_blocked(self, account_id: int) -> None:
        """A member is no longer for this room."""
        self.joined.forget(account_id)
        self.followed.forget(account_id)

    def take_out(self, gone: Sequence[int]) -> None:
        """These comments have gone; those that were not known are told of.

        To an actor that has just taken over none is: the one before may have died knowing.
        """
        now = [str(one) for one in gone]
        known = set(self.gone)
        self._going += [one for one in now if one not in known]
        self.gone = now
        self.conversation.take_out(frozenset(now))

    # -- what is said -----------------------------------------------------------------------------

    @property
    def viewers(self) -> int:
        """How many watch now."""
        before = self._viewers_before
        return self.audience.viewers if before is None else max(before, self.audience.viewers)

    @property
    def state(self) -> RoomState:
        """What everybody sees."""
        return RoomState(
            live=self.live, viewers=self.viewers, peak=self.peak, hearts=self.hearts.total
        )

    def tick(self, now: float) -> list[Out]:
        """Return what is said now: nothing before its time, and nothing when nothing changed."""
        if now - self._ticked_at < tick_seconds(self.viewers) - 0.005:
            return []
        self._ticked_at = now
        self.audience.expire(now)
        self._count_viewers(now)
        self._forget(now)
        return [
            *self._say_comments(),
            *self._say_gone(),
            *self._say_state(),
            *self._say_notices(now),
        ]

    def hurry(self) -> None:
        """Let the next tick say what there is, whatever was said just before."""
        self._ticked_at = float("-inf")

    def pulse(self, now: float) -> list[Out]:
        """Return the host's pulse when it is time and the host is there."""
        if now - self._pulsed_at < PULSE_SECONDS or self.host_id not in self.audience.members:
            return []
        self._pulsed_at = now
        frame = Pulse(
            room=self.room,
            hearts_per_minute=self.hearts.per_minute(now),
            viewers=self.viewers,
            new_followers=self.new_followers,
        )
        return [self._out(Kind.PRIVATE, frame, (self.host_id,))]

    def _say_comments(self) -> list[Out]:
        tick = self.conversation.take(self.room, self.epoch)
        if tick is None:
            return []
        said = [self._out(Kind.COMMENTS, tick.frame, accounts_in(tick.frame.items))]
        for one in tick.left_out:
            # Everybody sees what they wrote themselves, however many others write.
            own = msgspec.structs.replace(tick.frame, first=one.i, items=[one], skipped=0)
            said.append(self._out(Kind.PRIVATE, own, (int(one.account.id),)))
        return said

    def _say_gone(self) -> list[Out]:
        if not self._going:
            return []
        going, self._going = self._going, []
        return [self._out(Kind.GONE, Gone(room=self.room, e=self.epoch, ids=going))]

    def _say_state(self) -> list[Out]:
        state = self.state
        if state == self._said:
            return []
        self._said = state
        return [self._out(Kind.STATE, State(room=self.room, e=self.epoch, s=state))]

    def _say_notices(self, now: float) -> list[Out]:
        told = [notices.take(self.room, now) for notices in (self.joined, self.followed)]
        return [self._out(Kind.NOTICE, one.frame, one.accounts) for one in told if one]

    def _out(self, kind: Kind, frame: msgspec.Struct, accounts: tuple[int, ...] = ()) -> Out:
        return Out(kind, self.epoch, _encode(frame), self.conversation.next, accounts)

    def _count_viewers(self, now: float) -> None:
        before = self._viewers_before
        if before is not None and (
            self.audience.viewers >= before or now - self._began > RECOUNT_SECONDS
        ):
            self._viewers_before = None
        if self.live in ("live", "lost"):
            self.peak = max(self.peak, self.viewers)

    def _forget(self, now: float) -> None:
        if now - self._forgot_at > 60:
            self._forgot_at = now
            self._says.forget(now)
            self.hearts.forget(now)
