"""What staff decides: its effect, its notices, who may, and that it is undone whole."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from rampe.accounts import Account, Role, do_suspend
from rampe.accounts.passwords import hash_password
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.outbox import OutboxRow
from rampe.kit.services import Services
from rampe.ports.bus import Bus
from rampe.ports.mail import InboxMail
from rampe.safety import Decision, do_delete_of_accounts
from rampe.safety.jobs import do_end_sanction, do_finish_removal, find_final, find_over
from rampe.safety.targets import ReportTargets
from tests.accounts.factors import (
    NEXT_STEP_SECONDS,
    begin_sign_in,
    finish_sign_in,
    sign_in_by_passkey,
    with_app,
    with_passkey,
)
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_account, make_person, make_token
from tests.safety.conftest import Cast, Things
from tests.safety.factories import (
    REASON,
    RULE,
    answer_appeal,
    appeal,
    cases,
    decide,
    decide_case,
    open_case,
    report,
)

PASSWORD = "une rampe bien allumée 7"


async def told(database: Database, subject: str) -> list[dict[str, Any]]:
    """What was said under a subject, in order."""
    async with database.session() as session:
        rows = await session.scalars(
            select(OutboxRow.data).where(OutboxRow.subject == subject).order_by(OutboxRow.id)
        )
        return list(rows)


async def own_decisions(member: Person) -> list[dict[str, Any]]:
    """What a member sees of decisions that concern them."""
    return (await member.client.get("/me/decisions")).json()["items"]


async def own_reports(member: Person) -> list[str]:
    """What became of a member's reports, the latest first."""
    return [one["standing"] for one in (await member.client.get("/me/reports")).json()["items"]]


async def test_hiding_tells_both_sides(
    cast: Cast, things: Things, database: Database, settle: Settle
) -> None:
    """D2: at once, with rule and text to the owner, who never learns who reported."""
    thing = things.make(cast.sami)
    for reporter in (cast.alix, cast.garance):
        await report(reporter, thing, "harassment", details="secret words")
    (case,) = await cases(cast.maud)
    answer = await decide_case(cast.maud, case["id"], "hide")
    assert answer.status_code == 201
    assert thing.hidden
    assert await cases(cast.maud) == []
    await settle()
    (decided,) = await told(database, "safety.decided.v1")
    assert decided["recipient_id"] == cast.sami.id
    assert (decided["outcome"], decided["rule"]) == ("hide", "4.1")
    answered = await told(database, "safety.report_answered.v1")
    assert {one["recipient_id"] for one in answered} == {cast.alix.id, cast.garance.id}
    assert {one["outcome"] for one in answered} == {"action_taken"}
    assert await own_reports(cast.alix) == ["action_taken"]
    (mine,) = await own_decisions(cast.sami)
    assert (mine["outcome"], mine["rule"], mine["message"]) == ("hide", "4.1", RULE["message"])
    assert (mine["text"], mine["can_appeal"]) == ("a thing", True)
    one = await cast.sami.client.get(f"/me/decisions/{mine['id']}")
    for leak in ("alix", "garance", "maud", "secret", "against the rules"):
        assert leak not in one.text
    assert (await cast.alix.client.get(f"/me/decisions/{mine['id']}")).status_code == 404


async def test_no_violation_is_told_to_reporters_only(
    cast: Cast, things: Things, database: Database, settle: Settle
) -> None:
    """D2: the owner of what may stay has heard nothing of it."""
    await report(cast.alix, things.make(cast.sami))
    (case,) = await cases(cast.maud)
    await decide_case(cast.maud, case["id"], "no_violation")
    await settle()
    assert await told(database, "safety.decided.v1") == []
    (answered,) = await told(database, "safety.report_answered.v1")
    assert answered["outcome"] == "no_violation"
    assert await own_decisions(cast.sami) == []
    assert await own_reports(cast.alix) == ["no_violation"]


async def test_two_moderators_decide_at_once(
    cast: Cast, things: Things, database: Database
) -> None:
    """D2: one decides, the others learn that it is decided; there is one decision."""
    thing = things.make(cast.sami)
    case_id = await open_case(cast.garance, "thing", thing.id)
    outcomes = ["hide", "no_violation", "hide", "warn"]
    judges = [cast.maud, cast.noe, cast.garance, cast.maud]
    answers = await asyncio.gather(
        *(
            decide_case(judge, case_id, outcome)
            for judge, outcome in zip(judges, outcomes, strict=True)
        )
    )
    statuses = [answer.status_code for answer in answers]
    assert sorted(statuses) == [201, 409, 409, 409]
    assert {a.json()["code"] for a in answers if a.status_code == 409} == {"case_decided"}
    won = outcomes[statuses.index(201)]
    assert thing.hidden is (won == "hide")
    async with database.session() as session:
        assert list(await session.scalars(select(Decision.outcome))) == [won]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"outcome": "hide", "rule": None}, "rule_missing"),
        ({"outcome": "warn", "message": " "}, "message_missing"),
        ({"outcome": "no_violation", "sanction": "suspend"}, "sanction_without_violation"),
        ({"outcome": "warn", "sanction": "no_comments"}, "days_missing"),
        ({"outcome": "warn", "days": 3}, "days_without_end"),
    ],
)
async def test_decisions_that_do_not_hold_together(
    cast: Cast, things: Things, changes: dict[str, Any], why: str
) -> None:
    """D2: every violation names its rule and says why."""
    thing = things.make(cast.sami)
    case_id = await open_case(cast.maud, "thing", thing.id)
    answer = await decide_case(cast.maud, case_id, **{"outcome": "warn", **changes})
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_verdict")
    assert answer.json()["why"] == why
    assert (await cases(cast.maud))[0]["state"] == "open"


async def test_an_account_is_not_hidden(cast: Cast) -> None:
    """D2: it is suspended, or not."""
    case_id = await open_case(cast.maud, "account", cast.sami.id)
    answer = await decide_case(cast.maud, case_id, "hide")
    assert answer.json()["why"] == "account_is_suspended"


@pytest.mark.parametrize("reason", ["", "  ", "no", "x" * 501, None, "a\u0000b"])
async def test_no_act_without_a_reason(cast: Cast, things: Things, reason: str | None) -> None:
    """D2."""
    thing = things.make(cast.sami)
    case_id = await open_case(cast.maud, "thing", thing.id)
    answer = await decide_case(cast.maud, case_id, "hide", reason=reason)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert not thing.hidden


async def test_suspension_for_good_holds_at_once(
    cast: Cast, things: Things, database: Database, api: ApiFactory
) -> None:
    """Section 5: signed out, gone, found by staff; a reversal brings the account back."""
    thing = things.make(cast.sami)
    await report(cast.alix, thing, "impersonation")
    (case,) = await cases(cast.maud)
    answer = await decide_case(cast.maud, case["id"], "hide", sanction="suspend")
    assert (await cast.sami.client.get("/me")).status_code == 401
    assert (await api().get("/profiles/sami")).status_code == 404
    found = await cast.maud.client.get("/moderation/accounts", params={"handle": "Sami"})
    assert (found.json()["id"], found.json()["status"]) == (str(cast.sami.id), "suspended")
    assert "email" not in found.json()
    path = f"/moderation/decisions/{answer.json()['id']}/reverse"
    assert (await cast.noe.client.post(path, json=REASON)).status_code == 200
    assert (await api().get("/profiles/sami")).status_code == 200
    assert not thing.hidden
    again = await cast.noe.client.post(path, json=REASON)
    assert (again.status_code, again.json()["code"]) == (409, "decision_reversed")


async def test_timed_suspension_ends_by_itself(
    cast: Cast, database: Database, api: ApiFactory
) -> None:
    """D2: at its time, not before; by the sweep, should its own job be lost."""
    decision_id = await decide(
        cast.maud, "account", cast.sami.id, "warn", sanction="suspend", days=3
    )
    for days, over, status in ((2.9, False, 404), (3.01, True, 200)):
        with clock.travel(clock.now() + timedelta(days=days)):
            async with database.session() as session:
                assert await find_over(session) == ([int(decision_id)] if over else [])
            async with database.session() as session:
                await do_end_sanction(session, int(decision_id))
            assert (await api().get("/profiles/sami")).status_code == status


async def test_the_longer_of_two_suspensions_counts(
    cast: Cast, things: Things, database: Database, api: ApiFactory
) -> None:
    """D2: reversing one, or its end, does not end the other."""
    short = await decide(cast.maud, "account", cast.sami.id, "warn", sanction="suspend", days=1)
    thing = things.make(cast.sami)
    long = await decide(cast.noe, "thing", thing.id, "hide", sanction="suspend", days=9)
    with clock.travel(clock.now() + timedelta(days=2)):
        async with database.session() as session:
            await do_end_sanction(session, int(short))
        assert (await api().get("/profiles/sami")).status_code == 404
        await cast.maud.client.post(f"/moderation/decisions/{long}/reverse", json=REASON)
        assert (await api().get("/profiles/sami")).status_code == 200


async def test_a_thing_hidden_twice_comes_back_once_both_are_reversed(
    cast: Cast, things: Things
) -> None:
    """D2."""
    thing = things.make(cast.sami)
    first = await decide(cast.maud, "thing", thing.id, "hide")
    second = await decide(cast.noe, "thing", thing.id, "remove")
    await cast.maud.client.post(f"/moderation/decisions/{first}/reverse", json=REASON)
    assert thing.hidden
    await cast.maud.client.post(f"/moderation/decisions/{second}/reverse", json=REASON)
    assert not thing.hidden


async def test_no_violation_brings_back_what_was_hidden(
    cast: Cast, things: Things, database: Database
) -> None:
    """D2: and tells its owner that the earlier decision no longer stands."""
    thing = things.make(cast.sami)
    await decide(cast.maud, "thing", thing.id, "hide")
    await decide(cast.noe, "thing", thing.id, "no_violation")
    assert not thing.hidden
    outcomes = [one["outcome"] for one in await told(database, "safety.decided.v1")]
    assert outcomes == ["hide", "restored"]
    (mine,) = await own_decisions(cast.sami)
    assert mine["reversed_at"] is not None


async def test_removal_is_final_once_it_cannot_be_appealed(
    cast: Cast, things: Things, database: Database, services: Services, api: ApiFactory
) -> None:
    """D2: hidden at once, deleted after the term; never while an appeal waits."""
    targets = services.get(ReportTargets)
    calm, appealed = things.make(cast.sami), things.make(cast.sami)
    ids = [await decide(cast.maud, "thing", thing.id, "remove") for thing in (calm, appealed)]
    assert calm.hidden
    assert appealed.hidden
    appeal_id = await appeal(cast.sami, ids[1])
    for decision_id in ids:
        async with database.session() as session:
            await do_finish_removal(session, targets, int(decision_id))
    assert (calm.deleted, appealed.deleted) == (False, False)
    with clock.travel(clock.now() + timedelta(days=181)):
        async with database.session() as session:
            assert await find_final(session) == [int(ids[0])]
        for decision_id in ids:
            async with database.session() as session:
                await do_finish_removal(session, targets, int(decision_id))
        assert (calm.deleted, appealed.deleted) == (True, False)
        noe = Person(cast.noe.id, "noe", api(await make_token(database, cast.noe.id)))
        assert (await answer_appeal(noe, appeal_id, "upheld")).status_code == 200
        async with database.session() as session:
            await do_finish_removal(session, targets, int(ids[1]))
        assert appealed.deleted


async def all_acts(staff: Person, owner: Person, case_id: str, decision_id: str) -> list[Any]:
    """Try everything that staff can do to an account and one of its things."""
    client = staff.client
    return [
        await decide_case(staff, case_id, "hide"),
        await client.post(f"/moderation/decisions/{decision_id}/reverse", json=REASON),
        await client.post(
            "/moderation/cases",
            json={"kind": "account", "target_id": str(owner.id), **REASON},
        ),
        await client.put(
            f"/moderation/accounts/{owner.id}/birth-date",
            json={"birth_date": "2001-01-01", **REASON},
        ),
        await client.put(f"/moderation/accounts/{owner.id}/role", json={"role": "admin", **REASON}),
    ]


async def test_members_and_guests_have_no_desk(cast: Cast, things: Things, api: ApiFactory) -> None:
    """D8: not the reporter, not the owner: nothing happens and nothing can be read."""
    thing, other = things.make(cast.sami), things.make(cast.sami)
    await report(cast.alix, thing)
    (case,) = await cases(cast.maud)
    decision_id = await decide(cast.maud, "thing", other.id, "hide")
    appeal_id = await appeal(cast.sami, decision_id)
    guest = Person(cast.alix.id, "guest", api())
    for person, status in ((cast.alix, 403), (cast.sami, 403), (guest, 401)):
        answers = await all_acts(person, cast.garance, case["id"], decision_id)
        answers.append(await answer_appeal(person, appeal_id, "reversed"))
        answers.append(await person.client.put(f"/moderation/cases/{case['id']}/claim"))
        answers.append(await person.client.delete(f"/moderation/cases/{case['id']}/claim"))
        for path in (
            "cases",
            f"cases/{case['id']}",
            f"cases/{case['id']}/reports",
            "appeals",
            "summary",
            "actions",
            "actions/check",
            "accounts?handle=sami",
            f"accounts/{cast.sami.id}/decisions",
        ):
            answers.append(await person.client.get(f"/moderation/{path}"))
        assert {answer.status_code for answer in answers} == {status}
    assert not thing.hidden
    assert other.hidden


async def test_moderators_do_not_judge_staff(cast: Cast, things: Things) -> None:
    """D8: an administrator does."""
    thing = things.make(cast.maud)
    await report(cast.alix, thing)
    (case,) = await cases(cast.noe)
    decision_id = await decide(cast.garance, "thing", things.make(cast.maud).id, "warn")
    answers = await all_acts(cast.noe, cast.maud, case["id"], decision_id)
    refused = {(answer.status_code, answer.json()["code"]) for answer in answers}
    assert refused == {(403, "admin_only"), (403, "staff_only")}
    assert not thing.hidden
    assert (await decide_case(cast.garance, case["id"], "hide")).status_code == 201


async def test_the_demo_s_staff_has_no_say_over_the_installation_s(
    cast: Cast, database: Database, api: ApiFactory
) -> None:
    """D8: anybody plays it."""
    player = await make_person(database, api, "player", role=Role.ADMIN, demo=True)
    answers = [
        await player.client.put(
            f"/moderation/accounts/{one.id}/role", json={"role": "admin", **REASON}
        )
        for one in (cast.maud, cast.alix)
    ]
    assert {answer.json()["code"] for answer in answers} == {"admin_only"}


async def test_nobody_judges_themself(cast: Cast, things: Things) -> None:
    """D8: so an administrator remains."""
    thing = things.make(cast.garance)
    await report(cast.alix, thing)
    (case,) = await cases(cast.maud)
    decision_id = await decide(cast.maud, "account", cast.sami.id, "warn")
    answers = await all_acts(cast.garance, cast.garance, case["id"], decision_id)
    codes = [answer.json().get("code") for answer in answers]
    assert codes == ["not_yourself", None, "not_yourself", "not_yourself", "not_yourself"]


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("post", "cases/123/decision", 404, "case_not_found"),
        ("put", "cases/123/claim", 404, "case_not_found"),
        ("post", "decisions/123/reverse", 404, "decision_not_found"),
        ("post", "appeals/123/decision", 404, "appeal_not_found"),
        ("post", "cases/x/decision", 422, "invalid"),
        ("post", "cases/0x10/decision", 422, "invalid"),
    ],
)
async def test_forged_ids(cast: Cast, method: str, path: str, status: int, code: str) -> None:
    """Section 8."""
    body = {"outcome": "warn", **RULE, **REASON}
    if path.startswith("appeals"):
        body = {"result": "upheld", "message": "Non, vraiment.", **REASON}
    if path.startswith("decisions"):
        body = REASON
    answer = await cast.maud.client.request(method.upper(), f"/moderation/{path}", json=body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_members_are_mailed_about_their_account(
    cast: Cast, database: Database, api: ApiFactory, services: Services, settle: Settle
) -> None:
    """D2: who is suspended reads and appeals by a link, until another person reinstates them."""
    lea = await make_person(
        database, api, "lea", email="lea@example.org", email_verified_at=clock.now()
    )
    await decide(cast.maud, "account", lea.id, "warn", sanction="suspend", days=30)
    await settle()
    (mail,) = await services.get(InboxMail).newest()
    assert mail.recipient == "lea@example.org"
    assert RULE["message"] in mail.body
    token = mail.body.split("/appeal#")[1].split()[0]
    guest = api()
    shown = await guest.post("/decisions/by-link", json={"token": token})
    assert (shown.json()["sanction"], shown.json()["can_appeal"]) == ("suspend", True)
    answer = await guest.post(
        "/decisions/by-link/appeal", json={"token": token, "text": "C’est une erreur."}
    )
    assert answer.status_code == 201
    again = await guest.post("/decisions/by-link/appeal", json={"token": token, "text": "Encore"})
    assert again.json()["code"] == "already_appealed"
    wrong = await guest.post("/decisions/by-link", json={"token": token[:-2] + "xx"})
    assert (wrong.status_code, wrong.json()["code"]) == (404, "decision_not_found")
    assert (await answer_appeal(cast.noe, answer.json()["id"], "reversed")).status_code == 200
    await settle()
    assert (await api().get("/profiles/lea")).status_code == 200
    assert "Nous avons tout relu." in (await services.get(InboxMail).newest())[0].body


async def test_a_right_password_of_a_suspended_member_leads_to_the_decision(
    cast: Cast, database: Database, api: ApiFactory, bus: Bus
) -> None:
    """D2: without a proved address too; a wrong password learns nothing, nobody gets in."""
    hashed = await hash_password(PASSWORD)
    lea = await make_account(database, "lea", password_hash=hashed)
    await decide(cast.maud, "account", lea.id, "warn", sanction="suspend", days=5)
    guest = api()
    wrong = await guest.post("/sessions", json={"login": "lea", "password": "autre chose 8"})
    assert (wrong.status_code, wrong.json()["code"]) == (401, "bad_credentials")
    right = await guest.post("/sessions", json={"login": "lea", "password": PASSWORD})
    assert (right.status_code, right.json()["code"]) == (403, "suspended")
    token = right.json()["appeal_token"]
    shown = await guest.post("/decisions/by-link", json={"token": token})
    assert (shown.json()["sanction"], shown.json()["can_appeal"]) == ("suspend", True)
    assert (await guest.get("/me")).status_code == 401
    async with database.session() as session:
        await do_suspend(session, bus, cast.sami.id)
        sami = await session.get_one(Account, cast.sami.id)
        sami.password_hash = hashed
    plain = await guest.post("/sessions", json={"login": "sami", "password": PASSWORD})
    assert plain.json()["code"] == "suspended"
    assert "appeal_token" not in plain.json()


async def test_capabilities_say_what_a_decision_keeps_one_from(cast: Cast) -> None:
    """ACC-01: before a door is tried, until the clock or a reversal ends it, and of nobody else."""

    async def may(member: Person) -> tuple[bool, bool]:
        own = (await member.client.get("/me")).json()["capabilities"]
        seen = (await member.client.get("/session")).json()["me"]["capabilities"]
        assert own == seen
        return own["publish"], own["comment"]

    assert await may(cast.sami) == (True, True)
    await decide(cast.maud, "account", cast.sami.id, "warn", sanction="no_publishing", days=2)
    second = await decide(
        cast.maud, "account", cast.sami.id, "warn", sanction="no_comments", days=9
    )
    assert await may(cast.sami) == (False, False)
    assert await may(cast.alix) == (True, True)
    with clock.travel(clock.now() + timedelta(days=3)):
        assert await may(cast.sami) == (True, False)
    reverse = f"/moderation/decisions/{second}/reverse"
    assert (await cast.maud.client.post(reverse, json=REASON)).status_code == 200
    assert await may(cast.sami) == (False, True)


async def test_every_door_of_a_suspended_member_leads_to_the_decision(
    cast: Cast, database: Database, api: ApiFactory
) -> None:
    """D2: a passkey by itself, a second factor after the password; half a proof tells nothing."""
    lea = await with_passkey(api, database, "lea")
    ana = await with_app(api, database, "ana")
    for member in (lea, ana):
        await decide(cast.maud, "account", member.id, "warn", sanction="suspend", days=5)
    guest = api()
    assert lea.passkey is not None
    by_passkey = await sign_in_by_passkey(guest, lea.passkey)
    half = await begin_sign_in(guest, "ana")
    refused = await finish_sign_in(guest, half["challenge"], totp="000000")
    assert refused.json()["code"] == "code_refused"
    code = ana.code(clock.now() + timedelta(seconds=NEXT_STEP_SECONDS))
    whole = await finish_sign_in(guest, half["challenge"], totp=code)
    for answer in (by_passkey, whole):
        assert (answer.status_code, answer.json()["code"]) == (403, "suspended")
        token = answer.json()["appeal_token"]
        shown = await guest.post("/decisions/by-link", json={"token": token})
        assert (shown.json()["sanction"], shown.json()["can_appeal"]) == ("suspend", True)
    assert (await guest.get("/me")).status_code == 401


async def test_what_goes_with_an_account(cast: Cast, things: Things, database: Database) -> None:
    """D7: its reports and the cases about it; other cases and the journal stay."""
    await report(cast.alix, things.make(cast.sami))
    await report(cast.sami, cast.alix)
    await report(cast.garance, cast.alix)
    decision = await decide(cast.maud, "thing", things.make(cast.sami).id, "hide")
    await appeal(cast.sami, decision)
    for _ in range(2):
        async with database.session() as session:
            await do_delete_of_accounts(session, [cast.sami.id])
    (left,) = await cases(cast.maud)
    assert (left["kind"], left["owner"]["handle"]) == ("account", "alix")
    reports = await cast.maud.client.get(f"/moderation/cases/{left['id']}/reports")
    assert [one["reporter"]["handle"] for one in reports.json()["items"]] == ["garance"]
    lines = (await cast.garance.client.get("/moderation/actions")).json()["items"]
    assert [line["act"] for line in lines] == ["decide", "open_case"]
