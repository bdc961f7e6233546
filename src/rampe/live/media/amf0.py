"""AMF0, the values of RTMP commands and FLV metadata (Adobe AMF0 specification, 2007). Pure.

Strangers send it before they have shown a key, so depth, count and length are bounded.
"""

import struct
from collections.abc import Sequence
from enum import IntEnum

from rampe.live.media.bits import BadMedia

Value = float | bool | str | None | dict[str, "Value"] | list["Value"]

MAX_DEPTH = 8
MAX_VALUES = 2_000


class Marker(IntEnum):
    """The byte before a value."""

    NUMBER = 0
    BOOLEAN = 1
    STRING = 2
    OBJECT = 3
    NULL = 5
    UNDEFINED = 6
    ECMA_ARRAY = 8
    OBJECT_END = 9
    STRICT_ARRAY = 10
    DATE = 11
    LONG_STRING = 12


def encode(values: Sequence[Value]) -> bytes:
    """Write values one after another."""
    return b"".join(map(_encode, values))


def decode(data: bytes) -> list[Value]:
    """Read all values. Raises `BadMedia`."""
    reader = _Reader(data)
    values: list[Value] = []
    while not reader.done:
        values.append(reader.value(0))
    return values


def _encode(value: Value) -> bytes:
    match value:
        case bool():
            return bytes((Marker.BOOLEAN, value))
        case int() | float():
            return struct.pack(">Bd", Marker.NUMBER, value)
        case str():
            return _encode_text(value)
        case None:
            return bytes((Marker.NULL,))
        case dict():
            pairs = b"".join(_name(key) + _encode(item) for key, item in value.items())
            return bytes((Marker.OBJECT,)) + pairs + b"\0\0\x09"
        case list():
            items = b"".join(map(_encode, value))
            return struct.pack(">BI", Marker.STRICT_ARRAY, len(value)) + items


def _encode_text(text: str) -> bytes:
    raw = text.encode()
    if len(raw) > 0xFFFF:
        return struct.pack(">BI", Marker.LONG_STRING, len(raw)) + raw
    return struct.pack(">BH", Marker.STRING, len(raw)) + raw


def _name(key: str) -> bytes:
    raw = key.encode()
    return struct.pack(">H", len(raw)) + raw


class _Reader:
    """A cursor that counts what it has read."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        self._count = 0

    @property
    def done(self) -> bool:
        return self._at >= len(self._data)

    def take(self, size: int) -> bytes:
        end = self._at + size
        if end > len(self._data):
            raise BadMedia("an AMF value ends too early")
        taken = self._data[self._at : end]
        self._at = end
        return taken

    def number(self, size: int) -> int:
        return int.from_bytes(self.take(size), "big")

    def double(self) -> float:
        value: float = struct.unpack(">d", self.take(8))[0]
        return value

    def text(self, prefix: int) -> str:
        return self.take(self.number(prefix)).decode(errors="replace")

    def value(self, depth: int) -> Value:
        self._count += 1
        if depth > MAX_DEPTH or self._count > MAX_VALUES:
            raise BadMedia("an AMF value too deep, or too many")
        marker = self.number(1)
        match marker:
            case Marker.NUMBER:
                return self.double()
            case Marker.BOOLEAN:
                return self.number(1) != 0
            case Marker.STRING:
                return self.text(2)
            case Marker.LONG_STRING:
                return self.text(4)
            case Marker.NULL | Marker.UNDEFINED:
                return None
            case Marker.OBJECT:
                return self.members(depth)
            case Marker.ECMA_ARRAY:
                self.take(4)  # a count that many encoders leave at 0
                return self.members(depth)
            case Marker.STRICT_ARRAY:
                return [self.value(depth + 1) for _ in range(min(self.number(4), MAX_VALUES + 1))]
            case Marker.DATE:
                moment = self.double()
                self.take(2)
                return moment
            case _:
                raise BadMedia(f"no AMF value begins with {marker}")

    def members(self, depth: int) -> dict[str, Value]:
        found: dict[str, Value] = {}
        while True:
            key = self.text(2)
            if not key and self._data[self._at : self._at + 1] == b"\x09":
                self._at += 1
                return found
            found[key] = self.value(depth + 1)
