"""`edge`: what a viewer of a live costs by push, against static files from Caddy and our LL-HLS.

A publisher feeds 2.5 Mb/s to the edge of a production stack, and the same segments of two seconds
to a folder that a Caddy of its own serves. 200 and then 1,000 viewers only receive, in a process of
their own, by one way after the other, three times; a window lasts six seconds. Nobody passes the
front door: what is compared are the servers.

- `us_*`: microseconds of server CPU for a second that one viewer receives; medians.
- `push_vs_caddy`, `push_vs_llhls`: at 1,000 viewers, the medians' ratio.

A part that is lost, a connection that ends, or less than the due share of the stream fails it.
"""

import asyncio
import json
import statistics
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil

from bench._bars import Bar
from bench._files import serve_files
from bench._publish import Publisher, make_clip
from bench._seed import database_url
from bench._stack import Stack, sign_up, start_stack
from bench._work import NotDone, allow_many_files, cpu_of, running
from rampe.accounts import AccountId
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.ids import new_id
from rampe.live import Audience, Format, Live, LiveId, Recording, State
from rampe.ports.bus import Bus

CROWDS, ROUNDS, SECONDS, SETTLE = (200, 1_000), 3, 6.0, 2.0
LEAST = {"push": 0.95, "hls": 0.75, "llhls": 0.9}
"""Share of what was due; of plain HLS the segments at both ends of a window are whole."""
WAYS = ("push", "hls", "llhls")
BARS = {"push_vs_caddy": Bar(at_most=0.5)}


class Viewers:
    """The process of the viewers."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        """Talk to it by lines."""
        self._process = process

    async def ask(self, **order: Any) -> dict[str, Any]:
        """Send an order and return its answer."""
        if self._process.stdin is None or self._process.stdout is None:
            raise NotDone("no viewers")
        self._process.stdin.write(json.dumps(order).encode() + b"\n")
        answer = json.loads(await self._process.stdout.readline() or b'{"faults": 1}')
        if answer["faults"]:
            raise NotDone(f"{answer['faults']} faults, the last: {answer.get('fault')}")
        return answer


async def measure() -> dict[str, Any]:
    """Run everything and return the figures."""
    allow_many_files()
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder) / "files"
        files.mkdir()
        clip = await make_clip()
        async with (
            start_stack(Path(folder), RAMPE_INGEST__RTMP_PORT="0") as stack,
            serve_files(files) as static,
            running(sys.executable, "-m", "bench._viewers") as process,
        ):
            return await compare(stack, clip, files, static, Viewers(process))


async def compare(
    stack: Stack, clip: bytes, files: Path, static: str, viewers: Viewers
) -> dict[str, Any]:
    """Publish, and let crowds watch."""
    edge = stack.role("edge")
    environment = edge.environ()
    live_id = await make_live(stack)
    bus = await Bus.connect(environment["RAMPE_BUS__URL"])
    publisher = Publisher(bus, live_id, clip, files)
    await publisher.serve()
    publishing = asyncio.create_task(publisher.run())
    own = f"127.0.0.1:{environment['RAMPE_EDGE__PORT']}/live/{live_id}"
    hls = f"127.0.0.1:{environment['RAMPE_EDGE__HLS_PORT']}/live/{live_id}"
    ways = {
        "push": (f"ws://{own}/push", edge),
        "hls": (f"{static}live.m3u8", caddy()),
        "llhls": (f"http://{hls}/0/live.m3u8", edge),
    }
    while not (files / "live.m3u8").exists():
        await asyncio.sleep(0.1)
    await asyncio.sleep(6)
    figures: dict[str, Any] = {}
    try:
        for crowd in CROWDS:
            costs: dict[str, list[float]] = {way: [] for way in WAYS}
            for _ in range(ROUNDS):
                for way in WAYS:
                    costs[way].append(await watch(viewers, way, *ways[way], crowd, publisher))
            for way in WAYS:
                name = "caddy" if way == "hls" else way
                figures[f"us_{name}_{crowd}"] = round(1e6 * statistics.median(costs[way]))
    finally:
        publishing.cancel()
        with suppress(asyncio.CancelledError):
            await publishing
        await bus.close()
    most = CROWDS[-1]
    push = figures[f"us_push_{most}"]
    figures["push_vs_caddy"] = round(push / figures[f"us_caddy_{most}"], 3)
    figures["push_vs_llhls"] = round(push / figures[f"us_llhls_{most}"], 3)
    first = CROWDS[0]
    figures[f"push_vs_caddy_{first}"] = round(
        figures[f"us_push_{first}"] / figures[f"us_caddy_{first}"], 3
    )
    return figures


async def watch(
    viewers: Viewers,
    way: str,
    url: str,
    server: psutil.Process,
    crowd: int,
    publisher: Publisher,
) -> float:
    """Let a crowd watch for a while; return CPU seconds a second that one viewer received."""
    await viewers.ask(open=way, url=url, viewers=crowd)
    await asyncio.sleep(SETTLE)
    before, sent = await viewers.ask(count=True), publisher.bytes
    started, cpu = time.monotonic(), cpu_of(server)
    await asyncio.sleep(SECONDS)
    cpu, passed = cpu_of(server) - cpu, time.monotonic() - started
    after, due = await viewers.ask(count=True), publisher.bytes - sent
    received = (after["bytes"] - before["bytes"]) / crowd
    await viewers.ask(close=True)
    if received < LEAST[way] * due:
        raise NotDone(f"{way}, {crowd} viewers: {received:.0f} of {due} bytes each")
    return cpu / (crowd * passed * received / due)


async def make_live(stack: Stack) -> int:
    """Insert a running live of a member; it is fed from here."""
    client = await sign_up(stack, "bench")
    account_id = AccountId(int((await client.get("/me")).json()["id"]))
    await client.aclose()
    now = clock.now()
    live = Live(
        id=LiveId(new_id()),
        account_id=account_id,
        title="Bench",
        format=Format.QA,
        audience=Audience.PUBLIC,
        state=State.LIVE,
        created_at=now,
        started_at=now,
        fed_at=now.replace(year=now.year + 1),  # or its signal would be taken for lost
        is_recorded=False,
        recording=Recording.NONE,
    )
    async with Database(database_url(stack)) as database, database.session() as session:
        session.add(live)
    return int(live.id)


def caddy() -> psutil.Process:
    """The file server's process."""
    for child in psutil.Process().children():
        if "file-server" in child.cmdline():
            return child
    raise NotDone("no file server")
