"""A real S3 server for tests: SeaweedFS on loopback, with one identity and one bucket."""

import json
import signal
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import httpx
import obstore
from obstore.store import S3Store

from rampe.engines.network import free_port
from rampe.engines.process import Command, spawn, until
from rampe.engines.programs import find_program
from rampe.ports.storage import Bucket

ACCESS_KEY, SECRET_KEY = "rampe-tests", uuid4().hex
PORTS = (
    "master.port", "master.port.grpc", "volume.port", "volume.port.grpc", "filer.port",
    "filer.port.grpc", "s3.port", "s3.port.grpc",
)  # fmt: skip


@dataclass(frozen=True)
class S3Server:
    """A running server."""

    endpoint: str

    def bucket(self, prefix: str = "") -> Bucket:
        """The bucket, below a prefix of one's own."""
        return Bucket("media", prefix, self.endpoint, "us-east-1", ACCESS_KEY, SECRET_KEY)

    def environment(self, prefix: str) -> dict[str, str]:
        """What an operator would set."""
        return {
            "RAMPE_STORAGE__URL": f"s3://media/{prefix}",
            "RAMPE_STORAGE__ENDPOINT": self.endpoint,
            "RAMPE_STORAGE__ACCESS_KEY": ACCESS_KEY,
            "RAMPE_STORAGE__SECRET_KEY": SECRET_KEY,
        }


@asynccontextmanager
async def running_s3(folder: Path) -> AsyncGenerator[S3Server]:
    """Start the server in an empty folder, make the bucket, and end it all with the block."""
    ports = {name: free_port() for name in PORTS}
    server = S3Server(f"http://127.0.0.1:{ports['s3.port']}")
    child = spawn(
        Command(
            name="weed",
            argv=[str(find_program("weed", None, "")), *arguments(folder, ports)],
            run_dir=folder,
            log=folder / "weed.log",
            # In order it takes ten seconds, for nobody: its files go with it.
            stop_signal=signal.SIGKILL,
        )
    )

    try:
        await until(lambda: make_bucket(server), child, timeout=60)
        yield server
    finally:
        await child.close()


def arguments(folder: Path, ports: dict[str, int]) -> list[str]:
    """Everything on loopback and in the folder; nothing on a port that is somebody else's."""
    identity = {
        "name": "rampe",
        "credentials": [{"accessKey": ACCESS_KEY, "secretKey": SECRET_KEY}],
        "actions": ["Admin", "Read", "Write", "List", "Tagging"],
    }
    (folder / "s3.json").write_text(json.dumps({"identities": [identity]}))
    (folder / "blocks").mkdir()
    return [
        f"-logdir={folder}", "server", f"-dir={folder}/blocks", "-ip=127.0.0.1",
        "-ip.bind=127.0.0.1", "-filer", f"-filer.localSocket={folder}/filer.sock", "-s3",
        f"-s3.config={folder}/s3.json", f"-s3.localSocket={folder}/s3.sock", "-s3.port.iceberg=0",
        "-s3.port.lance=0", "-master.telemetry=false", "-volume.max=40",
        "-master.volumeSizeLimitMB=64", *(f"-{name}={port}" for name, port in ports.items()),
    ]  # fmt: skip


async def make_bucket(server: S3Server) -> bool:
    """Make the bucket and a file in it, which takes every part of the server; false until then."""
    bucket = server.bucket()
    store = S3Store(
        bucket.name,
        endpoint=bucket.endpoint,
        access_key_id=ACCESS_KEY,
        secret_access_key=SECRET_KEY,
        client_options={"allow_http": True},
        retry_config={"max_retries": 0},
    )
    try:
        async with httpx.AsyncClient() as client:
            made = await client.put(obstore.sign(store, "PUT", "", timedelta(seconds=60)))
        if made.status_code not in (200, 409):
            return False
        await obstore.put_async(store, "first", b"file")
    except (httpx.TransportError, obstore.exceptions.BaseError):
        return False
    return True
