"""A column beside one value of its enum, for predicates that partial indexes serve."""

from enum import StrEnum

from sqlalchemy import ColumnElement, literal_column
from sqlalchemy.orm import InstrumentedAttribute


def is_value(column: InstrumentedAttribute[str], value: StrEnum) -> ColumnElement[bool]:
    """True where the column has the value.

    It is written out rather than a parameter, which no partial index could be compared with.
    """
    return column == literal_column(f"'{value.value}'")
