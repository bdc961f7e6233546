"""A comment of a live is reported and judged as any other (LIK-01)."""

from uuid import uuid4

from rampe.accounts import AccountId, do_restore, do_suspend
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.ids import new_id
from rampe.kit.services import Services
from rampe.live import Audience, LiveData, LiveId, RoomComment, RoomCommentReports
from rampe.ports.bus import Bus
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_person
from tests.live.lives import make_live


async def say(database: Database, live: LiveId, author: AccountId, number: int = 1) -> int:
    """Store a comment as the room does."""
    comment_id = new_id()
    async with database.session() as session:
        session.add(
            RoomComment(
                id=comment_id,
                live_id=live,
                i=number,
                account_id=author,
                cid=str(uuid4()),
                text="Quelle horreur",
                mentions=[],
                hidden=False,
                created_at=clock.now(),
            )
        )
    return comment_id


async def report(person: Person, comment_id: int) -> int:
    """Report a comment; returns the answer's status."""
    answer = await person.client.post(
        "/reports",
        json={"kind": "live_comment", "target_id": str(comment_id), "reason": "harassment"},
    )
    return answer.status_code


async def read(person: Person, live: LiveId) -> list[str]:
    """The ids of the comments that somebody reads."""
    page = (await person.client.get(f"/lives/{live}/comments")).json()
    return [each["id"] for each in page["items"]]


async def test_a_comment_is_reported_hidden_and_shown_again(
    database: Database, api: ApiFactory, services: Services
) -> None:
    """Who may watch may report; what staff hides is read by nobody."""
    host = await make_person(database, api, "host")
    sami = await make_person(database, api, "sami")
    reader = await make_person(database, api, "reader")
    live = await make_live(database, host.id)
    comment_id = await say(database, live, host.id)
    assert await report(sami, comment_id) == 201
    assert await read(sami, live) == []
    assert await read(reader, live) == [str(comment_id)]

    reports = RoomCommentReports(services.get(Bus))
    async with database.session() as session:
        summary = await reports.describe(session, comment_id, reader.id)
        assert summary is not None
        assert (summary.owner_id, summary.path) == (host.id, f"/@host/live/{live}")
        await reports.do_hide(session, comment_id)
    assert await read(reader, live) == []
    async with database.session() as session:
        assert await reports.describe(session, comment_id, reader.id) is None
        assert await reports.describe(session, comment_id, None, staff=True) is not None
        await reports.do_restore(session, comment_id)
    assert await read(reader, live) == [str(comment_id)]
    async with database.session() as session:
        await reports.do_delete(session, comment_id)
    assert await read(reader, live) == []


async def test_a_stranger_cannot_report_what_is_said_among_followers(
    database: Database, api: ApiFactory
) -> None:
    """A comment of a live for followers looks to others like one that is none."""
    host = await make_person(database, api, "host")
    sami = await make_person(database, api, "sami")
    live = await make_live(database, host.id, audience=Audience.FOLLOWERS)
    assert await report(sami, await say(database, live, host.id)) == 404


async def test_what_a_live_counts_is_what_is_listed(
    database: Database, api: ApiFactory, bus: Bus, settle: Settle
) -> None:
    """Issue 3 section 8: of a suspended author nothing counts until they are back."""
    host, sami = [await make_person(database, api, handle) for handle in ("host", "sami")]
    live = await make_live(database, host.id)
    await say(database, live, host.id)
    said = await say(database, live, sami.id, 2)
    reports = RoomCommentReports(bus)

    async def count() -> int:
        await settle()
        return (await host.client.get(f"/lives/{live}")).json()["comments"]

    async with database.session() as session:
        await do_suspend(session, bus, sami.id)
    assert await count() == len(await read(host, live)) == 1
    async with database.session() as session:
        await reports.do_hide(session, said)
    assert await count() == len(await read(host, live)) == 1
    async with database.session() as session:
        await reports.do_restore(session, said)
    assert await count() == len(await read(host, live)) == 1
    async with database.session() as session:
        await do_restore(session, sami.id)
    assert await count() == len(await read(host, live)) == 2
    async with database.session() as session:
        await LiveData().erase(session, [sami.id])
    assert await count() == len(await read(host, live)) == 1
