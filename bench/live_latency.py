"""`live_latency`: from the host's camera to the viewer's eyes, by three ways out and two ways in.

Chromium films a canvas that shows the milliseconds of the clock, and others read it from the
pixels that they show (`_clock.js`). Two lives, one after the other: of a host who publishes from
the studio in the browser, and of one who does by RTMP. Each has three viewers at once: the watch
page (`push`), the watch page where no WebSocket brings pictures (`llhls`), and the reference, of
the very same recording: `ffmpeg -hls_time 2` behind a file server, and hls.js as it comes
(`plain`). Medians of the pictures' delays, then of the rounds; ratios for the worse way in:

- `push_vs_plain_hls`, `llhls_vs_plain_hls`
- `stalled`: the share of time in which push showed no new picture.

A viewer who sees fewer than half of the pictures fails the bench.
"""

import asyncio
import json
import os
import shutil
import tempfile
from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import httpx
from playwright.async_api import Browser, Page
from websockets.asyncio.server import ServerConnection, serve

from bench._bars import Bar
from bench._browser import chromium
from bench._files import serve_files
from bench._stack import Stack, sign_up, start_stack
from bench._work import NotDone
from rampe.engines.ffmpeg import find_ffmpeg
from rampe.engines.network import free_port

ROUNDS, SECONDS = 3, 60.0
SETTLE_SECONDS = 10.0
"""Players find their place behind the host before anything counts."""
BITS = 1_500_000
PICTURES_A_SECOND = 30
STILL_MS = 100.0
"""A picture that is shown for longer stands still for the rest."""
WAYS_IN, WAYS_OUT = ("browser", "rtmp"), ("push", "llhls", "plain")
BARS = {
    "push_vs_plain_hls": Bar(at_most=0.15),
    "llhls_vs_plain_hls": Bar(at_most=0.30),
    "stalled": Bar(at_most=0.01),
}
HERE = Path(__file__).parent
CLOCK, RELAY = (HERE / "_clock.js").read_text(), (HERE / "_relay.js").read_text()
HLS_JS = HERE.parent / "web/node_modules/hls.js/dist/hls.min.js"
TEXTS: dict[str, Any] = json.loads((HERE.parent / "web/messages/fr.json").read_text())
PLAIN_PAGE = """<!doctype html><title>plain</title><video muted autoplay playsinline></video>
<script src=hls.js></script><script>
const hls = new Hls();
hls.loadSource('live.m3u8');
hls.attachMedia(document.querySelector('video'));
</script>"""
NO_PUSH = """
const Socket = globalThis.WebSocket;
globalThis.WebSocket = class extends Socket {
  constructor(url, ...more) {
    super(/\\/live\\/[^/]+\\/push/.test(url) ? 'wss://0.0.0.0:1/' : url, ...more);
  }
};
"""


@dataclass(frozen=True)
class Seen:
    """What one viewer saw of one live."""

    delay_ms: float
    p95_ms: float
    stalled: float
    pictures: int


async def measure() -> dict[str, Any]:
    """Run everything and return the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        async with (
            start_stack(
                folder,
                RAMPE_LIVE__MIN_FOLLOWERS="0",
                RAMPE_INGEST__RTMP_PORT=str(free_port()),
            ) as stack,
            chromium() as browser,
        ):
            rounds = [await run_round(stack, browser, folder, number) for number in range(ROUNDS)]
    return summarise(rounds)


Round = dict[str, dict[str, Seen]]


def summarise(rounds: Sequence[Round]) -> dict[str, Any]:
    """Medians of the rounds, and ratios for the worse way in."""
    delays = {
        into: {out: median(one[into][out].delay_ms for one in rounds) for out in WAYS_OUT}
        for into in WAYS_IN
    }
    figures = {
        f"{out}_vs_{peer}": round(
            max(
                median(one[into][out].delay_ms / one[into]["plain"].delay_ms for one in rounds)
                for into in WAYS_IN
            ),
            3,
        )
        for out, peer in (("push", "plain_hls"), ("llhls", "plain_hls"))
    }
    figures["stalled"] = round(
        max(median(one[into]["push"].stalled for one in rounds) for into in WAYS_IN), 4
    )
    return {
        **figures,
        "delay_ms": {
            into: {out: round(ms) for out, ms in found.items()} for into, found in delays.items()
        },
        "push_p95_ms": {
            into: round(median(one[into]["push"].p95_ms for one in rounds)) for into in WAYS_IN
        },
        "cores": os.cpu_count(),
    }


async def run_round(stack: Stack, browser: Browser, folder: Path, number: int) -> Round:
    """Both lives, one after the other."""
    found: Round = {}
    for into in WAYS_IN:
        async with AsyncExitStack() as running:
            host = await sign_up(stack, f"{into}{number}")
            running.push_async_callback(host.aclose)
            files = folder / f"{into}{number}"
            files.mkdir()
            relay = await running.enter_async_context(listen(files))
            begin = begin_in_browser if into == "browser" else begin_by_rtmp
            path = await running.enter_async_context(begin(stack, browser, host, relay))
            found[into] = await watch_all(stack, browser, path, files)
    return found


# -- the host -----------------------------------------------------------------------------------


class Relay:
    """What a browser records, handed on to programs as it comes."""

    def __init__(self) -> None:
        """To nobody so far."""
        self.address = ""
        self.programs: list[asyncio.subprocess.Process] = []

    async def start(self, *arguments: str) -> None:
        """Give what is recorded from now on to an ffmpeg."""
        self.programs.append(
            await asyncio.create_subprocess_exec(
                *(str(find_ffmpeg()), "-v", "error"),
                *("-probesize", "100000", "-analyzeduration", "500000", "-f", "webm", "-i", "-"),
                *arguments,
                stdin=asyncio.subprocess.PIPE,
            )
        )

    async def take(self, connection: ServerConnection) -> None:
        """Hand on every slice of a recorder."""
        async for data in connection:
            for program in self.programs:
                if program.stdin is None or program.returncode is not None:
                    raise NotDone(f"ffmpeg ended with {program.returncode}")
                program.stdin.write(data if isinstance(data, bytes) else data.encode())
                await program.stdin.drain()


@asynccontextmanager
async def listen(files: Path) -> AsyncGenerator[Relay]:
    """A relay whose recording is plain HLS in a folder, among others."""
    relay = Relay()
    await relay.start(
        *("-c:v", "copy", "-c:a", "aac", "-f", "hls", "-hls_time", "2", "-hls_list_size", "6"),
        *("-hls_flags", "delete_segments", str(files / "live.m3u8")),
    )
    try:
        async with serve(relay.take, "127.0.0.1", 0, max_size=None) as server:
            port = next(iter(server.sockets)).getsockname()[1]
            relay.address = f"ws://127.0.0.1:{port}"
            yield relay
    finally:
        for program in relay.programs:
            if program.returncode is None:
                program.kill()
            await program.wait()


@asynccontextmanager
async def begin_by_rtmp(
    stack: Stack, browser: Browser, host: httpx.AsyncClient, relay: Relay
) -> AsyncGenerator[str]:
    """A host's encoder, fed by a browser's recording; the path of its live."""
    key = (await host.post("/me/live/key")).raise_for_status().json()["key"]
    mine = (await host.get("/me/live")).raise_for_status().json()
    await relay.start(
        *("-c:v", "copy", "-c:a", "aac", "-f", "flv", "-flvflags", "no_duration_filesize"),
        *("-flush_packets", "1", f"{mine['rtmp_url']}/{key}"),
    )
    context = await browser.new_context(bypass_csp=True)
    page = await context.new_page()
    await page.goto(f"{stack.url}/robots.txt")  # somewhere that may film
    await page.evaluate(CLOCK)
    await page.evaluate(RELAY)
    await page.evaluate("([to, bits]) => relay.publish(to, bits)", [relay.address, BITS])
    try:
        yield await running_path(host)
    finally:
        await context.close()
        await end(host)


async def go_on_air(page: Page) -> None:
    """Go through the three acts with what they suggest."""
    await page.get_by_label(TEXTS["studio_field_title"], exact=True).fill("Horloge")
    await page.get_by_role("button", name=TEXTS["studio_to_preview"]).click()
    await page.get_by_role("button", name=TEXTS["studio_launch"], exact=True).click()


@asynccontextmanager
async def begin_in_browser(
    stack: Stack, browser: Browser, host: httpx.AsyncClient, relay: Relay
) -> AsyncGenerator[str]:
    """A host in the studio whose camera films the clock; the path of its live."""
    context = await browser.new_context(
        bypass_csp=True, locale="fr-FR", viewport={"width": 1440, "height": 900}
    )
    await context.add_cookies(
        [{"name": name, "value": value, "url": stack.url} for name, value in host.cookies.items()]
    )
    await context.add_init_script(
        f"{CLOCK}\n{RELAY}\nrelay.tap({json.dumps(relay.address)});\n"
        "navigator.mediaDevices.getUserMedia = async () => clock.film();"
    )
    page = await context.new_page()
    await page.goto(f"{stack.url}/create/live")
    await go_on_air(page)
    try:
        yield await running_path(host)
    finally:
        await context.close()
        await end(host)


async def running_path(host: httpx.AsyncClient) -> str:
    """Wait until a host is on air; the path of the watch page."""
    async with asyncio.timeout(30):
        while True:
            live = (await host.get("/me/live")).raise_for_status().json()["live"]
            if live and live["state"] == "live":
                return str(live["path"])
            await asyncio.sleep(0.2)


async def end(host: httpx.AsyncClient) -> None:
    """End what a host has on air."""
    live = (await host.get("/me/live")).raise_for_status().json()["live"]
    if live:
        (await host.post(f"/lives/{live['id']}/end")).raise_for_status()


# -- the viewers --------------------------------------------------------------------------------


async def watch_all(stack: Stack, browser: Browser, path: str, files: Path) -> dict[str, Seen]:
    """Watch a live by every way out at once."""
    await write_plain_page(files)
    async with serve_files(files) as plain, AsyncExitStack() as running:
        pages: dict[str, Page] = {}
        for out in WAYS_OUT:
            context = await browser.new_context(
                bypass_csp=True, viewport={"width": 360, "height": 740}
            )
            running.push_async_callback(context.close)
            await context.add_init_script(CLOCK + (NO_PUSH if out == "llhls" else ""))
            pages[out] = await context.new_page()
            await pages[out].goto(plain if out == "plain" else f"{stack.url}{path}")
        for page in pages.values():
            await page.wait_for_function(
                "() => (document.querySelector('video')?.currentTime ?? 0) > 0", timeout=60_000
            )
        await asyncio.sleep(SETTLE_SECONDS)
        for page in pages.values():
            await page.evaluate("clock.watch(document.querySelector('video'))")
        await asyncio.sleep(SECONDS)
        return {out: judge(out, await page.evaluate("seen")) for out, page in pages.items()}


async def write_plain_page(files: Path) -> None:
    """Wait for the reference's playlist, and lay a page beside it."""
    shutil.copy(HLS_JS, files / "hls.js")
    (files / "index.html").write_text(PLAIN_PAGE)
    async with asyncio.timeout(30):
        while not (files / "live.m3u8").exists():
            await asyncio.sleep(0.1)


def judge(out: str, seen: Sequence[dict[str, Any]]) -> Seen:
    """Sum up the pictures that a viewer showed."""
    delays = [one["delay"] for one in seen if one["delay"] is not None]
    shown = seen[-1]["shown"] - seen[0]["shown"] if seen else 0
    if len(delays) < 2 or shown < SECONDS * PICTURES_A_SECOND / 2:
        raise NotDone(f"{out}: {shown} pictures, {len(delays)} of them read")
    still = sum(
        max(0.0, later["now"] - one["now"] - STILL_MS * (later["shown"] - one["shown"]))
        for one, later in pairwise(seen)
    )
    return Seen(
        delay_ms=median(delays),
        p95_ms=quantiles(delays, n=20)[18],
        stalled=still / (seen[-1]["now"] - seen[0]["now"]),
        pictures=shown,
    )
