"""Paging of lists that are ordered by a moment and an id, both descending."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, true, tuple_

from rampe.kit.ids import EPOCH
from rampe.kit.pagination import BadCursor, decode_cursor

MICROSECOND = timedelta(microseconds=1)


def moment_key(row: tuple[int, datetime]) -> tuple[int, int]:
    """Return the cursor's key of a row of id and moment."""
    return (row[1] - EPOCH) // MICROSECOND, row[0]


def older_than(cursor: str | None, moment: Any, row_id: Any) -> ColumnElement[bool]:
    """True for the rows after the cursor.

    Raises:
        BadCursor: it is not one of this list.
    """
    if cursor is None:
        return true()
    passed, last_id = decode_cursor(cursor, int, int)
    try:
        at = EPOCH + passed * MICROSECOND
    except OverflowError:
        raise BadCursor from None
    return tuple_(moment, row_id) < tuple_(at, last_id)
