"""The installation: its example file is complete and true, and `rampe config` shows no secret."""

import os
import re
import tomllib
from pathlib import Path

import pytest

from rampe.entry.config import effective
from rampe.entry.settings import Settings, load
from rampe.kit.settings import Loaded, SettingsError, known_keys, load_settings

EXAMPLE = Path(__file__).parents[2] / "rampe.example.toml"


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("RAMPE_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def example_keys() -> set[str]:
    """Read the keys of the example, commented ones too."""
    section = ""
    keys: set[str] = set()
    for line in EXAMPLE.read_text().splitlines():
        if heading := re.fullmatch(r"\[(\w+)\]", line):
            section = f"{heading[1]}."
        elif setting := re.match(r"(?:# )?(\w+) = ", line):
            keys.add(section + setting[1])
    return keys


def test_example_has_every_setting_and_no_other() -> None:
    assert example_keys() == set(known_keys(Settings))


def test_example_shows_the_defaults() -> None:
    assert load_settings(Settings, EXAMPLE, {}).settings == Settings()


def test_every_setting_of_the_example_is_explained() -> None:
    """A group of settings shares one comment; none stands without."""
    explained = False
    for line in EXAMPLE.read_text().splitlines():
        if not line.strip():
            explained = False
        elif line.startswith("# ") and not re.match(r"# \w+ = ", line):
            explained = True
        elif re.match(r"(# )?\w+ = ", line):
            assert explained or "sender" in line, line


def test_settings_commented_out_are_valid_too(tmp_path: Path) -> None:
    """Whoever removes the # of a line gets a setting, not an error."""
    file = tmp_path / "all.toml"
    file.write_text(re.sub(r"(?m)^# (?=\w+ = )", "", EXAMPLE.read_text()))
    loaded = load_settings(Settings, file, {}).settings
    assert loaded.database.tcp_port == 5432
    assert set(tomllib.loads(file.read_text())) == set(Settings.model_fields)


def test_file_is_found_by_option_environment_or_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("option", "environment", "rampe"):
        (tmp_path / f"{name}.toml").write_text(f'name = "{name}"')
    assert load().settings.name == "rampe"
    monkeypatch.setenv("RAMPE_CONFIG", "environment.toml")
    assert load().settings.name == "environment"
    assert load(Path("option.toml")).settings.name == "option"
    with pytest.raises(SettingsError, match=r"none\.toml cannot be read"):
        load(Path("none.toml"))


def test_address_follows_the_port_unless_it_is_set() -> None:
    assert load(None, {"RAMPE_WEB__PORT": "9000"}).settings.public_url == "http://localhost:9000"
    address = load(None, {"RAMPE_PUBLIC_URL": "https://video.example.org/"}).settings.public_url
    assert address == "https://video.example.org"


@pytest.mark.parametrize("address", ["video.example.org", "ftp://x", "https://x/path", "https://"])
def test_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(SettingsError, match="RAMPE_PUBLIC_URL: public_url should be like https://"):
        load(None, {"RAMPE_PUBLIC_URL": address})


@pytest.mark.parametrize(
    "base_url", ["https://cdn.example.org/media", "//cdn.example.org", "media"]
)
def test_media_on_another_host_are_refused(base_url: str) -> None:
    """The client could not read them: a CDN stands before the whole site."""
    with pytest.raises(SettingsError, match="a CDN stands before the whole site"):
        load(None, {"RAMPE_STORAGE__BASE_URL": base_url})


def test_lower_renditions_are_a_setting_of_lives() -> None:
    """GOL-02: `live.renditions`; who still has it where it was is told where it is."""
    assert load(None, {}).settings.live.renditions == "auto"
    assert load(None, {"RAMPE_LIVE__RENDITIONS": "none"}).settings.live.renditions == "none"
    with pytest.raises(SettingsError, match=r"live\.renditions should be 'auto' or 'none'"):
        load(None, {"RAMPE_LIVE__RENDITIONS": "source"})
    with pytest.raises(SettingsError, match=r"did you mean live\.renditions\?"):
        load(None, {"RAMPE_INGEST__RENDITIONS": "auto"})


def test_config_masks_every_secret_and_says_where_values_come_from() -> None:
    loaded = load(
        None,
        {
            "RAMPE_DATABASE__URL": "postgresql://me:hunter2@db/rampe",
            "RAMPE_BUS__URL": "nats://hunter2@bus:4222",
            "RAMPE_MAIL__PASSWORD": "hunter2",
            "RAMPE_MEDIA__MAX_SECONDS": "60",
        },
    )
    shown = effective(loaded)
    assert "hunter2" not in shown
    assert 'url = "postgresql://me:********@db/rampe"  # RAMPE_DATABASE__URL' in shown
    assert "max_seconds = 60  # RAMPE_MEDIA__MAX_SECONDS" in shown
    assert 'session_key = "********"' in shown


def test_config_is_a_settings_file() -> None:
    shown = effective(Loaded(Settings(), {}))
    assert Settings.model_validate(tomllib.loads(shown)) == Settings()
