"""The role `api`: every domain's HTTP, behind one guard, one origin check and one error format."""

import asyncio
from collections.abc import Generator, Sequence
from contextlib import contextmanager

import uvicorn
from fastapi import APIRouter, FastAPI

from rampe import __version__
from rampe.accounts import InstanceInfo
from rampe.accounts import http as accounts
from rampe.entry import app_manifest_endpoint, health, operate, public_media, retention
from rampe.entry.gateway.endpoints import router as ticket_router
from rampe.entry.services import open_services
from rampe.entry.settings import Settings
from rampe.feed import http as feed
from rampe.kit import failures
from rampe.kit.database import Database, PoolSizes
from rampe.kit.nodes import NodeHold, take_node
from rampe.kit.observe import ObserveRequests
from rampe.kit.request_guard import RequestGuard
from rampe.kit.services import Services
from rampe.kit.site import Site
from rampe.live import http as live
from rampe.media import http as media
from rampe.notify import http as notify
from rampe.safety import http as safety
from rampe.search import http as search
from rampe.social import http as social
from rampe.video import http as video

PREFIX = "/api/v1"
POOLS = PoolSizes(sessions=12, hot=10)
OWN_LIMIT = (f"{PREFIX}/uploads", f"{PREFIX}/me/avatar")
OWN_LIMIT_ENDS = ("/cover",)

ROUTERS: Sequence[APIRouter] = (
    accounts.router,
    safety.router,
    media.router,
    social.router,
    social.comment_router,
    social.target_router("video", "/videos"),
    notify.router,
    video.router,
    live.router,
    feed.router,
    search.router,
    ticket_router,
    public_media.router,
    operate.router,
    retention.router,
)


def create_app(services: Services) -> FastAPI:
    """Return the application that serves `services`."""
    app = FastAPI(
        title="Rampe",
        version=__version__,
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.services = services
    failures.install(app)
    feed.mount_hot_routes(app, PREFIX)
    for router in (*ROUTERS, accounts.instance_router(services.get(InstanceInfo))):
        app.include_router(router, prefix=PREFIX)
    app.include_router(live.page_router)
    app.include_router(video.page_router)
    app.include_router(search.page_router)
    app.include_router(app_manifest_endpoint.router)
    app.include_router(health.router)
    app.add_middleware(accounts.OriginCheck, public_url=services.get(Site).public_url)
    app.add_middleware(RequestGuard, own_limit=OWN_LIMIT, own_limit_ends=OWN_LIMIT_ENDS)
    app.add_middleware(ObserveRequests)
    return app


async def run(settings: Settings, stop: asyncio.Event) -> None:
    """Serve until `stop`, then finish the requests at hand."""
    async with open_services(settings, POOLS) as services:
        node = await take_node(services.get(Database).url)
        config = uvicorn.Config(
            create_app(services),
            host="127.0.0.1",
            port=settings.web.api_port,
            log_config=None,
            access_log=False,
            # Only our own Caddy reaches this port; it sets the client's address.
            proxy_headers=True,
            forwarded_allow_ips="127.0.0.1",
            timeout_graceful_shutdown=5,
            server_header=False,
        )
        try:
            await serve_until(_Server(config), node, stop)
        finally:
            await node.release()


async def serve_until(server: uvicorn.Server, node: NodeHold, stop: asyncio.Event) -> None:
    """Serve while the node number is ours, until `stop`.

    Raises:
        NodeLost: ids of this process are no longer safe; the supervisor starts another.
    """
    serving = asyncio.create_task(server.serve())
    keeping = asyncio.create_task(node.keep(stop))
    await asyncio.wait((serving, keeping), return_when=asyncio.FIRST_COMPLETED)
    server.should_exit = True
    await serving
    stop.set()
    await keeping


class _Server(uvicorn.Server):
    """Uvicorn that leaves signals to `rampe run`."""

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        """Leave the signal handlers as they are."""
        yield
