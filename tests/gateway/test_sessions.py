"""What ends a session ends its connections: at once by the bus, in any case by the next check."""

from datetime import timedelta

from rampe.accounts import AccountsSettings, do_suspend
from rampe.entry.gateway import Gateway
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.ports.bus import Bus
from tests.conftest import ApiFactory
from tests.factories import make_person, make_token
from tests.gateway.conftest import OpenGateway, Signed, tab

ENDED = (4401, [{"t": "bye", "code": "session_ended"}])


async def test_signing_out_closes_only_that_session(
    gateway: Gateway, api: ApiFactory, database: Database, bus: Bus
) -> None:
    alix = await make_person(database, api, "alix")
    phone = await make_token(database, alix.id)
    laptop = await make_token(database, alix.id)
    async with tab(gateway, phone) as gone, tab(gateway, laptop) as stays:
        await gone.receive()
        await stays.receive()
        assert (await api(phone).delete("/sessions/current")).is_success
        assert await gone.closed() == ENDED
        await bus.to_user(alix.id, {"t": "me"})
        assert await stays.receive() == {"t": "me"}


async def test_suspension_closes_every_tab_at_once(
    gateway: Gateway, database: Database, bus: Bus, alix: Signed, lou: Signed
) -> None:
    other_session = await make_token(database, alix.id)
    async with (
        tab(gateway, alix.token) as first,
        tab(gateway, other_session) as second,
        tab(gateway, lou.token) as other,
    ):
        for one in (first, second, other):
            await one.receive()
        async with database.session() as session:
            await do_suspend(session, bus, alix.id, actor=lou.id)
        for one in (first, second):
            code, frames = await one.closed()
            assert (code, frames[-1]["code"]) in ((4403, "suspended"), (4401, "session_ended"))
        await other.send({"t": "ping"})
        assert await other.receive() == {"t": "pong"}


async def test_suspended_frame_is_told_apart(gateway: Gateway, bus: Bus, alix: Signed) -> None:
    async with tab(gateway, alix.token) as one:
        await one.receive()
        await bus.to_user_ctl(alix.id, {"t": "suspended"})
        assert await one.closed() == (4403, [{"t": "bye", "code": "suspended"}])


async def test_unreadable_control_is_ignored(gateway: Gateway, bus: Bus, alix: Signed) -> None:
    async with tab(gateway, alix.token) as one:
        await one.receive()
        for body in (b"", b"[]", b"\xff", b'{"t": 5}', b'{"t":"later","x":1}'):
            await bus.publish(f"user.{alix.id}.ctl", body)
        await bus.to_user(alix.id, {"t": "me"})
        assert await one.receive() == {"t": "me"}


async def test_expired_session_is_closed_by_the_next_check(
    open_gateway: OpenGateway, alix: Signed
) -> None:
    gateway = await open_gateway(recheck_seconds=0.1)
    async with tab(gateway, alix.token) as one:
        await one.receive()
        expired = timedelta(days=AccountsSettings().session_days + 1)
        with clock.travel(clock.now() + expired):
            assert await one.closed() == ENDED


async def test_end_that_no_message_told_is_noticed(
    open_gateway: OpenGateway, database: Database, alix: Signed
) -> None:
    """The bus delivers at most once: a lost message must not keep a session alive."""
    gateway = await open_gateway(recheck_seconds=0.1)
    async with tab(gateway, alix.token) as one:
        await one.receive()
        async with database.hot.connection() as connection:
            await connection.execute("DELETE FROM account_session")
        assert await one.closed() == ENDED
