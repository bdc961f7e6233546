"""Accounts to follow: each with a true reason, and never whom one must not be offered."""

from datetime import date
from typing import Any

import httpx
import pytest

from rampe.accounts import Status
from rampe.kit.database import Database
from rampe.search.follow_suggestions import adult_born
from tests.conftest import ApiFactory, Settle
from tests.factories import make_account, make_person
from tests.search.factories import read_all
from tests.video.factories import Relations, make_video


async def suggested(client: httpx.AsyncClient) -> dict[str, dict[str, Any]]:
    """Return the reasons by handle, in order, from all pages."""
    rows = await read_all(client, "/suggest/follow")
    return {row["account"]["handle"]: row["why"] for row in rows}


async def test_each_suggestion_has_its_reason(
    database: Database, api: ApiFactory, settle: Settle
) -> None:
    """Followed by whom one follows, of one's interests, popular: in this order."""
    viewer = await make_person(database, api, "viewer", interests=["dance", "humour", "music"])
    friend, theirs, dancer, cook = [
        await make_account(database, name) for name in ("friend", "theirs", "dancer", "cook")
    ]
    relations = Relations(database)
    await relations.follow(viewer.id, friend.id)
    await relations.follow(friend.id, theirs.id)
    await relations.follow(friend.id, viewer.id)
    await make_video(database, dancer.id, "#danse")
    await make_video(database, cook.id, "#cuisine")
    await settle()
    assert await suggested(viewer.client) == {
        "theirs": {"code": "followed_by", "params": {"handle": "friend"}},
        "dancer": {"code": "interest", "params": {"interest": "dance"}},
        "cook": {"code": "popular", "params": {}},
    }
    assert list(await suggested(viewer.client)) == ["theirs", "dancer", "cook"]
    assert {why["code"] for why in (await suggested(api())).values()} == {"popular"}


NEVER = {
    "private": {"private": True},
    "suspended": {"status": Status.SUSPENDED},
    "minor": {"birth_date": date(2015, 1, 1)},
    "of unknown age": {"birth_date": None},
}


@pytest.mark.parametrize("fields", NEVER.values(), ids=NEVER)
async def test_some_are_never_offered(
    database: Database, api: ApiFactory, settle: Settle, fields: dict[str, Any]
) -> None:
    """D11: private accounts, children and the suspended, however popular."""
    viewer = await make_person(database, api, "viewer")
    friend = await make_account(database, "friend")
    author = await make_account(database, "author")
    await make_video(database, author.id, "#danse")
    await Relations(database).follow(viewer.id, friend.id)
    await Relations(database).follow(friend.id, author.id)
    await settle()
    assert "author" in await suggested(viewer.client)
    async with database.session() as session:
        account = await session.get_one(type(author), author.id)
        for name, value in fields.items():
            setattr(account, name, value)
    assert "author" not in await suggested(viewer.client)


@pytest.mark.parametrize(
    "how", ["followed", "blocked", "blocking", "muted", "reported", "dismissed", "own"]
)
async def test_whom_one_has_to_do_with_is_not_offered(
    database: Database, api: ApiFactory, settle: Settle, how: str
) -> None:
    """Gone in the same request."""
    viewer = await make_person(database, api, "viewer")
    author = viewer if how == "own" else await make_person(database, api, "author")
    await make_video(database, author.id, "#danse")
    await settle()
    relations = Relations(database)
    if how == "followed":
        await relations.follow(viewer.id, author.id)
    if how == "blocked":
        await relations.block(author.id, viewer.id)
    if how == "blocking":
        await relations.block(viewer.id, author.id)
    if how == "muted":
        await relations.mute(viewer.id, author.id)
    if how == "reported":
        report = {"kind": "account", "target_id": str(author.id), "reason": "spam"}
        assert (await viewer.client.post("/reports", json=report)).is_success
    if how == "dismissed":
        path = f"/suggest/follow/{author.id}/dismissal"
        for _ in range(2):
            assert (await viewer.client.put(path)).status_code == 204
    assert await suggested(viewer.client) == {}


async def test_dismissing_is_ones_own_and_can_be_undone(
    database: Database, api: ApiFactory, settle: Settle
) -> None:
    """D11: nobody else is concerned, and the undo brings the account back in its place."""
    viewer = await make_person(database, api, "viewer")
    other = await make_person(database, api, "other")
    author = await make_account(database, "author")
    await make_video(database, author.id, "#danse")
    await settle()
    path = f"/suggest/follow/{author.id}/dismissal"
    assert (await api().put(path)).status_code == 401
    assert (await viewer.client.put(path)).status_code == 204
    assert await suggested(viewer.client) == {}
    assert list(await suggested(other.client)) == ["author"]
    for _ in range(2):
        assert (await viewer.client.delete(path)).status_code == 204
    assert list(await suggested(viewer.client)) == ["author"]
    await Relations(database).block(author.id, viewer.id)
    for unknown in (author.id, 1):
        answer = await viewer.client.put(f"/suggest/follow/{unknown}/dismissal")
        assert (answer.status_code, answer.json()["code"]) == (404, "account_not_found")


def test_of_age_everywhere_on_earth() -> None:
    """Eighteen today is eighteen tomorrow somewhere."""
    assert adult_born(date(2026, 11, 22)) == date(2008, 11, 21)
    assert adult_born(date(2028, 3, 1)) == date(2010, 2, 28)
