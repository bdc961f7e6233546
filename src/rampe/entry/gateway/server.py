"""The gateway: accepts connections, learns who they are, keeps them honest, and ends in order."""

import asyncio
import logging
import random
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from http import HTTPStatus

from picows import (
    WSAutoPingStrategy,
    WSUpgradeRequest,
    WSUpgradeResponse,
    WSUpgradeResponseWithListener,
    ws_create_server,  # pyright: ignore[reportUnknownVariableType] - its **kwargs are not typed
)
from psycopg import OperationalError
from psycopg_pool import PoolTimeout

from rampe.accounts import (
    AccountId,
    SessionId,
    authenticate_token,
    session_ends,
)
from rampe.entry.gateway.connection import Connection, Phase
from rampe.entry.gateway.frames import Bye, hello
from rampe.entry.gateway.handshake import (
    HEALTH,
    PATHS,
    client_address,
    credentials_of,
    is_trusted,
)
from rampe.entry.gateway.hub import Hub
from rampe.entry.gateway.rooms import Rooms
from rampe.entry.gateway.settings import GatewaySettings
from rampe.entry.gateway.ticket import TicketSigner, UsedTickets
from rampe.kit import metrics
from rampe.kit.database import Database
from rampe.kit.site import Site
from rampe.live import room_frames
from rampe.ports.bus import Bus

log = logging.getLogger(__name__)

ENTER_SECONDS = 10.0
"""How long the database may take to say who a client is."""

RECHECK_CHUNK = 500
CLOSE_SECONDS = 3.0


class Gateway:
    """One gateway process. `async with await start_gateway(...)` closes it in order."""

    def __init__(
        self,
        settings: GatewaySettings,
        site: Site,
        database: Database,
        bus: Bus,
        signer: TicketSigner,
    ) -> None:
        self.settings = settings
        self.port = 0
        self._site = site
        self._database = database
        self._signer = signer
        self._used_tickets = UsedTickets()
        self._connections: set[Connection] = set()
        self._by_address: Counter[str] = Counter()
        self._rooms = Rooms(settings, database, bus)
        self._hub = Hub(bus, settings.max_waiting_frames, self._retry_ms, self._rooms.look_again)
        self._tasks: list[asyncio.Task[None]] = []
        self._errands: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None
        self._empty = asyncio.Event()
        self._empty.set()
        self._is_closing = False
        bus.on_reconnect(self._on_bus_back)

    async def start(self) -> None:
        """Listen on the address of the settings; `port` says where."""
        settings = self.settings
        _quieten_picows()
        await self._rooms.start()
        self._server = await ws_create_server(
            self._route,
            settings.host,
            settings.port,
            max_frame_size=settings.max_frame_bytes,
            read_buffer_init_size=2048,
            enable_auto_pong=False,  # counted with the other frames, so that pings cannot flood
            enable_auto_ping=True,
            auto_ping_strategy=WSAutoPingStrategy.PING_WHEN_IDLE,
            auto_ping_idle_timeout=settings.idle_seconds,
            auto_ping_reply_timeout=settings.idle_seconds / 2,
            backlog=4096,
        )
        self.port = self._server.sockets[0].getsockname()[1]
        self._tasks = [
            asyncio.create_task(self._hub.run()),
            asyncio.create_task(self._rooms.run()),
            asyncio.create_task(self._recheck_regularly()),
        ]
        log.info("gateway listens on %s:%s", settings.host, self.port)

    @property
    def connections(self) -> int:
        """How many connections there are."""
        return len(self._connections)

    # -- entering ---------------------------------------------------------------------------------

    def _route(self, request: WSUpgradeRequest) -> Connection | WSUpgradeResponseWithListener:
        path, headers = request.path.decode("latin-1"), request.headers
        route = path.partition("?")[0]
        if route == HEALTH:
            return _answer(WSUpgradeResponse.create_ok_response(b"ok"))
        if route not in PATHS:
            return _refuse(HTTPStatus.NOT_FOUND)
        if self._is_closing or len(self._connections) >= self.settings.max_connections:
            return _refuse(HTTPStatus.SERVICE_UNAVAILABLE)
        credentials = credentials_of(path, headers)
        if not is_trusted(credentials, headers, self._site):
            return _refuse(HTTPStatus.FORBIDDEN)
        return Connection(self, credentials, headers.get("X-Forwarded-For"))

    def on_opened(self, connection: Connection) -> None:
        """Count a new connection and find out whose it is."""
        self._connections.add(connection)
        metrics.gateway_connections.set(len(self._connections))
        self._empty.clear()
        connection.address = client_address(connection.peer, connection.forwarded_for)
        self._by_address[connection.address] += 1
        if self._by_address[connection.address] > self.settings.max_per_address:
            connection.leave(Bye.TOO_MANY_CONNECTIONS)
            return
        connection.entering = asyncio.create_task(self._enter(connection))

    def on_gone(self, connection: Connection) -> None:
        """Forget a connection."""
        self._connections.discard(connection)
        metrics.gateway_connections.set(len(self._connections))
        if not self._connections:
            self._empty.set()
        self._by_address[connection.address] -= 1
        if self._by_address[connection.address] <= 0:
            del self._by_address[connection.address]
        if connection.entering is not None:
            connection.entering.cancel()
        self._rooms.leave_all(connection)
        self._hub.leave(connection)

    def on_leaving(self, connection: Connection) -> None:
        """Take a connection that ends out of the rooms."""
        self._rooms.leave_all(connection)

    def on_room_frame(self, connection: Connection, frame: room_frames.ClientFrame) -> None:
        """Let a client join, leave, say or send hearts."""
        self._rooms.hear(connection, frame)

    async def _enter(self, connection: Connection) -> None:
        try:
            async with asyncio.timeout(ENTER_SECONDS):
                await self._identify(connection)
        except (OperationalError, PoolTimeout, TimeoutError, OSError) as error:
            log.warning("cannot tell who connects: %s", error)
            connection.leave(Bye.UNAVAILABLE, self._retry_ms())
        except Exception:
            log.exception("a connection failed to enter")
            connection.leave(Bye.UNAVAILABLE, self._retry_ms())

    async def _identify(self, connection: Connection) -> None:
        owner = await self._owner(connection)
        if owner is None:
            if connection.credentials.explicit:
                connection.leave(Bye.SIGN_IN_REQUIRED)
            else:
                connection.greet(hello(None))
            return
        account_id, session_id = owner
        if self._hub.count(account_id) >= self.settings.max_per_account:
            connection.leave(Bye.TOO_MANY_CONNECTIONS)
            return
        if connection.phase is Phase.LEAVING:
            return
        connection.account_id, connection.session_id = account_id, session_id
        await self._hub.join(connection, account_id)
        # Looked up after joining: a session that ended in between was not heard of on the bus.
        if session_id in await session_ends(self._database, [session_id]):
            connection.greet(hello(account_id))
        else:
            connection.leave(Bye.SESSION_ENDED)

    async def _owner(self, connection: Connection) -> tuple[AccountId, SessionId] | None:
        credentials = connection.credentials
        if credentials.ticket is not None:
            ticket = self._signer.read(credentials.ticket)
            if ticket is None or not self._used_tickets.use(ticket):
                return None
            return ticket.account_id, ticket.session_id
        if credentials.token is None:
            return None
        principal = await authenticate_token(self._database, credentials.token)
        return (principal.account_id, principal.session_id) if principal else None

    # -- staying ----------------------------------------------------------------------------------

    def _on_bus_back(self) -> None:
        """Make up for what was missed: ended sessions by asking, frames by greeting again."""
        errand = asyncio.create_task(self._catch_up())
        self._errands.add(errand)
        errand.add_done_callback(self._errands.discard)

    async def _catch_up(self) -> None:
        await self._recheck()
        # Spread out: all clients read everything anew when they are greeted.
        pause = self._spread_seconds() / max(1, len(self._connections))
        for connection in list(self._connections):
            is_told = connection.account_id is not None or connection.rooms
            if is_told and connection.phase is Phase.OPEN:
                connection.greet(hello(connection.account_id))
                await asyncio.sleep(pause)

    async def _recheck_regularly(self) -> None:
        while True:
            await asyncio.sleep(self.settings.recheck_seconds)
            await self._recheck()

    async def _recheck(self) -> None:
        """Close the connections whose session has ended, expired, or lost its account."""
        members = [one for one in self._connections if one.phase is Phase.OPEN and one.session_id]
        for start in range(0, len(members), RECHECK_CHUNK):
            chunk = members[start : start + RECHECK_CHUNK]
            ids = {one.session_id for one in chunk if one.session_id}
            try:
                lasting = await session_ends(self._database, ids)
            except (OperationalError, PoolTimeout) as error:
                log.warning("cannot check sessions now: %s", error)
                return
            for connection in chunk:
                if connection.session_id not in lasting:
                    connection.leave(Bye.SESSION_ENDED)

    # -- leaving ----------------------------------------------------------------------------------

    def _spread_seconds(self) -> float:
        """Return over how long all clients should come back: about 1,000 of them a second."""
        return 0.5 + len(self._connections) / 1000

    def _retry_ms(self) -> int:
        return 200 + round(random.uniform(0, self._spread_seconds()) * 1000)

    async def close(self) -> None:
        """Stop accepting, tell every client when to come back, and wait for them to be gone."""
        self._is_closing = True
        if self._server is not None:
            self._server.close()
        await self._say_restart(list(self._connections))
        with suppress(TimeoutError):
            await asyncio.wait_for(self._empty.wait(), CLOSE_SECONDS)
        for connection in list(self._connections):
            connection.cut()
        for task in (*self._tasks, *self._errands):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await self._rooms.close()
        await self._hub.close()

    async def _say_restart(self, connections: Iterable[Connection]) -> None:
        for number, connection in enumerate(connections):
            connection.leave(Bye.RESTART, self._retry_ms())
            if number % 250 == 249:
                await asyncio.sleep(0)

    async def __aenter__(self) -> "Gateway":
        return self

    async def __aexit__(self, *_exc: object) -> None:
        await self.close()


async def start_gateway(
    settings: GatewaySettings,
    site: Site,
    database: Database,
    bus: Bus,
    signer: TicketSigner,
) -> Gateway:
    """Start a gateway on the given address; close it to end it in order."""
    gateway = Gateway(settings, site, database, bus, signer)
    await gateway.start()
    return gateway


def _answer(response: WSUpgradeResponse) -> WSUpgradeResponseWithListener:
    return WSUpgradeResponseWithListener(response, None)


def _refuse(status: HTTPStatus) -> WSUpgradeResponseWithListener:
    body = f"{status.value} {status.phrase}".encode()
    return _answer(WSUpgradeResponse.create_error_response(status, body))


def _quieten_picows() -> None:
    """Let strangers who break the protocol be closed without filling the log."""
    logging.getLogger("picows.server").setLevel(logging.CRITICAL)
