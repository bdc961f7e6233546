"""In which languages For You shows videos, and how a video gets one (D11)."""

from typing import Any

import httpx
import pytest

from rampe.accounts import AccountId
from rampe.feed.page import Ranker, SqlRanker, choose
from rampe.feed.pool import Shelf
from rampe.feed.sources import POOL_SHARE, Known
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.video import LANGUAGES, Language, VideoId
from rampe.video.language import language_of
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_account, make_person
from tests.feed.factories import Catalogue, some, watch_event
from tests.video.factories import Relations, make_asset

Spoken = dict[Language | None, set[int]]
LANGUAGES_OF_TEST: tuple[Language | None, ...] = ("fr", "en", "es", None)


@pytest.fixture
async def spoken(database: Database) -> Spoken:
    """Six videos in each of three languages, and six of which none is known."""
    author = await make_account(database, "author")
    catalogue = Catalogue(database)
    found: Spoken = {
        language: {catalogue.add(author.id, "dance", language=language) for _ in range(6)}
        for language in LANGUAGES_OF_TEST
    }
    await catalogue.write()
    return found


@pytest.fixture
async def alix(database: Database, api: ApiFactory) -> Person:
    """A member who likes dance, humour and music."""
    return await make_person(database, api, "alix", interests=["dance", "humour", "music"])


def all_of(spoken: Spoken) -> set[int]:
    """Return the videos in every language."""
    return {video_id for videos in spoken.values() for video_id in videos}


async def shown(client: httpx.AsyncClient, **params: Any) -> set[int]:
    """Return every video that For You has, page by page."""
    session, exhausted, found = "", False, set[int]()
    while not exhausted:
        answer = await client.get("/feed", params={"session": session, "limit": 5, **params})
        assert answer.status_code == 200, answer.text
        page = answer.json()
        session, exhausted = page["session"], page["exhausted"]
        found |= {int(card["id"]) for card in page["items"]}
    return found


async def choose_languages(person: Person, *codes: str) -> None:
    answer = await person.client.patch("/me/feed", json={"languages": list(codes)})
    assert answer.json()["languages"] == list(codes)


async def test_for_you_speaks_what_the_member_chose_from_the_next_page_on(
    spoken: Spoken, alix: Person
) -> None:
    """Default all; what has no known language is for everybody; the history switch is another."""
    assert await shown(alix.client) == all_of(spoken)
    await choose_languages(alix, "fr", "es")
    assert await shown(alix.client) == spoken["fr"] | spoken["es"] | spoken[None]
    await alix.client.patch("/me/feed", json={"history_on": False})
    await choose_languages(alix, "en")
    assert await shown(alix.client) == spoken["en"] | spoken[None]
    everything = await alix.client.patch("/me/feed", json={"languages": None})
    assert everything.json() == {"history_on": False, "languages": None}
    assert await shown(alix.client) == all_of(spoken)


async def test_what_is_seen_again_is_in_the_chosen_languages_too(
    spoken: Spoken, alix: Person, settle: Settle
) -> None:
    every = all_of(spoken)
    events = [watch_event(video_id) for video_id in every]
    assert (await alix.client.post("/watch", json={"events": events})).status_code == 202
    await settle()
    await choose_languages(alix, "en")
    again = await alix.client.get("/feed", params={"again": True, "limit": 20})
    assert {int(card["id"]) for card in again.json()["items"]} == spoken["en"] | spoken[None]


async def test_a_guest_chooses_on_the_device(spoken: Spoken, api: ApiFactory) -> None:
    guest = api()
    assert await shown(guest, languages="en,es") == spoken["en"] | spoken["es"] | spoken[None]
    assert await shown(guest, languages=",") == all_of(spoken)
    refused = await guest.get("/feed", params={"languages": "en,tlh"})
    assert (refused.status_code, refused.json()["code"]) == (422, "unknown_language")
    every = await guest.get("/feed", params={"languages": ",".join(LANGUAGES)})
    assert every.status_code == 200


@pytest.mark.parametrize("languages", [[], ["tlh"], ["FR"], "fr", [None], ["fr"] * 101])
async def test_a_choice_that_is_none_is_refused(alix: Person, languages: Any) -> None:
    """At least one, and only those of the list."""
    refused = await alix.client.patch("/me/feed", json={"languages": languages})
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid")
    assert (await alix.client.get("/me/feed")).json()["languages"] is None


async def test_following_profiles_and_permalinks_know_no_languages(
    database: Database, spoken: Spoken, alix: Person
) -> None:
    await choose_languages(alix, "fr")
    english = min(spoken["en"])
    card = (await alix.client.get(f"/videos/{english}")).json()
    assert card["language"] == "en"
    author = AccountId(int(card["author"]["id"]))
    await Relations(database).follow(alix.id, author)
    for path in ("/feed/following", f"/accounts/{author}/videos"):
        listed = await alix.client.get(path, params={"limit": 50})
        ids = {int(each["id"]) for each in listed.json()["items"]}
        assert ids == all_of(spoken), path
    assert await shown(alix.client) == spoken["fr"] | spoken[None]


async def test_a_video_begins_in_its_authors_language_and_can_be_in_another_or_none(
    database: Database, alix: Person
) -> None:
    def body(**said: object) -> dict[str, object]:
        return {"asset_id": str(asset), "caption": "Coucou", **said}

    asset = await make_asset(database, alix.id)
    draft = (await alix.client.post("/videos", json=body())).json()
    assert draft["language"] == "fr"
    video_id = VideoId(int(draft["id"]))
    for said in ("en", None):
        answer = await alix.client.patch(f"/videos/{video_id}", json={"language": said})
        assert answer.json()["language"] == said
    # Said again for the same upload, without a word about it: it stays.
    assert (await alix.client.post("/videos", json=body())).json()["language"] is None
    refused = await alix.client.patch(f"/videos/{video_id}", json={"language": "klingon"})
    assert refused.status_code == 422


def test_the_language_of_a_locale() -> None:
    assert [language_of(one) for one in ("fr", "en-GB", "pt_BR", "ZH-Hant", "tlh", "")] == [
        "fr", "en", "pt", "zh", None, None,
    ]  # fmt: skip


def test_of_a_shelf_only_what_is_understood_counts() -> None:
    """Where a full shelf has too little of it, this viewer is asked for alone."""
    known = Known(frozenset(), frozenset())
    shelf = some(POOL_SHARE - 30, language="fr") + some(30, first=POOL_SHARE, language="en")
    chosen = choose([Shelf(60, shelf)], known, set(), least=20, languages={"en"})
    assert chosen is not None
    assert {one.candidate.language for one in chosen.values()} == {"en"}
    assert choose([Shelf(60, shelf)], known, set(), least=40, languages={"en"}) is None
    assert choose([Shelf(60, shelf)], known, set(), least=40, languages=None) is not None


async def test_a_shared_pool_holds_every_language(
    services: Services, database: Database, spoken: Spoken, alix: Person
) -> None:
    """Read a minute ago for everybody; each page takes of it what its viewer understands."""
    services.put(Ranker, SqlRanker(database, pool_seconds=60))
    assert len(await shown(alix.client)) == 24
    await choose_languages(alix, "es")
    assert await shown(alix.client) == spoken["es"] | spoken[None]
