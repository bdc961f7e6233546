"""Settings from one TOML file and the environment, into a pydantic model that forbids extra keys.

`RAMPE_SECTION__KEY` overrides `key` of `[section]`. Whatever is wrong is said in the operator's
terms: which file or variable, which key, and which known key comes nearest to an unknown one.
"""

import difflib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar, cast, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

M = TypeVar("M", bound=BaseModel)

DEFAULT = "default"
PREFIX = "RAMPE_"
"""What the names of all variables of the environment begin with."""
CONFIDENTIAL = ("password", "secret", "token", "key", "url")
"""Words in the name of a setting whose value no error message repeats."""


class SettingsError(Exception):
    """The settings cannot be used; the message lists everything that is wrong with them."""


@dataclass(frozen=True)
class Loaded(Generic[M]):
    """Settings and where each value given came from, by its dotted key."""

    settings: M
    sources: Mapping[str, str]


@dataclass(frozen=True)
class Given:
    """Values as written, and the source of each."""

    values: dict[str, Any]
    sources: dict[str, str]


def load_settings(
    model: type[M],
    file: Path | None,
    environ: Mapping[str, str],
    *,
    prefix: str = PREFIX,
    ignored: frozenset[str] = frozenset({"RAMPE_CONFIG", "RAMPE_SOURCES"}),
) -> Loaded[M]:
    """Read the file, then the environment, and check both against `model`.

    Raises:
        SettingsError: the file cannot be read, or a key or a value is wrong.
    """
    given = Given({}, {})
    if file:
        _take(given, read_toml(file), str(file))
    for name, text in sorted(environ.items()):
        if name.startswith(prefix) and name not in ignored:
            _put(given, name.removeprefix(prefix).lower().split("__"), _parse(text), name)
    try:
        return Loaded(model.model_validate(given.values), given.sources)
    except ValidationError as error:
        problems = [_explain(model, given, detail) for detail in error.errors()]
        raise SettingsError("\n".join(problems)) from None


def read_toml(file: Path) -> dict[str, Any]:
    """Parse a TOML file, or say plainly why not."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{file} cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file} is not valid TOML: {error}") from None


def known_keys(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """Yield the dotted key of every setting, sections excluded."""
    for name, field in model.model_fields.items():
        section = _section(field.annotation)
        if section:
            yield from known_keys(section, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}"


def _section(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return None


def _take(given: Given, table: dict[str, Any], source: str, path: tuple[str, ...] = ()) -> None:
    for key, value in table.items():
        if isinstance(value, dict):
            _take(given, cast(dict[str, Any], value), source, (*path, key))
        else:
            _put(given, [*path, key], value, source)


def _put(given: Given, path: list[str], value: Any, source: str) -> None:
    table = given.values
    for key in path[:-1]:
        inner = table.setdefault(key, {})
        if not isinstance(inner, dict):
            raise SettingsError(f"{source}: {key} is a single setting, not a section")
        table = cast(dict[str, Any], inner)
    table[path[-1]] = value
    given.sources[".".join(path)] = source


def _parse(text: str) -> Any:
    """Read lists and tables as JSON; pydantic converts the rest from the string it is."""
    if text[:1] in ("[", "{"):
        try:
            return json.loads(text)
        except ValueError:
            return text
    return text


def _explain(model: type[BaseModel], given: Given, detail: ErrorDetails) -> str:
    path = [str(part) for part in detail["loc"]]
    key = ".".join(path)
    source = _source(given, path)
    if detail["type"] == "extra_forbidden":
        return f"{source}: there is no setting {key}{_nearest(model, path)}"
    found = "" if any(word in key for word in CONFIDENTIAL) else f", not {detail['input']!r}"
    if detail["type"] == "model_type":
        return f"{source}: {key} should be a section{found}"
    if detail["type"] == "missing":
        return f"{source}: {key} is missing"
    reason = detail["msg"].removeprefix("Value error, ").removeprefix("Input ")
    return f"{source}: {key} {reason}{found}"


def _source(given: Given, path: list[str]) -> str:
    """Return the source of a key, else of the first value below it or of the value around it."""
    key = ".".join(path)
    for known, source in given.sources.items():
        if known == key or known.startswith(key + ".") or key.startswith(known + "."):
            return source
    return "settings"


def _nearest(model: type[BaseModel], path: list[str]) -> str:
    """Suggest the known key that looks most like an unknown one: a sibling, else any."""
    around: type[BaseModel] | None = model
    for part in (part for part in path[:-1] if not part.isdigit()):
        field = around.model_fields.get(part) if around else None
        around = field and _inner_model(field.annotation)
    siblings = list(around.model_fields) if around else []
    prefix = ".".join(path[:-1])
    for name in difflib.get_close_matches(path[-1], siblings, 1):
        return f"; did you mean {prefix + '.' if prefix else ''}{name}?"
    keys = list(known_keys(model))
    by_last = {key.rpartition(".")[2]: key for key in reversed(keys)}
    for name in difflib.get_close_matches(path[-1], by_last, 1):
        return f"; did you mean {by_last[name]}?"
    for key in difflib.get_close_matches(".".join(path), keys, 1, cutoff=0):
        return f"; the nearest is {key}"
    return ""


def _inner_model(annotation: object) -> type[BaseModel] | None:
    """Return the model of a section or of the items of a list."""
    return _section(annotation) or next(
        (section for argument in get_args(annotation) if (section := _section(argument))), None
    )
