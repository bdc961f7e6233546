"""Hosts, their followers, and a publisher without a picture: what tests of lives begin with."""

from datetime import datetime
from typing import Any

from sqlalchemy import insert

from rampe.accounts import Account, AccountId, Role, Status
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.ids import new_id
from rampe.kit.services import Services
from rampe.live import (
    Feed,
    FinishedSegment,
    LiveGrant,
    Tools,
    note_rendition,
    note_segment,
    open_by_session,
)
from rampe.ports.storage import Storage
from rampe.social import Follow, FollowRequest
from tests.conftest import ApiFactory
from tests.factories import Person, make_person

SET_UP = {"title": "Pain au levain", "format": "tutorial"}


async def add_followers(
    database: Database, account_id: AccountId, count: int, *, asking: bool = False
) -> list[AccountId]:
    """Let so many new members follow an account, or ask to: rows, as the rule counts them."""
    ids = [AccountId(new_id()) for _ in range(count)]
    now = clock.now()
    members = [
        {
            "id": one,
            "handle": f"f{one}",
            "name": "F",
            "zone": "Europe/Paris",
            "country": "FR",
            "locale": "fr",
            "role": Role.MEMBER,
            "status": Status.ACTIVE,
            "created_at": now,
        }
        for one in ids
    ]
    follows = [
        {"follower_id": one, "followed_id": account_id, "id": new_id(), "created_at": now}
        for one in ids
    ]
    async with database.session() as session:
        await session.execute(insert(Account), members)
        await session.execute(insert(FollowRequest if asking else Follow), follows)
    return ids


async def make_host(database: Database, api: ApiFactory, handle: str, **fields: Any) -> Person:
    """Insert a member whom staff let host lives."""
    host = await make_person(database, api, handle, **fields)
    await grant(database, host.id)
    return host


async def grant(database: Database, account_id: AccountId) -> None:
    """Let an account host with however few followers."""
    async with database.session() as session:
        session.add(LiveGrant(account_id=account_id, reason="tests", created_at=clock.now()))


async def prepare(host: Person, **changes: Any) -> dict[str, Any]:
    """Prepare a live, and return it."""
    answer = await host.client.post("/lives", json={**SET_UP, **changes})
    assert answer.status_code == 201, answer.text
    return answer.json()


async def feed(services: Services, host: Person, live_id: str) -> Feed:
    """Connect as the host's browser does."""
    async with services.get(Database).session() as session:
        return await open_by_session(session, Tools.of(services), host.id, int(live_id))


async def go_live(services: Services, host: Person, **changes: Any) -> dict[str, Any]:
    """Prepare a live, feed it, and put it on air."""
    live = await prepare(host, **changes)
    await feed(services, host, live["id"])
    answer = await host.client.post(f"/lives/{live['id']}/start")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def end(host: Person, live_id: str) -> dict[str, Any]:
    """End a live as its host does."""
    answer = await host.client.post(f"/lives/{live_id}/end")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def keep_segments(
    services: Services, live_id: str, count: int = 3, *, first: datetime | None = None
) -> list[bool]:
    """Store segments of two seconds as `ingest` does, beginning now or at `first`."""
    began = int((first or clock.now()).timestamp() * 1000)
    storage, kept = services.get(Storage), list[bool]()
    await storage.put(f"private/{live_id}/r0_i0.mp4", b"init")
    async with services.get(Database).session() as session:
        await note_rendition(session, int(live_id), 0, "avc1.64001f,mp4a.40.2", (720, 1280))
    for number in range(count):
        await storage.put(f"private/{live_id}/r0_s{number}.m4s", b"segment")
        segment = FinishedSegment(
            rendition=0,
            number=number,
            name=f"r0_s{number}.m4s",
            init="r0_i0.mp4",
            began_ms=began + 2_000 * number,
            duration_ms=2_000,
            discontinuity=False,
            size=7,
        )
        async with services.get(Database).session() as session:
            kept.append(await note_segment(session, int(live_id), segment))
    return kept
