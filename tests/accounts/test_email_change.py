"""Another address: confirmed at the new one, told to the old one, undone by it, never a way in."""

from datetime import timedelta

import httpx
import pytest

from rampe.kit import clock
from rampe.kit.database import Database
from tests.accounts.factories import PASSWORD, last_token, mails_to, sign_up, taken_back
from tests.accounts.factors import BROWSER, check_email, finish_sign_in, log_of, told, with_app
from tests.conftest import ApiFactory, Settle
from tests.factories import make_person

OLD, NEW = "alix@example.org", "alix@new.example.org"


async def ask(client: httpx.AsyncClient, email: str = NEW) -> httpx.Response:
    """Ask for another address."""
    return await client.put("/me/email", json={"email": email}, headers=BROWSER)


async def confirm(client: httpx.AsyncClient, token: str) -> httpx.Response:
    """Open the link in a browser that is signed in."""
    return await client.post("/me/email/confirm", json={"token": token}, headers=BROWSER)


async def undo(api: ApiFactory, token: str) -> httpx.Response:
    """Open the link that was mailed to the former address, on any device."""
    return await api().post("/email-changes/undo", json={"token": token})


async def changed(api: ApiFactory, database: Database, settle: Settle) -> httpx.AsyncClient:
    """A member whose address has just changed."""
    client, _me = await sign_up(api)
    await check_email(database, "alix")
    assert (await ask(client)).status_code == 202
    await settle()
    answer = await confirm(client, await last_token(database, NEW))
    assert answer.status_code == 200, answer.text
    await settle()
    return client


async def test_new_address_counts_when_its_link_is_opened(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """D1: until then the old one stays, and the old one is told at once."""
    client, me = await sign_up(api)
    await check_email(database, "alix")
    asked = await ask(client)
    assert (asked.status_code, asked.json()["email"]) == (202, OLD)
    assert (await client.get("/me/security")).json()["email_pending"] == NEW
    await settle()
    assert told((await mails_to(database, OLD))[-1].subject) == (
        "Un changement d’adresse a été demandé"
    )
    taken = await confirm(client, await last_token(database, NEW))
    assert (taken.json()["email"], taken.json()["email_verified"]) == (NEW, True)
    assert (await client.get("/me/security")).json()["email_pending"] is None
    signed = await api().post("/sessions", json={"login": NEW, "password": PASSWORD})
    assert signed.json()["handle"] == "alix"
    assert (await log_of(database, int(me["id"])))[-3:] == [
        "email_change_asked",
        "email_changed",
        "signed_in",
    ]


async def test_link_works_only_where_the_member_is_signed_in(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """D1: whoever has the mailbox of a mistyped address does not get the account with it."""
    client, _me = await sign_up(api)
    await check_email(database, "alix")
    await ask(client)
    await settle()
    token = await last_token(database, NEW)
    assert (await confirm(api(), token)).status_code == 401
    zoe = await make_person(database, api, "zoe")
    stranger = await confirm(zoe.client, token)
    assert (stranger.status_code, stranger.json()["code"]) == (422, "token_invalid")
    assert (await confirm(client, token)).status_code == 200
    assert (await confirm(client, token)).json()["code"] == "token_invalid"


async def test_former_address_undoes_it_for_a_week(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """D1: the account has its address back and every session is over; the new one opens nothing."""
    client = await changed(api, database, settle)
    notice = (await mails_to(database, OLD))[-1]
    assert told(notice.subject) == "l’adresse de votre compte a changé"
    token = await last_token(database, OLD)
    with clock.travel(clock.now() + timedelta(days=6, hours=23)):
        assert not await taken_back(database)
        assert (await undo(api, token)).json() == {"handle": "alix"}
        assert len(await taken_back(database)) == 1
        assert (await client.get("/me")).status_code == 401
        assert (await undo(api, token)).json()["code"] == "token_invalid"
    by_new = await api().post("/sessions", json={"login": NEW, "password": PASSWORD})
    by_old = await api().post("/sessions", json={"login": OLD, "password": PASSWORD})
    assert (by_new.status_code, by_old.status_code) == (401, 201)
    assert by_old.json()["email_verified"] is True


async def test_undo_is_too_late_after_a_week(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """D1."""
    await changed(api, database, settle)
    token = await last_token(database, OLD)
    with clock.travel(clock.now() + timedelta(days=7, minutes=1)):
        assert (await undo(api, token)).json()["code"] == "token_invalid"


async def test_thief_who_changes_twice_cannot_undo_the_undo(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """D1: links to later addresses die with the first; the first survives theirs."""
    client = await changed(api, database, settle)
    first = await last_token(database, OLD)
    await ask(client, "third@example.org")
    await settle()
    await confirm(client, await last_token(database, "third@example.org"))
    await settle()
    second = await last_token(database, NEW)
    assert (await undo(api, first)).status_code == 200
    assert (await undo(api, second)).json()["code"] == "token_invalid"
    signed = await api().post("/sessions", json={"login": OLD, "password": PASSWORD})
    assert signed.json()["email"] == OLD


async def test_owner_s_link_survives_the_thief_s_undo(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """D1: the same, the other way round."""
    client = await changed(api, database, settle)
    first = await last_token(database, OLD)
    await ask(client, "third@example.org")
    await settle()
    await confirm(client, await last_token(database, "third@example.org"))
    await settle()
    assert (await undo(api, await last_token(database, NEW))).status_code == 200
    assert (await undo(api, first)).status_code == 200


async def test_undo_does_not_open_the_second_lock(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """Section 10: an old mailbox that somebody else reads gets past no second factor."""
    alix = await with_app(api, database)
    await ask(alix.client)
    await settle()
    await confirm(alix.client, await last_token(database, NEW))
    await settle()
    assert (await undo(api, await last_token(database, OLD))).status_code == 200
    answer = await api().post("/sessions", json={"login": "alix", "password": PASSWORD})
    assert answer.json()["code"] == "second_factor_required"
    done = await finish_sign_in(api(), answer.json()["challenge"], recovery_code=alix.codes[0])
    assert done.status_code == 201


async def test_address_of_another_member_is_told_to_them_only(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """D1: no enumeration: the same answer, and the mail says the rest."""
    await sign_up(api, "zoe")
    await check_email(database, "zoe")
    client, _me = await sign_up(api)
    await check_email(database, "alix")
    known = await ask(client, "zoe@example.org")
    unknown = await ask(client, "free@example.org")
    assert (known.status_code, known.content) == (unknown.status_code, unknown.content)
    await ask(client, "zoe@example.org")
    await settle()
    mail = (await mails_to(database, "zoe@example.org"))[-1]
    assert told(mail.subject) == "votre adresse a déjà un compte"
    assert "token=" not in mail.body


async def test_address_that_is_proved_meanwhile(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """D1: who opens their link first has the address."""
    client, _me = await sign_up(api)
    await check_email(database, "alix")
    await ask(client, "zoe@example.org")
    await settle()
    token = await last_token(database, "zoe@example.org")
    await sign_up(api, "zoe")
    await check_email(database, "zoe")
    answer = await confirm(client, token)
    assert (answer.status_code, answer.json()["code"]) == (409, "email_taken")
    assert (await client.get("/me")).json()["email"] == OLD


async def test_waiting_change_is_given_up(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """D1: its link is dead, as is that of one that another change replaced, and after a day."""
    client, _me = await sign_up(api)
    await check_email(database, "alix")
    await ask(client)
    await settle()
    given_up = await last_token(database, NEW)
    assert (await client.delete("/me/email/pending", headers=BROWSER)).status_code == 204
    assert (await confirm(client, given_up)).json()["code"] == "token_invalid"
    await ask(client)
    await settle()
    late = await last_token(database, NEW)
    with clock.travel(clock.now() + timedelta(days=1, minutes=1)):
        assert (await confirm(client, late)).json()["code"] == "token_invalid"


async def test_new_password_links_to_the_old_address_are_dead(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """D1: what was mailed there before does not open the account now."""
    client, _me = await sign_up(api)
    await check_email(database, "alix")
    await api().post("/password-resets", json={"email": OLD})
    await settle()
    reset = await last_token(database, OLD)
    await ask(client)
    await settle()
    await confirm(client, await last_token(database, NEW))
    body = {"token": reset, "password": "une phrase tout à fait nouvelle"}
    answer = await api().post("/password-resets/confirm", json=body)
    assert answer.json()["code"] == "token_invalid"


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PUT", "/me/email", {"email": NEW}),
        ("PUT", "/me/password", {"password": "une phrase tout à fait nouvelle"}),
    ],
)
async def test_cast_of_the_demo_stays_for_everybody(
    api: ApiFactory, database: Database, method: str, path: str, body: dict[str, str]
) -> None:
    """DEMO: a visitor does not take a role with them."""
    alix = await make_person(
        database, api, "alix", demo=True, demo_part="demo_role_alix", email=OLD
    )
    answer = await alix.client.request(method, path, json=body)
    assert (answer.status_code, answer.json()["code"]) == (403, "shared_account")
