"""The history that a member sees, and what they hide from For You (D11)."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import update

from rampe.feed.models import FeedHiddenHashtag
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.social import do_block
from rampe.video import VideoId, do_delete
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_account, make_person
from tests.feed.factories import Catalogue, watch_event
from tests.video.factories import make_video


@pytest.fixture
async def catalogue(database: Database) -> Catalogue:
    """Four videos of each of the sixteen interests."""
    catalogue = Catalogue(database)
    await catalogue.fill()
    return catalogue


@pytest.fixture
async def alix(database: Database, api: ApiFactory) -> Person:
    """A member who likes dance, humour and music."""
    return await make_person(database, api, "alix", interests=["dance", "humour", "music"])


async def watch(person: Person, settle: Settle, *video_ids: int) -> None:
    """Watch videos one after the other, a second apart, ending now."""
    start = clock.now() - timedelta(seconds=len(video_ids))
    events = [
        watch_event(video_id, at=start + timedelta(seconds=number))
        for number, video_id in enumerate(video_ids)
    ]
    answer = await person.client.post("/watch", json={"events": events})
    assert answer.status_code == 202, answer.text
    await settle()


async def history(client: httpx.AsyncClient) -> list[int]:
    """Return the ids of the whole history, read page by page."""
    ids: list[int] = []
    cursor: str | None = None
    while True:
        params = {"limit": 2} | ({"cursor": cursor} if cursor else {})
        page = (await client.get("/me/history", params=params)).json()
        ids += [int(item["video"]["id"]) for item in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            return ids


async def served(client: httpx.AsyncClient) -> list[dict[str, Any]]:
    """Return every card that For You has for a member."""
    session, exhausted, cards = "", False, list[dict[str, Any]]()
    while not exhausted:
        page = (await client.get("/feed", params={"session": session, "limit": 20})).json()
        session, exhausted = page["session"], page["exhausted"]
        cards += page["items"]
    return cards


async def test_what_was_watched_is_listed_last_first(
    catalogue: Catalogue, alix: Person, settle: Settle
) -> None:
    videos = sorted(catalogue.topics)[:5]
    await watch(alix, settle, *videos)
    assert await history(alix.client) == videos[::-1]


async def test_a_video_removed_from_the_history_does_not_come_back_to_for_you(
    catalogue: Catalogue, alix: Person, settle: Settle
) -> None:
    one, other, *_ = sorted(catalogue.topics)
    await watch(alix, settle, one, other)
    assert (await alix.client.delete(f"/me/history/{one}")).status_code == 204
    assert await history(alix.client) == [other]
    assert (await alix.client.delete("/me/history")).status_code == 204
    assert await history(alix.client) == []
    assert {int(card["id"]) for card in await served(alix.client)}.isdisjoint({one, other})


async def test_a_paused_history_stands_still(
    catalogue: Catalogue, alix: Person, settle: Settle
) -> None:
    one, other, third, *_ = sorted(catalogue.topics)
    usual = {"history_on": True, "languages": None}
    assert (await alix.client.get("/me/feed")).json() == usual
    await watch(alix, settle, one, other)
    paused = await alix.client.patch("/me/feed", json={"history_on": False})
    assert paused.json() == {**usual, "history_on": False}
    await watch(alix, settle, third, one)
    assert await history(alix.client) == [other, one]
    await alix.client.patch("/me/feed", json={"history_on": True})
    await watch(alix, settle, third)
    assert await history(alix.client) == [third, other, one]


async def test_the_history_shows_only_what_may_still_be_opened(
    database: Database, catalogue: Catalogue, alix: Person, settle: Settle
) -> None:
    kept, deleted, blocked, *_ = sorted(catalogue.topics)
    await watch(alix, settle, kept, deleted, blocked)
    async with database.session() as session:
        await do_delete(session, catalogue.authors[deleted], VideoId(deleted))
        await do_block(session, catalogue.authors[blocked], alix.id)
    assert await history(alix.client) == [kept]


async def test_a_history_is_its_members_alone(
    database: Database, api: ApiFactory, catalogue: Catalogue, alix: Person, settle: Settle
) -> None:
    """Another member sees and changes their own; a guest has none."""
    video = min(catalogue.topics)
    await watch(alix, settle, video)
    other = await make_person(database, api, "sami")
    assert await history(other.client) == []
    assert (await other.client.delete("/me/history")).status_code == 204
    assert await history(alix.client) == [video]
    guest = api()
    for method, path in [("GET", ""), ("DELETE", ""), ("DELETE", f"/{video}")]:
        answer = await guest.request(method, f"/me/history{path}")
        assert (answer.status_code, answer.json()["code"]) == (401, "sign_in_required")


async def test_a_hidden_author_leaves_for_you_at_once_and_comes_back(
    catalogue: Catalogue, alix: Person
) -> None:
    author = next(iter(catalogue.authors.values()))
    theirs = {video for video, owner in catalogue.authors.items() if owner == author}
    path = f"/me/hidden/authors/{author}"
    assert (await alix.client.put(path)).status_code == 204
    assert (await alix.client.put(path)).status_code == 204
    listed = (await alix.client.get("/me/hidden/authors")).json()["items"]
    assert [item["account"]["id"] for item in listed] == [str(author)]
    shown = {int(card["id"]) for card in await served(alix.client)}
    assert shown.isdisjoint(theirs)
    assert shown == set(catalogue.topics) - theirs
    assert (await alix.client.delete(path)).status_code == 204
    assert {int(card["id"]) for card in await served(alix.client)} == set(catalogue.topics)


async def test_a_hidden_hashtag_is_hidden_however_it_is_written(
    database: Database, api: ApiFactory, alix: Person
) -> None:
    author = await make_account(database, "noor")
    await make_video(database, author.id, caption="#Été à la mer")
    other = await make_video(database, author.id, caption="sans rien")
    assert (await alix.client.put("/me/hidden/hashtags/ete")).status_code == 204
    assert [int(card["id"]) for card in await served(alix.client)] == [other]
    listed = (await alix.client.get("/me/hidden/hashtags")).json()
    assert listed == {"items": [{"tag": "ete", "folded": "ete"}], "next_cursor": None}
    assert (await alix.client.delete("/me/hidden/hashtags/ÉTÉ")).status_code == 204
    assert len(await served(alix.client)) == 2


async def test_hidden_hashtags_page_by_cursor(database: Database, alix: Person) -> None:
    """The last hidden first, each once, also those of one moment and of the greatest length."""
    tags = [letter * 100 for letter in "abcde"]
    for tag in tags:
        assert (await alix.client.put(f"/me/hidden/hashtags/{tag}")).status_code == 204
    async with database.session() as session:
        await session.execute(update(FeedHiddenHashtag).values(at=clock.now()))
    assert (await alix.client.put("/me/hidden/hashtags/dernier")).status_code == 204
    listed: list[str] = []
    params: dict[str, str | int] = {"limit": 2}
    while True:
        page = (await alix.client.get("/me/hidden/hashtags", params=params)).json()
        listed += [item["tag"] for item in page["items"]]
        if page["next_cursor"] is None:
            break
        params["cursor"] = page["next_cursor"]
    assert listed[0] == "dernier"
    assert sorted(listed[1:]) == tags
    refused = await alix.client.get("/me/hidden/hashtags?cursor=x")
    assert (refused.status_code, refused.json()["code"]) == (422, "bad_cursor")


@pytest.mark.parametrize("tag", ["deux mots", "😀", "a" * 101, "%23"])
async def test_what_is_no_hashtag_is_refused(alix: Person, tag: str) -> None:
    answer = await alix.client.put(f"/me/hidden/hashtags/{tag}")
    assert answer.status_code == 422
    assert (await alix.client.get("/me/hidden/hashtags")).json()["items"] == []


async def test_authors_that_cannot_be_hidden(
    database: Database, catalogue: Catalogue, alix: Person
) -> None:
    """Oneself, nobody, and who blocks the member: the last two look alike."""
    blocker = next(iter(catalogue.authors.values()))
    async with database.session() as session:
        await do_block(session, blocker, alix.id)
    for author, code in [(alix.id, "not_yourself"), (1, "account_not_found")]:
        answer = await alix.client.put(f"/me/hidden/authors/{author}")
        assert answer.json()["code"] == code
    answer = await alix.client.put(f"/me/hidden/authors/{blocker}")
    assert answer.json()["code"] == "account_not_found"
    assert (await alix.client.get("/me/hidden/authors")).json()["items"] == []
