"""Enums kept as text."""

from enum import StrEnum

import pytest
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

from rampe.kit.word import Word


class Colour(StrEnum):
    """For these tests."""

    RED = "red"


def test_members_go_in_and_come_out() -> None:
    """Null stays null."""
    word, dialect = Word(Colour), PGDialect_psycopg()
    assert word.process_bind_param(Colour.RED, dialect) == "red"
    assert word.process_bind_param("red", dialect) == "red"
    assert word.process_result_value("red", dialect) is Colour.RED
    assert word.process_bind_param(None, dialect) is None
    assert word.process_result_value(None, dialect) is None


def test_other_words_are_refused() -> None:
    """An error of ours is found when it is written, not when it is read."""
    with pytest.raises(ValueError):
        Word(Colour).process_bind_param("blue", PGDialect_psycopg())
