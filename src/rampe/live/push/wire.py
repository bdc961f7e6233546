"""A message of `media.<live>.<rendition>`, and of the WebSocket to a viewer (decision 19). Pure.

Sixteen bytes, big-endian, then the payload: type u8, key u8, rendition u8, epoch u8, sequence u32,
server time f64 in milliseconds since 1970. Edges pass messages on as they came, so a viewer reads
the same header.
"""

import struct
from collections.abc import Iterable
from enum import IntEnum

import msgspec

HEADER = struct.Struct(">BBBBId")
SIZE = HEADER.size
assert SIZE == 16
PAYLOAD_MOST = 4 << 20
"""NATS carries no more (`max_payload`)."""
SEQUENCES = 1 << 32
EPOCHS = 1 << 8
LENGTH = struct.Struct(">I")


class BadMessage(ValueError):
    """Bytes that are no message of ours."""


class Type(IntEnum):
    """What the payload is."""

    INIT = 0
    """An initialisation segment; `key` is 1, and its sequence that of the part before it."""
    PART = 1
    """A part of about 100 ms; sequences count these, one by one."""
    HLS = 2
    """A part of a playlist, for who serves LL-HLS."""
    END = 3
    """The live is over."""


class Message(msgspec.Struct, frozen=True):
    """One message."""

    type: Type
    key: bool
    """Decoding can begin here."""
    rendition: int
    epoch: int
    """Which muxer made it: grows, around 255, each time that another takes over."""
    sequence: int
    server_ms: float
    payload: bytes

    def encode(self) -> bytes:
        """Return its bytes.

        Raises:
            BadMessage: the payload is larger than the bus carries.
        """
        if len(self.payload) > PAYLOAD_MOST - SIZE:
            raise BadMessage(f"a part of {len(self.payload)} bytes")
        head = HEADER.pack(
            self.type, self.key, self.rendition, self.epoch, self.sequence, self.server_ms
        )
        return head + self.payload


def decode(data: bytes | bytearray) -> Message:
    """Read a message. Raises `BadMessage`."""
    if not SIZE <= len(data) <= PAYLOAD_MOST:
        raise BadMessage("too short or too long")
    kind, key, rendition, epoch, sequence, server_ms = HEADER.unpack_from(data)
    if kind > Type.END or key > 1 or server_ms != server_ms:
        raise BadMessage("no such type")
    return Message(Type(kind), key == 1, rendition, epoch, sequence, server_ms, bytes(data[SIZE:]))


def is_newer(epoch: int, than: int) -> bool:
    """Whether an epoch comes after another, in a circle of 256."""
    return 0 < (epoch - than) % EPOCHS < EPOCHS // 2


def is_next(sequence: int, after: int) -> bool:
    """Whether nothing is missing between two sequences."""
    return sequence == (after + 1) % SEQUENCES


def is_later(sequence: int, than: int) -> bool:
    """Whether a sequence comes after another, in a circle of 2³²."""
    return 0 < (sequence - than) % SEQUENCES < SEQUENCES // 2


def pack(messages: Iterable[bytes]) -> bytes:
    """Return messages as one answer to an edge that begins: each after its length (u32)."""
    return b"".join(part for data in messages for part in (LENGTH.pack(len(data)), data))


def unpack(packed: bytes) -> list[bytes]:
    """Return the messages of an answer. Raises `BadMessage`."""
    messages: list[bytes] = []
    at = 0
    while at < len(packed):
        begin = at + LENGTH.size
        if begin > len(packed):
            raise BadMessage("half a length")
        at = begin + LENGTH.unpack_from(packed, begin - LENGTH.size)[0]
        if at > len(packed):
            raise BadMessage("half a message")
        messages.append(packed[begin:at])
    return messages
