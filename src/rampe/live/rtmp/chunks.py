"""The chunk stream of RTMP (Adobe RTMP 1.0 §5.3, §5.4): messages cut in chunks, both ways. Pure.

Written because receivers that we tried lose step with real encoders: a chunk of type 3 that opens a
message repeats the last delta, the extended timestamp is repeated in every chunk of type 3 by some
senders and in none by others, and a timestamp of exactly 0xFFFFFF is an extended one.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum

import msgspec

from rampe.live.media.bits import BadMedia

FIRST_CHUNK_SIZE = 128
CHUNK_SIZE_MOST = 0xFFFFFF
EXTENDED = 0xFFFFFF
MAX_STREAMS = 32
_HEADER_SIZES = (11, 7, 3, 0)


class BadRtmp(BadMedia):
    """A peer that does not keep to the protocol, or asks too much."""


class MessageType(IntEnum):
    """Types of messages (§5.4, §7.1)."""

    CHUNK_SIZE = 1
    ABORT = 2
    ACKNOWLEDGEMENT = 3
    USER_CONTROL = 4
    WINDOW = 5
    BANDWIDTH = 6
    AUDIO = 8
    VIDEO = 9
    DATA_AMF3 = 15
    COMMAND_AMF3 = 17
    DATA = 18
    COMMAND = 20


class Message(msgspec.Struct, frozen=True):
    """One whole message; `timestamp` in milliseconds, 32 bits."""

    kind: int
    timestamp: int
    stream: int
    body: bytes


@dataclass(slots=True)
class _ChunkStream:
    """What the next header of one chunk stream leaves out because it was said before."""

    timestamp: int = 0
    delta: int = 0
    length: int = 0
    kind: int = 0
    stream: int = 0
    extended: int | None = None
    known: bool = False
    body: bytearray = field(default_factory=bytearray)
    open: bool = False


class ChunkReader:
    """Puts messages together. Never holds more than `max_waiting` bytes of unfinished ones."""

    def __init__(self, max_message: int, max_waiting: int) -> None:
        self.max_message = max_message
        self.max_waiting = max_waiting
        self._chunk_size = FIRST_CHUNK_SIZE
        self._buffer = bytearray()
        self._at = 0
        self._streams: dict[int, _ChunkStream] = {}

    def take(self, data: bytes) -> None:
        """Add bytes; `messages` reads them."""
        del self._buffer[: self._at]
        self._at = 0
        self._buffer += data

    def messages(self) -> Iterator[Message]:
        """Yield the messages that are complete; may be left and begun again at any point.

        Raises:
            BadRtmp: the peer does not keep to the protocol.
        """
        while True:
            done, message = self._read_chunk()
            if not done:
                return
            if message is not None and not self._obey(message):
                yield message

    def _read_chunk(self) -> tuple[bool, Message | None]:
        buffer, at = self._buffer, self._at
        have = len(buffer)
        if at >= have:
            return False, None
        form, number = buffer[at] >> 6, buffer[at] & 0x3F
        at += 1
        if number < 2:
            wide = number + 1
            if at + wide > have:
                return False, None
            number = 64 + int.from_bytes(buffer[at : at + wide], "little")
            at += wide
        size = _HEADER_SIZES[form]
        if at + size > have:
            return False, None
        stream = self._stream(number, form)
        header = bytes(buffer[at : at + size])
        at += size
        stamp = int.from_bytes(header[:3], "big") if size else 0
        extended: int | None = None
        if stamp == EXTENDED or (form == 3 and stream.extended is not None):
            if at + 4 > have:
                return False, None
            extended = int.from_bytes(buffer[at : at + 4], "big")
            # Some senders leave it out of chunks of type 3: then these are bytes of the message.
            if form != 3 or extended == stream.extended:
                at += 4
            stamp = extended
        length = int.from_bytes(header[3:6], "big") if form < 2 else stream.length
        if length > self.max_message:
            raise BadRtmp(f"a message of {length} bytes")
        fresh = not stream.open
        wanted = min(self._chunk_size, length - (0 if fresh else len(stream.body)))
        if at + wanted > have:
            return False, None
        if not fresh and form != 3:
            raise BadRtmp("a message begins inside another")
        if fresh:
            self._begin(stream, form, header, stamp, extended)
        stream.body += buffer[at : at + wanted]
        self._at = at + wanted
        if len(stream.body) < stream.length:
            stream.open = True
            self._check_waiting()
            return True, None
        message = Message(stream.kind, stream.timestamp, stream.stream, bytes(stream.body))
        stream.open = False
        stream.body = bytearray()
        return True, message

    def _stream(self, number: int, form: int) -> _ChunkStream:
        stream = self._streams.get(number)
        if stream is None:
            if len(self._streams) >= MAX_STREAMS:
                raise BadRtmp("too many chunk streams")
            stream = self._streams[number] = _ChunkStream()
        # Type 1 first is wrong, but encoders do it (librtmp); it says all but the message stream.
        if form > 1 and not stream.known:
            raise BadRtmp("a chunk stream that begins in the middle")
        return stream

    @staticmethod
    def _begin(
        stream: _ChunkStream, form: int, header: bytes, stamp: int, extended: int | None
    ) -> None:
        if form == 0:
            stream.timestamp, stream.delta = stamp, 0
            stream.stream = int.from_bytes(header[7:11], "little")
        else:
            if form != 3:
                stream.delta = stamp
            stream.timestamp = (stream.timestamp + stream.delta) & 0xFFFFFFFF
        if form < 2:
            stream.length, stream.kind = int.from_bytes(header[3:6], "big"), header[6]
            stream.known = True
        if form != 3:
            stream.extended = extended

    def _check_waiting(self) -> None:
        if sum(len(stream.body) for stream in self._streams.values()) > self.max_waiting:
            raise BadRtmp("too many unfinished messages")

    def _obey(self, message: Message) -> bool:
        """Carry out what concerns chunks; whether it did."""
        if message.kind == MessageType.CHUNK_SIZE:
            size = _number(message)
            if not 1 <= size <= CHUNK_SIZE_MOST:
                raise BadRtmp(f"chunks of {size} bytes")
            self._chunk_size = size
            return True
        if message.kind == MessageType.ABORT:
            stream = self._streams.get(_number(message))
            if stream is not None:
                stream.open = False
                stream.body = bytearray()
            return True
        return False


def _number(message: Message) -> int:
    if len(message.body) < 4:
        raise BadRtmp("a control message that is too short")
    return int.from_bytes(message.body[:4], "big")


class ChunkWriter:
    """Cuts messages in chunks."""

    def __init__(self) -> None:
        self._chunk_size = FIRST_CHUNK_SIZE

    def write(self, message: Message, number: int = 3) -> bytes:
        """Return a message as chunks of types 0 and 3 on a chunk stream between 2 and 63."""
        late = message.timestamp >= EXTENDED
        extended = struct.pack(">I", message.timestamp) if late else b""
        stamp = min(message.timestamp, EXTENDED)
        head = struct.pack(">B", number) + stamp.to_bytes(3, "big")
        head += len(message.body).to_bytes(3, "big") + bytes((message.kind,))
        head += message.stream.to_bytes(4, "little") + extended
        between = bytes((0xC0 | number,)) + extended
        size = self._chunk_size
        pieces = [message.body[at : at + size] for at in range(0, len(message.body), size)]
        written = head + between.join(pieces)
        if message.kind == MessageType.CHUNK_SIZE:
            self._chunk_size = _number(message)
        return written
