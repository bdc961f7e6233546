"""One's own searches: kept, deleted, paused; and popular ones, of many members only."""

import httpx
import pytest

from rampe.accounts import Status
from rampe.kit.database import Database
from rampe.search import SearchSettings
from rampe.search.popular import do_rank_searches
from tests.conftest import ApiFactory
from tests.factories import Person, make_account, make_person


async def keep(person: Person, *texts: str) -> None:
    """Make searches on purpose."""
    for text in texts:
        answer = await person.client.post("/me/searches", json={"text": text})
        assert answer.is_success, answer.text


async def recent(client: httpx.AsyncClient) -> list[str]:
    """Return one's searches, the latest first."""
    return [item["text"] for item in (await client.get("/me/searches")).json()["items"]]


async def test_searches_are_kept_once_the_latest_first(database: Database, api: ApiFactory) -> None:
    """The same words again move to the top in their newest spelling; others see none of it."""
    lou, other = [await make_person(database, api, name) for name in ("lou", "other")]
    await keep(lou, "guitare", "Été", "piano", "ete")
    assert await recent(lou.client) == ["ete", "piano", "guitare"]
    assert await recent(other.client) == []
    page = (await lou.client.get("/me/searches?limit=2")).json()
    rest = await lou.client.get(f"/me/searches?cursor={page['next_cursor']}")
    assert [item["text"] for item in rest.json()["items"]] == ["guitare"]


async def test_only_the_latest_are_kept(database: Database, api: ApiFactory) -> None:
    """The list is bounded."""
    lou = await make_person(database, api, "lou")
    most = SearchSettings().recent_kept
    await keep(lou, *(f"recherche {number}" for number in range(most + 3)))
    page = await lou.client.get("/me/searches?limit=50")
    assert len(page.json()["items"]) == most
    assert page.json()["items"][0]["text"] == f"recherche {most + 2}"
    assert page.json()["next_cursor"] is None


async def test_one_or_all_are_forgotten(database: Database, api: ApiFactory) -> None:
    """Deleting is at once, and only one's own."""
    lou, other = [await make_person(database, api, name) for name in ("lou", "other")]
    await keep(lou, "guitare", "piano")
    first = (await lou.client.get("/me/searches")).json()["items"][0]["id"]
    assert (await other.client.delete(f"/me/searches/{first}")).status_code == 404
    assert (await lou.client.delete(f"/me/searches/{first}")).status_code == 204
    assert await recent(lou.client) == ["guitare"]
    assert (await lou.client.delete("/me/searches")).status_code == 204
    assert await recent(lou.client) == []


async def test_nothing_is_kept_while_paused(database: Database, api: ApiFactory) -> None:
    """D15: paused keeps what was there and adds nothing."""
    lou = await make_person(database, api, "lou")
    await keep(lou, "guitare")
    assert (await lou.client.put("/me/searches/pause", json={"paused": True})).status_code == 204
    answer = await lou.client.post("/me/searches", json={"text": "secret"})
    assert answer.json() == {"kept": False}
    page = (await lou.client.get("/me/searches")).json()
    assert (page["paused"], [item["text"] for item in page["items"]]) == (True, ["guitare"])
    await lou.client.put("/me/searches/pause", json={"paused": False})
    await keep(lou, "piano")
    assert await recent(lou.client) == ["piano", "guitare"]


async def popular(database: Database, client: httpx.AsyncClient, members: int) -> list[str]:
    """Return what is popular once the job has run."""
    async with database.session() as session:
        settings = SearchSettings.model_construct(popular_members=members)
        await do_rank_searches(session, settings)
    return (await client.get("/search/popular")).json()["searches"]


async def test_popular_is_what_enough_different_members_looked_for(
    database: Database, api: ApiFactory
) -> None:
    """One member who searches often makes nothing popular; handles and the suspended never do."""
    people = [await make_person(database, api, f"member{number}") for number in range(3)]
    for person in people:
        await keep(person, "Guitare", "guitare", "member1", "@member1")
    await keep(people[0], *["obsession"] * 5)
    assert await popular(database, api(), members=3) == ["guitare"]
    assert await popular(database, api(), members=4) == []
    async with database.session() as session:
        account = await session.get_one(type(await make_account(database, "x")), people[0].id)
        account.status = Status.SUSPENDED
    assert await popular(database, api(), members=3) == []


def test_few_members_are_never_enough() -> None:
    """An operator cannot set it so low that somebody is recognised."""
    with pytest.raises(ValueError):
        SearchSettings(popular_members=4)
