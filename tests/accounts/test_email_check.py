"""Proving an address by a mailed link."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from rampe.accounts.models import MailedToken
from rampe.kit import clock
from rampe.kit.database import Database
from tests.accounts.factories import PASSWORD, last_token, mails_to, sign_up
from tests.conftest import ApiFactory, Settle

MAIL = "alix@example.org"
BROWSER = {"Origin": "http://localhost:8080"}


async def test_mailed_link_proves_the_address_on_any_device(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """D1: once; the database has only a hash of the link."""
    client, _me = await sign_up(api)
    await settle()
    token = await last_token(database, MAIL)
    async with database.session() as session:
        stored = await session.scalar(select(MailedToken.token_hash))
    assert stored is not None
    assert token.encode() not in stored
    elsewhere = api()
    answer = await elsewhere.post("/email-checks/confirm", json={"token": token})
    assert (answer.status_code, answer.json()) == (200, {"handle": "alix"})
    assert (await client.get("/me")).json()["email_verified"] is True
    again = await elsewhere.post("/email-checks/confirm", json={"token": token})
    assert (again.status_code, again.json()["code"]) == (422, "token_invalid")
    more = await client.post("/email-checks", headers=BROWSER)
    assert (more.status_code, more.json()["code"]) == (409, "email_already_checked")


@pytest.mark.parametrize(("locale", "subject"), [("fr", "confirmez"), ("en", "confirm your")])
async def test_mail_is_in_the_member_s_language(
    api: ApiFactory, database: Database, settle: Settle, locale: str, subject: str
) -> None:
    """D1, decision 15: and holds nothing that a stranger could fill with an advertisement."""
    await sign_up(api, locale=locale, name="Buy at evil.example")
    await settle()
    (mail,) = await mails_to(database, MAIL)
    assert subject in mail.subject
    assert "http://localhost:8080/confirm-email?token=" in mail.body
    assert "evil" not in mail.subject + mail.body


async def test_link_is_too_old_after_three_days(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """D1."""
    await sign_up(api)
    await settle()
    token = await last_token(database, MAIL)
    with clock.travel(clock.now() + timedelta(days=3, minutes=1)):
        answer = await api().post("/email-checks/confirm", json={"token": token})
    assert answer.json()["code"] == "token_invalid"


async def test_link_is_used_by_one_of_many_at_once(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """D1."""
    await sign_up(api)
    await settle()
    body = {"token": await last_token(database, MAIL)}
    answers = await asyncio.gather(
        *(api().post("/email-checks/confirm", json=body) for _ in range(6))
    )
    assert sorted(answer.status_code for answer in answers) == [200] + [422] * 5


async def test_address_goes_to_who_proves_it_first(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """D1: the second link says that the address is another account's, to who reads its mail."""
    await sign_up(api, "alix")
    await settle()
    first = await last_token(database, MAIL)
    _client, second_me = await sign_up(api, "double", email=MAIL)
    await settle()
    second = await last_token(database, MAIL)
    assert (await api().post("/email-checks/confirm", json={"token": second})).status_code == 200
    answer = await api().post("/email-checks/confirm", json={"token": first})
    assert (answer.status_code, answer.json()["code"]) == (409, "email_taken")
    signed_in = await api().post("/sessions", json={"login": MAIL, "password": PASSWORD})
    assert signed_in.json()["id"] == second_me["id"]


async def test_mistyped_address_is_corrected(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """D1: one that was never proved is replaced; the link to the wrong mailbox is dead."""
    client, _me = await sign_up(api, email="alxi@example.org")
    await settle()
    wrong_mailbox = await last_token(database, "alxi@example.org")
    changed = await client.put("/me/email", json={"email": MAIL}, headers=BROWSER)
    assert (changed.status_code, changed.json()["email"]) == (202, MAIL)
    dead = await api().post("/email-checks/confirm", json={"token": wrong_mailbox})
    assert dead.json()["code"] == "token_invalid"
    await settle()
    token = await last_token(database, MAIL)
    assert (await api().post("/email-checks/confirm", json={"token": token})).status_code == 200
    same = await client.put("/me/email", json={"email": MAIL}, headers=BROWSER)
    assert same.json()["code"] == "email_already_checked"


async def test_mails_are_limited(api: ApiFactory) -> None:
    """D1: nobody's mailbox is flooded through us."""
    client, _me = await sign_up(api)
    statuses = [(await client.post("/email-checks", headers=BROWSER)).status_code for _ in range(6)]
    assert statuses == [202] * 5 + [429]


@pytest.mark.parametrize("token", ["", "x", "a" * 43, "a" * 2000, "../../etc", "' OR 1=1 --", "\0"])
async def test_forged_link(api: ApiFactory, token: str) -> None:
    """Section 7."""
    for path in ("/email-checks/confirm", "/password-resets/confirm"):
        answer = await api().post(path, json={"token": token, "password": PASSWORD})
        assert answer.status_code == 422
