"""Resetting For You: it begins as with somebody new, for this member alone (D11, REC-02)."""

import secrets
from datetime import timedelta

import pytest
from sqlalchemy import select

from rampe.feed.models import FeedSession
from rampe.kit import clock
from rampe.kit.database import Database
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_person
from tests.feed.factories import Catalogue, watch_event

INTERESTS = ["dance", "humour", "music"]


@pytest.fixture
async def catalogue(database: Database) -> Catalogue:
    """Four videos of each of the sixteen interests."""
    catalogue = Catalogue(database)
    await catalogue.fill()
    return catalogue


async def member(database: Database, api: ApiFactory, handle: str) -> Person:
    """Somebody who likes dance, humour and music."""
    return await make_person(database, api, handle, interests=INTERESTS)


async def page(person: Person, session: str = "") -> list[str]:
    """Return the ids of the next page."""
    answer = await person.client.get("/feed", params={"session": session})
    return [card["id"] for card in answer.json()["items"]]


async def history(person: Person) -> set[str]:
    """Return the ids of the whole history."""
    listed = (await person.client.get("/me/history", params={"limit": 50})).json()
    return {item["video"]["id"] for item in listed["items"]}


async def watch(person: Person, settle: Settle, *ids: str, ago: float = 0) -> None:
    """Watch videos so many seconds ago."""
    at = clock.now() - timedelta(seconds=ago)
    events = [watch_event(int(each), at=at) for each in ids]
    assert (await person.client.post("/watch", json={"events": events})).status_code == 202
    await settle()


async def reset(person: Person, **what: bool) -> None:
    answer = await person.client.post("/me/feed/reset", json=what)
    assert answer.status_code == 204, answer.text


def seven(_bits: int) -> int:
    """Chance, always the same."""
    return 7


async def test_the_first_page_after_a_reset_is_that_of_a_new_member(
    database: Database,
    api: ApiFactory,
    catalogue: Catalogue,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """REC-02. With the same draw of chance; before, everything that was seen was left out."""
    alix, sami = [await member(database, api, handle) for handle in ("alix", "sami")]
    held = (await alix.client.get("/feed")).json()["session"]
    every = [str(each) for each in catalogue.topics]
    await watch(alix, settle, *every[:60])
    await watch(sami, settle, *every[:60])
    assert not set(await page(alix)) & set(every[:60])
    await reset(alix)
    await reset(alix)
    new = await member(database, api, "new")
    monkeypatch.setattr(secrets, "randbits", seven)
    expected = await page(new)
    assert len(expected) == 10
    assert await page(alix) == expected
    assert await page(alix, held) == expected, "the sitting is forgotten as well"
    assert not set(await page(sami)) & set(every[:60]), "nobody else's feed changes"


async def test_what_a_member_chose_and_the_history_outlive_a_reset(
    database: Database, api: ApiFactory, catalogue: Catalogue, settle: Settle
) -> None:
    """Interests, languages, hidden videos, authors and hashtags are choices; so is the history."""
    alix = await member(database, api, "alix")
    watched, removed, hidden, *_ = map(str, catalogue.topics)
    await alix.client.patch("/me/feed", json={"languages": ["fr"]})
    await alix.client.put(f"/videos/{hidden}/hide")
    await alix.client.put("/me/hidden/hashtags/sport")
    await watch(alix, settle, watched, removed)
    await alix.client.delete(f"/me/history/{removed}")
    await reset(alix)
    assert await history(alix) == {watched}
    assert (await alix.client.get("/me/feed")).json() == {"history_on": True, "languages": ["fr"]}
    assert (await alix.client.get("/me")).json()["interests"] == INTERESTS
    tags = (await alix.client.get("/me/hidden/hashtags")).json()["items"]
    assert [each["tag"] for each in tags] == ["sport"]
    seen: set[str] = set()
    session = ""
    while True:
        answer = (await alix.client.get("/feed", params={"session": session})).json()
        session = answer["session"]
        seen |= {card["id"] for card in answer["items"]}
        if answer["exhausted"]:
            break
    assert {watched, removed} <= seen
    assert hidden not in seen
    again = await alix.client.get("/feed", params={"again": True, "session": ""})
    assert again.json()["items"] == [], "of what was forgotten nothing is shown as seen before"


async def test_the_history_goes_as_well_when_that_is_wanted(
    database: Database, api: ApiFactory, catalogue: Catalogue, settle: Settle
) -> None:
    alix, sami = [await member(database, api, handle) for handle in ("alix", "sami")]
    watched = str(min(catalogue.topics))
    for person in (alix, sami):
        await watch(person, settle, watched)
        await person.client.get("/feed")
    await reset(alix, history=True)
    assert await history(alix) == set()
    assert await history(sami) == {watched}
    async with database.session() as session:
        assert set(await session.scalars(select(FeedSession.viewer))) == {sami.id}


async def test_what_was_watched_before_a_reset_and_told_after_it_is_not_learnt(
    database: Database, api: ApiFactory, catalogue: Catalogue, settle: Settle
) -> None:
    """A device that was offline tells it late; what is watched from then on counts again."""
    alix = await member(database, api, "alix")
    late, fresh, *_ = map(str, catalogue.topics)
    await reset(alix)
    await watch(alix, settle, late, ago=3600)
    await watch(alix, settle, fresh)
    again = await alix.client.get("/feed", params={"again": True})
    assert [card["id"] for card in again.json()["items"]] == [fresh]
    assert await history(alix) == {late, fresh}
    await alix.client.delete("/me/history")
    await watch(alix, settle, late)
    again = await alix.client.get("/feed", params={"again": True})
    assert {card["id"] for card in again.json()["items"]} == {late, fresh}


async def test_a_guest_has_nothing_to_reset(api: ApiFactory) -> None:
    """A guest's memory is the session of the device, which the device may throw away."""
    answer = await api().post("/me/feed/reset", json={})
    assert (answer.status_code, answer.json()["code"]) == (401, "sign_in_required")
