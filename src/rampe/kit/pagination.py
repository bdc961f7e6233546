"""Keyset pagination: opaque cursors that hold the last row's sort key."""

import base64
import binascii
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar, cast

import msgspec
from pydantic import BaseModel

from rampe.kit.errors import Invalid
from rampe.kit.ids import EPOCH

T = TypeVar("T")

MAX_PAGE = 50
# PostgreSQL's bigint ends here.
_MOST = 1 << 63


class BadCursor(Invalid):
    """The cursor was not made by this list."""

    code, title = "bad_cursor", "The cursor is not valid"


class Page(BaseModel, Generic[T]):
    """One page of a list; `next_cursor` is null on the last."""

    items: list[T]
    next_cursor: str | None = None


def encode_cursor(*key: int | str) -> str:
    """Return the cursor that continues after the row with this sort key."""
    return base64.urlsafe_b64encode(msgspec.json.encode(key)).decode().rstrip("=")


def decode_cursor(cursor: str, *types: type[Any]) -> tuple[Any, ...]:
    """Return the sort key in `cursor`, its parts of the given types.

    Raises:
        BadCursor: not one of our cursors, or of another list.
    """
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        key = msgspec.json.decode(raw, type=cast(type[tuple[Any, ...]], tuple[types]))
    except (binascii.Error, ValueError, msgspec.MsgspecError):
        raise BadCursor from None
    if any(isinstance(part, int) and not -_MOST <= part < _MOST for part in key):
        raise BadCursor
    return key


def paginate(
    rows: list[T], limit: int, key: Callable[[T], tuple[int | str, ...]]
) -> tuple[list[T], str | None]:
    """Split `limit + 1` fetched rows into a page and the cursor of the next."""
    page = rows[:limit]
    cursor = encode_cursor(*key(page[-1])) if len(rows) > limit else None
    return page, cursor


_MICROSECOND = timedelta(microseconds=1)


def moment_key(row: tuple[int, datetime]) -> tuple[int, int]:
    """Return the cursor's key of a row of id and moment, for lists in the order of moments."""
    return (row[1] - EPOCH) // _MICROSECOND, row[0]


def decode_moment_cursor(cursor: str) -> tuple[datetime, int]:
    """Return moment and id of the row that a cursor of `moment_key` stands behind.

    Raises:
        BadCursor: not one of our cursors, or of another list.
    """
    micros, row_id = decode_cursor(cursor, int, int)
    try:
        return EPOCH + micros * _MICROSECOND, row_id
    except OverflowError:
        raise BadCursor from None
