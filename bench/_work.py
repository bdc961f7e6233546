"""What every bench needs: a way to say that nothing was measured, and the CPU that work took."""

import asyncio
import resource
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import psutil

ROOT = Path(__file__).parent.parent


class NotDone(RuntimeError):
    """The work behind a figure was not done; there is nothing to measure."""


def cpu_of(*processes: psutil.Process) -> float:
    """CPU seconds so far of processes and of the children that they have waited for."""
    times = [one.cpu_times() for one in processes]
    return sum(t.user + t.system + t.children_user + t.children_system for t in times)


@asynccontextmanager
async def running(*command: str) -> AsyncGenerator[asyncio.subprocess.Process]:
    """Run a program until the block ends."""
    process = await asyncio.create_subprocess_exec(
        *command,
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        preexec_fn=allow_many_files,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


def allow_many_files() -> None:
    """Three times five thousand sockets are more than a process may have by default."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, 65_536), most))
