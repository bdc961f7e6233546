"""What staff decides: its effect, who may, and the record that nobody can change."""

from typing import Any

import httpx
import psycopg
import pytest
from sqlalchemy import select

from rampe.accounts import Role
from rampe.kit.database import Database
from rampe.kit.outbox import OutboxRow
from rampe.safety import ModerationAction, Report, do_delete_of_accounts
from tests.conftest import ApiFactory
from tests.factories import Person, make_person
from tests.safety.conftest import Cast, Things
from tests.safety.factories import judge, report, reports

REASON = {"reason": "against the rules"}


async def actions(staff: Person) -> list[dict[str, Any]]:
    """What staff did, the latest first."""
    return (await staff.client.get("/moderation/actions")).json()["items"]


async def test_hide_and_restore_with_a_reason(
    cast: Cast, things: Things, database: Database
) -> None:
    """D2: the reports close, both acts are on record, the other domains hear of them."""
    thing = things.make(cast.sami)
    await report(cast.alix, thing)
    assert (await judge(cast.maud, f"thing/{thing.id}/hide", "an insult")).status_code == 200
    assert thing.hidden
    assert await reports(cast.maud) == []
    (decided,) = await reports(cast.maud, state="decided")
    assert decided["target"]["hidden"] is True
    assert decided["decided_at"] is not None
    await judge(cast.garance, f"thing/{thing.id}/restore", "it was a quotation")
    assert not thing.hidden
    recorded = [
        (item["act"], item["actor"]["handle"], item["owner"]["handle"], item["reason"])
        for item in await actions(cast.maud)
    ]
    assert recorded == [
        ("restore", "garance", "sami", "it was a quotation"),
        ("hide", "maud", "sami", "an insult"),
    ]
    async with database.session() as session:
        subjects = list(await session.scalars(select(OutboxRow.subject).order_by(OutboxRow.id)))
    assert subjects[-2:] == ["safety.hidden.v1", "safety.restored.v1"]


async def test_report_without_substance_is_closed(cast: Cast, things: Things) -> None:
    """D2: restoring what was never hidden says that it may stay."""
    thing = things.make(cast.sami)
    await report(cast.alix, thing)
    assert (await judge(cast.maud, f"thing/{thing.id}/restore", "fair comment")).is_success
    assert await reports(cast.maud) == []


async def test_suspension_from_the_desk_holds_at_once(
    cast: Cast, things: Things, api: ApiFactory
) -> None:
    """Section 2, section 5: signed out, gone, found by staff, and back."""
    await report(cast.alix, cast.sami, "impersonation")
    suspended = await judge(cast.maud, f"accounts/{cast.sami.id}/suspend", "not the real one")
    assert suspended.status_code == 200
    assert (await cast.sami.client.get("/me")).status_code == 401
    assert (await api().get("/profiles/sami")).status_code == 404
    assert await reports(cast.maud) == []
    found = await cast.maud.client.get("/moderation/accounts", params={"handle": "Sami"})
    assert (found.json()["id"], found.json()["status"]) == (str(cast.sami.id), "suspended")
    assert "email" not in found.json()
    await judge(cast.maud, f"accounts/{cast.sami.id}/restore", "proved who they are")
    assert (await api().get("/profiles/sami")).status_code == 200


async def test_account_is_hidden_like_any_target(cast: Cast, api: ApiFactory) -> None:
    """D2: by its kind as well."""
    assert (await judge(cast.maud, f"account/{cast.sami.id}/hide")).status_code == 200
    assert (await api().get("/profiles/sami")).status_code == 404
    assert (await judge(cast.maud, f"account/{cast.sami.id}/restore")).status_code == 200
    assert (await api().get("/profiles/sami")).status_code == 200


async def all_acts(staff: Person, account: Person, thing_id: int) -> list[httpx.Response]:
    """Try everything that staff can do to an account and one of its things."""
    client = staff.client
    return [
        await judge(staff, f"thing/{thing_id}/hide"),
        await judge(staff, f"thing/{thing_id}/restore"),
        await judge(staff, f"accounts/{account.id}/suspend"),
        await judge(staff, f"accounts/{account.id}/restore"),
        await client.put(
            f"/moderation/accounts/{account.id}/birth-date",
            json={"birth_date": "2001-01-01", **REASON},
        ),
        await client.put(
            f"/moderation/accounts/{account.id}/role", json={"role": "admin", **REASON}
        ),
    ]


async def test_members_and_guests_have_no_desk(cast: Cast, things: Things, api: ApiFactory) -> None:
    """D8: nothing happens, nothing is recorded, nothing can be read."""
    thing = things.make(cast.sami)
    guest = Person(cast.alix.id, "guest", api())
    for person, status in ((cast.alix, 403), (guest, 401)):
        answers = await all_acts(person, cast.sami, thing.id)
        for path in ("reports", "actions", "accounts?handle=sami"):
            answers.append(await person.client.get(f"/moderation/{path}"))
        assert {answer.status_code for answer in answers} == {status}
    assert not thing.hidden
    assert await actions(cast.maud) == []


async def test_moderators_do_not_judge_staff(cast: Cast, things: Things) -> None:
    """D8: an administrator does."""
    thing = things.make(cast.garance)
    answers = await all_acts(cast.maud, cast.garance, thing.id)
    assert {(answer.status_code, answer.json()["code"]) for answer in answers} == {
        (403, "admin_only"),
        (403, "staff_only"),
    }
    own = things.make(cast.maud)
    assert (await judge(cast.garance, f"thing/{own.id}/hide")).status_code == 200


async def test_demo_s_staff_has_no_say_over_the_installation_s(
    cast: Cast, things: Things, database: Database, api: ApiFactory
) -> None:
    """D8, DEMO: anybody plays it, so it judges members, and appoints nobody who would stay."""
    played = await make_person(database, api, "played", role=Role.ADMIN, demo=True)
    for owner in (cast.maud, cast.garance):
        answers = await all_acts(played, owner, things.make(owner).id)
        assert {answer.json()["code"] for answer in answers} == {"admin_only"}
    thing = things.make(cast.sami)
    assert (await judge(played, f"thing/{thing.id}/hide")).status_code == 200
    appointed = await all_acts(played, cast.sami, thing.id)
    assert appointed[-1].json()["code"] == "admin_only"


async def test_nobody_judges_themself(cast: Cast, things: Things) -> None:
    """D8: so an administrator remains."""
    thing = things.make(cast.garance)
    answers = await all_acts(cast.garance, cast.garance, thing.id)
    assert {answer.json()["code"] for answer in answers} == {"not_yourself"}
    assert (await cast.garance.client.get("/me")).json()["role"] == "admin"


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
    last, first = (await actions(cast.maud))[:2]
    assert (first["act"], first["before"], first["after"]) == (
        "correct_birth_date",
        None,
        "1990-01-01",
    )
    assert (last["before"], last["after"]) == ("1990-01-01", None)


async def test_administrator_appoints(cast: Cast) -> None:
    """D8."""
    path = f"/moderation/accounts/{cast.alix.id}/role"
    body = {"role": "moderator", "reason": "welcome to the team"}
    assert (await cast.garance.client.put(path, json=body)).status_code == 200
    assert (await cast.alix.client.get("/moderation/reports")).status_code == 200
    (recorded,) = await actions(cast.alix)
    assert (recorded["before"], recorded["after"]) == ("member", "moderator")


@pytest.mark.parametrize("reason", ["", "  ", "no", "x" * 501, None, "a\u0000b"])
async def test_no_act_without_a_reason(cast: Cast, things: Things, reason: str | None) -> None:
    """D2."""
    thing = things.make(cast.sami)
    for path in (f"thing/{thing.id}/hide", f"accounts/{cast.sami.id}/suspend"):
        answer = await cast.maud.client.post(f"/moderation/{path}", json={"reason": reason})
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert not thing.hidden


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("thing/123/hide", 404, "target_not_found"),
        ("cloud/123/hide", 422, "unknown_kind"),
        ("accounts/123/suspend", 404, "account_not_found"),
        ("accounts/x/suspend", 422, "invalid"),
        ("thing/0x10/hide", 422, "invalid"),
    ],
)
async def test_forged_targets(cast: Cast, path: str, status: int, code: str) -> None:
    """Section 7."""
    answer = await judge(cast.maud, path)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


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
    await judge(cast.maud, f"thing/{things.make(cast.sami).id}/hide")
    async with database.hot.connection() as connection:
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="append-only"):
            await connection.execute(statement.encode())
    async with database.session() as session:
        assert len(list(await session.scalars(select(ModerationAction.id)))) == 1


async def test_what_goes_with_an_account(cast: Cast, things: Things, database: Database) -> None:
    """D7: its reports and those about it; the record stays."""
    await report(cast.alix, things.make(cast.sami))
    await report(cast.sami, cast.alix)
    await report(cast.garance, cast.maud)
    await judge(cast.maud, f"thing/{things.make(cast.sami).id}/hide")
    for _ in range(2):
        async with database.session() as session:
            await do_delete_of_accounts(session, [cast.sami.id])
    async with database.session() as session:
        left = list(await session.scalars(select(Report.reporter_id)))
        record = list(await session.scalars(select(ModerationAction.id)))
    assert (left, len(record)) == ([cast.garance.id], 1)
