"""`rampe up`: engines, migrations, roles and the front door of this machine, until told to stop."""

import asyncio
import json
import os
import signal
import sys
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rampe.engines.caddy import CaddyOptions, Tls, start_caddy
from rampe.engines.network import PortTaken, accepts, check_port, free_port, free_ports
from rampe.engines.process import Child, Command, clean_up, spawn, until
from rampe.entry.demo import LOGINS
from rampe.entry.dev import restart_on_change, vite_starter
from rampe.entry.embedded import nats_starter, postgres_starter, with_endpoints
from rampe.entry.front_door import FrontDoor, front_door
from rampe.entry.installation import Endpoints, Installation
from rampe.entry.lan import fingerprint, print_code, write_page
from rampe.entry.metrics import metrics_of_all
from rampe.entry.migrate import migrate
from rampe.entry.roles import DEMO, ROLES, Role
from rampe.entry.secrets import ensure_secrets
from rampe.entry.settings import SOURCES, Settings
from rampe.entry.supervisor import Supervisor, Unit
from rampe.entry.web import WEB_BUILD
from rampe.kit import log

READY_WITHIN = 60.0
HTTP_PORT = 80


def say(text: str) -> None:
    """Tell the operator something, at once."""
    print(log.told("up", text), flush=True)


def report(text: str) -> None:
    """Tell what happened to a unit."""
    say(f"  {text}")


@dataclass(frozen=True)
class UpOptions:
    """What the command line adds to the settings."""

    config: Path | None = None
    demo: bool = False
    dev: bool = False
    """Serve the web client by Vite, and start roles again when their code changes."""


async def up(settings: Settings, options: UpOptions) -> None:
    """Run everything until this task is cancelled, then stop it in order.

    Raises:
        EngineError, PortTaken, SettingsError: it cannot start; the message says why and what to do.
    """
    installation = Installation(settings.data_dir)
    door = front_door(settings)
    with installation.locked():
        for name in await asyncio.to_thread(clean_up, installation.run):
            say(f"  ended {name}, left by a Rampe that was killed")
        installation.endpoints.unlink(missing_ok=True)
        check_ports(door)
        warn_of_ports(settings)
        ensure_secrets(settings.secrets_path)
        settings = with_ports(settings)
        # Each inner supervisor stops before the outer one: door, roles, engines.
        async with Supervisor(report) as engines, Supervisor(report) as roles:
            endpoints = await start_engines(engines, settings, installation)
            async with timed("migrations"):
                await asyncio.to_thread(migrate, endpoints.database_url)
            settings = with_endpoints(settings, endpoints)
            installation.write_endpoints(endpoints)
            try:
                await serve(roles, settings, options, installation, door)
            finally:
                installation.endpoints.unlink(missing_ok=True)


async def serve(
    roles: Supervisor,
    settings: Settings,
    options: UpOptions,
    installation: Installation,
    door: FrontDoor,
) -> None:
    """Open the door on running roles, say where it is, and stay. Never returns by itself."""
    edge = settings.edge
    taken = {settings.web.api_port, settings.gateway.port, edge.port, edge.hls_port}
    taken |= {settings.ingest.port, settings.ingest.rtmp_port, settings.ingest.rtmps_port}
    free = [port for port in free_ports(len(ROLES) + len(taken)) if port not in taken]
    metrics_ports = dict(zip((role.name for role in ROLES), free, strict=False))
    async with (
        metrics_of_all(settings.metrics, metrics_ports.values(), report),
        Supervisor(report) as outside,
    ):
        _, certificate = await together(
            start_roles(roles, settings, options, installation, metrics_ports),
            open_door(outside, settings, options, installation, door),
        )
        say_where(settings, options, certificate)
        try:
            if options.dev:
                await restart_on_change(roles, say)
            await asyncio.Event().wait()
        finally:
            say("Rampe stops")


def check_ports(door: FrontDoor) -> None:
    """Make sure that Caddy can listen, before anything starts."""
    host = door.bind or "0.0.0.0"
    check_port(host, door.port)
    if door.tls is Tls.PUBLIC:
        check_port(host, HTTP_PORT)


def warn_of_ports(settings: Settings) -> None:
    """Say that programs cannot send, where another listens: all else works without."""
    if settings.ingest.rtmp_port:
        try:
            check_port(settings.ingest.rtmp_host_of(settings.public_url), settings.ingest.rtmp_port)
        except (PortTaken, PermissionError) as error:
            say(f"  no RTMP: {error}; another is ingest.rtmp_port")


def with_ports(settings: Settings) -> Settings:
    """Give roles free loopback ports, where the settings name none."""
    web, gateway, edge, ingest = settings.web, settings.gateway, settings.edge, settings.ingest
    for_api, for_gateway, for_push, for_hls, for_ingest = free_ports(5)
    if "api_port" not in web.model_fields_set:
        web = web.model_copy(update={"api_port": for_api})
    if "port" not in gateway.model_fields_set:
        gateway = gateway.model_copy(update={"port": for_gateway})
    if "port" not in edge.model_fields_set:
        edge = edge.model_copy(update={"port": for_push})
    if "hls_port" not in edge.model_fields_set:
        edge = edge.model_copy(update={"hls_port": for_hls})
    if "port" not in ingest.model_fields_set:
        ingest = ingest.model_copy(update={"port": for_ingest})
    return settings.model_copy(
        update={"web": web, "gateway": gateway, "edge": edge, "ingest": ingest}
    )


async def start_engines(
    supervisor: Supervisor, settings: Settings, installation: Installation
) -> Endpoints:
    """Start the engines that the settings leave to us, side by side."""

    async def database() -> str:
        starter = postgres_starter(settings, installation)
        async with timed("database"):
            return (await supervisor.start(Unit("database", starter))).url

    async def bus() -> str:
        starter = nats_starter(settings, installation)
        async with timed("bus"):
            return (await supervisor.start(Unit("bus", starter))).url

    async def given(url: str) -> str:
        return url

    urls = await together(
        given(settings.database.url) if settings.database.url else database(),
        given(settings.bus.url) if settings.bus.url else bus(),
    )
    return Endpoints(*urls)


async def start_roles(
    supervisor: Supervisor,
    settings: Settings,
    options: UpOptions,
    installation: Installation,
    metrics_ports: Mapping[str, int],
) -> None:
    """Start all roles side by side."""
    environment = role_environment(settings, options)

    async def start(role: Role) -> None:
        metrics = {
            "RAMPE_METRICS__BIND": "127.0.0.1",
            "RAMPE_METRICS__PORT": str(metrics_ports.get(role.name, 0)),
        }
        starter = role_starter(role, settings, {**environment, **metrics}, installation)
        async with timed(role.name):
            await supervisor.start(Unit(role.name, starter, once=role.once))

    await together(*(start(role) for role in ((*ROLES, DEMO) if options.demo else ROLES)))


async def open_door(
    supervisor: Supervisor,
    settings: Settings,
    options: UpOptions,
    installation: Installation,
    door: FrontDoor,
) -> Path | None:
    """Start Caddy; requests wait until their role is ready. Return the certificate to trust."""
    vite_port = free_port() if options.dev else None
    if vite_port:
        async with timed("web client"):
            await supervisor.start(Unit("web client", vite_starter(vite_port, installation)))
    elif not (WEB_BUILD / "200.html").exists():
        say("  the web client is not built: `make` does that")
    caddy = caddy_options(settings, vite_port, installation, door)
    async with timed("front door"):
        await supervisor.start(Unit("front door", lambda: start_caddy(caddy)))
    if caddy.lan_page is None:
        return None
    write_page(caddy.lan_page, settings.public_url, caddy.root_certificate)
    return caddy.root_certificate


def role_environment(settings: Settings, options: UpOptions) -> dict[str, str]:
    """Return the variables by which roles get what this start has decided; argv is public."""
    decided = {
        "RAMPE_DATA_DIR": str(settings.data_dir),
        "RAMPE_SECRETS_FILE": str(settings.secrets_path),
        "RAMPE_PUBLIC_URL": settings.public_url,
        "RAMPE_DATABASE__URL": settings.database.url,
        "RAMPE_BUS__URL": settings.bus.url,
        "RAMPE_WEB__PORT": str(settings.web.port),
        "RAMPE_WEB__API_PORT": str(settings.web.api_port),
        "RAMPE_GATEWAY__PORT": str(settings.gateway.port),
        "RAMPE_INGEST__PORT": str(settings.ingest.port),
        "RAMPE_EDGE__PORT": str(settings.edge.port),
        "RAMPE_EDGE__HLS_PORT": str(settings.edge.hls_port),
        "RAMPE_LOG_FORMAT": settings.log_format,
        "PYTHONUNBUFFERED": "1",
    }
    # Of its metrics each role has a port of its own.
    known = {key: of for key, of in settings.sources.items() if not key.startswith("metrics.")}
    decided[SOURCES] = json.dumps(known)
    if options.config:
        decided["RAMPE_CONFIG"] = str(options.config)
    return {**os.environ, **decided}


def role_starter(
    role: Role, settings: Settings, environment: dict[str, str], installation: Installation
) -> Callable[[], Awaitable[Child]]:
    """Return what starts a role's process and waits until it is ready."""
    command = Command(
        name=role.name,
        argv=[sys.executable, "-P", "-m", "rampe", "run", role.name],
        run_dir=installation.run,
        log=installation.log(role.name),
        env=environment,
        grace=20.0,
    )

    async def ready() -> bool:
        return role.port is None or await accepts(role.port(settings))

    async def start() -> Child:
        child = spawn(command)
        try:
            await until(ready, child, timeout=READY_WITHIN)
        except BaseException:
            await child.close()
            raise
        return child

    return start


def caddy_options(
    settings: Settings, vite_port: int | None, installation: Installation, door: FrontDoor
) -> CaddyOptions:
    """Tell Caddy what lies behind it."""
    return CaddyOptions(
        home=installation.caddy,
        run_dir=installation.run,
        log=installation.log("caddy"),
        bind=door.bind,
        port=door.port,
        hosts=door.hosts,
        tls=door.tls,
        api_port=settings.web.api_port,
        gateway_port=settings.gateway.port,
        ingest_port=settings.ingest.port,
        push_port=settings.edge.port,
        hls_port=settings.edge.hls_port,
        storage=installation.storage,
        objects=bucket.endpoint if (bucket := settings.storage.bucket) else "",
        web_build=WEB_BUILD,
        web_offline=settings.web.offline,
        web_dev_port=vite_port,
        lan_page=installation.run / "lan.html" if door.tls is Tls.INTERNAL else None,
        acme_email=settings.web.acme_email,
        trusted_proxies=settings.web.trusted_proxies,
        program=settings.web.caddy,
    )


def say_where(settings: Settings, options: UpOptions, certificate: Path | None) -> None:
    """Say in one line where to open it, and what phones need."""
    logins = f"  One tap signs you in as {LOGINS}." if options.demo else ""
    if certificate:
        print_code(f"{settings.public_url}/lan")
        say(f"Phones: {settings.public_url}/lan  certificate SHA-256 {fingerprint(certificate)}")
    say(f"Rampe is ready: {settings.public_url}{logins}")


async def together(*starts: Coroutine[Any, Any, Any]) -> list[Any]:
    """Run starts side by side; when one fails the others are cancelled, and its error is ours."""
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(start) for start in starts]
    except BaseExceptionGroup as errors:
        raise errors.exceptions[0] from None
    return [task.result() for task in tasks]


@asynccontextmanager
async def timed(what: str) -> AsyncGenerator[None]:
    """Say how long a step took, when it is done."""
    started = time.monotonic()
    yield
    say(f"  {what:<12} ready after {time.monotonic() - started:.1f} s")


def run_up(settings: Settings, options: UpOptions) -> None:
    """Run `up` until SIGINT or SIGTERM; a second signal does not cut the ordered stop short."""

    log.speak(settings.log_format)

    async def until_told() -> None:
        task = asyncio.current_task()
        assert task is not None
        told = False

        def stop() -> None:
            nonlocal told
            if not told:
                told = True
                task.cancel()

        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stop)
        with suppress(asyncio.CancelledError):
            await up(settings, options)

    asyncio.run(until_told())
