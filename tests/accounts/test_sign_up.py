"""Signing up: what a new account is, and what a refusal does not tell."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from rampe.accounts import Account, AccountsSettings
from rampe.accounts.models import SignUpMark
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.outbox import OutboxRow
from rampe.kit.services import Services
from tests.accounts.factories import PASSWORD, form, mails_to, sign_up
from tests.conftest import ApiFactory, Settle

CHILD = "2016-01-01"
# The refusals of a test must not depend on what this machine is to itself.
FAR = ("203.0.113.7", 4711)


async def test_member_signs_up_and_is_signed_in(api: ApiFactory, database: Database) -> None:
    """ACC-01, D1: the answer is one's account, the cookie is out of the reach of scripts."""
    client = api()
    answer = await client.post(
        "/accounts",
        json=form(
            handle="@Alix",
            gender="woman",
            interests=["music", "dance", "humour", "dance"],
            zone="America/New_York",
        ),
    )
    assert answer.status_code == 201
    me = answer.json()
    assert (me["handle"], me["band"], me["email_verified"]) == ("alix", "adult", False)
    assert me["interests"] == ["dance", "humour", "music"]
    assert me["zone"] == "America/New_York"
    assert me["private"] is False
    assert me["token"] is None
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("rampe_session=")
    assert {"HttpOnly", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))
    assert "Secure" not in cookie
    assert (await client.get("/me")).json()["id"] == me["id"]
    async with database.session() as session:
        account = await session.get(Account, int(me["id"]))
        events = set(await session.scalars(select(OutboxRow.subject)))
    assert account is not None
    assert account.password_hash
    assert account.password_hash.startswith("$argon2id$")
    assert events >= {"accounts.signed_up.v1", "accounts.interests_chosen.v1"}


async def test_api_client_gets_a_token_instead_of_a_cookie(api: ApiFactory) -> None:
    """D1."""
    answer = await api().post("/accounts", json=form(), headers={"Accept-Session": "bearer"})
    assert "set-cookie" not in answer.headers
    me = await api(answer.json()["token"]).get("/me")
    assert me.json()["handle"] == "alix"


@pytest.mark.parametrize(("birth_date", "private"), [("2010-01-01", True), ("1996-04-12", False)])
async def test_minors_start_private(api: ApiFactory, birth_date: str, private: bool) -> None:
    """ACC-02, D7."""
    _client, me = await sign_up(api, birth_date=birth_date)
    assert me["private"] is private


async def test_zone_is_the_country_s_main_one_when_none_is_given(api: ApiFactory) -> None:
    """ACC-02: midnight is where the member lives."""
    _client, me = await sign_up(api, country="BR")
    assert me["zone"] == "America/Sao_Paulo"


async def test_gender_is_in_one_s_own_account_only(api: ApiFactory) -> None:
    """Section 2: gender is private."""
    client, me = await sign_up(api, gender="other")
    assert me["gender"] == "other"
    for path in (f"/profiles/{me['handle']}", "/sessions", f"/accounts/{me['id']}/followers"):
        for reader in (client, api()):
            assert "gender" not in (await reader.get(path)).text


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"email": "nobody"}, "email"),
        ({"email": "a@b@c.fr"}, "email"),
        ({"email": "Alix <alix@example.org>"}, "email"),
        ({"email": "alix@example.org\r\nBcc: all@example.org"}, "email"),
        ({"email": "x" * 250 + "@example.org"}, "email"),
        ({"email": "élise@example.org"}, "email"),
        ({"password": "court"}, "password"),
        ({"password": "x" * 201}, "password"),
        ({"handle": "a"}, "handle"),
        ({"handle": ".alix"}, "handle"),
        ({"handle": "al..ix"}, "handle"),
        ({"handle": "аlix"}, "handle"),  # a Cyrillic а
        ({"handle": "alix\u0000"}, "handle"),
        ({"handle": "__"}, "handle"),
        ({"birth_date": "1899-12-31"}, "birth_date"),
        ({"birth_date": "2999-01-01"}, "birth_date"),
        ({"birth_date": "2011-02-29"}, "birth_date"),
        ({"birth_date": "yesterday"}, "birth_date"),
        ({"country": "XX"}, "country"),
        ({"country": "FRA"}, "country"),
        ({"locale": "de"}, "locale"),
        ({"zone": "../../etc/passwd"}, "zone"),
        ({"zone": "Europe/Atlantis"}, "zone"),
        ({"gender": "yes"}, "gender"),
        ({"interests": ["dance", "music"]}, "interests"),
        ({"interests": ["dance", "dance", "music"]}, "interests"),
        ({"interests": ["dance", "music", "unknown"]}, "interests"),
        ({"name": "\u202e" + "x" * 50}, "name"),
        ({"name": "a\u0007b"}, "name"),
        ({"role": "admin"}, "role"),
    ],
)
async def test_bad_form_names_its_field(
    api: ApiFactory, changes: dict[str, Any], field: str
) -> None:
    """ACC-01, section 7."""
    answer = await api().post("/accounts", json=form(**changes))
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert [item["field"] for item in answer.json()["fields"]] == [field]


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("motdepasse", "guessable"),
        ("azertyuiop", "guessable"),
        ("alix1996 le plus fort", "personal"),
        ("chez ALIX.DUPONT ce soir", "personal"),
    ],
)
async def test_easy_password_is_refused(api: ApiFactory, password: str, reason: str) -> None:
    """D1."""
    body = form("alix", email="alix.dupont@example.org", password=password)
    answer = await api().post("/accounts", json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "weak_password")
    assert answer.json()["reason"] == reason


@pytest.mark.parametrize("handle", ["admin", "rampe", "Api", "@settings", "a.d_min", "me"])
async def test_reserved_handle_is_taken(api: ApiFactory, handle: str) -> None:
    """ACC-01: nobody passes for the platform."""
    answer = await api().post("/accounts", json=form(handle=handle))
    assert (answer.status_code, answer.json()["code"]) == (409, "handle_taken")


async def test_handle_goes_to_one_of_many_who_want_it_at_once(api: ApiFactory) -> None:
    """ACC-01."""
    answers = await asyncio.gather(
        *(api().post("/accounts", json=form(email=f"a{i}@example.org")) for i in range(8))
    )
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 7


async def test_known_address_is_not_told(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """D1: the answers look alike; the owner of the address learns of it by mail, without a link."""
    _client, first = await sign_up(api, "alix")
    await settle()
    async with database.session() as session:
        account = await session.get(Account, int(first["id"]))
        assert account is not None
        account.email_verified_at = clock.now()
    _client, second = await sign_up(api, "mallory", email="ALIX@example.org")
    _client, fresh = await sign_up(api, "trudy")
    assert second["email_verified"] is False
    different = {key for key in fresh if fresh[key] != second[key]}
    assert different == {"id", "handle", "name", "email", "created_at"}
    await settle()
    _check, known = await mails_to(database, "alix@example.org")
    assert "@mallory" in known.body
    assert "token=" not in known.body
    assert not await mails_to(database, "ALIX@example.org")


async def test_unproved_address_is_nobody_s(api: ApiFactory) -> None:
    """D1: who signs up with my address first does not keep me out."""
    await sign_up(api, "squatter", email="alix@example.org")
    _client, me = await sign_up(api, "alix")
    assert me["email"] == "alix@example.org"


async def test_too_young_is_refused_without_a_hint(api: ApiFactory, database: Database) -> None:
    """ACC-02: no account, and the answer names neither age nor date nor limit."""
    client = api(address=FAR)
    answer = await client.post("/accounts", json=form(birth_date=CHILD))
    assert (answer.status_code, answer.json()["code"]) == (403, "sign_up_not_possible")
    told = " ".join(
        str(value) for key, value in answer.json().items() if key != "request_id"
    ).lower()
    assert not any(word in told for word in ("age", "date", "old", "young", "13", "year", "birth"))
    async with database.session() as session:
        assert await session.scalar(select(Account.id)) is None


async def test_another_date_on_the_same_device_does_not_help(api: ApiFactory) -> None:
    """ACC-02: by the cookie, whatever the address typed."""
    client = api()
    await client.post("/accounts", json=form(birth_date=CHILD))
    again = await client.post("/accounts", json=form("autre"))
    assert again.json()["code"] == "sign_up_not_possible"


async def test_another_date_without_the_cookie_does_not_help(api: ApiFactory) -> None:
    """ACC-02: by the mailbox from anywhere, by the address and browser for a quarter of an hour."""
    await api(address=FAR).post("/accounts", json=form(birth_date=CHILD))
    same_mailbox = await api().post("/accounts", json=form(email="Alix@Example.org"))
    same_place = await api(address=FAR).post("/accounts", json=form("autre"))
    elsewhere = await api(address=("198.51.100.9", 1)).post("/accounts", json=form("autre"))
    assert same_mailbox.json()["code"] == "sign_up_not_possible"
    assert same_place.json()["code"] == "sign_up_not_possible"
    assert elsewhere.status_code == 201


async def test_refusal_ends(api: ApiFactory) -> None:
    """ACC-02: a shared address is not shut for long, a mailbox for a day."""
    await api(address=FAR).post("/accounts", json=form(birth_date=CHILD))
    start = clock.now()
    with clock.travel(start + timedelta(minutes=16)):
        place = await api(address=FAR).post("/accounts", json=form("frangin", birth_date=CHILD))
        assert place.status_code == 403
    with clock.travel(start + timedelta(hours=23)):
        mailbox = await api().post("/accounts", json=form("alix", password="motdepasse"))
        assert mailbox.json()["code"] == "sign_up_not_possible"
    with clock.travel(start + timedelta(hours=25)):
        mailbox = await api().post("/accounts", json=form("alix", password="motdepasse"))
        assert mailbox.json()["code"] == "weak_password"


async def test_refusal_keeps_no_readable_trace(api: ApiFactory, database: Database) -> None:
    """ACC-02, D7: what is kept of a child is two keyed hashes."""
    await api(address=FAR).post("/accounts", json=form(birth_date=CHILD))
    async with database.session() as session:
        marks = list(await session.scalars(select(SignUpMark.mark)))
    assert [len(mark) for mark in marks] == [32, 32]


async def test_minimum_is_the_operator_s(api: ApiFactory, services: Services) -> None:
    """ACC-02: at 16, who is 15 is too young."""
    services.put(AccountsSettings, AccountsSettings(min_age=16))
    fifteen = (clock.now() - timedelta(days=365 * 15 + 30)).date()
    answer = await api().post("/accounts", json=form(birth_date=str(fifteen)))
    assert answer.json()["code"] == "sign_up_not_possible"


async def test_sign_ups_from_one_address_are_limited(api: ApiFactory, services: Services) -> None:
    """D1: and the next house is not affected."""
    services.put(AccountsSettings, AccountsSettings(sign_ups_per_hour=3))
    answers = [await api(address=FAR).post("/accounts", json=form(f"m{i}")) for i in range(4)]
    assert [answer.status_code for answer in answers] == [201, 201, 201, 429]
    assert int(answers[-1].headers["retry-after"]) > 0
    assert (await api().post("/accounts", json=form("m9"))).status_code == 201


async def test_one_mailbox_gets_few_mails(api: ApiFactory) -> None:
    """D1: nobody is flooded with our mails from many addresses."""
    statuses = [
        (
            await api(address=(f"198.51.100.{i}", 1)).post(
                "/accounts", json=form(f"m{i}", email="victim@example.org")
            )
        ).status_code
        for i in range(6)
    ]
    assert statuses == [201] * 5 + [429]


async def test_ipv6_is_counted_by_its_household(api: ApiFactory, services: Services) -> None:
    """D1: a /64 has more addresses than there are tries."""
    services.put(AccountsSettings, AccountsSettings(sign_ups_per_hour=1))
    first = await api(address=("2001:db8:1:2::1", 1)).post("/accounts", json=form("m1"))
    second = await api(address=("2001:db8:1:2:ffff::9", 1)).post("/accounts", json=form("m2"))
    other = await api(address=("2001:db8:1:3::1", 1)).post("/accounts", json=form("m3"))
    assert [first.status_code, second.status_code, other.status_code] == [201, 429, 201]


async def test_password_is_good_as_typed_on_another_keyboard(api: ApiFactory) -> None:
    """D1: composed and decomposed accents are one password."""
    await sign_up(api, password="été à la mer, café crème")
    typed = {"login": "alix", "password": "e\u0301te\u0301 a\u0300 la mer, cafe\u0301 cre\u0300me"}
    assert (await api().post("/sessions", json=typed)).status_code == 201
    assert PASSWORD not in (await api().post("/sessions", json=typed)).text
