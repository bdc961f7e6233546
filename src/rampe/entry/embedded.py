"""The engines of one installation, as its settings want them: embedded, or somebody else's."""

from collections.abc import Awaitable, Callable

from rampe.engines.nats import Nats, NatsOptions, start_nats
from rampe.engines.network import free_port
from rampe.engines.postgres import Postgres, PostgresOptions, start_postgres
from rampe.entry.installation import Endpoints, Installation
from rampe.entry.settings import Settings


def with_endpoints(settings: Settings, endpoints: Endpoints) -> Settings:
    """Return the settings a process needs that is to use these engines."""
    database = settings.database.model_copy(update={"url": endpoints.database_url})
    bus = settings.bus.model_copy(update={"url": endpoints.bus_url})
    return settings.model_copy(update={"database": database, "bus": bus})


def postgres_starter(
    settings: Settings, installation: Installation
) -> Callable[[], Awaitable[Postgres]]:
    """Return what starts the embedded PostgreSQL, the same each time."""
    options = PostgresOptions(
        data=installation.postgres,
        run_dir=installation.run,
        log=installation.log("postgres"),
        password=settings.secrets.postgres_password,
        binaries=settings.database.binaries,
        user=settings.database.system_user,
        tcp_port=settings.database.tcp_port,
    )
    return lambda: start_postgres(options)


def nats_starter(settings: Settings, installation: Installation) -> Callable[[], Awaitable[Nats]]:
    """Return what starts the embedded NATS; its port stays the same when it is started again."""
    options = NatsOptions(
        store=installation.nats,
        run_dir=installation.run,
        log=installation.log("nats"),
        port=settings.bus.port or free_port(),
        token=settings.secrets.nats_token,
        program=settings.bus.program,
        max_store_bytes=settings.bus.store_bytes,
    )
    return lambda: start_nats(options)
