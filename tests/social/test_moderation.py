"""Reports, hidden comments, suspended and deleted accounts: gone from the counts too."""

from sqlalchemy import func, select

from rampe.accounts import AccountId, Role, do_restore, do_suspend
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.ports.bus import Bus
from rampe.safety import ReportTargets
from rampe.social import (
    CommentReports,
    Counts,
    Target,
    TargetCounter,
    TargetLike,
    TargetPolicies,
    do_delete_of_accounts,
    do_delete_targets,
    read_counts,
)
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_person
from tests.safety.factories import decide
from tests.social.conftest import KIND, Cast, Things
from tests.social.test_comment import comment_on


def register_comments(services: Services) -> None:
    """Let comments of things be reported, as `entry` does with its own policies."""
    reports = CommentReports(services.get(TargetPolicies))
    services.put(ReportTargets, ReportTargets([reports]))


async def total(thing: Target, reader: Person) -> int:
    """Return how many comments a reader is told of."""
    return (await reader.client.get(f"/things/{thing.id}/comments")).json()["total"]


async def flushed(database: Database, thing: Target) -> int:
    """Return how many comments the feed would show."""
    async with database.session() as session:
        count = await session.scalar(
            select(TargetCounter.comments).where(TargetCounter.target_id == thing.id)
        )
    return count or 0


async def test_reported_comment_is_hidden_for_its_reporter(
    cast: Cast, things: Things, services: Services
) -> None:
    """D3: the reporter no longer sees it from the same request on; others do."""
    register_comments(services)
    thing = things.make(cast.tess)
    comment = await comment_on(thing, cast.alix, "déplaisant")
    body = {"kind": "comment", "target_id": comment["id"], "reason": "harassment"}
    answer = await cast.sami.client.post("/reports", json=body)
    assert answer.status_code == 201, answer.text
    assert await total(thing, cast.sami) == 0
    assert await total(thing, cast.tess) == 1


async def test_hidden_comment_leaves_and_comes_back(
    cast: Cast, things: Things, services: Services, api: ApiFactory, settle: Settle
) -> None:
    """Staff hides a comment with its thread: lists and counts follow, and restoring undoes it."""
    register_comments(services)
    database = services.get(Database)
    garance = await make_person(database, api, "garance", role=Role.MODERATOR)
    thing = things.make(cast.tess)
    comment = await comment_on(thing, cast.alix, "à cacher")
    await comment_on(thing, cast.sami, "réponse", comment["id"])
    await comment_on(thing, cast.tess, "autre fil")
    for outcome, expected in (
        ("hide", 1),
        ("hide", 1),
        ("no_violation", 3),
        ("no_violation", 3),
        ("remove", 1),
        ("no_violation", 3),
    ):
        await decide(garance, "comment", comment["id"], outcome)
        await settle()
        assert (await total(thing, cast.sami), await flushed(database, thing)) == (
            expected,
            expected,
        )


async def test_suspended_authors_do_not_count(
    cast: Cast, things: Things, services: Services, bus: Bus, settle: Settle
) -> None:
    """A suspension takes comments out of lists and counts, and its end brings them back.

    With a thread go the answers of others in it, whoever else is suspended meanwhile.
    """
    database = services.get(Database)
    thing = things.make(cast.tess)
    thread = await comment_on(thing, cast.alix, "bonjour")
    answer = await comment_on(thing, cast.sami, "bonsoir", thread["id"])
    await comment_on(thing, cast.tess, "bonne nuit")
    async with database.session() as session:
        await do_suspend(session, bus, cast.alix.id)
    assert await total(thing, cast.tess) == 1
    await settle()
    assert await flushed(database, thing) == 1
    assert (await cast.tess.client.get(f"/comments/{answer['id']}")).status_code == 404
    async with database.session() as session:
        await do_suspend(session, bus, cast.sami.id)
        await do_restore(session, cast.alix.id)
    await settle()
    assert (await total(thing, cast.tess), await flushed(database, thing)) == (2, 2)
    async with database.session() as session:
        await do_restore(session, cast.sami.id)
    await settle()
    assert (await total(thing, cast.tess), await flushed(database, thing)) == (3, 3)


async def test_deleted_targets_leave_no_row(
    cast: Cast, things: Things, database: Database, settle: Settle
) -> None:
    """Likes of its comments go with a target, and its owner's likes are those of what is left."""
    gone, kept = things.make(cast.tess), things.make(cast.tess)
    for thing in (gone, kept):
        await cast.alix.client.put(f"/things/{thing.id}/like")
        comment = await comment_on(thing, cast.sami, "bonjour")
        await cast.alix.client.put(f"/comments/{comment['id']}/like")
    await settle()
    async with database.session() as session:
        await do_delete_targets(session, KIND, {gone.id: cast.tess.id})
    async with database.session() as session:
        for table in (TargetLike, TargetCounter):
            left = await session.scalar(select(func.count()).select_from(table))
            assert left == 2  # of what is kept, and of its comment
    assert (await cast.sami.client.get("/profiles/tess")).json()["counts"]["likes"] == 1


async def test_deleted_accounts_leave_no_trace_in_counts(
    cast: Cast, things: Things, database: Database, settle: Settle
) -> None:
    """What an account did is taken from every counter, exactly once."""
    thing = things.make(cast.tess)
    for person in (cast.alix, cast.sami):
        await person.client.put(f"/things/{thing.id}/like")
        await person.client.put(f"/things/{thing.id}/bookmark")
        await person.client.post(f"/things/{thing.id}/shares", json={"channel": "link"})
        said = await comment_on(thing, person, "bonjour")
        await comment_on(thing, cast.tess, "merci", said["id"])
        await person.client.put(f"/accounts/{cast.tess.id}/follow")
    for _ in range(2):
        async with database.session() as session:
            await do_delete_of_accounts(session, [AccountId(cast.alix.id)])
    await settle()
    async with database.session() as session:
        assert await read_counts(session, KIND, thing.id) == Counts(1, 2, 1, 1)
    seen = (await cast.sami.client.get("/profiles/tess")).json()
    assert seen["counts"]["likes"] == 1
    followers = (await cast.sami.client.get(f"/accounts/{cast.tess.id}/followers")).json()["items"]
    assert [item["account"]["handle"] for item in followers] == ["sami"]
