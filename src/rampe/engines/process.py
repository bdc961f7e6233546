"""Child processes we own: none survives us, not even a kill -9, and each is found again if it does.

A child gets its own session, a signal from the kernel when its parent dies, a log file, and a pid
file with its start time, so that `clean_up` can end what a killed predecessor left without ever
hitting a process that merely inherited the number.
"""

import asyncio
import contextlib
import json
import os
import pwd
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from rampe.engines.errors import EngineError, EngineFailed
from rampe.engines.files import write_private

LAUNCHER = Path(__file__).with_name("launch.py")
LOG_ROTATES_AT = 16 * 1024 * 1024
CLEAN_UP_GRACE = 10.0
"""Seconds a leftover of a killed predecessor gets to end by itself."""


@dataclass(frozen=True)
class SystemUser:
    """An account of the operating system that a child runs as."""

    uid: int
    gid: int
    name: str


def system_user(name: str) -> SystemUser:
    """Look up an account of the system by name."""
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        raise EngineError(f"there is no system user {name!r}") from None
    return SystemUser(entry.pw_uid, entry.pw_gid, entry.pw_name)


@dataclass(frozen=True)
class Command:
    """A program to run and how it is ended."""

    name: str
    argv: Sequence[str]
    run_dir: Path
    log: Path
    env: Mapping[str, str] | None = None
    cwd: Path | None = None
    user: SystemUser | None = None
    nice: int = 0
    stop_signal: signal.Signals = signal.SIGTERM
    death_signal: signal.Signals = signal.SIGKILL
    grace: float = 10.0


class Child:
    """A running child. `wait` tells how it ended, `close` ends it."""

    def __init__(self, command: Command, popen: subprocess.Popen[bytes]) -> None:
        self.name = command.name
        self.pid = popen.pid
        self.log = command.log
        self._command = command
        self._popen = popen
        self._pid_file = pid_file(command.run_dir, command.name)
        self._exited = asyncio.Event()
        self._pidfd = os.pidfd_open(popen.pid)
        asyncio.get_running_loop().add_reader(self._pidfd, self._reap)

    @property
    def returncode(self) -> int | None:
        """The exit code, negative for a signal, None while it runs."""
        return self._popen.returncode

    async def wait(self) -> int:
        """Wait for the end and return the exit code."""
        await self._exited.wait()
        assert self._popen.returncode is not None
        return self._popen.returncode

    async def close(self) -> None:
        """Ask it to stop, insist after the grace period, and return when it is gone."""
        if self.returncode is None:
            self.send_signal(self._command.stop_signal)
            try:
                await asyncio.wait_for(self._exited.wait(), self._command.grace)
            except TimeoutError:
                self.send_signal(signal.SIGKILL)
        await self.wait()

    def send_signal(self, number: signal.Signals) -> None:
        """Signal the child itself; nothing happens when it has ended."""
        if self.returncode is None:
            os.kill(self.pid, number)

    def _reap(self) -> None:
        # The child is a zombie here and still holds its number, so its group is surely its own.
        kill_group(self.pid)
        self._popen.wait()
        asyncio.get_running_loop().remove_reader(self._pidfd)
        os.close(self._pidfd)
        self._pid_file.unlink(missing_ok=True)
        self._exited.set()


def spawn(command: Command) -> Child:
    """Start a command in the running event loop's process."""
    order = {
        "argv": list(command.argv),
        "uid": command.user and command.user.uid,
        "gid": command.user and command.user.gid,
        "nice": command.nice,
        "death_signal": int(command.death_signal),
        "parent": os.getpid(),
    }
    with open_log(command.log) as log:
        popen = subprocess.Popen(
            [sys.executable, "-I", "-S", str(LAUNCHER), json.dumps(order)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=command.env,
            cwd=command.cwd,
            start_new_session=True,
        )
    _write_pid_file(command, popen.pid)
    return Child(command, popen)


def open_log(path: Path) -> BinaryIO:
    """Open a log for appending, readable by its owner only; a big one is set aside first."""
    if path.exists() and path.stat().st_size > LOG_ROTATES_AT:
        path.replace(path.with_name(path.name + ".1"))
    return open(path, "ab", opener=lambda name, flags: os.open(name, flags, 0o600))


@dataclass(frozen=True)
class PidRecord:
    """Who a child was: its number alone would fit any later process too."""

    name: str
    pid: int
    started: str
    stop_signal: int


def pid_file(run_dir: Path, name: str) -> Path:
    """Where the record of a child is kept."""
    return run_dir / f"{name}.pid"


def start_time(pid: int) -> str | None:
    """Identify the life of a process: boot and clock tick of its start (proc(5)); None if gone."""
    fields = _stat(pid)
    return f"{_boot_id()}:{fields[19]}" if fields else None


def clean_up(run_dir: Path) -> list[str]:
    """End what a killed predecessor left running, and return the names. Blocks until they ended."""
    records = [record for path in run_dir.glob("*.pid") if (record := _read_record(path))]
    left = {record: pids for record in records if (pids := _survivors(record))}
    for record, pids in left.items():
        for pid in pids:
            _signal(pid, record.stop_signal)
    deadline = time.monotonic() + CLEAN_UP_GRACE
    while any(map(_survivors, left)):
        if time.monotonic() > deadline:
            for record in left:
                for pid in _survivors(record):
                    _signal(pid, signal.SIGKILL)
        time.sleep(0.02)
    for path in run_dir.glob("*.pid"):
        path.unlink()
    return [record.name for record in left]


def kill_group(leader: int) -> None:
    """Kill every process of the group that `leader` made."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


async def until(
    ready: Callable[[], Awaitable[bool]], child: Child, *, timeout: float = 30.0
) -> None:
    """Wait until `ready()` is true.

    Raises:
        EngineFailed: the child ended first.
        EngineError: the time is over.
    """
    deadline = time.monotonic() + timeout
    pause = 0.005
    while not await ready():
        if child.returncode is not None:
            raise EngineFailed(child.name, child.returncode, child.log)
        if time.monotonic() > deadline:
            raise EngineError(f"{child.name} is not ready after {timeout:.0f} s; see {child.log}")
        await asyncio.sleep(pause)
        pause = min(pause * 1.5, 0.1)


def _write_pid_file(command: Command, pid: int) -> None:
    started = start_time(pid)
    if started is None:
        return
    record = PidRecord(command.name, pid, started, int(command.stop_signal))
    write_private(pid_file(command.run_dir, command.name), json.dumps(asdict(record)))


def _read_record(path: Path) -> PidRecord | None:
    try:
        return PidRecord(**json.loads(path.read_text()))
    except (OSError, ValueError, TypeError):
        return None  # cut off by the crash itself; the kernel's death signal is the other net


def _survivors(record: PidRecord) -> list[int]:
    """List the live processes of the session a child led, itself included."""
    leader = _stat(record.pid)
    if leader and start_time(record.pid) != record.started:
        return []  # the number belongs to someone else now
    pids = (int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit())
    return [pid for pid in pids if (stat := _stat(pid)) and stat[3] == str(record.pid)]


def _stat(pid: int) -> list[str] | None:
    """Return the fields of /proc/PID/stat from the state on, None for the gone and for zombies."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return None if fields[0] in "ZX" else fields


def _boot_id() -> str:
    return Path("/proc/sys/kernel/random/boot_id").read_text().strip()


def _signal(pid: int, number: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)
