"""A confined child that bytes flow through: fed on stdin, read from stdout, for as long as it runs.

Who feeds it never waits: a child that does not take what it is given is found out by how much
waits for it (`waiting`), and is then closed.
"""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

from rampe.engines.confined.run import Limits, kernel_limits, read_tail, resident_bytes

READ = 64 << 10
WATCH_SECONDS = 1.0


class Stream:
    """A running child; `close` ends it, whatever it does."""

    def __init__(self, child: asyncio.subprocess.Process, limits: Limits) -> None:
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stderr is not None
        self._child = child
        self._stdin, self._stdout = child.stdin, child.stdout
        self._stdin.transport.set_write_buffer_limits(high=READ)
        self._log = asyncio.create_task(read_tail(child.stderr))
        self._watcher = asyncio.create_task(self._watch(limits))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    @property
    def waiting(self) -> int:
        """Bytes that the child has not taken yet."""
        return self._stdin.transport.get_write_buffer_size()

    def feed(self, data: bytes) -> None:
        """Give it bytes; those for a child that has ended are lost."""
        if not self._stdin.is_closing():
            self._stdin.write(data)

    def finish(self) -> None:
        """Tell it that nothing more will come; what it still has to say can be read."""
        with suppress(OSError, RuntimeError):
            self._stdin.close()

    async def read(self) -> bytes:
        """Return what it says next; nothing at its end."""
        return await self._stdout.read(READ)

    def kill(self) -> None:
        """End it at once; reading then comes to its end."""
        if self._child.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(self._child.pid, signal.SIGKILL)

    async def close(self) -> str:
        """End it, and return its last words on stderr."""
        self.kill()
        self._watcher.cancel()
        await self._child.wait()
        self.finish()
        return await self._log

    async def _watch(self, limits: Limits) -> None:
        while self._child.returncode is None:
            await asyncio.sleep(WATCH_SECONDS)
            if resident_bytes(self._child.pid) > limits.memory:
                self.kill()


async def open_stream(
    program: Path, arguments: Sequence[str], *, scratch: Path, limits: Limits
) -> Stream:
    """Start a program that sees only its stdin, its stdout and its libraries."""
    order = {
        "program": str(program),
        "arguments": list(arguments),
        "scratch": str(scratch),
        "limits": kernel_limits(limits),
    }
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-I",
        "-m",
        "rampe.engines.confined.launch",
        json.dumps(order),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        start_new_session=True,
        env={"LANG": "C.UTF-8"},
    )
    return Stream(child, limits)
