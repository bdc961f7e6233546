"""The effective settings, each with where it comes from, secrets masked: for `rampe config`, which
writes them as TOML, and for the operator's page.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit, urlunsplit

from pydantic import BaseModel, SecretStr

from rampe.entry.secrets import Secrets
from rampe.entry.settings import Settings
from rampe.kit.settings import CONFIDENTIAL, DEFAULT, Loaded

MASK = "********"


@dataclass(frozen=True)
class Shown:
    """A setting as it may be shown.

    Attributes:
        section: the table it is in; empty for the plain keys.
        value: as TOML writes it, secrets masked; none where it is not set.
        source: the file or the variable that gave it, or `DEFAULT`.
    """

    section: str
    name: str
    value: str | None
    source: str

    @property
    def key(self) -> str:
        """Its dotted name."""
        return f"{self.section}.{self.name}" if self.section else self.name


def shown(settings: Settings, sources: Mapping[str, str]) -> list[Shown]:
    """List all settings, sections after the plain keys as TOML wants it; none that is secret."""
    found = [*_plain(settings, sources, "")]
    for name, section in _sections(settings):
        found += _plain(section, sources, name)
    return found


def effective(loaded: Loaded[Settings]) -> str:
    """Write all settings as TOML."""
    lines: list[str] = []
    for section, some in groupby(shown(loaded.settings, loaded.sources), attrgetter("section")):
        lines += ["", f"[{section}]"] if section else []
        for one in some:
            if one.value is None:
                lines.append(f"# {one.name} is not set")
            else:
                lines.append(f"{one.name} = {one.value}  # {one.source}")
    lines += ["", f"# secrets, in {loaded.settings.secrets_path}"]
    lines += [f'# {name} = "{MASK}"' for name in Secrets.model_fields]
    return "\n".join(lines) + "\n"


def _plain(model: BaseModel, sources: Mapping[str, str], section: str) -> Iterator[Shown]:
    for name in type(model).model_fields:
        value: object = getattr(model, name)
        if isinstance(value, BaseModel):
            continue
        one = Shown(section, name, None if value is None else _toml(value), DEFAULT)
        yield replace(one, source=sources.get(one.key, DEFAULT))


def _sections(model: BaseModel) -> Iterator[tuple[str, BaseModel]]:
    for name in type(model).model_fields:
        value: object = getattr(model, name)
        if isinstance(value, BaseModel):
            yield name, value


def _toml(value: object) -> str:
    match value:
        case SecretStr():
            return f'"{MASK}"'
        case bool() | int() | float():
            return json.dumps(value)
        case list() | tuple():
            items = cast(Iterable[object], value)
            return "[" + ", ".join(map(_toml, items)) + "]"
        case BaseModel():
            pairs = (f"{name} = {_toml(inner)}" for name, inner in value)
            return "{ " + ", ".join(pairs) + " }"
        case Path():
            return json.dumps(str(value))
        case _:
            return json.dumps(_without_password(str(value)), ensure_ascii=False)


def _without_password(text: str) -> str:
    """Mask the password, or the token, of an address, also where its query has one."""
    parts = urlsplit(text)
    if parts.scheme and any(word in parts.query.lower() for word in CONFIDENTIAL):
        parts = parts._replace(query=MASK)
        text = urlunsplit(parts)
    user, at, host = parts.netloc.rpartition("@")
    if not at:
        return text
    name, colon, _ = user.partition(":")
    return urlunsplit(parts._replace(netloc=f"{name}:{MASK}@{host}" if colon else f"{MASK}@{host}"))
