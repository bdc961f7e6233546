"""Engines that are not Rampe's own: a PostgreSQL reached by TCP, a NATS, an S3 server."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from rampe.engines.nats import NatsOptions, start_nats
from rampe.engines.network import free_port
from rampe.engines.postgres import PostgresOptions, start_postgres
from tests.s3 import S3Server, running_s3


@dataclass(frozen=True)
class External:
    """Where they are."""

    database_url: str
    admin_url: str
    bus_url: str
    s3: S3Server

    @property
    def environment(self) -> dict[str, str]:
        """What an operator sets, and nothing else."""
        return {
            "RAMPE_DATABASE__URL": self.database_url,
            "RAMPE_BUS__URL": self.bus_url,
            **self.s3.environment("site"),
        }


@asynccontextmanager
async def external_engines(root: Path) -> AsyncGenerator[External]:
    """Start all three below a folder, and end them with the block."""
    for name in ("run", "s3"):
        (root / name).mkdir(parents=True)
    secret, port = uuid4().hex, free_port()
    postgres = PostgresOptions(
        data=root / "postgres",
        run_dir=root / "run",
        log=root / "postgres.log",
        password=secret,
        tcp_port=port,
        durable=False,
    )
    nats = NatsOptions(
        store=root / "nats",
        run_dir=root / "run",
        log=root / "nats.log",
        port=free_port(),
        token=uuid4().hex,
    )
    async with (
        await start_postgres(postgres) as database,
        await start_nats(nats) as bus,
        running_s3(root / "s3") as s3,
    ):
        url = f"postgresql://rampe:{secret}@127.0.0.1:{port}/rampe"
        yield External(url, database.admin_url, bus.url, s3)
