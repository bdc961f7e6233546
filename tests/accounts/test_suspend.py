"""Suspension holds everywhere at once."""

import asyncio
from collections.abc import Awaitable

from sqlalchemy import select, update

from rampe.accounts import (
    Account,
    AccountId,
    AccountNotFound,
    account_refs,
    do_restore,
    do_suspend,
    find_account,
    resolve_handle,
)
from rampe.accounts.models import MailedToken
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.outbox import OutboxRow
from rampe.kit.services import Services
from rampe.ports.bus import Bus
from rampe.ports.storage import Storage
from tests.accounts.factories import PASSWORD, session_rows, sign_up
from tests.accounts.test_sessions import heard
from tests.conftest import ApiFactory
from tests.factories import make_person, make_token


async def test_suspended_account_is_gone_for_everybody(
    api: ApiFactory, database: Database, bus: Bus, services: Services
) -> None:
    """Section 2: its sessions, links and profile, in one transaction, without waiting."""
    client, me = await sign_up(api)
    account_id = int(me["id"])
    phone = api(await make_token(database, AccountId(int(me["id"]))))
    frames = await heard(bus, f"user.{account_id}.ctl")
    async with database.session() as session:
        await do_suspend(session, bus, account_id)
    for device in (client, phone):
        assert (await device.get("/me")).status_code == 401
        assert (await device.get("/session")).json() == {"me": None}
    assert (await api().get("/profiles/alix")).status_code == 404
    assert await asyncio.wait_for(frames.get(), 20) == {"t": "suspended"}
    assert await session_rows(database, me["id"]) == []
    async with database.session() as session:
        assert await session.scalar(select(MailedToken.account_id)) is None
        assert await account_refs(session, [account_id], services.get(Storage)) == {}
        for read in (find_account(session, account_id), resolve_handle(session, "alix")):
            assert await raises_not_found(read)


async def raises_not_found(read: Awaitable[object]) -> bool:
    """Whether a read says that there is no such account."""
    try:
        await read
    except AccountNotFound:
        return True
    return False


async def test_suspended_member_is_sent_no_link(
    api: ApiFactory, database: Database, bus: Bus
) -> None:
    """Section 2: the way back is staff's."""
    _client, me = await sign_up(api)
    async with database.session() as session:
        await session.execute(
            update(Account).where(Account.id == int(me["id"])).values(email_verified_at=clock.now())
        )
        await do_suspend(session, bus, int(me["id"]))
    answer = await api().post("/password-resets", json={"email": "alix@example.org"})
    assert answer.status_code == 202
    async with database.session() as session:
        assert await session.scalar(select(MailedToken.account_id)) is None


async def test_restored_member_signs_in_again(
    api: ApiFactory, database: Database, bus: Bus
) -> None:
    """Section 2: old sessions stay over; each change is one event however often it is asked."""
    client, me = await sign_up(api)
    for _ in range(2):
        async with database.session() as session:
            await do_suspend(session, bus, int(me["id"]))
    for _ in range(2):
        async with database.session() as session:
            await do_restore(session, int(me["id"]))
    assert (await client.get("/me")).status_code == 401
    body = {"login": "alix", "password": PASSWORD}
    assert (await api().post("/sessions", json=body)).status_code == 201
    async with database.session() as session:
        subjects = list(await session.scalars(select(OutboxRow.subject).order_by(OutboxRow.id)))
    assert subjects[-2:] == ["accounts.suspended.v1", "accounts.restored.v1"]


async def test_sign_in_during_a_suspension_leaves_no_session(
    api: ApiFactory, database: Database, bus: Bus
) -> None:
    """Section 2: whichever of the two comes first."""
    for turn in range(5):
        alix = await make_person(database, api, f"alix{turn}")
        _client, me = await sign_up(api, f"other{turn}")

        async def suspend(account_id: str = me["id"]) -> None:
            async with database.session() as session:
                await do_suspend(session, bus, int(account_id))

        body = {"login": f"other{turn}", "password": PASSWORD}
        await asyncio.gather(api().post("/sessions", json=body), suspend())
        assert await session_rows(database, me["id"]) == []
        assert (await alix.client.get("/me")).status_code == 200
