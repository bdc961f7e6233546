"""Owned children: none survives its parent, and leftovers are told from strangers."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from rampe.engines.errors import EngineFailed
from rampe.engines.process import Command, clean_up, pid_file, spawn, start_time, until

PARENT = """
import asyncio, sys
from pathlib import Path
from rampe.engines.process import Command, spawn

async def main():
    here = Path(sys.argv[1])
    child = spawn(Command("sleeper", ["/bin/sleep", "600"], here, here / "log"))
    print(child.pid, flush=True)
    await child.wait()

asyncio.run(main())
"""


def command(tmp_path: Path, *argv: str, name: str = "child") -> Command:
    return Command(name, argv, tmp_path, tmp_path / "log", grace=5)


def alive(pid: int) -> bool:
    return start_time(pid) is not None


def eventually(true: Callable[[], bool], seconds: float = 20.0) -> bool:
    deadline = time.monotonic() + seconds
    while not true() and time.monotonic() < deadline:
        time.sleep(0.01)
    return true()


async def test_child_writes_its_log_and_removes_its_pid_file(tmp_path: Path) -> None:
    child = spawn(command(tmp_path, "/bin/sh", "-c", "echo out; echo err >&2; exit 3"))
    assert pid_file(tmp_path, "child").exists()
    assert await child.wait() == 3
    assert sorted((tmp_path / "log").read_text().split()) == ["err", "out"]
    assert (tmp_path / "log").stat().st_mode & 0o777 == 0o600
    assert not pid_file(tmp_path, "child").exists()


async def test_close_is_polite_then_insists(tmp_path: Path) -> None:
    polite = spawn(command(tmp_path, "/bin/sleep", "600", name="polite"))
    await polite.close()
    assert polite.returncode == -signal.SIGTERM
    stubborn = spawn(
        replace(
            command(
                tmp_path, "/bin/sh", "-c", "trap '' TERM; echo up; sleep 600 & wait; sleep 600"
            ),
            grace=0.3,
        )
    )
    assert await asyncio.to_thread(eventually, lambda: "up" in (tmp_path / "log").read_text())
    await stubborn.close()
    assert stubborn.returncode == -signal.SIGKILL


async def test_what_a_child_started_ends_with_it(tmp_path: Path) -> None:
    child = spawn(command(tmp_path, "/bin/sh", "-c", "sleep 600 & echo $!; wait"))
    assert await asyncio.to_thread(eventually, lambda: bool((tmp_path / "log").read_text()))
    grandchild = int((tmp_path / "log").read_text())
    child.send_signal(signal.SIGKILL)
    await child.wait()
    assert await asyncio.to_thread(eventually, lambda: not alive(grandchild))


def test_child_dies_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout
    with parent, parent.stdout:
        child = int(parent.stdout.readline())
        parent.kill()
    assert eventually(lambda: not alive(child))


def test_clean_up_ends_what_a_killed_parent_left(tmp_path: Path) -> None:
    left = subprocess.Popen(["/bin/sh", "-c", "sleep 600 & wait"], start_new_session=True)
    write_record(tmp_path, left.pid, start_time(left.pid))
    ended: list[str] = []
    with left:
        # Our own zombie would count as alive for nobody: clean_up sees through it.
        ended = clean_up(tmp_path)
    assert ended == ["left"]
    assert not list(tmp_path.glob("*.pid"))


def test_clean_up_spares_a_stranger_with_the_same_number(tmp_path: Path) -> None:
    stranger = subprocess.Popen(["/bin/sleep", "600"], start_new_session=True)
    with stranger:
        write_record(tmp_path, stranger.pid, "another-boot:1")
        assert clean_up(tmp_path) == []
        assert stranger.poll() is None
        stranger.kill()


def test_clean_up_survives_a_record_cut_short(tmp_path: Path) -> None:
    pid_file(tmp_path, "cut").write_text('{"name": "cu')
    assert clean_up(tmp_path) == []


def write_record(run_dir: Path, pid: int, started: str | None) -> None:
    pid_file(run_dir, "left").write_text(
        f'{{"name": "left", "pid": {pid}, "started": "{started}", "stop_signal": 15}}'
    )


async def test_until_reports_the_log_of_a_child_that_ends(tmp_path: Path) -> None:
    async def never() -> bool:
        return False

    child = spawn(command(tmp_path, "/bin/sh", "-c", "echo no such luck; exit 7"))
    with pytest.raises(EngineFailed, match=r"exit code 7[\s\S]*no such luck"):
        await until(never, child)


async def test_big_log_is_set_aside(tmp_path: Path) -> None:
    with (tmp_path / "log").open("wb") as log:
        log.truncate(17 * 1024 * 1024)
    await spawn(command(tmp_path, "/bin/echo", "fresh")).wait()
    assert (tmp_path / "log").read_text() == "fresh\n"
    assert (tmp_path / "log.1").exists()


async def test_child_gets_the_priority_asked_for(tmp_path: Path) -> None:
    """Ten steps behind its parent."""
    child = spawn(replace(command(tmp_path, "/bin/sleep", "600"), nice=10))
    asked = min(19, os.getpriority(os.PRIO_PROCESS, 0) + 10)
    await asyncio.to_thread(eventually, lambda: os.getpriority(os.PRIO_PROCESS, child.pid) == asked)
    assert os.getpriority(os.PRIO_PROCESS, child.pid) == asked
    await child.close()
