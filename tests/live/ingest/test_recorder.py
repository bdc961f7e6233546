"""Segments on their way into storage: what cannot be brought holds up nothing, and is not lost."""

import asyncio
from pathlib import Path
from typing import Any, cast

import pytest

from rampe.live.feeding import FinishedSegment
from rampe.live.hls.window import ListedPart, Segment
from rampe.live.ingest import recorder as recorders
from rampe.live.ingest.lives import Lives
from rampe.live.ingest.recorder import Recorder
from rampe.live.ingest.spool import Pending, Spool
from rampe.live.models import LiveId
from rampe.ports.storage import Storage, StoreDown


class Shelf:
    """Storage that notes what it was given, and is away for so many tries."""

    def __init__(self, away: int = 0) -> None:
        self.names: list[str] = []
        self._away = away

    async def put(self, key: str, _content: Any) -> None:
        if self._away:
            self._away -= 1
            raise StoreDown("not now")
        self.names.append(key)


class Rows:
    """Lives whose segments are noted, but for one."""

    def __init__(self, refused: int = -1) -> None:
        self.numbers: list[int] = []
        self._refused = refused

    async def segment(self, _live_id: LiveId, segment: FinishedSegment) -> bool:
        if segment.number == self._refused:
            raise ValueError("not this one")
        self.numbers.append(segment.number)
        return True


def owe(spool: Spool, number: int) -> Pending:
    """Let a spool owe a segment whose files are there."""
    (spool.folder / "i0.mp4").write_bytes(b"init")
    part = ListedPart(f"p{number}.m4s", 2.0, independent=True, gap=False)
    segment = Segment(number, "i0.mp4", 1_000.0 + 2 * number, False, True, parts=[part], size=5)
    (spool.folder / segment.name).write_bytes(b"media")
    return spool.owe(segment)


async def bring(spool: Spool, rows: Rows, owed: list[Pending], away: int = 0) -> bool:
    """Bring all; whether it was brought."""
    shelf = cast(Storage, Shelf(away))
    recorder = Recorder(LiveId(1), "lives/1", {0: spool}, cast(Lives, rows), shelf)
    for pending in owed:
        recorder.bring(0, pending)
    recorder.start()
    drained = await asyncio.wait_for(recorder.drained(), 20)
    await recorder.close()
    return drained


async def test_a_file_that_is_gone_holds_up_no_other(tmp_path: Path) -> None:
    """GOL-05: it is asked for once, not for ever."""
    spool, rows = Spool(tmp_path), Rows()
    owed = [owe(spool, number) for number in range(3)]
    (tmp_path / owed[1].name).unlink()
    assert await bring(spool, rows, owed)
    assert rows.numbers == [0, 2]
    assert spool.owed() == []


async def test_a_segment_that_failed_is_still_owed(tmp_path: Path) -> None:
    """GOL-05: the spool is kept for the next start."""
    spool, rows = Spool(tmp_path), Rows(refused=1)
    owed = [owe(spool, number) for number in range(3)]
    assert not await bring(spool, rows, owed)
    assert rows.numbers == [0, 2]
    assert spool.owed() == [owed[1]]


async def test_a_store_that_is_away_for_long_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GOL-05: who waits for it has no clock; three hundred tries are more than an hour."""
    assert 300 * recorders.PAUSE_MOST > 3600
    monkeypatch.setattr(recorders, "PAUSE_MOST", 0.001)
    monkeypatch.setattr(recorders, "PAUSE_FIRST", 0.001)
    spool, rows = Spool(tmp_path), Rows()
    owed = [owe(spool, number) for number in range(3)]
    assert await bring(spool, rows, owed, away=300)
    assert rows.numbers == [0, 1, 2]
    assert spool.owed() == []


async def test_what_a_power_cut_has_torn_holds_up_no_other(tmp_path: Path) -> None:
    """GOL-05: of a segment that nothing is known of, nothing is owed."""
    spool, rows = Spool(tmp_path), Rows()
    owed = [owe(spool, number) for number in range(2)]
    (tmp_path / f"{owed[0].name}.pending").write_bytes(b"")
    assert spool.owed() == [owed[1]]
    assert await bring(spool, rows, spool.owed())
    assert rows.numbers == [1]


async def test_a_disk_that_fails_does_not_end_the_bringing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GOL-05: whoever waits until all is there would wait for ever."""
    monkeypatch.setattr(recorders, "PAUSE_FIRST", 0.001)
    spool, rows = Spool(tmp_path), Rows()
    owed = [owe(spool, number) for number in range(2)]
    (tmp_path / owed[0].name).unlink()
    settle, tried = spool.settle, list[int]()

    def fail_once(pending: Pending) -> None:
        tried.append(pending.number)
        if len(tried) == 1:
            raise OSError("no space")
        settle(pending)

    monkeypatch.setattr(spool, "settle", fail_once)
    assert await bring(spool, rows, owed)
    assert (tried, rows.numbers) == ([0, 0, 1], [1])
