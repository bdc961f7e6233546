"""The installation's secrets: made at first start, kept in one file that only we may read."""

import os
import secrets
import stat
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from rampe.engines.files import write_private
from rampe.kit.settings import SettingsError, read_toml

HEADER = "# Made by Rampe at its first start. Whoever has this file has the installation.\n"


def make_secret() -> str:
    """Return 256 random bits that need no quoting in URLs, configuration files or TOML."""
    return secrets.token_urlsafe(32)


class Secrets(BaseModel):
    """Everything random that roles share. A field added here is made at the next start."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    postgres_password: str = Field(default_factory=make_secret, min_length=16, repr=False)
    nats_token: str = Field(default_factory=make_secret, min_length=16, repr=False)
    media_key: str = Field(default_factory=make_secret, min_length=16, repr=False)
    """Signs the addresses of private media."""
    session_key: str = Field(default_factory=make_secret, min_length=16, repr=False)
    """Signs one-minute tickets and hashes what must not be readable in the database."""
    factor_key: str = Field(default_factory=make_secret, min_length=16, repr=False)
    """Seals the secrets of authenticator apps. Without it, members need their recovery codes."""


def read_secrets(file: Path) -> Secrets:
    """Read the secrets of an installation that has some.

    Raises:
        SettingsError: there are none, they are readable by others, or the file is broken.
    """
    _check_private(file)
    try:
        return Secrets.model_validate(read_toml(file))
    except ValidationError as error:
        wrong = ", ".join(".".join(map(str, detail["loc"])) for detail in error.errors())
        raise SettingsError(f"{file} is damaged at: {wrong}") from None


def ensure_secrets(file: Path) -> Secrets:
    """Read the secrets, and make those that are missing.

    Raises:
        SettingsError: the file is readable by others, not by us, or broken.
    """
    if not file.exists():
        return _write(file, Secrets())
    found = read_secrets(file)
    return found if found.model_fields_set == set(Secrets.model_fields) else _write(file, found)


def _check_private(file: Path) -> None:
    try:
        found = file.stat()
    except FileNotFoundError:
        raise SettingsError(
            f"{file} does not exist: `rampe up` makes it; on further machines, copy the first one's"
        ) from None
    except PermissionError as error:
        raise SettingsError(f"{file} cannot be read: {error.strerror}") from None
    if stat.S_IMODE(found.st_mode) & 0o077:
        raise SettingsError(
            f"{file} can be read by others (mode {stat.S_IMODE(found.st_mode):04o}): change the"
            f" secrets if somebody may have, then `chmod 600 {file}`"
        )
    if not os.access(file, os.R_OK):
        raise SettingsError(f"{file} belongs to another user: start Rampe as that user")


def _write(file: Path, made: Secrets) -> Secrets:
    lines = (f'{name} = "{value}"\n' for name, value in made.model_dump().items())
    write_private(file, HEADER + "".join(lines))
    return made
