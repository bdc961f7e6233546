"""Settings: what is wrong is said with file, key and the nearest known key."""

from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict, Field

from rampe.kit.settings import SettingsError, known_keys, load_settings


class Rung(BaseModel):
    model_config = ConfigDict(extra="forbid")
    side: int


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid")
    max_seconds: int = Field(default=600, ge=1)
    names: list[str] = []
    rungs: list[Rung] = []
    password: str | None = Field(default=None, max_length=3)


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str = "x"
    media: Section = Section()


def load(text: str, tmp_path: Path, **environ: str) -> Model:
    file = tmp_path / "rampe.toml"
    file.write_text(text)
    return load_settings(Model, file, environ).settings


def test_environment_overrides_file(tmp_path: Path) -> None:
    loaded = load('name = "a"\n[media]\nmax_seconds = 5', tmp_path, RAMPE_MEDIA__MAX_SECONDS="7")
    assert (loaded.name, loaded.media.max_seconds) == ("a", 7)


def test_lists_in_the_environment_are_json(tmp_path: Path) -> None:
    assert load("", tmp_path, RAMPE_MEDIA__NAMES='["a", "b"]').media.names == ["a", "b"]


def test_sources_are_remembered(tmp_path: Path) -> None:
    file = tmp_path / "rampe.toml"
    file.write_text("[media]\nmax_seconds = 5")
    sources = load_settings(Model, file, {"RAMPE_NAME": "b", "OTHER": "c"}).sources
    assert sources == {"media.max_seconds": str(file), "name": "RAMPE_NAME"}


@pytest.mark.parametrize(
    ("text", "environ", "message"),
    [
        ("[media]\nmax_second = 5", {}, "rampe.toml: there is no setting media.max_second;"),
        ("[media]\nmax_second = 5", {}, "did you mean media.max_seconds?"),
        ("", {"RAMPE_MAX_SECONDS": "5"}, "RAMPE_MAX_SECONDS: there is no setting max_seconds;"),
        ("", {"RAMPE_MAX_SECONDS": "5"}, "did you mean media.max_seconds?"),
        ("", {"RAMPE_MEDIA__NAMS": "[]"}, "no setting media.nams; did you mean media.names?"),
        ("[[media.rungs]]\nsid = 5", {}, "did you mean media.rungs.0.side?"),
        ("[[media.rungs]]\nsid = 5", {}, "rampe.toml: media.rungs.0.side is missing"),
        ("[medi]\nx = 1", {}, "rampe.toml: there is no setting medi; did you mean media?"),
        ("quite_other = 1", {}, "there is no setting quite_other; the nearest is "),
        ('[media]\nmax_seconds = "x"', {}, "rampe.toml: media.max_seconds should be a valid int"),
        ("[media]\nmax_seconds = 0", {}, "should be greater than or equal to 1, not 0"),
        ("media = 3", {}, "media should be a section, not 3"),
        ("media = 3", {"RAMPE_MEDIA__NAMES": "[]"}, "media is a single setting, not a section"),
        ("[media", {}, "rampe.toml is not valid TOML"),
    ],
)
def test_what_is_wrong_is_said_plainly(
    tmp_path: Path, text: str, environ: dict[str, str], message: str
) -> None:
    with pytest.raises(SettingsError) as told:
        load(text, tmp_path, **environ)
    assert message in str(told.value)


def test_everything_wrong_is_listed_at_once(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as told:
        load("[media]\nmax_seconds = 0\nnams = []", tmp_path)
    assert len(str(told.value).splitlines()) == 2


def test_no_secret_is_repeated(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as told:
        load('[media]\npassword = "hunter2"', tmp_path)
    assert "media.password" in str(told.value)
    assert "hunter2" not in str(told.value)


def test_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.toml cannot be read: No such file"):
        load_settings(Model, tmp_path / "none.toml", {})


def test_known_keys_are_dotted() -> None:
    assert list(known_keys(Model)) == [
        "name",
        "media.max_seconds",
        "media.names",
        "media.rungs",
        "media.password",
    ]
