"""The queue: one case a thing, its order, its pages, and one person at a time at each case."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from rampe.accounts import Role, Status
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.safety import Case
from tests.conftest import ApiFactory
from tests.factories import Person, make_person
from tests.safety.conftest import Cast, Things
from tests.safety.factories import cases, decide_case, journal, open_case, report


async def claim(staff: Person, case_id: str) -> Any:
    """Take a case."""
    return await staff.client.put(f"/moderation/cases/{case_id}/claim")


async def test_many_reports_are_one_case(
    cast: Cast, things: Things, database: Database, api: ApiFactory
) -> None:
    """D2: also when they arrive at once."""
    thing = things.make(cast.sami)
    crowd = [await make_person(database, api, f"member{number}") for number in range(8)]
    answers = await asyncio.gather(*(report(one, thing, "hate") for one in crowd))
    assert {answer.status_code for answer in answers} == {201}
    (case,) = await cases(cast.maud)
    assert (case["reports"], case["reasons"]) == (8, [{"reason": "hate", "count": 8}])


async def test_order_of_the_queue(
    cast: Cast, things: Things, database: Database, api: ApiFactory
) -> None:
    """D2: minors, then severity, then number, then age."""
    lou = await make_person(database, api, "lou", birth_date=None)
    nuisance, by_minor, about_minor, said, grave, twice, later = (
        things.make(owner)
        for owner in (cast.sami, cast.sami, lou, cast.sami, cast.sami, cast.sami, cast.sami)
    )
    await report(cast.alix, nuisance)
    await report(lou, by_minor)
    await report(cast.alix, about_minor)
    await report(cast.alix, said, "minor_safety")
    await report(cast.alix, grave, "violence")
    for reporter in (cast.alix, cast.maud):
        await report(reporter, twice)
    await report(cast.alix, later)
    listed = [(item["target_id"], item["minor"]) for item in await cases(cast.noe)]
    assert listed == [
        (str(said.id), True),
        (str(by_minor.id), True),
        (str(about_minor.id), True),
        (str(grave.id), False),
        (str(twice.id), False),
        (str(nuisance.id), False),
        (str(later.id), False),
    ]


@pytest.mark.parametrize("state", ["open", "decided"])
async def test_queue_is_read_page_by_page(cast: Cast, things: Things, state: str) -> None:
    """D2: each once, in the same order, whatever their priority."""
    for number, reason in enumerate(["spam", "hate", "minor_safety"] * 3):
        reporter = (cast.alix, cast.garance)[number % 2]
        await report(reporter, things.make(cast.sami), reason)
    if state == "decided":
        for case in await cases(cast.maud):
            await decide_case(cast.maud, case["id"], "no_violation")
    whole = [item["id"] for item in await cases(cast.maud, state=state)]
    assert len(whole) == 9
    paged: list[str] = []
    cursor: str | None = None
    while True:
        params = {"state": state, "limit": "2", **({"cursor": cursor} if cursor else {})}
        page = (await cast.maud.client.get("/moderation/cases", params=params)).json()
        paged += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert paged == whole


async def test_filters(cast: Cast, things: Things) -> None:
    """D2: by kind, source, minors, and by who works on it."""
    await report(cast.alix, things.make(cast.sami), "minor_safety")
    await report(cast.alix, cast.sami)
    mine = await open_case(cast.maud, "thing", things.make(cast.sami).id)
    assert (await claim(cast.maud, mine)).status_code == 200
    for params, count in (
        ({"kind": "account"}, 1),
        ({"source": "staff"}, 1),
        ({"source": "scan"}, 0),
        ({"minor": "true"}, 1),
        ({"minor": "false"}, 2),
        ({"claimed": "mine"}, 1),
        ({"claimed": "free"}, 2),
        ({"state": "decided"}, 0),
    ):
        assert len(await cases(cast.maud, **params)) == count, params
    assert await cases(cast.noe, claimed="mine") == []
    summary = (await cast.maud.client.get("/moderation/summary")).json()
    assert summary == {"open": 3, "minors": 1, "mine": 1, "appeals": 0}


async def test_two_moderators_claim_at_once(cast: Cast, things: Things) -> None:
    """D2: one has it; the other hears who, and until when."""
    case_id = await open_case(cast.garance, "thing", things.make(cast.sami).id)
    answers = await asyncio.gather(claim(cast.maud, case_id), claim(cast.noe, case_id))
    statuses = [answer.status_code for answer in answers]
    assert sorted(statuses) == [200, 409]
    winner, loser = (cast.maud, cast.noe) if statuses[0] == 200 else (cast.noe, cast.maud)
    refused = next(answer for answer in answers if answer.status_code == 409).json()
    assert refused["code"] == "case_claimed"
    assert refused["until"]
    seen = (await loser.client.get(f"/moderation/cases/{case_id}")).json()["claim"]
    assert (seen["by"]["handle"], seen["mine"]) == (winner.handle, False)
    assert (await decide_case(loser, case_id, "no_violation")).json()["code"] == "case_claimed"
    assert (await decide_case(winner, case_id, "no_violation")).status_code == 201


async def test_a_claim_ends(cast: Cast, things: Things) -> None:
    """D2: by giving it back, or by itself; one's own is kept longer."""
    case_id = await open_case(cast.garance, "thing", things.make(cast.sami).id)
    await claim(cast.maud, case_id)
    await cast.noe.client.delete(f"/moderation/cases/{case_id}/claim")
    assert (await claim(cast.noe, case_id)).status_code == 409
    await cast.maud.client.delete(f"/moderation/cases/{case_id}/claim")
    assert (await claim(cast.noe, case_id)).status_code == 200
    with clock.travel(clock.now() + timedelta(minutes=15)):
        assert (await claim(cast.noe, case_id)).status_code == 200
    with clock.travel(clock.now() + timedelta(minutes=30)):
        assert (await claim(cast.maud, case_id)).status_code == 409
    with clock.travel(clock.now() + timedelta(minutes=36)):
        assert (await cases(cast.maud, claimed="free"))[0]["id"] == case_id
        assert (await claim(cast.maud, case_id)).status_code == 200


async def hand_over(staff: Person, case_id: str, heir: Person) -> Any:
    """Give a case to somebody."""
    body = {"account_id": str(heir.id), "reason": "speaks the language"}
    return await staff.client.put(f"/moderation/cases/{case_id}/assignee", json=body)


async def colleagues(staff: Person, case_id: str) -> list[str]:
    """To whom somebody may give a case."""
    answer = await staff.client.get(f"/moderation/cases/{case_id}/colleagues")
    return [one["handle"] for one in answer.json()]


async def test_a_case_is_handed_over(cast: Cast, things: Things) -> None:
    """D2: by who has it, or while it is free; it is the other's for a day, and the journal says."""
    case_id = await open_case(cast.maud, "thing", things.make(cast.sami).id)
    assert await colleagues(cast.maud, case_id) == ["garance", "noe"]
    await claim(cast.maud, case_id)
    given = await hand_over(cast.maud, case_id, cast.noe)
    assert (given.status_code, given.json()["claim"]["by"]["handle"]) == (200, "noe")
    assert (await hand_over(cast.maud, case_id, cast.garance)).json()["code"] == "case_claimed"
    assert (await claim(cast.maud, case_id)).json()["code"] == "case_claimed"
    with clock.travel(clock.now() + timedelta(hours=23)):
        assert (await cases(cast.noe, claimed="mine"))[0]["id"] == case_id
        # Opening what one has keeps it no shorter.
        assert (await claim(cast.noe, case_id)).json()["claim"]["until"] == (
            given.json()["claim"]["until"]
        )
    assert await colleagues(cast.garance, case_id) == ["garance", "maud"]
    assert (await hand_over(cast.garance, case_id, cast.maud)).status_code == 200
    await cast.maud.client.delete(f"/moderation/cases/{case_id}/claim")
    lines = [
        (line["act"], line["actor"]["handle"], line["before"], line["after"])
        for line in reversed(await journal(cast.garance, case_id=case_id))
    ]
    assert lines == [
        ("open_case", "maud", None, None),
        ("take_case", "maud", None, "@maud"),
        ("hand_over_case", "maud", "@maud", "@noe"),
        ("hand_over_case", "garance", "@noe", "@maud"),
        ("release_case", "maud", "@maud", None),
    ]


async def test_nobody_is_given_their_own_case(
    cast: Cast, things: Things, database: Database, api: ApiFactory
) -> None:
    """D2: nor takes it, nor gives it away; members and who is gone are given none."""
    of_noe = await open_case(cast.garance, "thing", things.make(cast.noe).id)
    for code, answer in (
        ("not_yourself", await claim(cast.noe, of_noe)),
        ("admin_only", await claim(cast.maud, of_noe)),
        ("not_yourself", await hand_over(cast.noe, of_noe, cast.maud)),
        ("cannot_take_case", await hand_over(cast.garance, of_noe, cast.noe)),
        ("cannot_take_case", await hand_over(cast.garance, of_noe, cast.maud)),
        ("cannot_take_case", await hand_over(cast.garance, of_noe, cast.alix)),
        ("staff_only", await hand_over(cast.alix, of_noe, cast.garance)),
    ):
        assert answer.json()["code"] == code
    assert await colleagues(cast.garance, of_noe) == []
    gone = await make_person(database, api, "gone", role=Role.MODERATOR, status=Status.SUSPENDED)
    of_sami = await open_case(cast.maud, "thing", things.make(cast.sami).id)
    assert (await hand_over(cast.maud, of_sami, gone)).json()["code"] == "cannot_take_case"


async def test_two_hand_a_case_over_at_once(cast: Cast, things: Things) -> None:
    """D2: one does; the other hears that it is no longer free."""
    case_id = await open_case(cast.garance, "thing", things.make(cast.sami).id)
    answers = await asyncio.gather(
        hand_over(cast.maud, case_id, cast.garance), hand_over(cast.noe, case_id, cast.garance)
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    await decide_case(cast.garance, case_id, "no_violation")
    assert (await hand_over(cast.garance, case_id, cast.maud)).json()["code"] == "case_decided"


async def test_who_leaves_the_staff_leaves_their_cases(cast: Cast, things: Things) -> None:
    """D2: to the queue, at once."""
    case_id = await open_case(cast.maud, "thing", things.make(cast.sami).id)
    await hand_over(cast.maud, case_id, cast.noe)
    path = f"/moderation/accounts/{cast.noe.id}/role"
    body = {"role": "member", "reason": "left the team"}
    assert (await cast.garance.client.put(path, json=body)).status_code == 200
    assert [one["id"] for one in await cases(cast.maud, claimed="free")] == [case_id]


async def test_new_reports_after_a_decision_are_a_new_case(
    cast: Cast, things: Things, database: Database
) -> None:
    """D2: who has reported does not ask again; somebody else may."""
    thing = things.make(cast.sami)
    await report(cast.alix, thing)
    (first,) = await cases(cast.maud)
    await decide_case(cast.maud, first["id"], "no_violation")
    await report(cast.alix, thing)
    assert await cases(cast.maud) == []
    await report(cast.garance, thing)
    (second,) = await cases(cast.maud)
    assert second["id"] != first["id"]
    detail = (await cast.maud.client.get(f"/moderation/cases/{second['id']}")).json()
    assert [one["outcome"] for one in detail["earlier"]] == ["no_violation"]
    async with database.session() as session:
        assert len(list(await session.scalars(select(Case.id)))) == 2


async def test_what_is_gone_stays_in_its_case(cast: Cast, things: Things) -> None:
    """D2: as it was seen; hiding it is no longer possible, a warning is."""
    thing = things.make(cast.sami)
    await report(cast.alix, thing)
    thing.deleted = True
    (case,) = await cases(cast.maud)
    detail = (await cast.maud.client.get(f"/moderation/cases/{case['id']}")).json()
    assert (detail["now"], detail["text"]) == (None, "a thing")
    refused = await decide_case(cast.maud, case["id"], "hide")
    assert (refused.status_code, refused.json()["code"]) == (404, "target_not_found")
    assert (await decide_case(cast.maud, case["id"], "warn")).status_code == 201
