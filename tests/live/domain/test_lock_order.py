"""Who locks what first: the room, the host and staff at once, and nobody waits in a circle."""

import asyncio
from functools import partial
from uuid import uuid4

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId, lock_account
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.ids import new_id
from rampe.kit.services import Services
from rampe.live import LiveId
from rampe.live.find import lock_own_live
from rampe.live.room.lease import Leases
from rampe.live.room.store import NewComment, RoomStore
from rampe.ports.bus import Bus
from rampe.safety import ReportTargets
from rampe.safety.effects import apply
from rampe.safety.models import Decision, Outcome, Sanction
from tests.e2e.waiting import eventually
from tests.factories import make_account
from tests.live.lives import make_live
from tests.live.room.stage import count_comments, read_live

PATIENCE = 20.0


async def test_a_room_stores_what_a_host_says_while_the_host_changes_the_live(
    database: Database,
) -> None:
    """The host's row is only referred to: the room neither waits for it nor holds the live up."""
    host = await make_account(database, "hote")
    live = await make_live(database, host.id)
    taken = await Leases(database, "one").take(live)
    assert taken is not None
    store = RoomStore(database, live, taken.epoch)
    comment = NewComment(new_id(), 1, host.id, str(uuid4()), "bonjour", None, [], clock.now())
    async with database.session() as session:
        await lock_account(session, host.id)
        async with asyncio.timeout(PATIENCE):
            assert await store.store_comments([comment]) == {comment.id}
            (await lock_own_live(session, live, host.id)).title = "Autre titre"
    row = await read_live(database, live)
    assert (row.title, row.comments, await count_comments(database, live)) == ("Autre titre", 1, 1)


async def test_staff_waits_for_a_host_before_it_stops_the_live(
    database: Database, services: Services
) -> None:
    """Hiding a live and suspending its host: the host is locked first, as in the host's acts."""
    host = await make_account(database, "hote")
    live = await make_live(database, host.id)
    async with (
        asyncio.timeout(PATIENCE),
        asyncio.TaskGroup() as group,
        database.session() as session,
    ):
        await lock_account(session, host.id)
        group.create_task(_hide_and_suspend(database, services, live, host.id))
        await eventually(partial(_is_waited_for, session), "staff that waits for the host")
        (await lock_own_live(session, live, host.id)).title = "Autre titre"
    row = await read_live(database, live)
    assert (row.title, row.hidden, row.state.value) == ("Autre titre", True, "ended")


async def _hide_and_suspend(
    database: Database, services: Services, live: LiveId, host: AccountId
) -> None:
    decision = Decision(
        kind="live",
        target_id=live,
        owner_id=host,
        decider_id=host,
        outcome=Outcome.HIDE,
        sanction=Sanction.SUSPEND,
    )
    async with database.session() as session:
        await apply(session, services.get(ReportTargets), services.get(Bus), decision)


async def _is_waited_for(session: AsyncSession) -> bool:
    waiting = text(
        "SELECT EXISTS (SELECT FROM pg_locks"
        " WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid)))"
    )
    return bool(await session.scalar(waiting))
