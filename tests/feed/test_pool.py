"""The pool that pages share: read once, never the last word on who may see what."""

import asyncio

from rampe.accounts import AccountId
from rampe.feed.page import Ranker, SqlRanker, choose
from rampe.feed.pool import PoolKeeper, Shelf
from rampe.feed.sources import POOL_SHARE, Known
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.social import do_block
from rampe.video import VideoId, do_delete
from tests.conftest import ApiFactory
from tests.factories import make_person
from tests.feed.factories import Catalogue, some


def test_of_each_list_a_viewer_gets_what_is_not_away() -> None:
    known = Known(seen=frozenset({0}), followed=frozenset({1002}))
    chosen = choose([Shelf(3, some(10))], known, away={0, 1}, least=4)
    assert chosen is not None
    assert list(chosen) == [2, 3, 4]
    assert [one.candidate.followed for one in chosen.values()] == [True, False, False]


def test_a_viewer_who_has_seen_most_of_a_full_list_needs_more_than_the_pool() -> None:
    known = Known(frozenset(), frozenset())
    full, short = some(POOL_SHARE), some(POOL_SHARE - 1)
    away = set(range(POOL_SHARE - 5))
    assert choose([Shelf(60, full)], known, away, least=20) is None
    assert choose([Shelf(60, short)], known, away, least=20) is not None


async def test_all_who_ask_at_once_get_one_reading(database: Database) -> None:
    await Catalogue(database).fill(per_topic=1)
    keeper = PoolKeeper(database, seconds=60)
    pools = await asyncio.gather(*(keeper.current() for _ in range(8)))
    assert all(pool is pools[0] for pool in pools)
    assert await keeper.current() is pools[0]
    assert sum(len(shelf.videos) for shelf in pools[0].topics.values()) == 16


async def test_a_pool_of_a_minute_ago_shows_nothing_that_may_not_be_shown_now(
    database: Database, services: Services, api: ApiFactory
) -> None:
    """A block, a hidden author and a deletion hold at once, and the page is filled with others."""
    services.put(Ranker, SqlRanker(database, pool_seconds=60))
    catalogue = Catalogue(database)
    await catalogue.fill()
    alix = await make_person(database, api, "alix", interests=["dance", "humour", "music"])
    blocker, hidden, *_ = dict.fromkeys(catalogue.authors.values())
    deleted = next(
        video_id
        for video_id, author in catalogue.authors.items()
        if author not in (blocker, hidden) and catalogue.topics[video_id] == "dance"
    )

    async def shown() -> set[int]:
        pages = [(await alix.client.get("/feed")).json()["items"] for _ in range(12)]
        assert {len(page) for page in pages} == {10}
        return {int(card["id"]) for page in pages for card in page}

    def of(author: AccountId) -> set[int]:
        return {video_id for video_id, each in catalogue.authors.items() if each == author}

    before = await shown()
    assert before & of(blocker)
    assert before & of(hidden)
    async with database.session() as session:
        await do_block(session, blocker, alix.id)
    assert not await shown() & of(blocker)
    await alix.client.put(f"/me/hidden/authors/{hidden}")
    assert not await shown() & of(hidden)
    async with database.session() as session:
        await do_delete(session, catalogue.authors[deleted], VideoId(deleted))
    assert deleted not in await shown()
