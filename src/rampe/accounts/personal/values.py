"""How values of the database are written in an archive: ids as text, moments in ISO 8601."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any, cast
from uuid import UUID

ID_NAMES = ("id", "viewer")


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row as JSON can hold it without loss."""
    return {name: _plain(name, value) for name, value in row.items()}


def _plain(name: str, value: Any) -> Any:
    match value:
        case bool() | None | str() | float():
            return value.value if isinstance(value, Enum) else value
        case int():
            return str(value) if name in ID_NAMES or name.endswith("_id") else value
        case datetime() | date():
            return value.isoformat()
        case UUID():
            return str(value)
        case bytes():
            return value.hex()
        case list() | tuple():
            return [_plain(name, one) for one in cast(Sequence[Any], value)]
        case dict():
            return cast(dict[str, Any], value)
        case _:
            return str(value)
