"""The operator's page: what is set and how the installation is, for administrators alone (D8)."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, get_args

import pytest
from pydantic import BaseModel, SecretStr

from rampe.accounts import Role
from rampe.entry.backup.manifest import LAST
from rampe.entry.config import MASK
from rampe.entry.migrate import newest_revision
from rampe.entry.secrets import Secrets
from rampe.entry.settings import SOURCES, UP, Settings, load
from rampe.entry.up import UpOptions, role_environment
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.kit.settings import known_keys
from rampe.ports.bus import Bus
from tests.conftest import ApiFactory
from tests.factories import Person, make_person
from tests.video.factories import make_video

PAGES = ("/operator/settings", "/operator/installation")


@pytest.fixture
async def admin(database: Database, api: ApiFactory) -> Person:
    """An administrator."""
    return await make_person(database, api, "garance", role=Role.ADMIN)


async def settings_of(admin: Person) -> dict[str, Any]:
    """Return the settings by key."""
    answer = await admin.client.get("/operator/settings")
    assert answer.status_code == 200, answer.text
    return {one["key"]: one for one in answer.json()["settings"]}


@pytest.mark.parametrize("role", [Role.MEMBER, Role.MODERATOR])
@pytest.mark.parametrize("page", PAGES)
async def test_to_everybody_else_there_is_no_such_page(
    database: Database, api: ApiFactory, role: Role, page: str
) -> None:
    person = await make_person(database, api, "sami", role=role)
    answer = await person.client.get(page)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


async def test_every_setting_is_listed_once(admin: Person, settings: Settings) -> None:
    answer = (await admin.client.get("/operator/settings")).json()
    assert [one["key"] for one in answer["settings"]] == sorted(
        known_keys(Settings), key=lambda key: ("." in key, list(known_keys(Settings)).index(key))
    )
    assert answer["secrets_file"] == str(settings.secrets_path)
    listed = await settings_of(admin)
    assert listed["feed.pool_seconds"]["value"] == "0.0"
    assert listed["secrets_file"]["value"] is None
    assert {one["source"] for one in listed.values()} == {"default"}


async def test_where_a_setting_comes_from(
    admin: Person, services: Services, settings: Settings
) -> None:
    sources = {
        "name": "/etc/rampe.toml",
        "feed.pool_seconds": "RAMPE_FEED__POOL_SECONDS",
        "database.url": UP,
    }
    services.put(Settings, settings.model_copy().coming_from(sources))
    listed = await settings_of(admin)
    given = {key: (one["source"], one["where"]) for key, one in listed.items()}
    assert given.pop("name") == ("file", "/etc/rampe.toml")
    assert given.pop("feed.pool_seconds") == ("environment", "RAMPE_FEED__POOL_SECONDS")
    assert given.pop("database.url") == ("up", None)
    assert set(given.values()) == {("default", None)}


def test_roles_know_what_the_operator_wrote_and_what_up_decided(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """`rampe up` hands settings on by the environment: that is not where they come from."""
    monkeypatch.setenv("RAMPE_NAME", "Chez nous")
    up = load().settings
    handed = role_environment(up, UpOptions(config=None, demo=False, dev=False))
    for name, value in handed.items():
        if name.startswith("RAMPE_"):
            monkeypatch.setenv(name, value)
    assert SOURCES in handed
    role = load().settings
    assert role.sources["name"] == "RAMPE_NAME"
    assert role.sources["edge.port"] == UP
    assert "feed.seen_days" not in role.sources


def secret_fields(model: type[BaseModel], path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield where a model and the models inside it have secrets."""
    for name, field in model.model_fields.items():
        inner: object = field.annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield from secret_fields(inner, (*path, name))
        elif SecretStr in (inner, *get_args(inner)):
            yield (*path, name)


async def test_no_secret_is_ever_sent(
    admin: Person, services: Services, settings: Settings
) -> None:
    """Neither the installation's own, nor any setting that is one, nor what an address carries."""
    planted: dict[str, str] = {}

    def plant(model: BaseModel, path: tuple[str, ...]) -> BaseModel:
        name, *rest = path
        if rest:
            return model.model_copy(update={name: plant(getattr(model, name), tuple(rest))})
        planted[name] = f"hunter-{len(planted)}-{name}"
        return model.model_copy(update={name: SecretStr(planted[name])})

    changed: BaseModel = settings
    found = list(secret_fields(Settings))
    assert {("mail", "password"), ("storage", "secret_key")} <= set(found)
    for path in found:
        changed = plant(changed, path)
    assert isinstance(changed, Settings)
    urls = {
        "database": {"url": "postgresql://me:hunter-db@db/rampe?sslpassword=hunter-query"},
        "bus": {"url": "nats://hunter-token@bus:4222"},
    }
    for section, update in urls.items():
        inner = getattr(changed, section).model_copy(update=update)
        changed = changed.model_copy(update={section: inner})
    services.put(Settings, changed)
    bodies = [(await admin.client.get(page)).text for page in PAGES]
    own = [getattr(settings.secrets, name) for name in Secrets.model_fields]
    assert len(own) >= 5
    for body in bodies:
        assert "hunter" not in body
        assert not [secret for secret in own if secret in body]
    listed = {one["key"]: one["value"] for one in json.loads(bodies[0])["settings"]}
    assert listed["mail.password"] == f'"{MASK}"'
    assert listed["database.url"] == f'"postgresql://me:{MASK}@db/rampe?{MASK}"'


async def test_how_the_installation_is(
    admin: Person, database: Database, settings: Settings
) -> None:
    await make_video(database, admin.id)
    answer = (await admin.client.get("/operator/installation")).json()
    assert {one["name"]: one["answers"] for one in answer["engines"]} == {
        "database": True,
        "bus": True,
        "storage": True,
    }
    assert answer["schema_at"] == answer["schema_newest"] == newest_revision()
    assert answer["postgresql"].split(".")[0].isdigit()
    assert answer["counts"]["members"] == 1
    assert answer["counts"]["videos"] == 1
    assert answer["backlog"]["dead_letters"] == 0
    assert 0 < answer["disk"]["free_bytes"] <= answer["disk"]["total_bytes"]
    assert answer["disk"]["kept_bytes"] == settings.media.free_disk_bytes
    assert answer["last_backup"] is None
    made = datetime(2026, 3, 1, 3, tzinfo=UTC)
    last = {"made_at": made.isoformat(), "folder": "/backups"}
    (settings.data_dir / LAST).write_text(json.dumps(last))
    answer = (await admin.client.get("/operator/installation")).json()
    assert datetime.fromisoformat(answer["last_backup"]) == made


async def test_an_engine_that_is_away_is_named(admin: Person, services: Services) -> None:
    """The page is for the days on which something is wrong."""
    working = services.get(Bus)

    class Away:
        async def flush(self) -> None:
            raise ConnectionError("the bus does not answer")

    services.put(Bus, Away())  # pyright: ignore[reportArgumentType]
    try:
        answer = await admin.client.get("/operator/installation")
    finally:
        services.put(Bus, working)
    assert answer.status_code == 200
    away = [one["name"] for one in answer.json()["engines"] if not one["answers"]]
    assert away == ["bus"]
    assert answer.json()["counts"]["members"] == 1
