"""Arrays of ids in PostgreSQL's binary form: hot statements send hundreds, and psycopg asks of each
what it is, and PostgreSQL reads its digits, for longer than it takes to look them all up."""

from collections.abc import Iterable
from struct import Struct

from psycopg.adapt import AdaptersMap, Dumper
from psycopg.pq import Format

_INT8, _INT8_ARRAY = 20, 1016  # PostgreSQL's numbers of the types
_HEAD = Struct("!III")  # dimensions, whether there are nulls, type of an element
_DIMENSION = Struct("!II")  # length, first index
_ELEMENT = Struct("!iq")


class IdArray(bytes):
    """The elements of a `bigint[]`. Joined, several are one."""

    __slots__ = ()

    @classmethod
    def of(cls, ids: Iterable[int]) -> "IdArray":
        """Write ids."""
        return cls(b"".join([_ELEMENT.pack(8, each) for each in ids]))


class _IdArrayDumper(Dumper):
    format = Format.BINARY
    oid = _INT8_ARRAY

    def dump(self, obj: IdArray) -> bytes:
        count = len(obj) // _ELEMENT.size
        if not count:
            return _HEAD.pack(0, 0, _INT8)
        return _HEAD.pack(1, 0, _INT8) + _DIMENSION.pack(count, 1) + obj


def register(adapters: AdaptersMap) -> None:
    """Let a connection send `IdArray`s."""
    adapters.register_dumper(IdArray, _IdArrayDumper)
