"""For You through the application: memory, first pages, guests, and what is never shown."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import pairwise
from typing import Any

import httpx
import pytest

from rampe.accounts import INTERESTS
from rampe.feed.forget import do_forget
from rampe.feed.models import FeedVideo
from rampe.feed.settings import FeedSettings
from rampe.feed.statistics import do_mark_stale, do_refresh_heat
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.social import TargetCounter
from rampe.video import KIND, VideoId, Visibility, do_delete
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_account, make_person
from tests.feed.factories import Catalogue, watch_event
from tests.video.factories import Relations, make_video

Cards = list[dict[str, Any]]


@pytest.fixture
async def catalogue(database: Database) -> Catalogue:
    """Four videos of each of the sixteen interests."""
    catalogue = Catalogue(database)
    await catalogue.fill()
    return catalogue


@pytest.fixture
async def alix(database: Database, api: ApiFactory) -> Person:
    """A new member who likes dance, humour and music."""
    return await make_person(database, api, "alix", interests=["dance", "humour", "music"])


async def refresh(database: Database) -> None:
    """Do what the job does each minute, a few seconds from now."""
    with clock.travel(clock.now() + timedelta(seconds=10)):
        async with database.session() as session:
            await do_refresh_heat(session)


async def swipe(client: httpx.AsyncClient, **params: Any) -> AsyncIterator[Cards]:
    """Yield page after page of one session until all was seen."""
    session, exhausted = params.pop("session", ""), False
    while not exhausted:
        answer = await client.get("/feed", params={"session": session, **params})
        assert answer.status_code == 200, answer.text
        page = answer.json()
        session, exhausted = page["session"], page["exhausted"]
        yield page["items"]


async def swipe_all(client: httpx.AsyncClient, **params: Any) -> list[int]:
    """Return the ids of every page in order."""
    return [int(card["id"]) async for cards in swipe(client, **params) for card in cards]


async def test_a_member_without_interests_has_no_feed(
    database: Database, api: ApiFactory, catalogue: Catalogue
) -> None:
    """ACC-03: until three interests are chosen, either feed answers 409 `interests_required`."""
    for interests in ([], ["dance", "music"]):
        handle = f"new{len(interests)}"
        member = await make_person(database, api, handle, interests=interests)
        for feed in ("/feed", "/feed/following"):
            answer = await member.client.get(feed)
            assert answer.status_code == 409
            assert answer.json()["code"] == "interests_required"
        chosen = {"interests": ["dance", "music", "humour"]}
        assert (await member.client.put("/me/interests", json=chosen)).is_success
        assert (await member.client.get("/feed/following")).is_success
        assert len((await member.client.get("/feed")).json()["items"]) == 10


async def test_the_first_page_of_two_new_members(
    database: Database, api: ApiFactory, catalogue: Catalogue
) -> None:
    """REC-02: five of ten from interests, two popular from outside, three in common at most."""
    pages: list[set[int]] = []
    for turn in range(4):
        chosen = list(INTERESTS[turn * 3 : turn * 3 + 3])
        member = await make_person(database, api, f"member{turn}", interests=chosen)
        cards = (await member.client.get("/feed")).json()["items"]
        ids = {int(card["id"]) for card in cards}
        inside = {video_id for video_id in ids if catalogue.topics[video_id] in chosen}
        assert len(ids) == 10
        assert len(inside) >= 5
        assert len((ids - inside) & catalogue.popular) >= 2
        pages.append(ids)
    for one, page in enumerate(pages):
        for other in pages[one + 1 :]:
            assert len(page & other) <= 3


async def test_every_card_says_truly_why_it_is_there(alix: Person, catalogue: Catalogue) -> None:
    """REC-01: a reason code and what it names."""
    cards = (await alix.client.get("/feed")).json()["items"]
    for card in cards:
        why, topic = card["why"], catalogue.topics[int(card["id"])]
        if why["code"] == "interest":
            assert why["params"] == {"interest": topic}
            assert topic in ("dance", "humour", "music")
        else:
            assert why["code"] in ("popular", "explore", "fresh", "unseen")
            assert why["params"] == {}
        if why["code"] == "popular":
            assert int(card["id"]) in catalogue.popular
    assert {"interest", "popular", "explore"} <= {card["why"]["code"] for card in cards}


async def test_a_card_of_the_feed_is_the_card_of_every_other_list(
    alix: Person, catalogue: Catalogue
) -> None:
    """Decision 4: one form in JSON, whether msgspec or pydantic writes it."""
    for card in (await alix.client.get("/feed")).json()["items"]:
        elsewhere = (await alix.client.get(f"/videos/{card['id']}")).json()
        assert {**card, "why": None} == elsewhere


@pytest.mark.parametrize("query", ["limit=0", "limit=21", "limit=ten", "again=perhaps"])
async def test_a_page_that_cannot_be_asked_for(api: ApiFactory, query: str) -> None:
    """Issue 2 section 4: refused as everywhere; what is unknown is left alone."""
    refused = await api().get(f"/feed?{query}")
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid")
    assert (await api().get("/feed?limit=5&again=true&utm=x")).status_code == 200


async def test_swiping_shows_everything_once_and_then_says_so(
    alix: Person, catalogue: Catalogue
) -> None:
    """REC-01: no page repeats the one before, and the end is told, not an error."""
    seen = await swipe_all(alix.client)
    assert sorted(seen) == sorted(catalogue.topics)
    assert len(set(seen)) == len(seen)


async def test_authors_are_varied_across_pages(alix: Person, catalogue: Catalogue) -> None:
    """REC-01: at most two of ten by one author, never next to each other."""
    seen = (await swipe_all(alix.client))[:30]
    authors = [catalogue.authors[video_id] for video_id in seen]
    assert all(a != b for a, b in pairwise(authors))
    for start in range(0, 30, 10):
        assert max(authors[start : start + 10].count(each) for each in authors) <= 2


async def test_what_was_watched_is_not_shown_in_another_session(
    alix: Person, catalogue: Catalogue, settle: Settle
) -> None:
    """REC-01: a server-side memory of what was seen; what was only served may come back."""
    first = (await alix.client.get("/feed")).json()["items"]
    watched = [int(card["id"]) for card in first[:6]]
    events = [watch_event(video_id) for video_id in watched]
    assert (await alix.client.post("/watch", json={"events": events})).status_code == 202
    await settle()
    later = await swipe_all(alix.client)
    assert not set(later) & set(watched)
    assert {int(card["id"]) for card in first[6:]} <= set(later)


async def test_who_opens_the_feed_anew_is_shown_what_they_did_not_watch(
    alix: Person, catalogue: Catalogue, settle: Settle
) -> None:
    """REC-01: that a card was sent does not mean that it was seen, when nothing else is left."""
    first = (await alix.client.get("/feed")).json()
    watched = {int(card["id"]) for card in first["items"]}
    await alix.client.post("/watch", json={"events": [watch_event(each) for each in watched]})
    await swipe_all(alix.client, session=first["session"])
    await settle()
    held = {"session": first["session"]}
    assert (await alix.client.get("/feed", params=held)).json()["items"] == []
    opened = (await alix.client.get("/feed", params={**held, "opening": True})).json()
    shown = [int(card["id"]) for card in opened["items"]]
    assert (len(shown), opened["exhausted"]) == (10, False)
    rest = await swipe_all(alix.client, session=opened["session"])
    assert sorted(shown + rest) == sorted(set(catalogue.topics) - watched)


async def test_when_all_was_seen_the_oldest_come_again_on_request(
    alix: Person, catalogue: Catalogue, settle: Settle
) -> None:
    """REC-01: a graceful answer, and nothing is repeated unasked."""
    seen = await swipe_all(alix.client)
    start = clock.now() - timedelta(hours=1)
    events = [watch_event(each, at=start + timedelta(seconds=n)) for n, each in enumerate(seen)]
    await alix.client.post("/watch", json={"events": events})
    await settle()
    empty = (await alix.client.get("/feed")).json()
    assert (empty["items"], empty["exhausted"]) == ([], True)
    again: list[int] = []
    session = empty["session"]
    for _ in range(4):
        params = {"again": True, "session": session, "limit": 20}
        page = (await alix.client.get("/feed", params=params)).json()
        assert {card["why"]["code"] for card in page["items"]} == {"seen_again"}
        again += [int(card["id"]) for card in page["items"]]
        session = page["session"]
    assert again == seen
    params = {"again": True, "session": session}
    once_more = (await alix.client.get("/feed", params=params)).json()
    assert [int(card["id"]) for card in once_more["items"]] == seen[:10]


async def test_a_guest_swipes_with_interests_of_the_device(
    api: ApiFactory, catalogue: Catalogue, settle: Settle
) -> None:
    """Issue 2 section 4: guests watch public videos; they may choose interests or skip."""
    guest = api()
    plain = await swipe_all(guest)
    assert sorted(plain) == sorted(catalogue.topics)
    chosen = (await guest.get("/feed?interests=cooking,travel,nature")).json()
    topics = [catalogue.topics[int(card["id"])] for card in chosen["items"]]
    assert sum(topic in ("cooking", "travel", "nature") for topic in topics) >= 5
    unknown = await guest.get("/feed?interests=cooking,nonsense")
    assert (unknown.status_code, unknown.json()["code"]) == (422, "unknown_interest")


async def test_a_guests_memory_is_the_session(
    api: ApiFactory, catalogue: Catalogue, settle: Settle, database: Database
) -> None:
    """Issue 2 section 4: no cookie; the session of the device is remembered for a week."""
    guest = api()
    page = (await guest.get("/feed")).json()
    session = page["session"]
    event = watch_event(int(page["items"][0]["id"]), session=session)
    await guest.post("/watch", json={"events": [event]})
    await settle()
    shown = {card["id"] for card in page["items"]}
    more = (await guest.get("/feed", params={"session": session})).json()
    assert not shown & {card["id"] for card in more["items"]}
    other = await swipe_all(guest)
    assert {int(each) for each in shown} <= set(other)
    with clock.travel(clock.now() + timedelta(days=8)):
        async with database.session() as db:
            await do_forget(db, FeedSettings())
    forgotten = await swipe_all(guest, session=session)
    assert {int(each) for each in shown} <= set(forgotten)


async def test_a_session_belongs_to_who_began_it(
    alix: Person, api: ApiFactory, catalogue: Catalogue
) -> None:
    """Issue 2 section 7: a forged session reveals nothing and changes nothing."""
    page = (await alix.client.get("/feed")).json()
    for session in (page["session"], "short", "x" * 65, "a b", "%00"):
        answer = await api().get("/feed", params={"session": session})
        assert answer.status_code in (200, 400, 422)
        if answer.status_code == 200:
            assert answer.json()["session"] != page["session"]
    more = (await alix.client.get("/feed", params={"session": page["session"]})).json()
    assert more["session"] == page["session"]
    assert not {c["id"] for c in page["items"]} & {c["id"] for c in more["items"]}


async def test_hidden_and_not_interesting_videos_stay_away(
    alix: Person, catalogue: Catalogue
) -> None:
    """Issue 2 section 4: hide acts at once, and can be taken back."""
    video_id = next(iter(catalogue.topics))
    for _ in range(2):
        assert (await alix.client.put(f"/videos/{video_id}/hide")).status_code == 204
    assert video_id not in await swipe_all(alix.client)
    assert (await alix.client.delete(f"/videos/{video_id}/hide")).status_code == 204
    assert video_id in await swipe_all(alix.client)


@pytest.mark.parametrize("verb", ["block", "mute"])
async def test_a_block_or_mute_holds_in_the_next_page(
    alix: Person, catalogue: Catalogue, verb: str
) -> None:
    """Issue 2 section 5: block and mute hold in the same request everywhere."""
    first = (await alix.client.get("/feed")).json()
    author = first["items"][0]["author"]["id"]
    await alix.client.put(f"/accounts/{author}/{verb}")
    seen = await swipe_all(alix.client, session=first["session"])
    assert author not in {str(catalogue.authors[video_id]) for video_id in seen}
    anew = await swipe_all(alix.client)
    assert author not in {str(catalogue.authors[video_id]) for video_id in anew}


async def test_ones_own_and_deleted_videos_are_not_in_for_you(
    database: Database, alix: Person, catalogue: Catalogue
) -> None:
    """REC-01: nobody is recommended to themselves, and a deletion holds at once."""
    own = await make_video(database, alix.id, "#dance")
    gone = next(iter(catalogue.topics))
    async with database.session() as session:
        await do_delete(session, catalogue.authors[gone], VideoId(gone))
    assert not {own, gone} & set(await swipe_all(alix.client))


async def test_likes_make_a_video_popular(
    database: Database, api: ApiFactory, alix: Person, settle: Settle
) -> None:
    """REC-01: reactions reach the ranking: event, counter, heat."""
    author = await make_account(database, "author")
    catalogue = Catalogue(database)
    dull, liked = (catalogue.add(author.id, "art", hours=30) for _ in range(2))
    await catalogue.write()
    for number in range(5):
        fan = await make_person(database, api, f"fan{number}")
        assert (await fan.client.put(f"/videos/{liked}/like")).status_code == 200
    await settle()
    await refresh(database)
    async with database.session() as session:
        counter = await session.get_one(TargetCounter, (KIND, liked))
        assert counter.likes == 5
        heats = {
            video_id: (await session.get_one(FeedVideo, video_id)).heat
            for video_id in (dull, liked)
        }
    assert heats[liked] > heats[dull]
    cards = (await alix.client.get("/feed")).json()["items"]
    assert {int(card["id"]): card["why"]["code"] for card in cards}[liked] == "popular"


async def test_following_is_chronological_and_pages_without_gaps(
    database: Database, alix: Person
) -> None:
    """Issue 2 section 4: Following, newest first, seen or not, also for followers only."""
    authors = [await make_account(database, f"author{n}") for n in range(3)]
    for author in authors[:2]:
        await Relations(database).follow(alix.id, author.id)
    start = clock.now() - timedelta(hours=5)
    made = [
        await make_video(
            database,
            authors[n % 3].id,
            visibility=Visibility.FOLLOWERS if n % 2 else Visibility.PUBLIC,
            at=start + timedelta(minutes=n),
        )
        for n in range(12)
    ]
    expected = [str(video_id) for n, video_id in enumerate(made) if n % 3 != 2][::-1]
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        params = {"limit": 3} | ({"cursor": cursor} if cursor else {})
        page = (await alix.client.get("/feed/following", params=params)).json()
        seen += [card["id"] for card in page["items"]]
        assert {card["why"]["code"] for card in page["items"]} <= {"following"}
        cursor = page["next_cursor"]
    assert seen == expected


async def test_two_pages_at_once_of_two_sessions_do_not_disturb_each_other(
    alix: Person, catalogue: Catalogue
) -> None:
    """REC-01: two tabs."""
    results = await asyncio.gather(*(swipe_all(alix.client) for _ in range(4)))
    for seen in results:
        assert sorted(seen) == sorted(catalogue.topics)


async def test_heat_is_computed_for_stale_videos_only(
    database: Database, catalogue: Catalogue
) -> None:
    """Decision: events only mark; the job counts, and converges."""
    some = list(catalogue.topics)[:3]
    async with database.session() as session:
        await do_mark_stale(session, some)
        assert await do_refresh_heat(session) == 0
    with clock.travel(clock.now() + timedelta(seconds=10)):
        async with database.session() as session:
            assert await do_refresh_heat(session) == 3
            assert await do_refresh_heat(session) == 0
