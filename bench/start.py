"""`start`: how long `rampe up` takes to a served page, on an empty folder and on a used one.

A page counts as served when the front door answers `/` with the web client and the api reaches its
database and its bus. Each start is a process of its own, as an operator's is.
"""

import asyncio
import os
import signal
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

import httpx

from bench._work import NotDone
from rampe.engines.network import free_port

WARM_RUNS = 3
GIVE_UP = 120.0


async def measure() -> dict[str, Any]:
    """Time one cold start and some warm ones."""
    with tempfile.TemporaryDirectory() as folder:
        cold = await time_start(Path(folder))
        warm = [await time_start(Path(folder)) for _ in range(WARM_RUNS)]
    return {"cold_seconds": round(cold, 2), "warm_seconds": round(median(warm), 2)}


async def time_start(folder: Path) -> float:
    """Start, wait for the page, stop in order, and return the seconds to the page."""
    port = free_port()
    clean = {name: value for name, value in os.environ.items() if not name.startswith("RAMPE_")}
    started = time.monotonic()
    with (folder / "up.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "rampe", "up", "--port", str(port)),
            cwd=folder,
            env=clean,
            stdout=log,
            stderr=log,
        )
    try:
        await wait_served(f"http://127.0.0.1:{port}", process, folder)
        return time.monotonic() - started
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        await process.wait()


async def wait_served(url: str, process: asyncio.subprocess.Process, folder: Path) -> None:
    """Ask until page and api answer."""
    deadline = time.monotonic() + GIVE_UP
    async with httpx.AsyncClient(base_url=url, timeout=10) as client:
        while not await is_served(client):
            if process.returncode is not None or time.monotonic() > deadline:
                raise NotDone((folder / "up.log").read_text())
            await asyncio.sleep(0.02)


async def is_served(client: httpx.AsyncClient) -> bool:
    """Tell whether both the web client and the api answer."""
    try:
        page, health = await client.get("/"), await client.get("/readyz")
    except httpx.TransportError:
        return False
    return page.status_code == 200 and "<html" in page.text and health.status_code == 200
