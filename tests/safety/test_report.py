"""Reporting: what is kept, what is told, and what the reporter sees no more."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import BigInteger, bindparam, select

from rampe.accounts import Account
from rampe.kit.database import Database, fetch, hot_statement
from rampe.kit.outbox import OutboxRow
from rampe.safety import Report, not_reported
from tests.conftest import ApiFactory
from tests.safety.conftest import Cast, Things
from tests.safety.factories import cases, report


async def test_report_is_acknowledged_and_kept(cast: Cast, things: Things) -> None:
    """D2: with its reason, for staff, and the thing as it was seen."""
    thing = things.make(cast.sami)
    answer = await report(cast.alix, thing, "harassment", details="Il m’insulte\nsans cesse")
    assert answer.status_code == 201
    thing.text = "edited since"
    (case,) = await cases(cast.maud)
    assert (case["text"], case["owner"]["handle"], case["source"]) == ("a thing", "sami", "report")
    assert case["reasons"] == [{"reason": "harassment", "count": 1}]
    (kept,) = (await cast.maud.client.get(f"/moderation/cases/{case['id']}/reports")).json()[
        "items"
    ]
    assert kept["id"] == answer.json()["id"]
    assert (kept["reason"], kept["details"]) == ("harassment", "Il m’insulte\nsans cesse")
    assert (kept["reporter"]["handle"], kept["seen"]) == ("alix", "a thing")
    detail = (await cast.maud.client.get(f"/moderation/cases/{case['id']}")).json()
    assert detail["now"] == {"text": "edited since", "hidden": False, "path": None}


async def test_second_report_is_the_first(cast: Cast, things: Things, database: Database) -> None:
    """D2: also when both arrive at once, and after the thing is gone from one's sight."""
    thing = things.make(cast.sami)
    answers = await asyncio.gather(*(report(cast.alix, thing) for _ in range(6)))
    things.unseen_by.add(cast.alix.id)
    answers.append(await report(cast.alix, thing, "hate"))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1
    async with database.session() as session:
        assert len(list(await session.scalars(select(Report.id)))) == 1
        subjects = list(await session.scalars(select(OutboxRow.subject)))
    assert subjects.count("safety.reported.v1") == 1


async def test_reported_item_is_hidden_for_its_reporter_alone(
    cast: Cast, database: Database
) -> None:
    """Section 5: the predicate that every read uses, with an id, a parameter, and for a guest."""
    await report(cast.alix, cast.sami)
    viewer = bindparam("viewer", type_=BigInteger)
    seen = select(Account.handle).where(not_reported("account", Account.id, viewer))
    statement = hot_statement(seen.order_by(Account.handle))
    by_viewer = {
        person.handle if person else None: [
            row["handle"]
            for row in await fetch(database, statement, viewer=person.id if person else None)
        ]
        for person in (cast.alix, cast.maud, None)
    }
    everybody = ["alix", "garance", "maud", "noe", "sami"]
    assert by_viewer == {
        "alix": [one for one in everybody if one != "sami"],
        "maud": everybody,
        None: everybody,
    }
    async with database.session() as session:
        mine = select(Account.handle).where(not_reported("account", Account.id, cast.alix.id))
        assert "sami" not in set(await session.scalars(mine))


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"kind": "cloud"}, 422, "unknown_kind"),
        ({"kind": "../admin"}, 422, "invalid"),
        ({"target_id": "123"}, 404, "target_not_found"),
        ({"target_id": "9223372036854775807"}, 404, "target_not_found"),
        ({"target_id": "x"}, 422, "invalid"),
        ({"target_id": -1}, 422, "invalid"),
        ({"reason": "because"}, 422, "invalid"),
        ({"details": "x" * 1001}, 422, "invalid"),
        ({"details": "a\u0000b"}, 422, "invalid"),
        ({"reporter_id": "1"}, 422, "invalid"),
    ],
)
async def test_bad_report(
    cast: Cast, things: Things, changes: dict[str, Any], status: int, code: str
) -> None:
    """Section 7."""
    thing = things.make(cast.sami)
    answer = await report(cast.alix, thing, **changes)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert await cases(cast.maud) == []


async def test_what_one_may_not_see_one_cannot_report(cast: Cast, things: Things) -> None:
    """Section 7: it looks like what does not exist."""
    thing = things.make(cast.sami)
    things.unseen_by.add(cast.alix.id)
    hidden = await report(cast.alix, thing)
    absent = await report(cast.alix, thing, target_id="123")
    assert hidden.status_code == 404
    assert {**hidden.json(), "request_id": ""} == {**absent.json(), "request_id": ""}


async def test_one_s_own_cannot_be_reported(cast: Cast, things: Things) -> None:
    """D2."""
    for own in (things.make(cast.alix), cast.alix):
        answer = await report(cast.alix, own)
        assert (answer.status_code, answer.json()["code"]) == (422, "cannot_report_own")


async def test_guest_cannot_report(cast: Cast, things: Things, api: ApiFactory) -> None:
    """D2: a report has somebody who can be asked."""
    body = {"kind": "thing", "target_id": str(things.make(cast.sami).id), "reason": "spam"}
    assert (await api().post("/reports", json=body)).status_code == 401


async def test_reports_are_limited(cast: Cast, things: Things) -> None:
    """D1: 30 an hour."""
    thing = things.make(cast.sami)
    statuses = [(await report(cast.alix, thing)).status_code for _ in range(31)]
    assert statuses == [201] * 30 + [429]
