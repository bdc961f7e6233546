"""Search: accounts, videos and hashtags as one types, accents and typos forgiven, page by page."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import Integer, literal_column

from rampe.accounts import do_restore as do_restore_account
from rampe.accounts import do_suspend
from rampe.kit.database import Database
from rampe.ports.bus import Bus
from rampe.search import do_rebuild, videos
from rampe.search.recount import do_recount_accounts
from rampe.search.terms import LONGEST_QUERY
from rampe.video import Details, do_delete, do_edit, do_restore
from tests.conftest import ApiFactory, Settle
from tests.e2e.waiting import eventually
from tests.factories import make_account, make_person
from tests.search.factories import find_videos, index, keep_heat, read_all
from tests.video.factories import Relations, make_video


async def found(client: httpx.AsyncClient, q: str, **query: str) -> dict[str, Any]:
    """Search."""
    answer = await client.get("/search", params={"q": q, **query})
    assert answer.is_success, answer.text
    return answer.json()


async def handles(client: httpx.AsyncClient, q: str) -> list[str]:
    """Return the handles that a search finds, in order."""
    answer = await found(client, q, kind="accounts")
    return [item["account"]["handle"] for item in answer["accounts"]["items"]]


@pytest.mark.parametrize("typed", ["vasquoy", "Vasq", "lena vasquoy", "vaskuoy", "LÉNA", "lnea"])
async def test_an_account_is_found_by_handle_and_name(
    database: Database, api: ApiFactory, typed: str
) -> None:
    """D15: handle, name, beginnings, accents and typos."""
    lena = await make_account(database, "lena.vasquoy", name="Léna V.")
    other = await make_account(database, "basile", name="Basile Kermorin")
    await index(database, lena.id, other.id)
    assert await handles(api(), typed) == ["lena.vasquoy"]


async def test_accounts_are_ranked_exact_then_followed_then_known(
    database: Database, api: ApiFactory, settle: Settle
) -> None:
    """Exact handle first; among the others whom one follows, then who has followers."""
    viewer = await make_person(database, api, "viewer")
    exact, known, followed, plain = [
        await make_account(database, handle)
        for handle in ("lou", "lou.known", "lou.friend", "lou.plain")
    ]
    relations = Relations(database)
    await relations.follow(viewer.id, followed.id)
    await relations.follow(exact.id, known.id)
    await index(database, exact.id, known.id, followed.id, plain.id)
    await settle()
    assert await handles(viewer.client, "lou") == ["lou", "lou.friend", "lou.known", "lou.plain"]


async def test_a_suspended_follower_counts_no_more(
    database: Database, api: ApiFactory, bus: Bus, settle: Settle
) -> None:
    """Issue 3 section 8: a row says what the profile says, also once the follower is back."""
    known, fan = [await make_account(database, handle) for handle in ("known", "fan")]
    await index(database, known.id, fan.id)
    await Relations(database).follow(fan.id, known.id)

    async def followers() -> list[int]:
        await settle()
        async with database.session() as session:
            await do_recount_accounts(session)
        hits = (await found(api(), "known", kind="accounts"))["accounts"]["items"]
        profile = (await api().get("/profiles/known")).json()
        return [hits[0]["followers"], profile["counts"]["followers"]]

    assert await followers() == [1, 1]
    async with database.session() as session:
        await do_suspend(session, bus, fan.id)
    assert await followers() == [0, 0]
    async with database.session() as session:
        await do_restore_account(session, fan.id)
    assert await followers() == [1, 1]


async def test_a_video_is_found_by_everything_said_about_it(
    database: Database, api: ApiFactory, settle: Settle
) -> None:
    """Caption, hashtags, alt text and author: the hashtag before the caption before the rest."""
    author = await make_person(database, api, "author")
    singer = await make_account(database, "accordeon", name="Duo")
    await index(database, singer.id)
    alt = await make_video(database, author.id, "Dimanche", alt_text="un accordéon rouge")
    said = await make_video(database, author.id, "Mon accordéon neuf")
    tagged = await make_video(database, author.id, "Hier #accordéon")
    of_singer = await make_video(database, singer.id, "Nos débuts")
    await settle()
    expected = [str(video) for video in (tagged, said, of_singer, alt)]
    assert await find_videos(api(), "accordéon") == expected
    assert await find_videos(api(), "acordeons") == [expected[i] for i in (0, 1, 3)]


@pytest.fixture
def every_word_is_common(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Words of a single video are looked for as those of thousands are."""
    monkeypatch.setattr(videos, "COMMON", literal_column("1", Integer))
    videos.statement_of.cache_clear()
    yield
    videos.statement_of.cache_clear()


@pytest.mark.usefixtures("every_word_is_common")
async def test_words_that_most_videos_have_find_the_popular_ones(
    database: Database, api: ApiFactory, settle: Settle
) -> None:
    """Of a common word one is not read through everything that has it."""
    author = await make_person(database, api, "author")
    older = await make_video(database, author.id, "Danse du matin")
    newer = await make_video(database, author.id, "Danse du soir")
    await make_video(database, author.id, "Piano")
    await settle()
    assert await find_videos(api(), "danse") == [str(newer), str(older)]
    assert await find_videos(api(), "danse matin") == [str(older), str(newer)]


async def test_words_together_come_before_words_alone(
    database: Database, api: ApiFactory, settle: Settle
) -> None:
    """`guitare débutant` means both."""
    author = await make_person(database, api, "author")
    alone = await make_video(database, author.id, "un vélo de débutant")
    both = await make_video(database, author.id, "vélo pour débutants, premier tour")
    await settle()
    assert (await find_videos(api(), "tour vélo"))[0] == str(both)
    assert set(await find_videos(api(), "vélo débutant")) == {str(alone), str(both)}


async def test_a_theme_finds_videos_without_the_word(
    database: Database, api: ApiFactory, settle: Settle
) -> None:
    """TAG-03 in part: ‘recettes’ finds what is tagged otherwise; the word itself comes first."""
    author = await make_person(database, api, "author")
    themed = await make_video(database, author.id, "Miam #patisserie")
    worded = await make_video(database, author.id, "La recette de ma tante")
    await make_video(database, author.id, "Plage #surf")
    await settle()
    assert await find_videos(api(), "recettes") == [str(worded), str(themed)]


@pytest.mark.parametrize("kind", ["accounts", "videos", "hashtags"])
async def test_every_kind_pages_by_cursor(
    database: Database, api: ApiFactory, settle: Settle, kind: str
) -> None:
    """Every row once, in the same order as on one page."""
    author = await make_person(database, api, "author")
    people = [await make_account(database, f"danse{number}") for number in range(5)]
    await index(database, *(person.id for person in people))
    for number in range(5):
        await make_video(database, author.id, f"La danse numéro {number} #danse{number}")
    await settle()
    await keep_heat(database)
    path = f"/search?q=danse&kind={kind}"
    rows = await read_all(api(), path, part=kind)
    assert rows == await read_all(api(), path, part=kind, limit=50)
    assert len(rows) == 5
    assert (await api().get(f"{path}&cursor=W10")).json()["code"] == "bad_cursor"


async def test_all_kinds_begin_together(
    database: Database, api: ApiFactory, settle: Settle
) -> None:
    """One answer for the page that one sees first; nothing for nothing."""
    author = await make_person(database, api, "guitariste")
    await index(database, author.id)
    await make_video(database, author.id, "#guitare")
    await settle()
    answer = await found(api(), "guitare")
    assert [len(answer[kind]["items"]) for kind in ("accounts", "hashtags", "videos")] == [1, 1, 1]
    for nothing in ("", "   ", "🎸", "\u202e", "%%"):
        answer = await found(api(), nothing)
        assert all(not answer[kind]["items"] for kind in ("accounts", "hashtags", "videos"))


async def test_the_index_follows_edits_deletion_and_return(
    database: Database, api: ApiFactory, settle: Settle
) -> None:
    """Events lead to what is there now; deleted is gone at once and back after a return."""
    author = await make_person(database, api, "author")
    video_id = await make_video(database, author.id, "un accordéon")
    await settle()
    async with database.session() as session:
        await do_edit(session, author.id, video_id, Details(caption="un tambour"))
    await settle()
    assert await find_videos(api(), "accordéon") == []
    assert await find_videos(api(), "tambour") == [str(video_id)]
    async with database.session() as session:
        await do_delete(session, author.id, video_id)
    assert await find_videos(api(), "tambour") == []
    async with database.session() as session:
        await do_restore(session, author.id, video_id, timedelta(days=30))
    # The files of these assets are only named, so that the job which moves them never ends.
    await eventually(lambda: find_videos(api(), "tambour"), "the video is found again")


async def test_a_new_name_is_found(database: Database, api: ApiFactory, settle: Settle) -> None:
    """Changing the name is an event; the old name finds nobody."""
    person = await make_person(database, api, "someone", name="Ancien")
    await index(database, person.id)
    assert (await person.client.patch("/me", json={"name": "Nouveau"})).is_success
    await settle()
    assert await handles(api(), "nouveau") == ["someone"]
    assert await handles(api(), "ancien") == []


async def test_the_index_can_be_made_again(database: Database, api: ApiFactory) -> None:
    """Without any event: the operator's command indexes all, and words that nobody uses go."""
    author = await make_person(database, api, "author")
    video_id = await make_video(database, author.id, "un accordéon #musette")
    assert await find_videos(api(), "accordéon") == []
    assert [done async for done in do_rebuild(database)] == [1, 1]
    assert await handles(api(), "author") == ["author"]
    hashtags = await found(api(), "muzette", kind="hashtags")
    assert hashtags["hashtags"]["items"] == [{"tag": "musette", "folded": "musette", "videos": 1}]
    async with database.session() as session:
        await do_edit(session, author.id, video_id, Details(caption="rien"))
    assert [done async for done in do_rebuild(database)] == [1, 1]
    async with database.hot.connection() as connection:
        words = await (await connection.execute("SELECT word FROM search_word")).fetchall()
    assert [row["word"] for row in words] == ["rien"]


@pytest.mark.parametrize("query", ["x" * (LONGEST_QUERY + 1), "ab " * 1_000])
async def test_a_query_that_nobody_types_is_refused(api: ApiFactory, query: str) -> None:
    """Issue 3 section 8: 3,000 characters are refused before anything is looked up."""
    answer = await api().get("/search", params={"q": query})
    assert (answer.status_code, answer.json()["code"]) == (422, "query_too_long")
    assert answer.json()["max_length"] == LONGEST_QUERY
