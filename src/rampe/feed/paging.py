"""Paging of lists that are ordered by a moment and an id, both descending."""

from typing import Any

from sqlalchemy import ColumnElement, true, tuple_

from rampe.kit.pagination import decode_moment_cursor


def older_than(cursor: str | None, moment: Any, row_id: Any) -> ColumnElement[bool]:
    """True for the rows after the cursor, which `kit.pagination.moment_key` made.

    Raises:
        BadCursor: it is not one of this list.
    """
    if cursor is None:
        return true()
    return tuple_(moment, row_id) < tuple_(*decode_moment_cursor(cursor))
