"""Runs a confined child, watches what it uses, and hands back what it said.

The kernel enforces identity, CPU time, address space and the size of one file (`confine.py`); the
clock, resident memory and the sum of the output are watched here.
"""

import asyncio
import json
import os
import shutil
import signal
import stat
import sys
import tempfile
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rampe.engines.confined import confine

WATCH_SECONDS = 0.1
LOG_TAIL = 8_192
OUTPUT_MOST = 128 << 20
OUT_MOST = 1 << 20
# Threads reserve address space (64 MB of malloc arena each) that they never touch: an encode maps
# three to seven times what it holds. Resident memory is the limit that is meant; this one is the
# net for what allocates faster than it is watched.
ADDRESS_SPACE_FACTOR = 8

Stop = Literal["timeout", "memory", "output"]
OnLine = Callable[[bytes], Awaitable[None]]


class UntrustedOutput(Exception):
    """A child left something that is no plain file of its own."""


@dataclass(frozen=True)
class Limits:
    """What a child may use; sizes in bytes."""

    wall_seconds: float
    memory: int
    output: int = 0
    nice: int = 10


@dataclass(frozen=True)
class Ended:
    """How a child ended: its code (negative for a signal), stdout, the end of stderr."""

    code: int
    out: bytes
    log: str
    stopped: Stop | None

    @property
    def ok(self) -> bool:
        """Whether it did its work."""
        return self.code == 0 and self.stopped is None


@asynccontextmanager
async def open_scratch(parent: Path) -> AsyncGenerator[Path]:
    """A folder that only the child may use besides us, gone at the end."""
    folder = Path(tempfile.mkdtemp(prefix="scratch-", dir=parent))
    try:
        if os.geteuid() == 0:
            os.chown(folder, confine.NOBODY, confine.NOBODY)
        yield folder
    finally:
        await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)


async def run_program(
    program: Path,
    arguments: Sequence[str],
    *,
    inputs: Sequence[int],
    scratch: Path,
    limits: Limits,
    on_line: OnLine | None = None,
) -> Ended:
    """Run a program in `scratch`. It sees only the descriptors of `inputs` and its libraries.

    Args:
        on_line: called for each line of stdout, which is then not collected.
    """
    order = {
        "program": str(program),
        "arguments": list(arguments),
        "scratch": str(scratch),
        "limits": kernel_limits(limits),
    }
    command = ["-m", "rampe.engines.confined.launch", json.dumps(order)]
    return await run_python(command, inputs, scratch, limits, on_line)


async def run_script(
    script: Path, order: Mapping[str, object], *, inputs: Sequence[int], limits: Limits
) -> Ended:
    """Run one of our own scripts, which confines itself once it has loaded what it needs."""
    command = [str(script), json.dumps({**order, "limits": kernel_limits(limits)})]
    return await run_python(command, inputs, None, limits, None)


def kernel_limits(limits: Limits) -> confine.Limits:
    """The part of the limits that the kernel holds the child to."""
    return {
        "cpu_seconds": int(limits.wall_seconds * (os.cpu_count() or 1)) + 1,
        "memory": limits.memory * ADDRESS_SPACE_FACTOR,
        "file_size": limits.output,
        "nice": limits.nice,
    }


async def run_python(
    command: Sequence[str],
    inputs: Sequence[int],
    scratch: Path | None,
    limits: Limits,
    on_line: OnLine | None,
) -> Ended:
    """Start a Python child in a group of its own; whatever happens here, it is gone afterwards."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-I",
        *command,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        pass_fds=inputs,
        start_new_session=True,
        env={"LANG": "C.UTF-8"},
    )
    assert child.stdout is not None
    assert child.stderr is not None
    watcher = asyncio.create_task(watch(child.pid, scratch, limits))
    try:
        out, log, _ = await asyncio.gather(
            read_out(child.stdout, on_line), read_tail(child.stderr), child.wait()
        )
    finally:
        kill_group(child)
        await child.wait()
        stopped = await finish(watcher)
    assert child.returncode is not None
    return Ended(child.returncode, out, log, stopped)


async def finish(watcher: asyncio.Task[Stop]) -> Stop | None:
    """What the watcher decided, if it decided anything."""
    watcher.cancel()
    with suppress(asyncio.CancelledError):
        return await watcher
    return None


def kill_group(child: asyncio.subprocess.Process) -> None:
    """Kill the child and what it started. Its number is its own until `wait` has returned."""
    if child.returncode is None:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)


async def read_out(stream: asyncio.StreamReader, on_line: OnLine | None) -> bytes:
    """Read stdout to its end, by lines or whole; past a limit the rest is thrown away."""
    if on_line is None:
        out = await stream.read(OUT_MOST)
        while await stream.read(OUT_MOST):
            pass
        return out
    while line := await stream.readline():
        await on_line(line)
    return b""


async def read_tail(stream: asyncio.StreamReader) -> str:
    """The last words on stderr, which is where the reason of a failure is."""
    tail = b""
    while piece := await stream.read(LOG_TAIL):
        tail = (tail + piece)[-LOG_TAIL:]
    return tail.decode(errors="replace")


async def watch(pid: int, scratch: Path | None, limits: Limits) -> Stop:
    """Kill the child's group when it goes past a limit, and tell which."""
    deadline = time.monotonic() + limits.wall_seconds
    while True:
        await asyncio.sleep(WATCH_SECONDS)
        if stop := exceeded(pid, scratch, limits, deadline):
            with suppress(ProcessLookupError):
                os.killpg(pid, signal.SIGKILL)
            return stop


def exceeded(pid: int, scratch: Path | None, limits: Limits, deadline: float) -> Stop | None:
    """The limit that is passed at this moment."""
    if time.monotonic() > deadline:
        return "timeout"
    if resident_bytes(pid) > limits.memory:
        return "memory"
    if scratch is not None and folder_bytes(scratch) > limits.output:
        return "output"
    return None


def resident_bytes(pid: int) -> int:
    """Resident memory of a process; 0 when it is gone."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_text().split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def read_output(scratch: Path, name: str, most: int = OUTPUT_MOST) -> bytes:
    """Read a file that a child left. It must be a plain file of its own: no link out of the folder.

    Raises:
        FileNotFoundError: there is none.
        UntrustedOutput: it is something else, or larger than `most`.
    """
    if "/" in name:
        raise UntrustedOutput(name)
    try:
        fd = os.open(scratch / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        raise
    except OSError:
        raise UntrustedOutput(name) from None
    try:
        found = os.fstat(fd)
        own = found.st_uid == scratch.stat().st_uid and found.st_nlink == 1
        if not stat.S_ISREG(found.st_mode) or not own or found.st_size > most:
            raise UntrustedOutput(name)
        with os.fdopen(fd, "rb", closefd=False) as file:
            return file.read(most)
    finally:
        os.close(fd)


def folder_bytes(folder: Path) -> int:
    """What the files of a flat folder take."""
    total = 0
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(FileNotFoundError):
                total += entry.stat(follow_symlinks=False).st_size
    return total
