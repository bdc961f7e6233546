"""The WebSocket of hosts' browsers: who they are, which live they feed, and how they end."""

import asyncio
import logging
import re
from collections import Counter
from contextlib import suppress
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

from picows import (
    WSUpgradeRequest,
    WSUpgradeResponse,
    WSUpgradeResponseWithListener,
    ws_create_server,  # pyright: ignore[reportUnknownVariableType] - its **kwargs are not typed
)
from psycopg import OperationalError
from psycopg_pool import PoolTimeout

from rampe.accounts import AccountId, authenticate_token, session_ends
from rampe.entry.gateway import TicketSigner
from rampe.entry.gateway.handshake import HEALTH, client_address, credentials_of, is_trusted
from rampe.entry.gateway.ticket import UsedTickets
from rampe.entry.ingest.frames import FINAL, Bye, Inbound, ready
from rampe.entry.ingest.settings import IngestSettings
from rampe.entry.ingest.socket import SLICE_MOST, Socket
from rampe.kit.database import Database
from rampe.kit.errors import RampeError
from rampe.kit.site import Site
from rampe.live import (
    Away,
    Browser,
    BrowserRecorder,
    Ingest,
    IngestPrograms,
    IngestSlots,
    read_mime,
)

log = logging.getLogger(__name__)

PATHS = ("/", "/live/ingest")
LOOK_SECONDS = 1.0
CLOSE_SECONDS = 3.0
CHECK_SECONDS = 10.0
"""Between two looks at whether those who publish are still signed in."""


class IngestServer:
    """Listens until it is closed."""

    def __init__(
        self,
        settings: IngestSettings,
        site: Site,
        database: Database,
        signer: TicketSigner,
        ingest: Ingest,
        programs: IngestPrograms,
        slots: IngestSlots,
    ) -> None:
        self.port = 0
        self._settings = settings
        self._site = site
        self._database = database
        self._signer = signer
        self._used_tickets = UsedTickets()
        self._ingest = ingest
        self._programs = programs
        self._slots = slots
        self._sockets: set[Socket] = set()
        self._by_address: Counter[str] = Counter()
        self._server: asyncio.Server | None = None
        self._loops: list[asyncio.Task[None]] = []
        self._empty = asyncio.Event()
        self._empty.set()
        self._is_closing = False

    async def start(self) -> None:
        """Listen on the address of the settings; `port` says where."""
        logging.getLogger("picows.server").setLevel(logging.CRITICAL)
        self._server = await ws_create_server(
            self._route,
            self._settings.host,
            self._settings.port,
            max_frame_size=SLICE_MOST,
            read_buffer_init_size=16 << 10,
            enable_auto_pong=False,
            backlog=512,
        )
        self.port = self._server.sockets[0].getsockname()[1]
        self._loops = [asyncio.create_task(self._look()), asyncio.create_task(self._check())]
        log.info("ingest listens on %s:%s", self._settings.host, self.port)

    async def close(self) -> None:
        """Stop accepting, and tell every browser to come back."""
        self._is_closing = True
        if self._server is not None:
            self._server.close()
        for loop in self._loops:
            loop.cancel()
        await asyncio.gather(*self._loops, return_exceptions=True)
        for socket in list(self._sockets):
            socket.leave(Bye.RESTART)
        with suppress(TimeoutError):
            await asyncio.wait_for(self._empty.wait(), CLOSE_SECONDS)
        for socket in list(self._sockets):
            socket.drop()

    async def __aenter__(self) -> "IngestServer":
        return self

    async def __aexit__(self, *_exc: object) -> None:
        await self.close()

    # -- entering ---------------------------------------------------------------------------------

    def _route(self, request: WSUpgradeRequest) -> Socket | WSUpgradeResponseWithListener:
        path, headers = request.path.decode("latin-1"), request.headers
        route = path.partition("?")[0]
        if route == HEALTH:
            return _answer(WSUpgradeResponse.create_ok_response(b"ok"))
        live_id = _live_of(path)
        if route not in PATHS or live_id is None:
            return _refuse(HTTPStatus.NOT_FOUND)
        if self._is_closing or len(self._sockets) >= self._settings.max_connections:
            return _refuse(HTTPStatus.SERVICE_UNAVAILABLE)
        credentials = credentials_of(path, headers)
        if not is_trusted(credentials, headers, self._site):
            return _refuse(HTTPStatus.FORBIDDEN)
        return Socket(self, live_id, credentials, headers.get("X-Forwarded-For"))

    def on_opened(self, socket: Socket) -> None:
        """Count a connection; it has seconds to say what it wants."""
        self._sockets.add(socket)
        self._empty.clear()
        socket.heard = asyncio.get_running_loop().time()
        socket.address = client_address(socket.peer, socket.forwarded_for)
        self._by_address[socket.address] += 1
        if self._by_address[socket.address] > self._settings.max_per_address:
            socket.leave(Bye.TOO_MANY_CONNECTIONS)

    def on_start(self, socket: Socket, frame: Inbound) -> None:
        """The browser wants to send, or begins a new recorder."""
        recorder = read_mime(frame.mime)
        if recorder is None:
            socket.refuse("unsupported", frame.mime[:80], FINAL["unsupported"])
        elif socket.browser is not None:
            if frame.t == "restart":
                socket.browser.restart(recorder, int(frame.kbps))
                socket.say(ready(socket.live_id, transcoded=not recorder.copied))
        elif socket.errand is None:
            socket.errand = asyncio.create_task(self._let_in(socket, recorder, frame))

    def on_gone(self, socket: Socket) -> None:
        """Forget a connection; its live waits for the next one."""
        self._sockets.discard(socket)
        if not self._sockets:
            self._empty.set()
        self._by_address[socket.address] -= 1
        if self._by_address[socket.address] <= 0:
            del self._by_address[socket.address]
        if socket.errand is not None:
            socket.errand.cancel()
        if socket.browser is not None:
            socket.browser.leave()

    async def _let_in(self, socket: Socket, recorder: BrowserRecorder, frame: Inbound) -> None:
        browser = Browser(socket, self._programs, self._slots)
        try:
            async with asyncio.timeout(self._settings.start_seconds):
                account_id = await self._owner(socket)
                if account_id is None:
                    socket.refuse("sign_in_required", "", FINAL["sign_in_required"])
                    return
                broadcast = await self._ingest.open_by_session(account_id, socket.live_id, browser)
        except RampeError as error:
            socket.refuse(error.code, error.detail or error.title, 4000 + error.status)
        except (Away, OperationalError, PoolTimeout, TimeoutError, OSError) as error:
            log.warning("cannot let a browser in: %s", error)
            socket.leave(Bye.UNAVAILABLE)
        except asyncio.CancelledError:
            raise
        except Exception:
            log.exception("a browser failed to enter")
            socket.leave(Bye.UNAVAILABLE)
        else:
            # Only who may host takes room from others.
            if browser.reserve(recorder):
                browser.begin(broadcast, recorder, int(frame.kbps))
                if not socket.leaving:
                    socket.say(ready(socket.live_id, transcoded=not recorder.copied))
                    socket.let_in(browser)
            else:
                broadcast.detach(browser)
                socket.leave(Bye.UNAVAILABLE)
        finally:
            if socket.browser is not browser:
                browser.leave()

    async def _owner(self, socket: Socket) -> AccountId | None:
        credentials = socket.credentials
        if credentials.ticket is not None:
            ticket = self._signer.read(credentials.ticket)
            if ticket is None or not self._used_tickets.use(ticket):
                return None
            socket.session_id = ticket.session_id
            lasting = ticket.session_id in await session_ends(self._database, [ticket.session_id])
            return ticket.account_id if lasting else None
        if credentials.token is None:
            return None
        principal = await authenticate_token(self._database, credentials.token)
        if principal is None:
            return None
        socket.session_id = principal.session_id
        return principal.account_id

    # -- staying ----------------------------------------------------------------------------------

    async def _look(self) -> None:
        """Cut those that say nothing: soon before their `start`, later once they send."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            now = asyncio.get_running_loop().time()
            for socket in list(self._sockets):
                begun = socket.browser is not None
                most = self._settings.idle_seconds if begun else self._settings.start_seconds
                if now - socket.heard > most:
                    socket.leave(Bye.SILENT)

    async def _check(self) -> None:
        """Cut those whose session is over: signed out, replaced, or gone with its account."""
        while True:
            await asyncio.sleep(CHECK_SECONDS)
            inside = {one: one.session_id for one in self._sockets if one.browser is not None}
            sessions = {one for one in inside.values() if one is not None}
            try:
                lasting = await session_ends(self._database, sessions)
            except (OperationalError, PoolTimeout, OSError) as error:
                log.warning("cannot look whether publishers are signed in: %s", error)
                continue
            except Exception:
                # Whatever it is, who is signed out is not to stay for it.
                log.exception("cannot look whether publishers are signed in")
                continue
            for socket, session_id in inside.items():
                if session_id not in lasting:
                    socket.refuse("sign_in_required", "", FINAL["sign_in_required"])


async def start_ingest(
    settings: IngestSettings,
    site: Site,
    database: Database,
    signer: TicketSigner,
    ingest: Ingest,
    programs: IngestPrograms,
    slots: IngestSlots,
) -> IngestServer:
    """Start listening to browsers; close the result to end in order."""
    server = IngestServer(settings, site, database, signer, ingest, programs, slots)
    await server.start()
    return server


def _live_of(path: str) -> int | None:
    asked = parse_qs(urlsplit(path).query).get("live", [""])[0]
    return int(asked) if re.fullmatch(r"[0-9]{1,19}", asked) and int(asked) < 1 << 63 else None


def _answer(response: WSUpgradeResponse) -> WSUpgradeResponseWithListener:
    return WSUpgradeResponseWithListener(response, None)


def _refuse(status: HTTPStatus) -> WSUpgradeResponseWithListener:
    body = f"{status.value} {status.phrase}".encode()
    return _answer(WSUpgradeResponse.create_error_response(status, body))
