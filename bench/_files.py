"""A file server, for what benches compare with."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

from rampe.engines.network import accepts, free_port
from rampe.engines.programs import find_program


@asynccontextmanager
async def serve_files(folder: Path) -> AsyncGenerator[str]:
    """Serve a folder by Caddy, as files and nothing else."""
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        *(str(find_program("caddy", None, "web.caddy")), "file-server"),
        *("--root", str(folder), "--listen", f"127.0.0.1:{port}"),
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        async with asyncio.timeout(20):
            while not await accepts(port, "127.0.0.1"):
                await asyncio.sleep(0.05)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        await process.wait()
