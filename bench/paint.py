"""`paint`: when a slow phone shows the feed's first card, beside a bare page with the same files.

Chromium with a quarter of this machine's CPU and a line of 1.6 Mb/s with 150 ms opens the feed as
a guest, through the front door of the production stack: with nothing kept (`cold`), and again once
the service worker has the shell (`warm`). In between it opens a page of a few lines that holds the
same poster and the same video as one file, from a Caddy of its own, with nothing kept. Medians:

- `fcp`: the first paint of anything; `poster`: the first card's picture; `frame`: its video.
- `cold_ratio`, `warm_ratio`: ours up to the poster, over the bare page's.
- `scripts_kb` and `requests`: what came over the line before the poster, cold.

A visit whose card shows no picture, or whose video shows no frame, fails the bench.
"""

import asyncio
import os
import tempfile
from pathlib import Path
from statistics import median
from typing import Any, cast
from urllib.parse import urljoin

import httpx
from playwright.async_api import Browser, BrowserContext

from bench._browser import chromium
from bench._files import serve_files
from bench._stack import Stack, sign_up, start_stack
from bench._tus import send
from bench._work import NotDone
from rampe.engines.ffmpeg import find_ffmpeg

RUNS = 5
LINE = {"latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
SLOWER = 4
GIVE_UP = 180.0
VIDEOS, SECONDS = 4, 8
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
    "locale": "fr-FR",
}
WATCH = (Path(__file__).parent / "_paint.js").read_text()
# A guest who chose no interests and has seen nothing yet: what was seen is not shown again.
GUEST = """
localStorage.setItem('rampe.interests', '[]');
localStorage.removeItem('rampe.feed-session');
"""
PEER = """<!doctype html><meta name=viewport content="width=device-width"><title>Rampe</title>
<style>body{margin:0;background:#000}#card *{position:absolute;width:100%;height:100%}</style>
<div id=card><img class=poster src=POSTER><video src=video.mp4 muted autoplay playsinline></video>
</div><p>Rampe</p>"""

Visit = dict[str, float]


async def measure() -> dict[str, Any]:
    """Run everything and return the figures."""
    with tempfile.TemporaryDirectory() as folder:
        async with (
            start_stack(Path(folder)) as stack,
            httpx.AsyncClient(base_url=stack.url, timeout=60) as client,
        ):
            await publish(stack, Path(folder))
            peer = Path(folder) / "peer"
            await write_peer(client, peer)
            async with serve_files(peer) as peer_url, chromium() as browser:
                rounds = [await visit_all(browser, stack.url, peer_url) for _ in range(RUNS)]
    cold, warm, bare = (
        {name: median(one[kind][name] for one in rounds) for name in rounds[0][kind]}
        for kind in ("cold", "warm", "bare")
    )
    return {
        "cold_ratio": round(cold["poster"] / bare["poster"], 2),
        "warm_ratio": round(warm["poster"] / bare["poster"], 2),
        "cold_ms": in_ms(cold),
        "warm_ms": in_ms(warm),
        "bare_ms": in_ms(bare),
        "scripts_kb": round(cold["scripts"] / 1000, 1),
        "requests": round(cold["requests"]),
        "cores": os.cpu_count(),
    }


def in_ms(visit: Visit) -> dict[str, int]:
    """The moments of a visit."""
    return {name: round(visit[name]) for name in ("fcp", "poster", "frame")}


async def visit_all(browser: Browser, url: str, peer_url: str) -> dict[str, Visit]:
    """One visit of each kind."""
    ours, theirs = await open_phone(browser), await open_phone(browser)
    try:
        cold = await visit(ours, url)
        await keep_shell(ours, url)
        return {"cold": cold, "warm": await visit(ours, url), "bare": await visit(theirs, peer_url)}
    finally:
        await ours.close()
        await theirs.close()


async def open_phone(browser: Browser) -> BrowserContext:
    """A browser that has nothing of anybody."""
    context = await browser.new_context(**PHONE)
    await context.add_init_script(GUEST + WATCH)
    return context


async def visit(context: BrowserContext, url: str) -> Visit:
    """Open a page on the slow phone and say when what was to be seen."""
    page = await context.new_page()
    # Playwright leaves the protocol's types open.
    protocol = cast("Any", await context.new_cdp_session(page))
    await protocol.send("Network.enable")
    await protocol.send("Network.emulateNetworkConditions", {"offline": False, **LINE})
    await protocol.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    await page.goto(url, wait_until="commit")
    async with asyncio.timeout(GIVE_UP):
        found = await page.evaluate("shown")
    await page.close()
    if not all(found.get(name) for name in ("fcp", "poster", "frame")):
        raise NotDone(str(found))
    return found


async def keep_shell(context: BrowserContext, url: str) -> None:
    """A visit in peace, until the service worker has the shell."""
    page = await context.new_page()
    await page.goto(url)
    await page.evaluate("shown")
    await page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")
    await page.close()


async def publish(stack: Stack, folder: Path) -> None:
    """Put a few portrait videos on."""
    clip = folder / "clip.mp4"
    process = await asyncio.create_subprocess_exec(
        *(str(find_ffmpeg()), "-v", "error"),
        *("-f", "lavfi", "-i", f"testsrc2=size=720x1280:rate=30:duration={SECONDS}"),
        *("-f", "lavfi", "-i", f"sine=duration={SECONDS}", "-pix_fmt", "yuv420p", str(clip)),
    )
    if await process.wait():
        raise NotDone("no clip")
    client = await sign_up(stack, "peintre")
    try:
        asset_id, _ = await send(client, clip.read_bytes())
        async with asyncio.timeout(120):
            while (await client.get(f"/assets/{asset_id}")).json()["state"] != "ready":
                await asyncio.sleep(0.2)
        for number in range(VIDEOS):
            body = {"asset_id": asset_id, "caption": f"Plan {number} #rampe"}
            made = (await client.post("/videos", json=body)).raise_for_status().json()
            (await client.post(f"/videos/{made['id']}/publish")).raise_for_status()
    finally:
        await client.aclose()


async def write_peer(client: httpx.AsyncClient, folder: Path) -> None:
    """Write the bare page with the files of the feed's first card; its lowest rendition in one."""
    async with asyncio.timeout(60):
        while not (await client.get("/api/v1/feed")).json()["items"]:
            await asyncio.sleep(0.2)
    card = (await client.get("/api/v1/feed")).json()["items"][0]
    folder.mkdir()
    poster = await client.get(card["poster_url"])
    name = Path(card["poster_url"]).name
    (folder / name).write_bytes(poster.raise_for_status().content)
    master = card["playlist_url"]
    variants = addresses((await client.get(master)).raise_for_status().text)
    playlist = urljoin(master, variants[-1])
    text = (await client.get(playlist)).raise_for_status().text
    start = text.split('#EXT-X-MAP:URI="')[1].split('"')[0]
    parts = [start, *addresses(text)]
    files = [await client.get(urljoin(playlist, part)) for part in parts]
    (folder / "video.mp4").write_bytes(b"".join(one.raise_for_status().content for one in files))
    (folder / "index.html").write_text(PEER.replace("POSTER", name))


def addresses(playlist: str) -> list[str]:
    """The lines of a playlist that name files."""
    return [line for line in playlist.splitlines() if line and not line.startswith("#")]
