"""A live of half an hour with two hundred viewers and one restart of `ingest` (issue 4, section 7).

What must stay flat, and how far: memory of each role, disk beside what was sent, parts that viewers
missed, the clock of the media beside the wall's. The figures are one line of JSON at the end of the
run; it fails when the work was not done, or when something grows beyond what was measured and some
room for other machines. Half an hour with 200 viewers and one restart of ingest gave: no unit more
than 2.9 MB larger than when it was warm, 0 of 3,588,590 parts missed, 3 ms of drift.

`SOAK_MINUTES` (30), `SOAK_VIEWERS` (200) and `SOAK_KBPS` (2500) make it shorter or lighter.
"""

import asyncio
import json
import os
import signal
import statistics
import time
from collections.abc import Mapping, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest

from rampe.entry.roles import ROLES
from tests.conftest import Report
from tests.e2e.member import sign_up
from tests.e2e.stack import Stack, running_stack
from tests.e2e.waiting import eventually
from tests.faults.conftest import SETTINGS
from tests.faults.crowd import PATIENCE, Crowd, until_flowing, watching
from tests.faults.studio import check_recording, check_room, make_clip, on_air, until_settled

SECONDS = 60 * float(os.environ.get("SOAK_MINUTES", "30"))
VIEWERS = int(os.environ.get("SOAK_VIEWERS", "200"))
READERS = 2
"""Of the viewers, by LL-HLS."""
KBPS = int(os.environ.get("SOAK_KBPS", "2500"))
RESTART_AT, WARM_AT = SECONDS / 6, SECONDS / 3
# Full before it is warm: what grows after that is not the cache.
SMALL_CACHE = {"RAMPE_EDGE__CACHE_BYTES": str(8 * 1024**2)}
SAMPLE_SECONDS = 2.0
ENDS_SECONDS = 30.0
"""Of the clock, at both ends of what is compared."""
UNITS = ("caddy", "nats", *(role.name for role in ROLES if not role.once))

MOST_GROWTH_MB, MOST_GROWTH_MB_PER_HOUR = 6.0, 12.0
"""Of each unit with its children once it is warm. Allocators settle for a while; the half hour had
2.9 MB at most, and its steepest slope, of ingest, was 11 MB an hour."""
MOST_GROWTH_OF_MB = {"caddy": 16.0}
"""Its heap grows by a part of itself before it is collected: 8 MB in the first minutes."""
MOST_MISSED = 0.0001
MOST_DRIFT_MS = 50.0
SPOOL_SECONDS = 200.0
"""Of what the host sends may lie in the folder `live`, however long the live is: parts of 40 s and
segments of 90 s of both renditions, and what goes next. The half hour had 48 MB: 152 s."""
MOST_DISK_MB = {"logs": (4.0, 4.0), "nats": (16.0, 16.0), "postgres": (32.0, 32.0)}
"""At once, and an hour. Comments, hearts and events of all are kept; the half hour had 25 MB in
PostgreSQL, which takes its log in pieces of 16 MB. Logs have lines of connections, not of time."""
STORED = (0.9, 2.0)
"""What storage may take of each byte that the host sent: a lower rendition is kept too."""


@dataclass
class Memory:
    """Resident megabytes of every unit with its children, from the moment that it is warm."""

    stack: Stack
    samples: dict[str, list[tuple[float, float]]] = field(
        default_factory=dict[str, list[tuple[float, float]]]
    )

    async def watch(self) -> None:
        """Sample until cancelled."""
        while True:
            for unit in UNITS:
                with suppress(psutil.NoSuchProcess):
                    self.samples.setdefault(unit, []).append((time.time(), self._read(unit)))
            await asyncio.sleep(SAMPLE_SECONDS)

    def _read(self, unit: str) -> float:
        pid = self.stack.pid(unit)
        if pid is None:
            raise psutil.NoSuchProcess(0)
        one = psutil.Process(pid)
        family = [one, *one.children(recursive=True)]
        return sum(process.memory_info().rss for process in family) / 1e6

    def slope(self, unit: str) -> float:
        """Megabytes an hour, by least squares."""
        return 3600 * _slope(self.samples[unit])

    def growth(self, unit: str) -> float:
        """Megabytes between the first and the last tenth, by their medians."""
        sizes = [size for _, size in self.samples[unit]]
        tenth = max(1, len(sizes) // 10)
        return statistics.median(sizes[-tenth:]) - statistics.median(sizes[:tenth])

    def last(self, unit: str) -> float:
        """Megabytes in the end."""
        return self.samples[unit][-1][1]


@pytest.mark.soak
async def test_a_long_live_stays_as_it_began(tmp_path: Path, report: Report) -> None:
    """GOL-05: memory and disk flat, nothing missed, no drift; one restart of ingest is survived."""
    clip = make_clip(tmp_path, size="720x1280", kbps=KBPS)
    async with running_stack(tmp_path / "rampe", {**SETTINGS, **SMALL_CACHE}) as stack:
        host = await sign_up(stack.url, "marathon")
        async with (
            aclosing(host.http),
            on_air(stack, host, clip) as (live, program),
            watching(
                stack, live, VIEWERS, talkers=VIEWERS // 10, every=10.0, readers=READERS
            ) as crowd,
        ):
            crowd.arm(0.0)
            await until_flowing(crowd, "everybody is there")
            began, disk, sent = time.time(), measure(stack.data), crowd.ledger.bytes
            missed = -count_missed(crowd)
            await asyncio.sleep(RESTART_AT)
            missed += count_missed(crowd)
            outage = await restart_ingest(stack, crowd)
            missed -= count_missed(crowd)
            await asyncio.sleep(max(0.0, began + WARM_AT - time.time()))
            memory, warm = Memory(stack), time.time()
            sampling = asyncio.create_task(memory.watch())
            await asyncio.sleep(max(0.0, began + SECONDS - time.time()))
            assert not sampling.done(), sampling
            sampling.cancel()
            missed += count_missed(crowd)
            watched = time.time() - warm
            crowd.arm(time.time())
            await until_flowing(crowd, "everybody is still there")

            ended, sent = time.time(), crowd.ledger.bytes - sent
            kbps = sent * 8 / 1000 / (ended - began)
            grown = {
                name: round((size - disk.get(name, 0)) / 1e6, 1)
                for name, size in measure(stack.data).items()
            }
            stored, clock = 1e6 * grown["storage"] / sent, clock_of(crowd.ledger.clock)
            parts = sum(one.picture.parts for one in crowd.viewers)
            figures = {
                "minutes": round((ended - began) / 60, 1),
                "viewers": VIEWERS,
                "kbps_sent": round(kbps),
                "memory_mb": {unit: round(memory.last(unit), 1) for unit in UNITS},
                "memory_mb_per_hour": {unit: round(memory.slope(unit), 1) for unit in UNITS},
                "memory_growth_mb": {unit: round(memory.growth(unit), 1) for unit in UNITS},
                "disk_growth_mb": grown,
                "sent_mb": round(sent / 1e6, 1),
                "stored_vs_sent": round(stored, 3),
                "restart_picture_s": outage,
                "parts": parts,
                "parts_missed": missed,
                "push_connections": sum(one.picture.connections for one in crowd.viewers),
                "room_connections": sum(one.room.connections for one in crowd.viewers),
                "host_connections": program.sent,
                **clock,
            }
            print(json.dumps(figures), flush=True)
            report("soak", json.dumps(figures))
            await crowd.falls_silent()
            await until_settled(stack, live, crowd)
            assert crowd.faults == []
            report("comments", await check_room(stack, live, crowd))
            (await host.http.post(f"/api/v1/lives/{live}/end")).raise_for_status()
            await eventually(crowd.is_over, "everybody knows the end", seconds=PATIENCE)
            await program.stop()
            report("recorded", await check_recording(stack, host, live, crowd.ledger.shown))
    assert missed <= MOST_MISSED * parts
    assert too_grown(memory, seconds=watched) == []
    assert too_large(grown, kbps=kbps, seconds=ended - began) == []
    assert STORED[0] <= stored <= STORED[1]
    assert abs(clock["drift_ms"]) < MOST_DRIFT_MS


async def restart_ingest(stack: Stack, crowd: Crowd) -> float:
    """Stop it in order, as an update does; return after how long the last viewer had a picture."""
    pid = stack.pid("ingest")
    assert pid is not None
    os.kill(pid, signal.SIGTERM)
    crowd.arm(time.time())
    await until_flowing(crowd, "pictures after the restart of ingest")
    return crowd.back_after()[0]


def count_missed(crowd: Crowd) -> int:
    """Parts that viewers did not get between others that they got."""
    return sum(one.picture.missed for one in crowd.viewers)


def measure(data: Path) -> dict[str, int]:
    """Return the bytes of each folder of an installation."""
    found: dict[str, int] = {}
    for top in data.iterdir():
        for folder, _, names in os.walk(top):
            for name in names:
                # Segments and logs come and go while we look.
                with suppress(FileNotFoundError):
                    size = (Path(folder) / name).stat().st_blocks * 512
                    found[top.name] = found.get(top.name, 0) + size
    return found


def too_grown(memory: Memory, *, seconds: float) -> list[str]:
    """Name the units that have grown by more than they may."""
    later = MOST_GROWTH_MB_PER_HOUR * seconds / 3600
    most = {unit: MOST_GROWTH_OF_MB.get(unit, MOST_GROWTH_MB) + later for unit in UNITS}
    return [unit for unit, bar in most.items() if memory.growth(unit) > bar]


def too_large(grown: Mapping[str, float], *, kbps: float, seconds: float) -> list[str]:
    """Name the folders that have grown by more than they may."""
    most = {name: once + hour * seconds / 3600 for name, (once, hour) in MOST_DISK_MB.items()}
    most["live"] = SPOOL_SECONDS * kbps / 8000
    return [name for name, bar in most.items() if grown[name] > bar]


def clock_of(clock: Sequence[tuple[float, float]]) -> dict[str, float]:
    """How the media's clock goes beside the wall's: over the restart, and after it."""
    first, last = clock[0][0], clock[-1][0]
    ahead = [(wall, 1000 * (media - wall)) for wall, media in clock]
    late = [one for one in ahead if one[0] > first + WARM_AT]
    before = statistics.median(one for wall, one in ahead if wall < first + ENDS_SECONDS)
    after = statistics.median(one for wall, one in late if wall < late[0][0] + ENDS_SECONDS)
    end = statistics.median(one for wall, one in late if wall > last - ENDS_SECONDS)
    return {
        "restart_shift_ms": round(after - before, 1),
        "drift_ms": round(end - after, 1),
        "drift_ms_per_hour": round(3600 * _slope(late), 1),
    }


def _slope(points: Sequence[tuple[float, float]]) -> float:
    middle = statistics.fmean(x for x, _ in points)
    level = statistics.fmean(y for _, y in points)
    spread = sum((x - middle) ** 2 for x, _ in points)
    return sum((x - middle) * (y - level) for x, y in points) / spread if spread else 0.0
