"""The edge: lets viewers in, keeps them honest, and ends in order."""

import asyncio
import logging
import random
from collections import Counter
from contextlib import suppress
from http import HTTPStatus

from nats.errors import Error as NatsError
from picows import (
    WSUpgradeRequest,
    WSUpgradeResponse,
    WSUpgradeResponseWithListener,
    ws_create_server,  # pyright: ignore[reportUnknownVariableType] - its **kwargs are not typed
)

from rampe.accounts import is_own_origin
from rampe.entry.edge.frames import Bye
from rampe.entry.edge.hls import HEALTH, HlsDoor
from rampe.entry.edge.http import HttpServer
from rampe.entry.edge.known import Known, NotAdmitted, Unavailable
from rampe.entry.edge.paths import Kind, parse_place
from rampe.entry.edge.settings import EdgeSettings
from rampe.entry.edge.shelf import Shelf
from rampe.entry.edge.sources import Sources
from rampe.entry.edge.viewer import Viewer
from rampe.entry.gateway.connection import Phase
from rampe.entry.gateway.handshake import client_address
from rampe.kit import metrics
from rampe.kit.database import Database
from rampe.kit.site import Site
from rampe.live import State, WatchTokens
from rampe.ports.bus import Bus
from rampe.ports.storage import Storage

log = logging.getLogger(__name__)

ENTER_SECONDS = 10.0
MAX_FRAME_BYTES = 1024
CLOSE_SECONDS = 3.0


class Edge:
    """One edge process. `async with await start_edge(...)` closes it in order."""

    def __init__(
        self,
        settings: EdgeSettings,
        site: Site,
        database: Database,
        bus: Bus,
        storage: Storage,
        tokens: WatchTokens,
    ) -> None:
        self.settings = settings
        self.port = self.hls_port = 0
        self._site = site
        self._viewers: set[Viewer] = set()
        self._by_address: Counter[str] = Counter()
        self._known = Known(database, tokens)
        self._shelf = Shelf(bus, storage, settings.cache_bytes)
        self.sources = Sources(
            bus, self._known, self._shelf, settings.linger_seconds, settings.recheck_seconds
        )
        door = HlsDoor(self._known, self.sources, self._shelf, settings.max_per_address)
        self._http = HttpServer(door.answer, settings.max_requests)
        self._server: asyncio.Server | None = None
        self._is_closing = False
        self._empty = asyncio.Event()
        self._empty.set()

    async def start(self) -> None:
        """Listen where the settings say; `port` and `hls_port` say where."""
        settings = self.settings
        # Strangers who break the protocol are closed without filling the log.
        logging.getLogger("picows.server").setLevel(logging.CRITICAL)
        await self.sources.start()
        self.hls_port = await self._http.start(settings.host, settings.hls_port)
        self._server = await ws_create_server(
            self._route,
            settings.host,
            settings.port,
            max_frame_size=MAX_FRAME_BYTES,
            read_buffer_init_size=1024,
            enable_auto_pong=False,  # counted with the other frames, so that pings cannot flood
            backlog=4096,
        )
        self.port = self._server.sockets[0].getsockname()[1]
        log.info("edge listens on %s:%s and %s", settings.host, self.port, self.hls_port)

    @property
    def viewers(self) -> int:
        """How many watch by push."""
        return len(self._viewers)

    # -- entering ---------------------------------------------------------------------------------

    def _route(self, request: WSUpgradeRequest) -> Viewer | WSUpgradeResponseWithListener:
        path = request.path.decode("latin-1").partition("?")[0]
        if path == HEALTH:
            return _answer(WSUpgradeResponse.create_ok_response(b"ok"))
        place = parse_place(path)
        if place is None or place.kind is not Kind.PUSH:
            return _refuse(HTTPStatus.NOT_FOUND)
        if self._is_closing or len(self._viewers) >= self.settings.max_viewers:
            return _refuse(HTTPStatus.SERVICE_UNAVAILABLE)
        # Nothing of a member's is at stake, but pages of others are not to show our lives.
        origin, host = request.headers.get("Origin"), request.headers.get("Host", "")
        if origin is not None and not is_own_origin(origin, host, self._site):
            return _refuse(HTTPStatus.FORBIDDEN)
        return Viewer(self, place, request.headers.get("X-Forwarded-For"))

    def on_opened(self, viewer: Viewer) -> None:
        """Count a new viewer and find out whether it may watch."""
        self._viewers.add(viewer)
        self._empty.clear()
        metrics.edge_viewers.set(len(self._viewers))
        viewer.address = client_address(viewer.peer, viewer.forwarded_for)
        self._by_address[viewer.address] += 1
        if self._by_address[viewer.address] > self.settings.max_per_address:
            viewer.leave(Bye.TOO_MANY_CONNECTIONS)
            return
        viewer.entering = asyncio.create_task(self._enter(viewer))

    def on_gone(self, viewer: Viewer) -> None:
        """Forget a viewer."""
        self._viewers.discard(viewer)
        metrics.edge_viewers.set(len(self._viewers))
        if not self._viewers:
            self._empty.set()
        self._by_address[viewer.address] -= 1
        if self._by_address[viewer.address] <= 0:
            del self._by_address[viewer.address]
        if viewer.entering is not None:
            viewer.entering.cancel()
        source = self.sources.ready(viewer.place.live_id)
        if source is not None:
            source.forget(viewer)

    async def _enter(self, viewer: Viewer) -> None:
        try:
            async with asyncio.timeout(ENTER_SECONDS):
                await self._admit(viewer)
        except NotAdmitted as refusal:
            viewer.leave(refusal.reason)
        except (Unavailable, NatsError, TimeoutError, OSError) as error:
            log.warning("cannot let a viewer in: %s", error)
            viewer.leave(Bye.UNAVAILABLE, self._retry_ms())
        except Exception:
            log.exception("a viewer failed to enter")
            viewer.leave(Bye.UNAVAILABLE, self._retry_ms())

    async def _admit(self, viewer: Viewer) -> None:
        place = viewer.place
        is_open = self.sources.ready(place.live_id) is not None
        admission = self._known.admit_now(place, is_open) or await self._known.admit(place)
        if admission.shown.state is State.ENDED:
            raise NotAdmitted(Bye.ENDED)
        viewer.account_id = admission.viewer
        source = await self.sources.open(admission.shown)
        if source.is_closed:  # stopped by staff, just now
            raise NotAdmitted(Bye.ENDED)
        if viewer.phase is Phase.ENTERING:
            source.welcome(viewer)

    # -- leaving ----------------------------------------------------------------------------------

    def _retry_ms(self) -> int:
        spread = 0.5 + len(self._viewers) / 1000
        return 200 + round(random.uniform(0, spread) * 1000)

    async def close(self) -> None:
        """Stop accepting, tell every viewer when to come back, and wait for them to be gone."""
        self._is_closing = True
        if self._server is not None:
            self._server.close()
        for number, viewer in enumerate(list(self._viewers)):
            viewer.leave(Bye.RESTART, self._retry_ms())
            if number % 250 == 249:
                await asyncio.sleep(0)
        with suppress(TimeoutError):
            await asyncio.wait_for(self._empty.wait(), CLOSE_SECONDS)
        for viewer in list(self._viewers):
            viewer.cut()
        await self._http.close()
        await self.sources.close()
        await self._shelf.close()

    async def __aenter__(self) -> "Edge":
        return self

    async def __aexit__(self, *_exc: object) -> None:
        await self.close()


async def start_edge(
    settings: EdgeSettings,
    site: Site,
    database: Database,
    bus: Bus,
    storage: Storage,
    tokens: WatchTokens,
) -> Edge:
    """Start an edge on the given addresses; close it to end it in order."""
    edge = Edge(settings, site, database, bus, storage, tokens)
    await edge.start()
    return edge


def _answer(response: WSUpgradeResponse) -> WSUpgradeResponseWithListener:
    return WSUpgradeResponseWithListener(response, None)


def _refuse(status: HTTPStatus) -> WSUpgradeResponseWithListener:
    body = f"{status.value} {status.phrase}".encode()
    return _answer(WSUpgradeResponse.create_error_response(status, body))
