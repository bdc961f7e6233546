"""The supervisor: what dies comes back, slower each time; closing stops all."""

import asyncio
from collections.abc import Callable

import pytest

from rampe.engines.errors import EngineError
from rampe.entry import supervisor as module
from rampe.entry.supervisor import HEALTHY_AFTER, LONGEST_PAUSE, BackOff, Supervisor, Unit


class Fake:
    """A unit's life, ended by the test."""

    def __init__(self, name: str, closed: list[str]) -> None:
        self.name, self._closed = name, closed
        self._end: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    async def wait(self) -> int:
        return await asyncio.shield(self._end)

    async def close(self) -> None:
        self._closed.append(self.name)
        self.end(0)

    def end(self, code: int) -> None:
        if not self._end.done():
            self._end.set_result(code)


class Stage:
    """Starts fakes and remembers everything."""

    def __init__(self) -> None:
        self.lives: list[Fake] = []
        self.closed: list[str] = []
        self.said: list[str] = []
        self.failures = 0

    def unit(self, name: str, once: bool = False) -> Unit[Fake]:
        async def start() -> Fake:
            if self.failures:
                self.failures -= 1
                raise EngineError("no luck")
            self.lives.append(Fake(name, self.closed))
            return self.lives[-1]

        return Unit(name, start, once=once)

    async def until(self, true: Callable[[], bool]) -> None:
        async with asyncio.timeout(20):
            while not true():
                await asyncio.sleep(0.005)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FIRST_PAUSE", 0.01)


async def test_what_dies_comes_back() -> None:
    stage = Stage()
    async with Supervisor(stage.said.append) as supervisor:
        await supervisor.start(stage.unit("api"))
        stage.lives[0].end(-9)
        await stage.until(lambda: "api is back" in stage.said)
        assert len(stage.lives) == 2
    assert stage.said[0].startswith("api ended with signal 9; starting it again in")


async def test_start_that_fails_is_tried_again() -> None:
    stage = Stage()
    async with Supervisor(stage.said.append) as supervisor:
        await supervisor.start(stage.unit("database"))
        stage.failures = 2
        stage.lives[0].end(1)
        await stage.until(lambda: len(stage.lives) == 2)
    assert sum("does not start: no luck" in line for line in stage.said) == 2


async def test_first_start_that_fails_is_the_callers() -> None:
    stage = Stage()
    stage.failures = 1
    async with Supervisor(stage.said.append) as supervisor:
        with pytest.raises(EngineError, match="no luck"):
            await supervisor.start(stage.unit("database"))


async def test_work_that_is_done_is_not_started_again() -> None:
    stage = Stage()
    async with Supervisor(stage.said.append) as supervisor:
        await supervisor.start(stage.unit("demo", once=True))
        await supervisor.start(stage.unit("api"))
        stage.lives[0].end(0)
        stage.lives[1].end(0)
        await stage.until(lambda: "api is back" in stage.said)
    assert [life.name for life in stage.lives] == ["demo", "api", "api"]


async def test_closing_stops_everything_even_while_one_is_down() -> None:
    stage = Stage()
    async with Supervisor(stage.said.append) as supervisor:
        for name in ("database", "bus", "api"):
            await supervisor.start(stage.unit(name))
        stage.failures = 1_000
        stage.lives[1].end(-9)
        await stage.until(lambda: any("does not start" in line for line in stage.said))
    assert sorted(stage.closed) == ["api", "database"]


async def test_what_is_kept_outside_stops_last() -> None:
    stage = Stage()
    async with Supervisor(stage.said.append) as engines, Supervisor(stage.said.append) as roles:
        await engines.start(stage.unit("database"))
        await roles.start(stage.unit("api"))
    assert stage.closed == ["api", "database"]


def test_pauses_double_to_a_limit_and_start_over_after_a_healthy_life() -> None:
    back_off = BackOff(pause=1)
    assert [back_off.after(0) for _ in range(6)] == [1, 2, 4, 8, 16, LONGEST_PAUSE]
    assert back_off.after(HEALTHY_AFTER) == module.FIRST_PAUSE
