"""An RTMP publisher in bytes: writes every kind of chunk on purpose, and reads the answers."""

import struct
from collections.abc import Sequence

from rampe.live.media import amf0
from rampe.live.rtmp.chunks import ChunkReader, Message, MessageType
from rampe.live.rtmp.session import HANDSHAKE

HELLO = b"\3" + bytes(HANDSHAKE)
ECHO = bytes(HANDSHAKE)


def chunk(
    form: int,
    number: int,
    payload: bytes,
    *,
    stamp: int = 0,
    length: int = 0,
    kind: int = 9,
    stream: int = 1,
    extended: int | None = None,
) -> bytes:
    """Return one chunk; `stamp` is what stands in the three bytes of its header."""
    if number < 64:
        head = bytes((form << 6 | number,))
    elif number < 320:
        head = bytes((form << 6, number - 64))
    else:
        head = bytes((form << 6 | 1,)) + (number - 64).to_bytes(2, "little")
    if form < 3:
        head += stamp.to_bytes(3, "big")
    if form < 2:
        head += length.to_bytes(3, "big") + bytes((kind,))
    if form == 0:
        head += stream.to_bytes(4, "little")
    if extended is not None:
        head += struct.pack(">I", extended)
    return head + payload


def command(*values: amf0.Value, stream: int = 0) -> bytes:
    """Return a command as one chunk of type 0; it has to be short."""
    body = amf0.encode(values)
    pieces = [body[at : at + 128] for at in range(0, len(body), 128)]
    first = chunk(0, 3, pieces[0], length=len(body), kind=MessageType.COMMAND, stream=stream)
    return first + b"".join(chunk(3, 3, piece) for piece in pieces[1:])


def opening(app: str = "live") -> bytes:
    """Return what an encoder says up to `publish`, handshake included."""
    return b"".join(
        (
            HELLO,
            ECHO,
            command("connect", 1, {"app": app, "type": "nonprivate", "tcUrl": "rtmp://h/live"}),
            command("releaseStream", 2, None, "key"),
            command("FCPublish", 3, None, "key"),
            command("createStream", 4, None),
        )
    )


def read_answers(output: bytes, chunk_size: int = 128) -> list[Message]:
    """Return the messages after the handshake."""
    reader = ChunkReader(1 << 20, 1 << 20)
    reader.take(chunk(0, 2, chunk_size.to_bytes(4, "big"), length=4, kind=1, stream=0))
    reader.take(output)
    return list(reader.messages())


def said(messages: Sequence[Message]) -> list[list[amf0.Value]]:
    """Return the commands among answers."""
    return [amf0.decode(one.body) for one in messages if one.kind == MessageType.COMMAND]
