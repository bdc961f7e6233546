"""The frames of a live's room on the gateway's socket: what clients say, and what they are told.

JSON objects whose `t` names their kind. Ids are strings, moments are milliseconds since 1970, and
`e` is the epoch of the room's actor. `web/src/lib/features/live/frames.ts` is generated from this
file by `scripts/frames.py`; `make check` says when it is not current.
"""

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

MAX_COMMENT = 150
"""Characters of a comment as people count them: an emoji of several code points is one."""

MAX_HEARTS = 15
"""Hearts a second that count for an account at the least; a client that taps faster slows down."""

RoomLive = Literal["preparing", "live", "lost", "ended"]
NoticeKind = Literal["joined", "followed"]


class Frame(msgspec.Struct, tag_field="t", frozen=True):
    """Any frame."""


# -- from a client --------------------------------------------------------------------------------


class Join(Frame, frozen=True, tag="join"):
    """Enter a room, or enter it anew after a hello: answered by `room` or `refused`."""

    room: str


class Leave(Frame, frozen=True, tag="leave"):
    """Leave a room. Nothing is answered."""

    room: str


class Say(Frame, frozen=True, tag="say"):
    """Comment. Answered by `said` once it is stored, or by `unsaid`.

    Sent again with the same `cid` while no answer came, it is stored once and answered alike.
    """

    room: str
    cid: str
    text: str
    reply_to: str | UnsetType = UNSET


class Hearts(Frame, frozen=True, tag="hearts"):
    """So many hearts since the last such frame; one each 500 ms at most."""

    room: str
    n: int


# -- to a client ----------------------------------------------------------------------------------


class RoomState(msgspec.Struct, frozen=True):
    """What everybody in a room sees: cumulative, so that a newer one replaces all older ones."""

    live: RoomLive
    viewers: int
    peak: int
    hearts: int


class RoomAccount(msgspec.Struct, frozen=True):
    """Who wrote a comment."""

    id: str
    handle: str
    name: str
    avatar: str | None


class RoomMention(msgspec.Struct, frozen=True):
    """`@handle` as written in a text leads to an account."""

    id: str
    handle: str


class RoomComment(msgspec.Struct, frozen=True, omit_defaults=True):
    """A comment; `i` counts the comments of the live from 1, without holes."""

    i: int
    id: str
    at: int
    text: str
    account: RoomAccount
    reply_to: str | UnsetType = UNSET
    mentions: list[RoomMention] | UnsetType = UNSET

    @property
    def accounts(self) -> set[int]:
        """Who wrote it, and whom it names."""
        named = [] if self.mentions is UNSET else self.mentions
        return {int(self.account.id), *(int(one.id) for one in named)}


class RoomMe(msgspec.Struct, frozen=True):
    """What the room knows of who joins: own hearts stored so far, and what keeps from speaking."""

    hearts: int
    can_say: bool
    code: str | UnsetType = UNSET


class Room(Frame, frozen=True, tag="room", omit_defaults=True):
    """The room as it is now, with its last comments, oldest first: the answer to `join`."""

    room: str
    e: int
    state: RoomState
    comments: list[RoomComment]
    next: int
    """The index that the next comment will have."""
    me: RoomMe
    gone: list[str] = []
    """The last comments that were taken out of sight: who shows one of them takes it out."""


class Refused(Frame, frozen=True, tag="refused"):
    """Not let in, or shown out: the client is not in the room (any more).

    Codes: `live_not_found`, `live_ended`, `room_blocked`, `too_many_rooms`, `room_unavailable`
    (then try again after `retry_ms`).
    """

    room: str
    code: str
    retry_ms: int | UnsetType = UNSET


class Said(Frame, frozen=True, tag="said"):
    """A comment of this account is stored, for good; told to all its tabs."""

    room: str
    cid: str
    id: str
    i: int


class Unsaid(Frame, frozen=True, tag="unsaid"):
    """A comment of this account was not stored.

    Codes: `sign_in_required`, `not_in_room`, `empty`, `comment_too_long`, `bad_text`,
    `reply_not_found`, `too_fast`, `restricted`, `comments_closed`, `live_ended`, `unavailable`.
    With `retry_ms` it may be sent again, with the same `cid`, after so long.
    """

    room: str
    cid: str
    code: str
    retry_ms: int | UnsetType = UNSET


class Hearted(Frame, frozen=True, tag="hearted"):
    """So many hearts of this account are stored in all; told to its tabs after each flush."""

    room: str
    hearts: int


class State(Frame, frozen=True, tag="state"):
    """The room changed; at most one a tick."""

    room: str
    e: int
    s: RoomState


class Comments(Frame, frozen=True, tag="comments", omit_defaults=True, rename={"first": "from"}):
    """New comments, from index `from` on.

    The next such frame begins at `from + items + skipped`; one that begins later tells of a hole,
    to be filled once by `GET /lives/{id}/comments?after=`. Skipped ones are left out on purpose:
    nobody reads more than these in a tick. What was received already may come again.
    """

    room: str
    e: int
    first: int
    items: list[RoomComment]
    skipped: int = 0


class Gone(Frame, frozen=True, tag="gone"):
    """Nobody is shown these comments any more: taken back, hidden by staff, or the author left."""

    room: str
    e: int
    ids: list[str]


class Anew(Frame, frozen=True, tag="anew"):
    """Whom this account is shown has changed by a block or a mute: read the comments again."""

    room: str


class Notice(Frame, frozen=True, tag="notice"):
    """Some came, or followed the host: names of a few, and how many more."""

    room: str
    kind: NoticeKind
    names: list[str]
    more: int


class Pulse(Frame, frozen=True, tag="pulse"):
    """For the host alone, each second."""

    room: str
    hearts_per_minute: int
    viewers: int
    new_followers: int


ClientFrame = Join | Leave | Say | Hearts
ServerFrame = (
    Room | Refused | Said | Unsaid | Hearted | State | Comments | Gone | Anew | Notice | Pulse
)
