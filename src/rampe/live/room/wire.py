"""What gateways and the actor of a room tell each other over the bus.

`room.<live>.in`: a `Hearted` or `Spoken` a message, JSON arrays, and from whoever took comments
out of sight `CommentsChanged`. `room.<live>.join`: a `Joining`,
answered by an `Out` of the kind `SNAPSHOT` or `REFUSED`. `room.<live>.presence`: who is there, from
each gateway each second. `room.<live>.out`: an `Out`, whose body goes to clients as it is; what a
gateway must know of it stands in front, so that it need not read the body.
"""

import struct
from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum
from functools import partial

import msgspec

PRESENCE_SECONDS = 1.0
PRESENCE_TIMEOUT = 4.0
"""A gateway that has said nothing for so long is gone, and its viewers with it."""

GUESTS = 0
"""The number of no account: in `accounts` of `EXPEL`, all who have none."""


class Hearted(msgspec.Struct, array_like=True, tag="h", frozen=True):
    """Hearts of a member."""

    account_id: int
    n: int


class Spoken(msgspec.Struct, array_like=True, tag="s", frozen=True):
    """A comment of a member."""

    account_id: int
    cid: str
    text: str
    reply_to: int | None = None


class CommentsChanged(msgspec.Struct, array_like=True, tag="c", frozen=True):
    """Comments were taken out of sight, or are shown again: their rows say which."""


class Joining(msgspec.Struct, array_like=True, frozen=True):
    """Somebody wants in: a member, or a guest."""

    account_id: int | None


Inbound = Hearted | Spoken | CommentsChanged
encode = msgspec.json.encode
decode_inbound = msgspec.json.Decoder(Inbound).decode
decode_joining = msgspec.json.Decoder(Joining).decode


class Kind(IntEnum):
    """What a gateway does with a message of the actor."""

    STATE = 0
    """To all; a newer one replaces one that waits."""
    COMMENTS = 1
    """To all, in order, none left out; `accounts` are the authors and those named."""
    NOTICE = 2
    """To all; `accounts` are those named."""
    PRIVATE = 3
    """To the connections of `accounts` only."""
    EXPEL = 4
    """The connections of `accounts`, or `GUESTS`, are told and are no longer in the room."""
    SNAPSHOT = 5
    REFUSED = 6
    ASK = 7
    """A new actor is here: say again who is there. Nothing for clients."""
    HEARTED = 8
    """How many hearts of each of `accounts` are stored: 8 bytes each. Gateways make the frames."""
    GONE = 9
    """To all: comments that nobody is shown any more. Harmless when it comes twice."""


@dataclass(frozen=True, slots=True)
class Out:
    """A message of the actor. `next` is the index of the comment after the last one it knows."""

    kind: Kind
    epoch: int
    body: bytes = b""
    next: int = 0
    accounts: tuple[int, ...] = ()


def pack_numbers(numbers: Collection[int]) -> bytes:
    """Return the body of a message of numbers."""
    return struct.pack(f"!{len(numbers)}Q", *numbers)


def unpack_numbers(body: bytes) -> tuple[int, ...]:
    """Read numbers. Raises `BadRoomMessage`."""
    count, rest = divmod(len(body), 8)
    if rest:
        raise BadRoomMessage("numbers of broken length")
    return struct.unpack(f"!{count}Q", body)


class BadRoomMessage(ValueError):
    """Not a message of ours."""


_HEAD = struct.Struct("!BQQI")


def encode_out(out: Out) -> bytes:
    """Return a message as it travels."""
    head = _HEAD.pack(out.kind, out.epoch, out.next, len(out.accounts))
    return head + pack_numbers(out.accounts) + out.body


def decode_out(data: bytes) -> Out:
    """Read a message.

    Raises:
        BadRoomMessage: it is none.
    """
    try:
        kind, epoch, following, count = _HEAD.unpack_from(data)
        accounts = struct.unpack_from(f"!{count}Q", data, _HEAD.size)
        return Out(Kind(kind), epoch, data[_HEAD.size + 8 * count :], following, accounts)
    except (struct.error, ValueError) as error:
        raise BadRoomMessage(str(error)) from None


@dataclass(frozen=True, slots=True)
class Presence:
    """Who is in a room at one gateway."""

    gateway: int
    guests: int
    members: frozenset[int]


_PRESENCE = struct.Struct("!QI")


def encode_presence(presence: Presence) -> bytes:
    """Return it as it travels: 8 bytes a member."""
    head = _PRESENCE.pack(presence.gateway, presence.guests)
    return head + pack_numbers(presence.members)


def decode_presence(data: bytes) -> Presence:
    """Read who is there.

    Raises:
        BadRoomMessage: it says nothing of the kind.
    """
    try:
        gateway, guests = _PRESENCE.unpack_from(data)
        return Presence(gateway, guests, frozenset(unpack_numbers(data[_PRESENCE.size :])))
    except struct.error as error:
        raise BadRoomMessage(str(error)) from None


def _subject(what: str, live_id: int) -> str:
    return f"room.{live_id}.{what}"


subject_in = partial(_subject, "in")
subject_join = partial(_subject, "join")
subject_presence = partial(_subject, "presence")
subject_out = partial(_subject, "out")
