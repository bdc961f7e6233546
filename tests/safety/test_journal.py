"""The journal: every act of staff is in it, nobody changes a line, and it can be searched."""

import asyncio
from datetime import timedelta

import psycopg
import pytest
from sqlalchemy import select

from rampe.accounts import PrivacyChanged
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.outbox import OutboxRow
from rampe.safety import ModerationAction
from tests.conftest import ApiFactory, Engines
from tests.factories import make_person
from tests.safety.conftest import Cast, Things
from tests.safety.factories import REASON, answer_appeal, appeal, decide, journal


async def test_every_act_is_a_line(cast: Cast, things: Things) -> None:
    """D2: who, what, to what, by which rule, and why."""
    thing = things.make(cast.sami)
    first = await decide(cast.maud, "thing", thing.id, "hide", reason="an insult")
    await answer_appeal(cast.noe, await appeal(cast.sami, first), "upheld")
    await cast.garance.client.post(f"/moderation/decisions/{first}/reverse", json=REASON)
    second = await decide(cast.maud, "thing", thing.id, "warn", sanction="suspend")
    await cast.garance.client.post(f"/moderation/decisions/{second}/reverse", json=REASON)
    lines = (await journal(cast.garance))[::-1]
    assert [(line["act"], line["actor"]["handle"], line["owner"]["handle"]) for line in lines] == [
        ("open_case", "maud", "sami"),
        ("decide", "maud", "sami"),
        ("uphold", "noe", "sami"),
        ("reverse", "garance", "sami"),
        ("open_case", "maud", "sami"),
        ("decide", "maud", "sami"),
        ("reverse", "garance", "sami"),
    ]
    assert (lines[1]["after"], lines[1]["rule"], lines[1]["reason"]) == ("hide", "4.1", "an insult")
    assert lines[5]["after"] == "warn suspend forever"
    assert [line["line"] for line in lines] == list(range(1, 8))


async def test_filters_and_pages(cast: Cast, things: Things) -> None:
    """D2: by act, person, owner, kind, case and time."""
    for judge in (cast.maud, cast.noe):
        await decide(judge, "thing", things.make(cast.sami).id, "warn")
    await decide(cast.garance, "account", cast.alix.id, "warn")
    admin = cast.garance
    (one, *_) = await journal(admin)
    soon = (clock.now() + timedelta(hours=1)).isoformat()
    for params, count in (
        ({}, 6),
        ({"act": "decide"}, 3),
        ({"actor_id": str(cast.maud.id)}, 2),
        ({"owner_id": str(cast.sami.id)}, 4),
        ({"kind": "account"}, 2),
        ({"case_id": one["case_id"]}, 2),
        ({"since": soon}, 0),
        ({"before": soon}, 6),
    ):
        assert len(await journal(admin, **params)) == count, params
    paged: list[int] = []
    cursor = None
    while True:
        params = {"limit": "4", **({"cursor": cursor} if cursor else {})}
        page = (await admin.client.get("/moderation/actions", params=params)).json()
        paged += [line["line"] for line in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert paged == [6, 5, 4, 3, 2, 1]


async def test_only_administrators_read_it(cast: Cast) -> None:
    """D8."""
    for path in ("actions", "actions/check"):
        answer = await cast.maud.client.get(f"/moderation/{path}")
        assert (answer.status_code, answer.json()["code"]) == (403, "staff_only")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE moderation_action SET reason = 'none'",
        "DELETE FROM moderation_action",
        "TRUNCATE moderation_action",
    ],
)
async def test_record_cannot_be_changed(
    cast: Cast, things: Things, database: Database, statement: str
) -> None:
    """D2: not by us either."""
    await decide(cast.maud, "thing", things.make(cast.sami).id, "hide")
    async with database.hot.connection() as connection:
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="append-only"):
            await connection.execute(statement.encode())
    async with database.session() as session:
        assert len(list(await session.scalars(select(ModerationAction.id)))) == 2


@pytest.mark.parametrize(
    ("tampering", "broken"),
    [
        ("UPDATE moderation_action SET reason = 'x' WHERE line = 3", 3),
        ("DELETE FROM moderation_action WHERE line = 2", 3),
        ("UPDATE moderation_action SET actor_id = 7 WHERE line = 6", 6),
    ],
)
async def test_tampering_below_the_database_s_rules_is_found(
    cast: Cast, things: Things, engines: Engines, tampering: str, broken: int
) -> None:
    """D2: the chain of hashes tells where; acts at once make one chain."""
    await asyncio.gather(
        *(
            decide(judge, "thing", things.make(cast.sami).id, "warn")
            for judge in (cast.maud, cast.noe, cast.garance)
        )
    )
    whole = (await cast.garance.client.get("/moderation/actions/check")).json()
    assert whole == {"lines": 6, "broken": None}
    with psycopg.connect(engines.admin_url, autocommit=True) as admin:
        admin.execute("SET session_replication_role = replica")
        admin.execute(tampering.encode())
    found = (await cast.garance.client.get("/moderation/actions/check")).json()
    assert found["broken"] == broken


async def test_staff_corrects_a_birth_date(cast: Cast, database: Database, api: ApiFactory) -> None:
    """D9: with a reason and on record; a disputed date is taken away, which is the strictest."""
    lou = await make_person(database, api, "lou", birth_date=None)
    path = f"/moderation/accounts/{lou.id}/birth-date"
    bands: list[str] = []
    for birth_date in ("1990-01-01", None):
        body = {"birth_date": birth_date, "reason": "identity card seen"}
        assert (await cast.maud.client.put(path, json=body)).status_code == 200
        bands.append((await lou.client.get("/me")).json()["band"])
    assert bands == ["adult", "under_16"]
    last, first = (await journal(cast.garance))[:2]
    assert (first["act"], first["before"], first["after"]) == (
        "correct_birth_date",
        None,
        "1990-01-01",
    )
    assert (last["before"], last["after"]) == ("1990-01-01", None)


async def test_a_disputed_age_is_settled_by_staff_alone(
    cast: Cast, database: Database, api: ApiFactory
) -> None:
    """D9: no date that the member types counts until staff gives one."""
    lou = await make_person(database, api, "lou")
    path = f"/moderation/accounts/{lou.id}/birth-date"

    async def settle(birth_date: str | None) -> None:
        body = {"birth_date": birth_date, "reason": "looks younger"}
        assert (await cast.maud.client.put(path, json=body)).status_code == 200

    await settle(None)
    refused = await lou.client.put("/me/birth-date", json={"birth_date": "1990-05-05"})
    assert (refused.status_code, refused.json()["code"]) == (409, "age_disputed")
    me = (await lou.client.get("/me")).json()
    assert (me["age_disputed"], me["band"], me["birth_date"]) == (True, "under_16", None)
    await settle("1990-05-05")
    me = (await lou.client.get("/me")).json()
    assert (me["age_disputed"], me["band"], me["birth_date"]) == (False, "adult", "1990-05-05")
    assert me["private"] is True


@pytest.mark.parametrize(("age", "private"), [(17, False), (15, True)])
async def test_below_16_an_account_that_was_public_is_private(
    cast: Cast, database: Database, api: ApiFactory, age: int, private: bool
) -> None:
    """D9: as when its member makes it so; what is made of that, other domains hear."""
    lou = await make_person(database, api, "lou")
    path = f"/moderation/accounts/{lou.id}/birth-date"
    body = {"birth_date": f"{clock.now().year - age}-01-01", "reason": "identity card seen"}
    assert (await cast.maud.client.put(path, json=body)).status_code == 200
    assert (await lou.client.get("/me")).json()["private"] is private
    async with database.session() as session:
        said = await session.scalars(
            select(OutboxRow.data).where(OutboxRow.subject == PrivacyChanged.subject)
        )
        assert list(said) == ([{"account_id": lou.id, "private": True}] if private else [])


async def test_administrator_appoints(cast: Cast) -> None:
    """D8."""
    path = f"/moderation/accounts/{cast.alix.id}/role"
    body = {"role": "moderator", "reason": "welcome to the team"}
    assert (await cast.garance.client.put(path, json=body)).status_code == 200
    assert (await cast.alix.client.get("/moderation/cases")).status_code == 200
    (recorded,) = await journal(cast.garance)
    assert (recorded["before"], recorded["after"]) == ("member", "moderator")
