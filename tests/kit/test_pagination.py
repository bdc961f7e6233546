"""Cursors: what a list made it reads again, anything else is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampe.kit.pagination import BadCursor, decode_cursor, encode_cursor, paginate


@given(st.integers(-(2**63), 2**63 - 1), st.text(max_size=20))
def test_cursor_keeps_its_key(number: int, text: str) -> None:
    """The key that goes in comes out."""
    assert decode_cursor(encode_cursor(number, text), int, str) == (number, text)


@given(st.text(max_size=40))
def test_forged_cursors_are_refused_or_typed(cursor: str) -> None:
    """No string makes anything but the typed key or our error."""
    try:
        (value,) = decode_cursor(cursor, int)
    except BadCursor:
        return
    assert isinstance(value, int)


def test_cursor_of_another_list_is_refused() -> None:
    """Number and type of the parts must fit."""
    for cursor in (encode_cursor("a"), encode_cursor(1, 2), encode_cursor(1 << 63)):
        with pytest.raises(BadCursor):
            decode_cursor(cursor, int)


@pytest.mark.parametrize(("rows", "more"), [(0, False), (3, False), (4, True)])
def test_last_page_has_no_cursor(rows: int, more: bool) -> None:
    """One row more than the page was fetched: only then there is a next page."""
    page, cursor = paginate(list(range(rows)), 3, lambda row: (row,))
    assert page == list(range(min(rows, 3)))
    assert (cursor is not None) is more
