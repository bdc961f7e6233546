"""Suggestions: prefixes, accents and typos, whom one follows first, and nothing one may not see."""

from rampe.kit.database import Database
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_person
from tests.search.factories import find_handles, find_tags, index
from tests.video.factories import Relations, make_video


async def test_hashtags_are_suggested_by_prefix_accents_and_typos(
    database: Database, api: ApiFactory, settle: Settle
) -> None:
    """D15: as one types, accents and typos forgiven."""
    author = await make_person(database, api, "author")
    await make_video(database, author.id, "#Guitare #pâtisserie")
    await settle()
    guest = api()
    for typed in ("gui", "GUITARE", "guitrae", "gitare", "guitarre"):
        assert await find_tags(guest, typed) == ["Guitare"], typed
    assert await find_tags(guest, "patiserie") == ["pâtisserie"]
    assert await find_tags(guest, "piano") == []


async def test_nothing_typed_suggests_popular_hashtags(
    database: Database, api: ApiFactory, settle: Settle
) -> None:
    """The hashtags of most authors come first."""
    for handle, caption in {"one": "#rare #danse", "two": "#danse", "three": "#danse"}.items():
        author = await make_person(database, api, handle)
        await make_video(database, author.id, caption)
    await settle()
    assert await find_tags(api(), "") == ["danse", "rare"]


async def test_accounts_one_follows_come_first(
    database: Database, api: ApiFactory, settle: Settle
) -> None:
    """Mentions: people one follows, then those of many followers; never oneself or blocked ones."""
    lou = await make_person(database, api, "lou.me", name="Lou")
    known = await make_person(database, api, "lou_known")
    friend = await make_person(database, api, "zoe", name="Lou-Anne")
    enemy = await make_person(database, api, "lou.enemy")
    relations = Relations(database)
    await relations.follow(enemy.id, known.id)
    await relations.follow(lou.id, friend.id)
    await relations.block(enemy.id, lou.id)
    for person in (lou, known, friend, enemy):
        await index(database, person.id)
    assert await find_handles(lou.client, "lou") == ["zoe", "lou_known"]
    assert await find_handles(lou.client, "") == ["zoe"]
    assert (await api().get("/suggest/accounts")).status_code == 401


async def test_a_few_of_each_kind_are_suggested_as_one_types(
    database: Database, api: ApiFactory, settle: Settle
) -> None:
    """Issue 3 section 2: accounts, videos and hashtags, and no more of a video one may not see."""
    author = await make_person(database, api, "guitariste")
    viewer = await make_person(database, api, "viewer")
    await index(database, author.id)
    videos = [await make_video(database, author.id, f"Prise {at} #guitare") for at in range(4)]
    await settle()

    async def suggested(person: Person) -> dict[str, int]:
        answer = await person.client.get("/suggest/search", params={"q": "gitar"})
        assert answer.is_success, answer.text
        return {kind: len(page["items"]) for kind, page in answer.json().items()}

    assert await suggested(viewer) == {"accounts": 1, "lives": 0, "hashtags": 1, "videos": 3}
    for video in videos[1:]:
        assert (await author.client.delete(f"/videos/{video}")).is_success
    assert (await suggested(viewer))["videos"] == 1
    await Relations(database).block(author.id, viewer.id)
    nothing = {"accounts": 0, "lives": 0, "hashtags": 0, "videos": 0}
    assert await suggested(viewer) == nothing
    too_long = await viewer.client.get("/suggest/search", params={"q": "x" * 201})
    assert too_long.json()["code"] == "query_too_long"
