"""Authenticator apps: set up, asked for, good once, limited, and taken away again."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
from pyotp.totp import TOTP
from sqlalchemy import select

from rampe.accounts.security.models import Totp
from rampe.entry.api import create_app
from rampe.entry.services import open_services
from rampe.entry.settings import Settings
from rampe.kit import clock
from rampe.kit.database import Database
from tests.accounts.factories import PASSWORD, mails_to, sign_up
from tests.accounts.factors import (
    BROWSER,
    begin_sign_in,
    finish_sign_in,
    log_of,
    told,
    with_app,
)
from tests.conftest import POOLS, ApiFactory, Settle

STEP = timedelta(seconds=30)


@pytest.fixture
async def second_app(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """A client of another process of the same installation."""
    async with open_services(settings, POOLS) as services:
        transport = httpx.ASGITransport(create_app(services), raise_app_exceptions=False)
        base = "http://localhost:8080/api/v1"
        async with httpx.AsyncClient(transport=transport, base_url=base) as client:
            yield client


async def test_setup_gives_secret_address_and_picture(api: ApiFactory) -> None:
    """D1: to scan, to open on the same phone, or to type."""
    client, _me = await sign_up(api)
    setup = (await client.post("/me/totp", headers=BROWSER)).json()
    assert len(setup["secret"]) == 32
    assert setup["uri"].startswith("otpauth://totp/Rampe:%40alix?secret=" + setup["secret"])
    assert len(setup["qr"]) == len(setup["qr"][0]) >= 29
    assert set("".join(setup["qr"])) == {"0", "1"}


async def test_app_counts_only_after_its_first_code(api: ApiFactory) -> None:
    """D1: nobody is locked out by a picture that was not scanned."""
    client, _me = await sign_up(api)
    await client.post("/me/totp", headers=BROWSER)
    wrong = await client.post("/me/totp/confirm", json={"code": "000000"}, headers=BROWSER)
    assert (wrong.status_code, wrong.json()["code"]) == (403, "code_refused")
    answer = await api().post("/sessions", json={"login": "alix", "password": PASSWORD})
    assert answer.status_code == 201


async def test_confirming_nothing_and_twice(api: ApiFactory, database: Database) -> None:
    """D1."""
    stranger, _me = await sign_up(api, "zoe")
    nothing = await stranger.post("/me/totp/confirm", json={"code": "000000"}, headers=BROWSER)
    assert (nothing.status_code, nothing.json()["code"]) == (409, "totp_off")
    alix = await with_app(api, database)
    again = await alix.client.post("/me/totp", headers=BROWSER)
    assert (again.status_code, again.json()["code"]) == (409, "totp_on")


async def test_secret_is_sealed_in_the_database(api: ApiFactory, database: Database) -> None:
    """D1: a copy of the database makes no codes."""
    alix = await with_app(api, database)
    assert alix.app is not None
    async with database.session() as session:
        stored = await session.scalar(select(Totp.secret))
    assert stored is not None
    assert alix.app.secret.encode() not in stored
    assert alix.app.byte_secret() not in stored


async def test_password_alone_no_longer_opens(api: ApiFactory, database: Database) -> None:
    """D1: two steps; the first gives no session, and says what is missing."""
    alix = await with_app(api, database)
    phone = api()
    asked = await begin_sign_in(phone)
    assert asked["methods"] == ["totp", "recovery_code"]
    assert asked["expires_in"] == 600
    assert not phone.cookies
    with clock.travel(clock.now() + STEP):
        answer = await finish_sign_in(phone, asked["challenge"], totp=alix.code())
        assert (answer.status_code, answer.json()["handle"]) == (201, "alix")
        assert (await phone.get("/me")).status_code == 200


async def test_wrong_password_says_nothing_of_the_second_factor(
    api: ApiFactory, database: Database
) -> None:
    """D1: no enumeration: the answer is that of an account that does not exist."""
    await with_app(api, database)
    wrong = await api().post("/sessions", json={"login": "alix", "password": "not it"})
    unknown = await api().post("/sessions", json={"login": "nobody", "password": "not it"})
    assert wrong.status_code == unknown.status_code == 401
    assert {**wrong.json(), "request_id": ""} == {**unknown.json(), "request_id": ""}


async def test_same_code_twice_is_refused_logged_and_told(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """Section 8: whoever looked over a shoulder comes too late."""
    alix = await with_app(api, database)
    with clock.travel(clock.now() + STEP):
        code = alix.code()
        first = await begin_sign_in(api())
        assert (await finish_sign_in(api(), first["challenge"], totp=code)).status_code == 201
        second = await begin_sign_in(api())
        replayed = await finish_sign_in(api(), second["challenge"], totp=code)
    assert (replayed.status_code, replayed.json()["code"]) == (403, "code_replayed")
    assert (await log_of(database, alix.id))[-1] == "totp_replayed"
    await settle()
    subjects = [told(mail.subject) for mail in await mails_to(database, "alix@example.org")]
    assert subjects[-1] == "Un code déjà utilisé a été refusé"


async def test_code_of_the_setup_is_used_up(api: ApiFactory, database: Database) -> None:
    """Section 8."""
    alix = await with_app(api, database)
    asked = await begin_sign_in(api())
    answer = await finish_sign_in(api(), asked["challenge"], totp=alix.code())
    assert answer.json()["code"] == "code_replayed"


async def test_two_requests_at_once_with_one_code(api: ApiFactory, database: Database) -> None:
    """Section 8: exactly one gets in."""
    alix = await with_app(api, database)
    with clock.travel(clock.now() + STEP):
        asked = [await begin_sign_in(api()) for _ in range(4)]
        answers = await asyncio.gather(
            *(finish_sign_in(api(), one["challenge"], totp=alix.code()) for one in asked)
        )
    assert sorted(answer.status_code for answer in answers) == [201, 403, 403, 403]


@pytest.mark.parametrize(("seconds", "status"), [(-30, 201), (30, 201), (-90, 403), (90, 403)])
async def test_clock_of_the_phone_may_be_half_a_minute_off(
    api: ApiFactory, database: Database, seconds: int, status: int
) -> None:
    """RFC 6238, 5.2."""
    alix = await with_app(api, database)
    with clock.travel(clock.now() + timedelta(minutes=5)):
        asked = await begin_sign_in(api())
        code = alix.code(clock.now() + timedelta(seconds=seconds))
        answer = await finish_sign_in(api(), asked["challenge"], totp=code)
    assert answer.status_code == status


async def test_older_code_after_a_newer_is_a_replay(api: ApiFactory, database: Database) -> None:
    """Section 8: the last step that was accepted only rises."""
    alix = await with_app(api, database)
    with clock.travel(clock.now() + timedelta(minutes=5)):
        before = alix.code(clock.now() - STEP)
        first, second = [await begin_sign_in(api()) for _ in range(2)]
        now = await finish_sign_in(api(), first["challenge"], totp=alix.code())
        late = await finish_sign_in(api(), second["challenge"], totp=before)
    assert (now.status_code, late.json()["code"]) == (201, "code_replayed")


async def test_tries_are_limited_across_processes_and_told(
    api: ApiFactory, database: Database, second_app: httpx.AsyncClient, settle: Settle
) -> None:
    """D1: a million codes cannot be tried, whichever process is asked; the owner hears of it."""
    alix = await with_app(api, database)
    asked = await begin_sign_in(api())
    statuses = [
        (await finish_sign_in(client, asked["challenge"], totp="000000")).status_code
        for client in (api(), second_app) * 4
    ]
    assert statuses == [403] * 5 + [429] * 3
    with clock.travel(clock.now() + STEP):
        right = await finish_sign_in(second_app, asked["challenge"], totp=alix.code())
        assert right.status_code == 429
    assert (await log_of(database, alix.id)).count("second_factor_refused") == 5
    await settle()
    subjects = [told(mail.subject) for mail in await mails_to(database, "alix@example.org")]
    assert subjects.count("Un code de vérification a été refusé") == 1


async def test_waiting_sign_in_ends(api: ApiFactory, database: Database) -> None:
    """D1: after ten minutes, and after it was completed."""
    alix = await with_app(api, database)
    asked = await begin_sign_in(api())
    with clock.travel(clock.now() + timedelta(minutes=11)):
        late = await finish_sign_in(api(), asked["challenge"], totp=alix.code())
    assert (late.status_code, late.json()["code"]) == (422, "sign_in_expired")
    with clock.travel(clock.now() + STEP):
        assert (
            await finish_sign_in(api(), asked["challenge"], totp=alix.code())
        ).status_code == 201
        again = await finish_sign_in(api(), asked["challenge"], recovery_code=alix.codes[0])
    assert again.json()["code"] == "sign_in_expired"
    assert (await finish_sign_in(api(), "x" * 43, totp="123456")).status_code == 422


async def test_new_password_ends_waiting_sign_ins(api: ApiFactory, database: Database) -> None:
    """D1: who began with the old password does not finish."""
    alix = await with_app(api, database)
    asked = await begin_sign_in(api())
    body = {"password": "une phrase tout à fait nouvelle"}
    await alix.client.put("/me/password", json=body, headers=BROWSER)
    answer = await finish_sign_in(api(), asked["challenge"], recovery_code=alix.codes[0])
    assert answer.json()["code"] == "sign_in_expired"


async def test_step_up_asks_for_the_app_and_not_for_the_password(
    api: ApiFactory, database: Database
) -> None:
    """D1: a session and the password, both stolen, do not take the app away."""
    alix = await with_app(api, database)
    with clock.travel(clock.now() + timedelta(minutes=11)):
        refused = await alix.client.delete("/me/totp", headers=BROWSER)
        assert refused.json()["methods"] == ["totp", "recovery_code"]
        by_password = await alix.client.post(
            "/me/proof", json={"password": PASSWORD}, headers=BROWSER
        )
        assert by_password.json()["code"] == "proof_refused"
        by_code = await alix.client.post("/me/proof", json={"totp": alix.code()}, headers=BROWSER)
        assert by_code.status_code == 200
        assert (await alix.client.delete("/me/totp", headers=BROWSER)).status_code == 204
    answer = await api().post("/sessions", json={"login": "alix", "password": PASSWORD})
    assert answer.status_code == 201


async def test_removing_what_is_not_there(api: ApiFactory) -> None:
    """D1."""
    client, _me = await sign_up(api)
    assert (await client.delete("/me/totp", headers=BROWSER)).json()["code"] == "totp_off"


async def test_app_of_another_member_opens_nothing(api: ApiFactory, database: Database) -> None:
    """D1: a right code of somebody else's is a wrong one here."""
    alix = await with_app(api, database)
    zoe = await with_app(api, database, "zoe")
    assert alix.app is not None
    with clock.travel(clock.now() + STEP):
        asked = await begin_sign_in(api())
        answer = await finish_sign_in(api(), asked["challenge"], totp=zoe.code())
    assert answer.status_code == 403
    assert isinstance(alix.app, TOTP)


async def test_member_is_told_of_every_change(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """D1: in the log, newest first and paged, and by mail with when and from where."""
    alix = await with_app(api, database)
    await alix.client.delete("/me/totp", headers=BROWSER)
    page = (await alix.client.get("/me/security/events?limit=2")).json()
    assert [line["what"] for line in page["items"]] == ["totp_removed", "totp_added"]
    rest = (await alix.client.get(f"/me/security/events?cursor={page['next_cursor']}")).json()
    assert [line["what"] for line in rest["items"]] == ["signed_in"]
    assert rest["next_cursor"] is None
    await settle()
    mails = await mails_to(database, "alix@example.org")
    assert told(mails[-1].subject) == "L’application d’authentification a été retirée"
    assert "127.0.0.1" in mails[-1].body
    assert "/settings/security" in mails[-1].body
