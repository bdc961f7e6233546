"""`make dev`: the web client by Vite, and roles that start again when their code changes."""

import asyncio
from contextlib import suppress
from pathlib import Path

import pytest

import rampe
from rampe.entry import dev
from rampe.entry.dev import VITE_WITHIN
from rampe.entry.supervisor import Supervisor, Unit
from tests.entry.running import RunningRampe, eventually

SOURCE = "ANSWER = 42\n"


class Role:
    """A role's life, as far as a supervisor sees it."""

    def __init__(self) -> None:
        self._ended = asyncio.Event()

    async def wait(self) -> int:
        await self._ended.wait()
        return 0

    async def close(self) -> None:
        self._ended.set()


async def test_a_change_of_code_starts_the_roles_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that comes and one that is written are changes; what is no code is not looked at."""
    monkeypatch.setattr(dev, "PACKAGE", tmp_path)
    monkeypatch.setattr(dev, "LOOKS_EVERY", 0.01)
    (tmp_path / "old.py").write_text(SOURCE)
    (tmp_path / "web_build").mkdir()
    lives: list[Role] = []
    said: list[str] = []

    async def start() -> Role:
        lives.append(Role())
        return lives[-1]

    async def until_lives(count: int) -> None:
        async with asyncio.timeout(30):
            while len(lives) != count:
                await asyncio.sleep(0.01)

    async with Supervisor(said.append) as roles:
        await roles.start(Unit("api", start))
        watching = asyncio.create_task(dev.restart_on_change(roles, said.append))
        try:
            await asyncio.sleep(0)  # it has looked once
            (tmp_path / "notes.txt").write_text(SOURCE)
            (tmp_path / "web_build" / "built.py").write_text(SOURCE)
            (tmp_path / "new.py").write_text(SOURCE)
            await until_lives(2)
            (tmp_path / "old.py").touch()
            await until_lives(3)
        finally:
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching
    assert said.count("the code changed") == 2


@pytest.mark.soak
def test_a_developer_gets_vite_and_roles_that_follow_the_code(tmp_path: Path) -> None:
    started = RunningRampe(tmp_path, None, "--dev")
    try:
        ready = eventually(lambda: "Rampe is ready" in started.output, VITE_WITHIN)
        assert ready, started.output
        client = started.get("/@vite/client")
        assert client.headers["content-type"].startswith("text/javascript")
        assert "<html" in started.get("/").text
        before = started.pids()
        (Path(rampe.__file__)).touch()
        assert eventually(lambda: "the code changed" in started.output), started.output
        assert eventually(lambda: started.pids().get("api", before["api"]) != before["api"])
        assert eventually(started.healthy), started.output
        assert started.pids()["vite"] == before["vite"]
        assert started.stop() == 0
        assert not started.left()
    finally:
        started.stop()
