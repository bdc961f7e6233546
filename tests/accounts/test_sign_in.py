"""Signing in: what it takes, what it tells, and how often it may be tried."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from argon2 import PasswordHasher
from sqlalchemy import update

from rampe.accounts import Account, AccountsSettings, Status, passwords
from rampe.entry.api import create_app
from rampe.entry.services import open_services
from rampe.entry.settings import Settings
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.services import Services
from tests.accounts.factories import PASSWORD, session_rows, sign_up
from tests.conftest import POOLS, ApiFactory

WRONG = {"login": "alix", "password": "not the password"}


@pytest.fixture
async def second_app(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """A client of another process of the same installation."""
    async with open_services(settings, POOLS) as services:
        services.put(AccountsSettings, AccountsSettings(sign_ins_per_quarter=5))
        transport = httpx.ASGITransport(create_app(services), raise_app_exceptions=False)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://localhost:8080/api/v1"
        ) as client:
            yield client


@pytest.mark.parametrize(
    "login", ["alix", "@Alix", " alix ", "alix@example.org", "ALIX@Example.ORG"]
)
async def test_handle_or_address_signs_in(api: ApiFactory, login: str) -> None:
    """D1: the address also before it is proved."""
    await sign_up(api)
    answer = await api().post("/sessions", json={"login": login, "password": PASSWORD})
    assert (answer.status_code, answer.json()["handle"]) == (201, "alix")


async def test_unknown_login_and_wrong_password_look_alike(api: ApiFactory) -> None:
    """D1: no enumeration."""
    await sign_up(api)
    wrong = await api().post("/sessions", json=WRONG)
    unknown = await api().post("/sessions", json={**WRONG, "login": "nobody"})
    no_mail = await api().post("/sessions", json={**WRONG, "login": "nobody@example.org"})
    malformed = await api().post("/sessions", json={**WRONG, "login": "' OR 1=1 --"})
    assert wrong.status_code == 401
    assert wrong.json()["code"] == "bad_credentials"
    answers = [answer.json() for answer in (wrong, unknown, no_mail, malformed)]
    # Each request has an id of its own; nothing else tells them apart.
    assert len({answer.pop("request_id") for answer in answers}) == len(answers)
    assert all(answer == answers[0] for answer in answers)


@pytest.mark.parametrize(
    ("login", "hashes"),
    [("alix", 1), ("nobody", 1), ("alix@example.org", 2), ("no@example.org", 2)],
)
async def test_every_try_costs_the_same(
    api: ApiFactory, monkeypatch: pytest.MonkeyPatch, login: str, hashes: int
) -> None:
    """D1: time does not tell either: the number of hashes depends on the kind of login only."""
    await sign_up(api)
    await passwords.verify_password(None, "the decoy is made once")
    counted: list[str] = []
    verify = PasswordHasher.verify

    def count(self: PasswordHasher, stored: str, password: str) -> Any:
        counted.append(stored)
        return verify(self, stored, password)

    monkeypatch.setattr(PasswordHasher, "verify", count)
    await api().post("/sessions", json={**WRONG, "login": login})
    assert len(counted) == hashes


async def test_shared_unproved_address_tells_nothing(api: ApiFactory, database: Database) -> None:
    """D1: one's own new account opens by the address whether or not somebody else proved it."""
    _client, alix = await sign_up(api, "alix")
    async with database.session() as session:
        await session.execute(
            update(Account)
            .where(Account.id == int(alix["id"]))
            .values(email_verified_at=clock.now())
        )
    await sign_up(api, "mallory", email="alix@example.org", password="une autre phrase longue")
    mallory = {"login": "alix@example.org", "password": "une autre phrase longue"}
    owner = {"login": "alix@example.org", "password": PASSWORD}
    assert (await api().post("/sessions", json=mallory)).json()["handle"] == "mallory"
    assert (await api().post("/sessions", json=owner)).json()["handle"] == "alix"


async def test_suspension_is_told_only_to_who_knows_the_password(
    api: ApiFactory, database: Database
) -> None:
    """D1."""
    _client, me = await sign_up(api)
    async with database.session() as session:
        await session.execute(
            update(Account).where(Account.id == int(me["id"])).values(status=Status.SUSPENDED)
        )
    wrong = await api().post("/sessions", json=WRONG)
    right = await api().post("/sessions", json={"login": "alix", "password": PASSWORD})
    assert (wrong.status_code, wrong.json()["code"]) == (401, "bad_credentials")
    assert (right.status_code, right.json()["code"]) == (403, "suspended")


async def test_account_without_a_password_cannot_be_signed_in_to(
    api: ApiFactory, database: Database
) -> None:
    """D1: members of the demo have none."""
    _client, me = await sign_up(api)
    async with database.session() as session:
        await session.execute(
            update(Account).where(Account.id == int(me["id"])).values(password_hash=None)
        )
    for password in (PASSWORD, "None", "a password that nobody has"):
        answer = await api().post("/sessions", json={"login": "alix", "password": password})
        assert answer.status_code == 401


async def test_tries_are_limited_across_processes(
    api: ApiFactory, services: Services, second_app: httpx.AsyncClient
) -> None:
    """D1: two processes share one allowance, and a full one lets nobody guess on elsewhere."""
    await sign_up(api)
    services.put(AccountsSettings, AccountsSettings(sign_ins_per_quarter=5))
    first = api(address=("198.51.100.1", 1))
    statuses: list[int] = []
    for client in (first, second_app) * 4:
        statuses.append((await client.post("/sessions", json=WRONG)).status_code)
    assert statuses == [401] * 5 + [429] * 3
    # The right password waits as well: else the refusal would tell that the others were wrong.
    right = {"login": "alix", "password": PASSWORD}
    assert (await second_app.post("/sessions", json=right)).status_code == 429


async def test_tries_from_one_address_are_limited(api: ApiFactory, services: Services) -> None:
    """D1: whatever the login, so that one password is not tried on everybody."""
    services.put(AccountsSettings, AccountsSettings(sign_ins_per_quarter=2))
    client = api(address=("198.51.100.1", 1))
    statuses = [
        (await client.post("/sessions", json={**WRONG, "login": f"m{i}"})).status_code
        for i in range(9)
    ]
    assert statuses == [401] * 8 + [429]


async def test_right_password_gives_the_tries_back(api: ApiFactory, services: Services) -> None:
    """D1: who mistyped and then got in is not counted down."""
    await sign_up(api)
    services.put(AccountsSettings, AccountsSettings(sign_ins_per_quarter=3))
    statuses: list[int] = []
    for _ in range(3):
        for password in ("mistyped once", PASSWORD):
            answer = await api().post("/sessions", json={"login": "alix", "password": password})
            statuses.append(answer.status_code)
    assert statuses == [401, 201] * 3


async def test_signing_in_again_replaces_the_device_s_session(
    api: ApiFactory, database: Database
) -> None:
    """D1: a browser holds one session, not a growing pile."""
    client, me = await sign_up(api)
    origin = {"Origin": "http://localhost:8080"}
    body = {"login": "alix", "password": PASSWORD}
    assert (await client.post("/sessions", json=body, headers=origin)).status_code == 201
    assert len(await session_rows(database, me["id"])) == 1
    assert (await client.get("/me")).status_code == 200


async def test_hash_of_old_parameters_is_renewed(api: ApiFactory, database: Database) -> None:
    """D1."""
    _client, me = await sign_up(api)
    weak = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
    async with database.session() as session:
        await session.execute(
            update(Account).where(Account.id == int(me["id"])).values(password_hash=weak)
        )
    await api().post("/sessions", json={"login": "alix", "password": PASSWORD})
    async with database.session() as session:
        account = await session.get(Account, int(me["id"]))
        assert account is not None
        assert account.password_hash
        assert "m=19456" in account.password_hash
