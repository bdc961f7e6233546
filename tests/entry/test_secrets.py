"""Secrets: made once, kept private, and refused when they are not."""

from pathlib import Path

import pytest

from rampe.entry.secrets import Secrets, ensure_secrets, read_secrets
from rampe.kit.settings import SettingsError


def test_made_at_first_start_and_kept(tmp_path: Path) -> None:
    file = tmp_path / "secrets.toml"
    made = ensure_secrets(file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert ensure_secrets(file) == made == read_secrets(file)
    assert len(set(made.model_dump().values())) == len(Secrets.model_fields)


def test_secret_added_by_a_newer_version_is_made_and_the_others_kept(tmp_path: Path) -> None:
    file = tmp_path / "secrets.toml"
    made = ensure_secrets(file)
    kept = "".join(
        line for line in file.read_text().splitlines(keepends=True) if "nats_token" not in line
    )
    file.write_text(kept)
    again = ensure_secrets(file)
    assert again.postgres_password == made.postgres_password
    assert again.nats_token != made.nats_token
    assert read_secrets(file) == again


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604])
def test_wider_mode_is_refused(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "secrets.toml"
    ensure_secrets(file)
    file.chmod(mode)
    with pytest.raises(SettingsError, match=rf"read by others \(mode 0{mode:o}\)[\s\S]*chmod 600"):
        ensure_secrets(file)


def test_missing_file_says_who_makes_it(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="`rampe up` makes it"):
        read_secrets(tmp_path / "secrets.toml")


def test_damaged_file_names_the_key_and_shows_nothing(tmp_path: Path) -> None:
    file = tmp_path / "secrets.toml"
    ensure_secrets(file)
    file.write_text('nats_token = "short"\n')
    with pytest.raises(SettingsError, match="damaged at: nats_token") as told:
        read_secrets(file)
    assert "short" not in str(told.value)


def test_repr_shows_nothing() -> None:
    made = Secrets()
    assert made.nats_token not in repr(made)
