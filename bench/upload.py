"""`upload`: from the last byte of a clip to a video that plays, beside bare ffmpeg in the same run.

A member uploads a 30 s clip of 1080 × 1920 through the front door of the production stack; bare
ffmpeg commands on the same file run in between, three times, alternating. The figures are medians:

- `first_playable_ratio`: last byte sent → initialisation and first segment of every planned
  rendition answered by Caddy, over the wall time of a plain 720p encode.
- `ladder_overhead`: CPU of the worker with all its children until ready (probe, loudness, poster,
  ladder, sprite, preview, publishing), over the CPU of one bare ffmpeg command with the same
  filters, rungs and gain.
- `copy_ratio`: an H.264 720p source until ready, over the wall time of its plain encode.

What was served is decoded afterwards; a rendition that is missing, short or broken fails the bench.
"""

import asyncio
import io
import os
import re
import resource
import tempfile
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urljoin

import av
import httpx
import msgspec
import websockets

from bench._bars import Bar
from bench._stack import Stack, sign_up, start_stack
from bench._tus import send
from bench._work import NotDone, cpu_of
from rampe.engines.ffmpeg import find_ffmpeg
from rampe.media import MediaSettings
from rampe.media.command import Command, pictures_command, sound_command
from rampe.media.ladder import Plan, Rung, h264_level

RUNS = 3
SECONDS = 30
BARS = {
    "first_playable_ratio": Bar(at_most=0.30),
    "ladder_overhead": Bar(at_most=1.20),
    "copy_ratio": Bar(at_most=0.60),
}
RUNGS = {"720": (720, 1280), "540": (540, 960), "360": (360, 640)}
READY_WITHIN = 600.0


@dataclass(frozen=True)
class Watched:
    """One upload: seconds from its last byte, CPU seconds of the worker, and what was made."""

    first_playable: float
    ready: float
    cpu: float


async def measure() -> dict[str, Any]:
    """Run everything and return the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, small = await make_sources(folder)
        async with start_stack(folder) as stack:
            client = await sign_up(stack, "bench")
            async with aclosing(client), Member.signed_in(stack, client) as member:
                runs = [await one_round(member, source, small, n) for n in range(RUNS)]
    figures = {name: round(median(run[name] for run in runs), 3) for name in runs[0]}
    return {**figures, "runs": RUNS, "cores": os.cpu_count()}


@dataclass
class Member:
    """Who uploads: told of progress as the web client is, by frames; asking would cost CPU."""

    stack: Stack
    client: httpx.AsyncClient
    frames: websockets.ClientConnection

    @classmethod
    @asynccontextmanager
    async def signed_in(cls, stack: Stack, client: httpx.AsyncClient) -> AsyncGenerator["Member"]:
        """A member on the real-time channel."""
        cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
        async with websockets.connect(
            stack.url.replace("http", "ws", 1) + "/rt",
            origin=websockets.Origin(stack.url),
            additional_headers={"Cookie": cookie},
        ) as frames:
            yield cls(stack, client, frames)

    async def wait_for(self, asset_id: str, what: str) -> dict[str, Any]:
        """Listen until the asset is `playable` or `ready`."""
        async with asyncio.timeout(READY_WITHIN):
            async for frame in self.frames:
                told = msgspec.json.decode(frame)
                asset: dict[str, Any] = told.get("asset", {}) if told["t"] == "asset" else {}
                if asset.get("id") != asset_id:
                    continue
                if asset["state"] == "failed":
                    raise NotDone(f"the encode failed: {asset['reason']}")
                if asset["state"] == "ready" or (what == "playable" and asset["playable"]):
                    return asset
        raise NotDone("the channel ended")


async def one_round(member: "Member", source: Path, small: Path, number: int) -> dict[str, float]:
    """Bare and ours, side by side; who goes first alternates."""
    ours = await upload(member, source, number, set(RUNGS)) if number % 2 else None
    plain, _ = await run_bare(plain_command(source))
    _, bare_cpu = await run_bare(bare_ladder_command(source))
    ours = ours or await upload(member, source, number, set(RUNGS))
    copied = await upload(member, small, number, {"720", "360"})
    plain_small, _ = await run_bare(plain_command(small))
    return {
        "first_playable_ratio": ours.first_playable / plain,
        "ladder_overhead": ours.cpu / bare_cpu,
        "copy_ratio": copied.ready / plain_small,
        "first_playable_seconds": ours.first_playable,
        "ready_seconds": ours.ready,
        "plain_seconds": plain,
        "copy_first_playable_seconds": copied.first_playable,
        "copy_ready_seconds": copied.ready,
        "copy_plain_seconds": plain_small,
    }


async def make_sources(folder: Path) -> tuple[Path, Path]:
    """A 15 Mb/s phone clip, and what a phone's own editor makes of it at 720p."""
    source, small = folder / "source.mp4", folder / "small.mp4"
    picture = f"testsrc2=size=1080x1920:rate=30:duration={SECONDS}"
    sound = f"anoisesrc=color=pink:amplitude=0.3:seed=7:duration={SECONDS}"
    await run_bare(
        ["-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", sound,
         "-vf", "noise=alls=16:allf=t:all_seed=7", "-c:v", "libx264", "-preset", "superfast",
         "-b:v", "15M", "-pix_fmt", "yuv420p", "-g", "30", "-c:a", "aac", "-ar", "48000", "-ac",
         "2", str(source)]
    )  # fmt: skip
    await run_bare(
        ["-i", str(source), "-vf", "scale=720:1280", "-c:v", "libx264", "-preset", "superfast",
         "-b:v", "3M", "-maxrate", "4M", "-bufsize", "4M", "-g", "60", "-sc_threshold", "0",
         "-c:a", "copy", str(small)]
    )  # fmt: skip
    return source, small


def plain_command(source: Path) -> list[str]:
    """The yardstick: one plain 720p file."""
    return [
        "-i", str(source), "-vf", "scale=720:-2", "-c:v", "libx264", "-preset", "veryfast",
        "-crf", "24", "-maxrate", "3M", "-bufsize", "6M", "-pix_fmt", "yuv420p", "-c:a", "aac",
        "-b:a", "128k", "-f", "mp4", "plain.mp4",
    ]  # fmt: skip


def bare_ladder_command(source: Path) -> list[str]:
    """Our ladder's own commands as one, on a plain path: same rungs, filters and gain."""
    rate = Fraction(30)
    settings = MediaSettings()
    limits = {str(rung.short_side): rung for rung in settings.rungs}
    plan = Plan(
        demuxer="mov",
        video_index=0,
        audio_index=1,
        audio_channels=2,
        width=1080,
        height=1920,
        seconds=SECONDS,
        rate=rate,
        rungs=tuple(
            Rung(
                name=name,
                width=width,
                height=height,
                crf=limits[name].crf,
                max_bit_rate=limits[name].max_bit_rate,
                level=h264_level(width, height, rate),
            )
            for name, (width, height) in RUNGS.items()
        ),
        transfer=None,
        deinterlace=False,
    )
    pictures = pictures_command(
        plan, 0, prefix="bare_", preset=settings.preset, threads=os.cpu_count() or 1
    )
    sound = sound_command(plan, 0, prefix="bare_", gain=-3.0)
    before = pictures[: pictures.index("-protocol_whitelist")]
    return [*before, "-i", str(source), *after_input(pictures), *after_input(sound)]


def after_input(command: Command) -> Command:
    """What a command makes of its input."""
    return command[command.index("-i") + 2 :]


async def run_bare(arguments: Sequence[str]) -> tuple[float, float]:
    """Run ffmpeg; wall and CPU seconds."""
    with tempfile.TemporaryDirectory() as scratch:
        before, started = children_cpu(), time.monotonic()
        process = await asyncio.create_subprocess_exec(
            str(find_ffmpeg()), "-v", "error", "-nostdin", "-nostats", "-y", *arguments,
            cwd=scratch, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        _, log = await process.communicate()
        if process.returncode != 0:
            raise NotDone(log.decode())
        return time.monotonic() - started, children_cpu() - before


def children_cpu() -> float:
    """CPU seconds of the children this process has waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


async def upload(member: "Member", source: Path, number: int, rungs: set[str]) -> Watched:
    """Upload, wait for the first segments and for the end, and look at what was made."""
    # A box that means nothing makes the bytes of each run new: equal ones are not encoded again.
    data = source.read_bytes() + b"\0\0\0\x10free" + number.to_bytes(8)
    client, worker = member.client, member.stack.role("worker")
    cpu = cpu_of(worker)
    asset_id, sent_at = await send(client, data)
    first = await member.wait_for(asset_id, "playable")
    served = await load_first_segments(client, first["playlist_url"])
    first_playable = time.monotonic() - sent_at
    done = await member.wait_for(asset_id, "ready")
    ready = time.monotonic() - sent_at
    cpu = cpu_of(worker) - cpu
    if {name for name in served if name != "audio"} != rungs:
        raise NotDone(f"planned {rungs}, served {set(served)}")
    for name, piece in served.items():
        check_decodes(name, piece)
    await check_whole(client, done["playlist_url"])
    return Watched(first_playable, ready, cpu)


async def fetch(client: httpx.AsyncClient, url: str) -> bytes:
    """Load one file through the front door."""
    answer = await client.get(url)
    if answer.status_code != 200:
        raise NotDone(f"{url}: {answer.status_code}")
    return answer.content


def playlists_of(master: str) -> dict[str, str]:
    """Media playlists by the name of their rendition."""
    names = re.findall(r"^([^#\s]+\.m3u8)$|URI=\"([^\"]+\.m3u8)\"", master, re.MULTILINE)
    playlists = [plain or quoted for plain, quoted in names]
    return {re.sub(r"^e\d+_|\.m3u8$", "", name): name for name in playlists}


async def load_first_segments(client: httpx.AsyncClient, path: str) -> dict[str, bytes]:
    """Initialisation and first segment of every rendition that the master names."""
    url = urljoin(str(client.base_url), path)
    master = (await fetch(client, url)).decode()

    async def first_of(playlist: str) -> bytes:
        text = (await fetch(client, urljoin(url, playlist))).decode()
        names = (
            re.findall(r'MAP:URI="([^"]+)"', text)[0],
            re.findall(r"^[^#\s].*$", text, re.M)[0],
        )
        return b"".join([await fetch(client, urljoin(url, name)) for name in names])

    playlists = playlists_of(master)
    pieces = await asyncio.gather(*(first_of(playlist) for playlist in playlists.values()))
    return dict(zip(playlists, pieces, strict=True))


def check_decodes(name: str, data: bytes) -> None:
    """Decode a rendition's beginning; pictures must have the rung's size."""
    with av.open(io.BytesIO(data), "r") as container:
        frames = sum(1 for _ in container.decode(container.streams[0]))
        video = container.streams.video[0] if container.streams.video else None
        size = (video.width, video.height) if video else None
    if not frames or (size is not None and size != RUNGS[name]):
        raise NotDone(f"{name}: {frames} frames of {size}")


async def check_whole(client: httpx.AsyncClient, path: str) -> None:
    """Every rendition is complete, as long as the source, and its last segment is served."""
    url = urljoin(str(client.base_url), path)
    for name, playlist in playlists_of((await fetch(client, url)).decode()).items():
        text = (await fetch(client, urljoin(url, playlist))).decode()
        seconds = sum(map(float, re.findall(r"#EXTINF:([\d.]+)", text)))
        if "#EXT-X-ENDLIST" not in text or abs(seconds - SECONDS) > 0.2:
            raise NotDone(f"{name} has {seconds} of {SECONDS} s")
        await fetch(client, urljoin(url, re.findall(r"^[^#\s].*$", text, re.M)[-1]))
