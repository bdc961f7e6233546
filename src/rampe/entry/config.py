"""`rampe config`: the effective settings as TOML, each with where it comes from, secrets masked."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit, urlunsplit

from pydantic import BaseModel, SecretStr

from rampe.entry.secrets import Secrets
from rampe.entry.settings import Settings
from rampe.kit.settings import DEFAULT, Loaded

MASK = "********"


def effective(loaded: Loaded[Settings]) -> str:
    """Write all settings, sections after the plain keys as TOML wants it."""
    lines = [*_plain(loaded.settings, loaded.sources, "")]
    for name, section in _sections(loaded.settings):
        lines += ["", f"[{name}]", *_plain(section, loaded.sources, f"{name}.")]
    lines += ["", f"# secrets, in {loaded.settings.secrets_path}"]
    lines += [f'# {name} = "{MASK}"' for name in Secrets.model_fields]
    return "\n".join(lines) + "\n"


def _plain(model: BaseModel, sources: Mapping[str, str], prefix: str) -> Iterator[str]:
    for name in type(model).model_fields:
        value: object = getattr(model, name)
        if isinstance(value, BaseModel):
            continue
        source = sources.get(prefix + name, DEFAULT)
        if value is None:
            yield f"# {name} is not set"
        else:
            yield f"{name} = {_toml(value)}  # {source}"


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
    """Mask the password, or the token, of an address."""
    parts = urlsplit(text)
    user, at, host = parts.netloc.rpartition("@")
    if not at:
        return text
    name, colon, _ = user.partition(":")
    return urlunsplit(parts._replace(netloc=f"{name}:{MASK}@{host}" if colon else f"{MASK}@{host}"))
