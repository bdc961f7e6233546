"""The real `rampe up` in a folder and on a port of its own, as an operator starts it.

Stopping it checks two promises: it ends in order within its grace, and nothing is left running.
"""

import json
import os
import signal
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from rampe.engines.network import free_port, lan_address
from rampe.engines.process import Child, Command, spawn
from rampe.entry.web import WEB_BUILD
from tests.e2e.waiting import eventually

START_SECONDS = 90.0
STOP_SECONDS = 60.0
READY = "Rampe is ready"

# Small encodes, and no limits that a whole test run from one address would meet.
ENVIRONMENT = {
    "RAMPE_MEDIA__PRESET": "ultrafast",
    "RAMPE_ACCOUNTS__SIGN_UPS_PER_HOUR": "10000",
    "RAMPE_ACCOUNTS__SIGN_INS_PER_QUARTER": "10000",
    "RAMPE_SEARCH__SEARCHES_PER_MINUTE": "10000",
    # The sites of the tests' brands are on this machine.
    "RAMPE_SITE_CHECK__ALLOWED_NETWORKS": '["127.0.0.1/32"]',
}


@dataclass
class Stack:
    """A running installation."""

    child: Child
    data: Path
    port: int
    environment: dict[str, str]
    """Its settings, ports included."""
    lan: bool = False
    """Started with `--lan`: HTTPS by its own authority."""

    @property
    def url(self) -> str:
        """Where its front door is."""
        if self.lan:
            return f"https://{lan_address()}:{self.port}"
        return f"http://localhost:{self.port}"

    @property
    def database_url(self) -> str:
        """Its database, as the application sees it."""
        return str(self._endpoints()["database_url"])

    @property
    def bus_url(self) -> str:
        """Its NATS."""
        return str(self._endpoints()["bus_url"])

    def pid(self, unit: str) -> int | None:
        """The process of an engine or a role now, None while it is down."""
        with suppress(OSError, ValueError):
            pid = int(json.loads((self.data / "run" / f"{unit}.pid").read_text())["pid"])
            return pid if psutil.pid_exists(pid) else None
        return None

    def log(self, unit: str) -> str:
        """What a unit has said so far."""
        path = self.data / "logs" / f"{unit}.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def _endpoints(self) -> dict[str, str]:
        return json.loads((self.data / "run" / "endpoints.json").read_text())


@asynccontextmanager
async def running_stack(
    root: Path, environment: dict[str, str] | None = None, *, lan: bool = False
) -> AsyncGenerator[Stack]:
    """Run `rampe up` below `root` until the block ends, then see that it leaves nothing."""
    assert (WEB_BUILD / "200.html").exists(), f"no web build in {WEB_BUILD}: run `make web`"
    stack = start(root, environment or {}, lan=lan)
    processes: list[psutil.Process] = []
    try:
        await until_ready(stack)
        yield stack
    finally:
        processes = _family(stack.child.pid)
        stack.child.send_signal(signal.SIGTERM)
        await stack.child.close()
    _check_end(stack, processes)


def start(root: Path, environment: dict[str, str], *, lan: bool = False) -> Stack:
    """Start `rampe up`, on the ports that `environment` names or on free ones; returns at once."""
    port = int(environment.get("RAMPE_WEB__PORT") or free_port())
    # The usual port of programs may be another installation’s.
    rtmp_port = environment.get("RAMPE_INGEST__RTMP_PORT") or str(free_port())
    environment = {
        **environment,
        "RAMPE_WEB__PORT": str(port),
        "RAMPE_INGEST__RTMP_PORT": rtmp_port,
    }
    data = root / "data"
    run_dir = root / "up"
    run_dir.mkdir(parents=True, exist_ok=True)
    # Of one that was killed here before.
    (run_dir / "up.log").unlink(missing_ok=True)
    own = {key: value for key, value in os.environ.items() if not key.startswith("RAMPE_")}
    child = spawn(
        Command(
            name="up",
            argv=[sys.executable, "-P", "-m", "rampe", "up", *(["--lan"] if lan else [])],
            run_dir=run_dir,
            log=run_dir / "up.log",
            cwd=run_dir,
            env={
                **own,
                **ENVIRONMENT,
                **environment,
                "RAMPE_DATA_DIR": str(data),
                "PYTHONUNBUFFERED": "1",
            },
            # Should the test run itself be killed, the installation still stops in order.
            death_signal=signal.SIGTERM,
            grace=STOP_SECONDS,
        )
    )
    return Stack(child, data, port, environment, lan)


async def start_again(stack: Stack) -> None:
    """Start it where it was killed, on the same ports, and wait until it serves."""
    stack.child = start(stack.data.parent, stack.environment, lan=stack.lan).child
    await until_ready(stack)


async def until_ready(stack: Stack) -> None:
    """Wait until it says that it serves."""
    await eventually(lambda: _is_ready(stack), READY, seconds=START_SECONDS)


async def _is_ready(stack: Stack) -> bool:
    said = stack.child.log.read_text(errors="replace")
    assert stack.child.returncode is None, f"`rampe up` ended:\n{said}"
    return READY in said


def _family(pid: int) -> list[psutil.Process]:
    with suppress(psutil.NoSuchProcess):
        return psutil.Process(pid).children(recursive=True)
    return []


def _check_end(stack: Stack, processes: list[psutil.Process]) -> None:
    """Fail unless the stop was in order."""
    said = stack.child.log.read_text(errors="replace")
    assert stack.child.returncode == 0, f"`rampe up` ended with {stack.child.returncode}:\n{said}"
    left = [process for process in processes if process.is_running()] + _mentioning(stack.data)
    assert not left, f"left running: {left}"
    assert not list((stack.data / "run").glob("*.pid"))


def _mentioning(data: Path) -> list[psutil.Process]:
    """List processes that work for the installation, whoever their parent is."""
    found: list[psutil.Process] = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if process.pid != os.getpid() and str(data) in " ".join(process.cmdline()):
                found.append(process)
    return found
