"""Lives in search: on air, by title, host and format, for those who may meet them (GOL-04)."""

from typing import Any

import httpx
import pytest

from rampe.kit.database import Database
from rampe.live import Audience, Format, State
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_person
from tests.live.lives import make_live
from tests.search.factories import read_all
from tests.video.factories import Relations

TITLE = "Pain au levain, de l’été à l’hiver"


async def find_lives(client: httpx.AsyncClient, q: str, **query: str) -> list[str]:
    """Return the ids of the lives that a search finds, in order."""
    answer = await client.get("/search", params={"q": q, "kind": "lives", **query})
    assert answer.is_success, answer.text
    return [live["id"] for live in answer.json()["lives"]["items"]]


async def put_on_air(
    database: Database, api: ApiFactory, handle: str, *, name: str = "Quelqu’un", **live: Any
) -> str:
    """Let somebody be on air; the id of their live."""
    host = await make_person(database, api, handle, name=name)
    return str(await make_live(database, host.id, **{"title": TITLE, **live}))


@pytest.mark.parametrize(
    "typed", ["levain", "LEVAIN ete", "levian", "#levain", "pain au lev", "zélie.boul", "boulnager"]
)
async def test_a_live_is_found_by_title_and_host(
    database: Database, api: ApiFactory, typed: str
) -> None:
    """Issue 4 section 5: words, beginnings, accents and typos, as with everything else."""
    live = await put_on_air(database, api, "zelie.boulanger")
    await put_on_air(database, api, "other", title="Échauffement de la voix")
    assert await find_lives(api(), typed) == [live]


async def test_the_format_is_a_facet(database: Database, api: ApiFactory) -> None:
    """GOL-04: of two that match, the one of the format."""
    asked = await put_on_air(database, api, "one", format=Format.QA)
    sung = await put_on_air(database, api, "two", format=Format.CONCERT)
    assert set(await find_lives(api(), "levain")) == {asked, sung}
    assert await find_lives(api(), "levain", format="concert") == [sung]
    assert await find_lives(api(), "levain", format="podcast") == []
    refused = await api().get("/search", params={"q": "levain", "format": "opera"})
    assert refused.status_code == 422


async def test_only_what_one_may_meet_is_found(
    database: Database, api: ApiFactory, settle: Settle
) -> None:
    """Followers' lives for followers; nothing hidden, rehearsed, ended, or of who blocks one."""
    viewer = await make_person(database, api, "viewer")
    hosts: dict[str, Person] = {}
    lives: dict[str, str] = {}
    for name, fields in {
        "everybody": {},
        "followers": {"audience": Audience.FOLLOWERS},
        "invited": {"audience": Audience.INVITED},
        "rehearsal": {"is_rehearsal": True},
        "preparing": {"state": State.PREPARING, "started_at": None},
        "ended": {"state": State.ENDED},
        "hidden": {"hidden": True},
        "blocking": {},
        "muted": {},
    }.items():
        hosts[name] = await make_person(database, api, f"host.{name}")
        fields = {"title": TITLE, **fields}
        lives[name] = str(await make_live(database, hosts[name].id, **fields))
    relations = Relations(database)
    await relations.block(hosts["blocking"].id, viewer.id)
    await viewer.client.put(f"/accounts/{hosts['muted'].id}/mute")
    public = [lives[name] for name in ("muted", "blocking", "everybody")]
    assert await find_lives(api(), "levain") == public
    assert await find_lives(viewer.client, "levain") == [lives["everybody"]]
    # Whom one follows comes before what is newer.
    await relations.follow(viewer.id, hosts["followers"].id)
    await settle()
    expected = [lives["followers"], lives["everybody"]]
    assert await find_lives(viewer.client, "levain") == expected
    suggested = await viewer.client.get("/suggest/search", params={"q": "lev"})
    assert [live["id"] for live in suggested.json()["lives"]["items"]] == expected
    assert (await hosts["followers"].client.patch("/me", json={"private": True})).is_success
    assert await find_lives(viewer.client, "levain") == expected
    await relations.block(viewer.id, hosts["followers"].id)
    assert await find_lives(viewer.client, "levain") == [lives["everybody"]]


@pytest.mark.parametrize(
    "hostile", ["%", "_____", "(le.*)+$ [a-z]*", "🎸", "\u202enaivel", "a" * 200, "les des ces mes"]
)
async def test_hostile_queries_find_nothing(
    database: Database, api: ApiFactory, hostile: str
) -> None:
    """Issue 3 section 8: inert."""
    await put_on_air(database, api, "host")
    assert await find_lives(api(), hostile) == []


async def test_lives_page_by_cursor_and_come_with_the_others(
    database: Database, api: ApiFactory
) -> None:
    """Every row once; the first page of all kinds has the best four and the way to the others."""
    lives = [await put_on_air(database, api, f"host{number}") for number in range(5)]
    path = "/search?q=levain&kind=lives"
    rows = await read_all(api(), path, part="lives")
    assert [row["id"] for row in rows] == lives[::-1]
    assert (await api().get(f"{path}&cursor=W10")).json()["code"] == "bad_cursor"
    everything = (await api().get("/search?q=levain")).json()
    assert [row["id"] for row in everything["lives"]["items"]] == lives[:0:-1]
    after = everything["lives"]["next_cursor"]
    rest = (await api().get(path, params={"q": "levain", "kind": "lives", "cursor": after})).json()
    assert [row["id"] for row in rest["lives"]["items"]] == lives[:1]
