"""A real `rampe up` in a folder of its own, as an operator starts it."""

import io
import json
import os
import signal
import ssl
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path

import httpx
import pytest

from rampe.engines.network import free_port, lan_address
from rampe.engines.process import start_time
from rampe.entry.cli import main

READY_SECONDS = 90.0


def environment() -> dict[str, str]:
    """Return the environment without settings that happen to be in it."""
    return {name: value for name, value in os.environ.items() if not name.startswith("RAMPE_")}


def rampe(
    folder: Path, *arguments: str, stdin: str = "", **extra: str
) -> subprocess.CompletedProcess[str]:
    """Run one command of `rampe` to its end, with more variables in its environment."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "rampe", *arguments],
        cwd=folder,
        env={**environment(), **extra},
        input=stdin,
        capture_output=True,
        text=True,
        timeout=READY_SECONDS,
    )


def rampe_here(folder: Path, *arguments: str, **extra: str) -> subprocess.CompletedProcess[str]:
    """Run one command of `rampe` in this process, which costs seconds less than one of its own."""
    said, complained, code = io.StringIO(), io.StringIO(), 0
    with (
        pytest.MonkeyPatch.context() as patch,
        redirect_stdout(said),
        redirect_stderr(complained),
    ):
        for name in [name for name in os.environ if name.startswith("RAMPE_")]:
            patch.delenv(name)
        for name, value in extra.items():
            patch.setenv(name, value)
        patch.chdir(folder)
        try:
            main(arguments)
        except SystemExit as ended:
            code = int(ended.code or 0)
    return subprocess.CompletedProcess(arguments, code, said.getvalue(), complained.getvalue())


def eventually(true: Callable[[], bool], seconds: float = READY_SECONDS) -> bool:
    """Wait until something is true, and tell whether it became so."""
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


class RunningRampe:
    """`rampe up` with its output, its processes and its HTTP."""

    def __init__(self, folder: Path, port: int | None = None, *arguments: str) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        if "--lan" in arguments:
            self.url = f"https://{lan_address()}:{self.port}"
        self._output = folder / "up.log"
        with self._output.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", "rampe", "up", "--port", str(self.port), *arguments],
                cwd=folder,
                env=environment(),
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def output(self) -> str:
        """Everything it said so far."""
        return self._output.read_text()

    def wait_ready(self) -> None:
        """Wait for the line that says where to open it."""
        ready = eventually(
            lambda: "Rampe is ready" in self.output or self.process.poll() is not None
        )
        assert ready, self.output
        assert self.process.poll() is None, self.output

    def pids(self) -> dict[str, int]:
        """Return the process number of every unit."""
        found: dict[str, int] = {}
        for path in self.data.glob("run/*.pid"):
            # One that has just ended takes its record along.
            with suppress(FileNotFoundError):
                record = json.loads(path.read_text())
                found[record["name"]] = record["pid"]
        return found

    def get(self, path: str) -> httpx.Response:
        """Ask the front door, trusting its own authority if it has one."""
        root = self.data / "caddy/pki/authorities/local/root.crt"
        trust = ssl.create_default_context(cafile=root if root.exists() else None)
        return httpx.get(self.url + path, timeout=10, verify=trust)

    def healthy(self) -> bool:
        """Tell whether the api reaches database and bus, through the front door."""
        try:
            return self.get("/readyz").status_code == 200
        except httpx.TransportError:
            return False

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """End it and return its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(60)

    def left(self) -> list[str]:
        """Describe every process that still belongs to this installation."""
        found: list[str] = []
        for process in Path("/proc").iterdir():
            if process.name.isdigit() and start_time(int(process.name)) and self._owns(process):
                with suppress(OSError):
                    found.append(f"{process.name} {(process / 'cmdline').read_text()}")
        return found

    def _owns(self, process: Path) -> bool:
        data = os.fsencode(self.data)
        try:
            return (
                Path(f"{process}/cwd").readlink().is_relative_to(self.data)
                or data in (process / "cmdline").read_bytes()
                or b"RAMPE_DATA_DIR=" + data in (process / "environ").read_bytes()
            )
        except OSError:
            return False
