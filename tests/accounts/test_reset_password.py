"""A forgotten password."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text

from rampe.accounts import Account
from rampe.kit import clock
from rampe.kit.database import Database
from tests.accounts.factories import PASSWORD, last_token, mails_to, sign_up, taken_back
from tests.conftest import ApiFactory, Settle

MAIL = "alix@example.org"
NEW = "une phrase tout à fait nouvelle"


async def ask(api: ApiFactory, database: Database, settle: Settle) -> str:
    """Ask for a new password and return the token of the mailed link."""
    answer = await api().post("/password-resets", json={"email": MAIL})
    assert answer.status_code == 202
    await settle()
    return await last_token(database, MAIL)


async def test_new_password_by_the_mailed_link(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """D1: every session ends, the old password is dead, the link is used up, the owner is told."""
    client, me = await sign_up(api)
    token = await ask(api, database, settle)
    body = {"token": token, "password": NEW}
    assert (await api().post("/password-resets/confirm", json=body)).status_code == 204
    assert await taken_back(database) == {int(me["id"])}
    assert (await client.get("/me")).status_code == 401
    old = await api().post("/sessions", json={"login": "alix", "password": PASSWORD})
    new = await api().post("/sessions", json={"login": MAIL, "password": NEW})
    assert (old.status_code, new.status_code) == (401, 201)
    # The link came to the address, so the address is proved.
    assert new.json()["email_verified"] is True
    again = await api().post("/password-resets/confirm", json=body)
    assert (again.status_code, again.json()["code"]) == (422, "token_invalid")
    await settle()
    assert "mot de passe a changé" in (await mails_to(database, MAIL))[-1].subject


async def test_answer_does_not_tell_who_has_an_account(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """D1: the same answer, the same work, and no mail to strangers."""
    await sign_up(api)
    known = await api().post("/password-resets", json={"email": MAIL})
    unknown = await api().post("/password-resets", json={"email": "nobody@example.org"})
    assert (known.status_code, known.content) == (unknown.status_code, unknown.content)
    queued = text("SELECT count(*) FROM procrastinate_jobs WHERE task_name LIKE '%password_reset'")
    async with database.session() as session:
        jobs = await session.scalar(queued)
    # The worker may already have done some of them: successful jobs are deleted.
    assert jobs is not None
    assert jobs <= 2
    await settle()
    assert not await mails_to(database, "nobody@example.org")


async def test_weak_password_leaves_the_link_good(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """D1."""
    await sign_up(api)
    token = await ask(api, database, settle)
    weak = await api().post(
        "/password-resets/confirm", json={"token": token, "password": "motdepasse"}
    )
    assert weak.json()["code"] == "weak_password"
    good = await api().post("/password-resets/confirm", json={"token": token, "password": NEW})
    assert good.status_code == 204


async def test_link_is_too_old_after_an_hour(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """D1."""
    await sign_up(api)
    token = await ask(api, database, settle)
    with clock.travel(clock.now() + timedelta(minutes=61)):
        answer = await api().post(
            "/password-resets/confirm", json={"token": token, "password": NEW}
        )
    assert answer.json()["code"] == "token_invalid"


async def test_link_of_one_kind_is_not_good_for_another(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """D1."""
    await sign_up(api)
    await settle()
    check = await last_token(database, MAIL)
    answer = await api().post("/password-resets/confirm", json={"token": check, "password": NEW})
    assert answer.json()["code"] == "token_invalid"


async def test_every_account_that_only_named_the_address_gets_its_own_link(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """D1: nobody keeps me from my account by naming my address after me."""
    await sign_up(api, "alix")
    await sign_up(api, "mallory", email=MAIL)
    await ask(api, database, settle)
    resets = [mail for mail in await mails_to(database, MAIL) if "reset-password" in mail.body]
    assert {line for mail in resets for line in mail.body.splitlines() if "@" in line} == {
        "Bonjour @alix,",
        "Bonjour @mallory,",
    }


async def test_requests_are_limited_for_each_address(api: ApiFactory) -> None:
    """D1: known or not, from wherever they are asked."""
    await sign_up(api)
    for email in (MAIL, "nobody@example.org"):
        statuses = [
            (
                await api(address=(f"198.51.100.{i}", 1)).post(
                    "/password-resets", json={"email": email}
                )
            ).status_code
            for i in range(6)
        ]
        assert statuses == [202] * 5 + [429]


@pytest.mark.parametrize("email", ["alix", "", "a@b", "\0@example.org"])
async def test_bad_address(api: ApiFactory, email: str) -> None:
    """Section 7."""
    answer = await api().post("/password-resets", json={"email": email})
    assert answer.status_code == 422


async def test_no_token_waits_in_the_queue(api: ApiFactory, database: Database) -> None:
    """D1: the job makes the token, so neither the queue nor its backup holds one."""
    _client, me = await sign_up(api)
    await api().post("/password-resets", json={"email": MAIL})
    async with database.session() as session:
        arguments = list(await session.scalars(text("SELECT args FROM procrastinate_jobs")))
        account_id = await session.scalar(select(Account.id))
    assert str(account_id) == me["id"]
    assert arguments
    for given in arguments:
        assert given["account_id"] == account_id
        assert set(given) <= {"account_id", "request_id"}
