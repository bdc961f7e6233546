"""A hashtag page: one for all spellings, every visible video, and a count that is its rows."""

from datetime import timedelta

import httpx
import pytest
from sqlalchemy import update

from rampe.accounts import Account, Status
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.search.hashtags import COUNTED
from rampe.search.models import SearchHashtag
from rampe.search.recount import do_recount_hashtags
from rampe.video import Details, VideoId, VideoReports, Visibility, do_delete, do_edit
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_person
from tests.search.factories import keep_heat, read_all
from tests.video.factories import Relations, make_video


async def shown(client: httpx.AsyncClient, tag: str = "été", order: str = "newest") -> list[str]:
    """Return the ids of a hashtag's videos; the count must be theirs."""
    rows = [card["id"] for card in await read_all(client, f"/hashtags/{tag}/videos?order={order}")]
    page = (await client.get(f"/hashtags/{tag}")).json()
    assert page["videos"] == len(rows) == len(set(rows))
    return rows


async def test_spellings_share_a_page_that_keeps_the_commonest(
    database: Database, api: ApiFactory
) -> None:
    """TAG-01: case and accents folded to one page."""
    author = await make_person(database, api, "author")
    for caption in ("#été", "#Ete", "#Été", "#Été #plage"):
        await make_video(database, author.id, caption)
    for spelling in ("ete", "ÉTÉ", "été"):
        page = await api().get(f"/hashtags/{spelling}")
        assert page.json() == {"tag": "Été", "folded": "ete", "videos": 4}
    assert len(await shown(api())) == 4


async def test_unknown_hashtags_are_empty_pages(api: ApiFactory) -> None:
    """Nothing tells a hashtag of hidden videos from one that nobody ever used."""
    page = await api().get("/hashtags/Personne")
    assert page.json() == {"tag": "personne", "folded": "personne", "videos": 0}
    assert await shown(api(), "personne") == []


@pytest.mark.parametrize("order", ["newest", "popular"])
async def test_every_video_is_listed_once_by_cursor(
    database: Database, api: ApiFactory, settle: Settle, order: str
) -> None:
    """TAG-01: lists every visible video by cursor."""
    author = await make_person(database, api, "author")
    fan = await make_person(database, api, "fan")
    videos = [
        await make_video(database, author.id, "#été", at=clock.now() - timedelta(hours=age))
        for age in range(7)
    ]
    await settle()
    await keep_heat(database)
    assert sorted(await shown(api(), order=order)) == sorted(map(str, videos))
    assert (await fan.client.get(f"/hashtags/été/videos?order={order}&cursor=x")).status_code == 422


async def test_counts_of_popular_hashtags_leave_out_who_blocks(
    database: Database, api: ApiFactory, settle: Settle
) -> None:
    """Where videos are no longer counted one by one, a hit still says what its page lists."""
    author = await make_person(database, api, "author")
    blocker = await make_person(database, api, "blocker")
    viewer = await make_person(database, api, "viewer")
    for person in [author] * COUNTED + [blocker] * 2:
        await make_video(database, person.id, "#été")
    await settle()
    async with database.session() as session:
        await session.execute(update(SearchHashtag).values(stale_since=clock.now()))
        await do_recount_hashtags(session)
    for hidden in (0, 2):
        (hit,) = (await viewer.client.get("/suggest/hashtags?q=ete")).json()
        assert hit["videos"] == len(await shown(viewer.client)) == COUNTED + 2 - hidden
        await Relations(database).block(blocker.id, viewer.id)


async def test_an_edit_adds_and_removes(database: Database, api: ApiFactory) -> None:
    """TAG-01: edit adds and removes, in the same request."""
    author = await make_person(database, api, "author")
    video_id = await make_video(database, author.id, "#été")
    async with database.session() as session:
        await do_edit(session, author.id, VideoId(video_id), Details(caption="#hiver"))
    assert await shown(api()) == []
    assert await shown(api(), "hiver") == [str(video_id)]


PLACES = {"page", "search", "theme", "hashtags", "suggested", "popular"}


async def set_account(database: Database, person: Person, **fields: object) -> None:
    """Change an account's row."""
    async with database.session() as session:
        account = await session.get_one(Account, person.id)
        for name, value in fields.items():
            setattr(account, name, value)


@pytest.mark.parametrize(
    "how", ["deleted", "private", "hidden", "blocked", "suspended", "private account", "muted"]
)
async def test_what_may_not_be_seen_is_gone_at_once(
    database: Database, api: ApiFactory, settle: Settle, how: str
) -> None:
    """TAG-01, issue 3 section 8: absent from page, count, search and suggestions, at once."""
    author = await make_person(database, api, "author")
    viewer = await make_person(database, api, "viewer")
    video_id = await make_video(database, author.id, "#été recette de crêpes")
    await settle()
    assert await everywhere(viewer.client) == PLACES
    async with database.session() as session:
        if how == "deleted":
            await do_delete(session, author.id, video_id)
        if how == "private":
            await do_edit(session, author.id, video_id, Details(visibility=Visibility.PRIVATE))
        if how == "hidden":
            await VideoReports().do_hide(session, video_id)
    if how == "blocked":
        await Relations(database).block(author.id, viewer.id)
    if how == "muted":
        await Relations(database).mute(viewer.id, author.id)
    if how == "suspended":
        await set_account(database, author, status=Status.SUSPENDED)
    if how == "private account":
        await set_account(database, author, private=True)
    assert await everywhere(viewer.client) == set()


async def everywhere(client: httpx.AsyncClient) -> set[str]:
    """Return where the only video there is can be met."""
    found = (await client.get("/search?q=été")).json()
    themed = (await client.get("/search?q=recettes&kind=videos")).json()
    popular = (await client.get("/search/popular")).json()
    places = {
        "page": await shown(client),
        "search": found["videos"]["items"],
        "theme": themed["videos"]["items"],
        "hashtags": found["hashtags"]["items"],
        "suggested": (await client.get("/suggest/hashtags?q=ete")).json(),
        "popular": popular["hashtags"],
    }
    return {place for place, items in places.items() if items}
