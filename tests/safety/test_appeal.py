"""Appeals: once, in time, answered by another person, and a reversal undoes everything."""

import asyncio
from datetime import timedelta

from sqlalchemy import select

from rampe.kit import clock
from rampe.kit.database import Database
from rampe.safety import Appeal
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_person, make_token
from tests.safety.conftest import Cast, Things
from tests.safety.factories import (
    REASON,
    answer_appeal,
    appeal,
    cases,
    decide,
    decide_case,
    report,
)
from tests.safety.test_decide import own_decisions, own_reports, told


async def test_reversal_undoes_and_tells_both_sides(
    cast: Cast, things: Things, database: Database, settle: Settle
) -> None:
    """D2."""
    thing = things.make(cast.sami)
    await report(cast.alix, thing)
    (case,) = await cases(cast.maud)
    decided = await decide_case(cast.maud, case["id"], "hide", sanction="no_comments", days=7)
    appeal_id = await appeal(cast.sami, decided.json()["id"])
    await settle()
    (waiting,) = (await cast.noe.client.get("/moderation/appeals")).json()["items"]
    assert (waiting["text"], waiting["mine"]) == ("C’était une citation.", False)
    assert waiting["decision"]["decider"]["handle"] == "maud"
    assert (await answer_appeal(cast.noe, appeal_id, "reversed")).status_code == 200
    await settle()
    assert not thing.hidden
    (mine,) = await own_decisions(cast.sami)
    assert (mine["sanction_active"], mine["appeal"]["state"]) == (False, "reversed")
    assert mine["appeal"]["message"] == "Nous avons tout relu."
    (to_owner,) = await told(database, "safety.appeal_decided.v1")
    assert (to_owner["recipient_id"], to_owner["outcome"]) == (cast.sami.id, "reversed")
    outcomes = [one["outcome"] for one in await told(database, "safety.report_answered.v1")]
    assert outcomes == ["action_taken", "reversed"]
    assert await own_reports(cast.alix) == ["reversed"]
    assert (await cast.noe.client.get("/moderation/appeals")).json()["items"] == []


async def test_upheld_decision_stands(
    cast: Cast, things: Things, database: Database, settle: Settle
) -> None:
    """D2: the reporters hear nothing new."""
    thing = things.make(cast.sami)
    await report(cast.alix, thing)
    (case,) = await cases(cast.maud)
    decided = await decide_case(cast.maud, case["id"], "hide")
    appeal_id = await appeal(cast.sami, decided.json()["id"])
    assert (await answer_appeal(cast.noe, appeal_id, "upheld")).status_code == 200
    await settle()
    assert thing.hidden
    assert len(await told(database, "safety.report_answered.v1")) == 1
    (mine,) = await own_decisions(cast.sami)
    assert (mine["appeal"]["state"], mine["can_appeal"]) == ("upheld", False)


async def test_the_first_decider_does_not_answer(cast: Cast, things: Things) -> None:
    """D2: whatever their role; nor do two others both."""
    thing = things.make(cast.sami)
    appeal_id = await appeal(cast.sami, await decide(cast.garance, "thing", thing.id, "hide"))
    refused = await answer_appeal(cast.garance, appeal_id, "upheld")
    assert (refused.status_code, refused.json()["code"]) == (403, "another_person")
    (seen,) = (await cast.garance.client.get("/moderation/appeals")).json()["items"]
    assert seen["mine"] is True
    answers = await asyncio.gather(
        answer_appeal(cast.maud, appeal_id, "reversed"),
        answer_appeal(cast.noe, appeal_id, "upheld"),
    )
    statuses = [answer.status_code for answer in answers]
    assert sorted(statuses) == [200, 409]
    loser = next(answer for answer in answers if answer.status_code == 409)
    assert loser.json()["code"] == "appeal_decided"
    assert thing.hidden is (statuses[0] == 409)


async def test_one_appeals_once(cast: Cast, things: Things, database: Database) -> None:
    """D2: also when both arrive at once."""
    decision_id = await decide(cast.maud, "thing", things.make(cast.sami).id, "warn")
    path = f"/me/decisions/{decision_id}/appeal"
    answers = await asyncio.gather(
        *(cast.sami.client.post(path, json={"text": "Non !"}) for _ in range(4))
    )
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    async with database.session() as session:
        assert len(list(await session.scalars(select(Appeal.id)))) == 1


async def test_an_appeal_has_a_term(
    cast: Cast, things: Things, database: Database, api: ApiFactory
) -> None:
    """D2: 180 days by default."""
    first, second = [
        await decide(cast.maud, "thing", things.make(cast.sami).id, "hide") for _ in range(2)
    ]
    with clock.travel(clock.now() + timedelta(days=179)):
        sami = Person(cast.sami.id, "sami", api(await make_token(database, cast.sami.id)))
        await appeal(sami, first)
    with clock.travel(clock.now() + timedelta(days=180, minutes=1)):
        sami = Person(cast.sami.id, "sami", api(await make_token(database, cast.sami.id)))
        path = f"/me/decisions/{second}/appeal"
        late = await sami.client.post(path, json={"text": "Trop tard"})
        assert (late.status_code, late.json()["code"]) == (409, "appeal_too_late")
        shown = (await sami.client.get(f"/me/decisions/{second}")).json()
        assert shown["can_appeal"] is False


async def test_nobody_appeals_for_another(cast: Cast, things: Things, api: ApiFactory) -> None:
    """Section 8: not the reporter, not a guest; it looks like what does not exist."""
    thing = things.make(cast.sami)
    await report(cast.alix, thing)
    (case,) = await cases(cast.maud)
    decided = await decide_case(cast.maud, case["id"], "hide")
    path = f"/me/decisions/{decided.json()['id']}/appeal"
    for person in (cast.alix, cast.maud, cast.garance):
        refused = await person.client.post(path, json={"text": "Pour lui"})
        assert (refused.status_code, refused.json()["code"]) == (404, "decision_not_found")
    assert (await api().post(path, json={"text": "Moi"})).status_code == 401


async def test_what_is_reversed_needs_no_appeal(cast: Cast, things: Things) -> None:
    """D2: and one that waits is granted by the reversal."""
    first, second = things.make(cast.sami), things.make(cast.sami)
    open_one = await decide(cast.maud, "thing", first.id, "hide")
    reversed_one = await decide(cast.maud, "thing", second.id, "hide")
    appeal_id = await appeal(cast.sami, open_one)
    for decision_id in (open_one, reversed_one):
        await cast.maud.client.post(f"/moderation/decisions/{decision_id}/reverse", json=REASON)
    answer = await cast.sami.client.post(
        f"/me/decisions/{reversed_one}/appeal", json={"text": "Pourquoi ?"}
    )
    assert answer.json()["code"] == "decision_reversed"
    assert (await answer_appeal(cast.noe, appeal_id, "upheld")).json()["code"] == "appeal_decided"
    assert not first.hidden


async def test_appeals_of_minors_come_first(
    cast: Cast, things: Things, database: Database, api: ApiFactory
) -> None:
    """D2: and are paged each once."""
    lou = await make_person(database, api, "lou", birth_date=None)
    for owner in (cast.sami, cast.sami, lou):
        await appeal(owner, await decide(cast.maud, "thing", things.make(owner).id, "warn"))
    listed: list[str] = []
    cursor = None
    while True:
        params = {"limit": "1", **({"cursor": cursor} if cursor else {})}
        page = (await cast.noe.client.get("/moderation/appeals", params=params)).json()
        listed += [one["owner"]["handle"] for one in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert listed == ["lou", "sami", "sami"]
