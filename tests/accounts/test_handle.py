"""Handles: their shape, and changing them."""

import asyncio
import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from rampe.accounts import AccountNotFound, resolve_handle
from rampe.accounts.handle import SHAPE, clean_handle, is_reserved
from rampe.kit import clock
from rampe.kit.database import Database
from tests.conftest import ApiFactory
from tests.factories import make_person

LETTERS = st.text("abcdefghijklmnopqrstuvwxyz0123456789._", min_size=1, max_size=30)


@given(LETTERS | st.text(max_size=30))
def test_clean_handle_is_stable_and_safe(text: str) -> None:
    """Decision 8: whatever is accepted is plain, and accepted again as it is."""
    try:
        handle = clean_handle(text)
    except ValueError:
        return
    assert SHAPE.fullmatch(handle)
    assert clean_handle(handle) == handle
    assert clean_handle(f" @{handle.upper()} ") == handle
    assert ".." not in handle
    assert not handle.startswith(".")
    assert not handle.endswith(".")
    assert re.search("[a-z0-9]", handle)


@given(st.from_regex(r"[a-z0-9_]([a-z0-9_]|\.(?=[a-z0-9_])){0,22}[a-z0-9]", fullmatch=True))
def test_every_plain_handle_is_accepted(handle: str) -> None:
    """Decision 8."""
    assert clean_handle(handle) == handle


@given(st.text(min_size=1, max_size=20).filter(lambda text: not text.isascii()))
def test_no_letter_that_looks_like_another(text: str) -> None:
    """Decision 8: nothing outside ASCII, not even what becomes ASCII in lower case."""
    with pytest.raises(ValueError):
        clean_handle(f"a{text}b")


@pytest.mark.parametrize("handle", ["admin", "a.dmin", "ad_min", "rampe", "me"])
def test_reserved(handle: str) -> None:
    """ACC-01."""
    assert is_reserved(handle)
    assert not is_reserved("alix")


async def test_change_leads_from_the_former_handle(api: ApiFactory, database: Database) -> None:
    """ACC-01: a link to the former handle arrives."""
    alix = await make_person(database, api, "alix")
    answer = await alix.client.put("/me/handle", json={"handle": "@Alix.Lebrun"})
    assert (answer.status_code, answer.json()["handle"]) == (200, "alix.lebrun")
    profile = await api().get("/profiles/alix")
    assert profile.status_code == 308
    assert profile.headers["location"].endswith("/profiles/alix.lebrun")
    assert (await api().get("/profiles/alix.lebrun")).status_code == 200
    async with database.session() as session:
        account, redirected = await resolve_handle(session, "ALIX")
        assert (account.id, redirected) == (alix.id, True)
        with pytest.raises(AccountNotFound):
            await resolve_handle(session, "alix\0")


async def test_second_change_waits(api: ApiFactory, database: Database) -> None:
    """ACC-01: the answer says from when; taking the same handle again changes nothing."""
    alix = await make_person(database, api, "alix")
    await alix.client.put("/me/handle", json={"handle": "alix2"})
    soon = await alix.client.put("/me/handle", json={"handle": "alix3"})
    assert (soon.status_code, soon.json()["code"]) == (409, "handle_changed_lately")
    assert (await alix.client.get("/me")).json()["handle_changeable_at"] is not None
    same = await alix.client.put("/me/handle", json={"handle": "alix2"})
    assert same.status_code == 200
    with clock.travel(clock.now() + timedelta(days=14, minutes=1)):
        assert (await alix.client.get("/me")).json()["handle_changeable_at"] is None


async def test_former_handle_is_held_then_free(api: ApiFactory, database: Database) -> None:
    """ACC-01: 30 days for who links to it, then for who wants it; its owner may go back."""
    alix = await make_person(database, api, "alix")
    sami = await make_person(database, api, "sami")
    await alix.client.put("/me/handle", json={"handle": "alix2"})
    held = await sami.client.put("/me/handle", json={"handle": "alix"})
    assert (held.status_code, held.json()["code"]) == (409, "handle_taken")
    assert (await api().get("/profiles/sami")).status_code == 200
    await age_former_handles(database)
    assert (await sami.client.put("/me/handle", json={"handle": "alix"})).status_code == 200
    async with database.session() as session:
        account, redirected = await resolve_handle(session, "alix")
    assert (account.id, redirected) == (sami.id, False)


async def age_former_handles(database: Database) -> None:
    """Let 31 days pass for handles that were given up, and for changes of handle."""
    async with database.session() as session:
        await session.execute(text("UPDATE former_handle SET until = until - interval '31 days'"))
        await session.execute(
            text("UPDATE account SET handle_changed_at = handle_changed_at - interval '31 days'")
        )


async def test_owner_takes_a_former_handle_back(api: ApiFactory, database: Database) -> None:
    """ACC-01."""
    alix = await make_person(database, api, "alix")
    await alix.client.put("/me/handle", json={"handle": "alix2"})
    await age_former_handles(database)
    assert (await alix.client.put("/me/handle", json={"handle": "alix"})).status_code == 200
    assert (await api().get("/profiles/alix")).status_code == 200
    assert (await api().get("/profiles/alix2")).status_code == 308


async def test_two_members_who_want_one_handle(api: ApiFactory, database: Database) -> None:
    """ACC-01: one has it, the other is told; no third outcome."""
    people = [await make_person(database, api, f"m{i}") for i in range(5)]
    answers = await asyncio.gather(
        *(person.client.put("/me/handle", json={"handle": "wanted"}) for person in people)
    )
    assert sorted(answer.status_code for answer in answers) == [200] + [409] * 4


async def test_handle_given_up_at_the_same_moment_is_held(
    api: ApiFactory, database: Database
) -> None:
    """ACC-01: the one who takes waits for the one who gives up, then sees that it is held."""
    for turn in range(5):
        giver = await make_person(database, api, f"given{turn}")
        taker = await make_person(database, api, f"taker{turn}")
        await asyncio.gather(
            giver.client.put("/me/handle", json={"handle": f"kept{turn}"}),
            taker.client.put("/me/handle", json={"handle": f"given{turn}"}),
        )
        async with database.session() as session:
            account, _redirected = await resolve_handle(session, f"given{turn}")
        assert account.id == giver.id
