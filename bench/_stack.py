"""The production stack in a folder of its own, as `rampe up` starts it, for benches."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

from bench._work import NotDone
from rampe.engines.network import free_port

START_SECONDS = 120.0


@dataclass(frozen=True)
class Stack:
    """A running stack behind its front door."""

    url: str
    pid: int

    def role(self, name: str) -> psutil.Process:
        """The process of a role."""
        for child in psutil.Process(self.pid).children(recursive=True):
            if child.cmdline()[-2:] == ["run", name]:
                return child
        raise NotDone(f"no process of the role {name}")


@asynccontextmanager
async def start_stack(folder: Path, *options: str, **settings: str) -> AsyncGenerator[Stack]:
    """Start it on a free port, wait until it serves, and stop it in order.

    Args:
        options: of `rampe up`.
        settings: what differs from an operator's, as variables of the environment.
    """
    port = free_port()
    clean = {name: value for name, value in os.environ.items() if not name.startswith("RAMPE_")}
    with (folder / "up.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "rampe", "up", "--port", str(port), *options),
            cwd=folder,
            env={**clean, **settings},
            stdout=log,
            stderr=log,
        )
    url = f"http://127.0.0.1:{port}"
    try:
        await wait_until_served(url, process, folder)
        yield Stack(url, process.pid)
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        await process.wait()


async def wait_until_served(url: str, process: asyncio.subprocess.Process, folder: Path) -> None:
    """Ask the front door until the api answers behind it."""
    async with asyncio.timeout(START_SECONDS), httpx.AsyncClient(timeout=10) as client:
        while not await is_healthy(client, url):
            if process.returncode is not None:
                raise NotDone((folder / "up.log").read_text())
            await asyncio.sleep(0.1)


async def is_healthy(client: httpx.AsyncClient, url: str) -> bool:
    """Whether the api is there."""
    try:
        return (await client.get(f"{url}/readyz")).status_code == 200
    except httpx.TransportError:
        return False


async def sign_up(stack: Stack, handle: str) -> httpx.AsyncClient:
    """A signed-in member's client of the API."""
    client = httpx.AsyncClient(
        base_url=f"{stack.url}/api/v1", headers={"Origin": stack.url}, timeout=60
    )
    answer = await client.post(
        "/accounts",
        json={
            "email": f"{handle}@example.org",
            "password": "a long enough passphrase 9",
            "handle": handle,
            "birth_date": "1996-04-12",
            "country": "FR",
            "locale": "fr",
        },
    )
    if answer.status_code != 201:
        raise NotDone(f"no account: {answer.status_code} {answer.text}")
    return client
