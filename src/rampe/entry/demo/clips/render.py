"""Makes a clip's file: frames drawn as SVG, music played, both joined by one ffmpeg.

The result is H.264 at 720p with closed two-second GOPs and little bit rate, which the pipeline may
copy as its top rung: a demo costs a fraction of what as much foreign video would.
"""

import asyncio
import os
import shutil
import threading
from collections.abc import AsyncGenerator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Self

from rampe.entry.demo.clips import synth
from rampe.entry.demo.clips.canvas import Canvas
from rampe.entry.demo.clips.clip import RATE, Clip, Shot
from rampe.entry.demo.clips.generators import LOOKS, graph
from rampe.entry.demo.clips.lettering import fitted_size, write_lines
from rampe.entry.demo.clips.music import Score, compose
from rampe.entry.demo.clips.palettes import PALETTES
from rampe.entry.demo.clips.scenes import SCENES, Moment

TITLE_SECONDS = 2.8
NICE = 10

# Left and right hear the room differently, which makes a mono loop wide.
_ROOM = (
    "[{music}:a]asplit[l][r];[l]aecho=0.9:0.7:31|79|127:0.22|0.16|0.1[le];"
    "[r]aecho=0.9:0.7:43|97|149:0.22|0.16|0.1[re];[le][re]join=inputs=2:channel_layout=stereo,"
    "afade=t=in:d=0.05,afade=t=out:st={fade}:d=0.6,aresample=48000[a]"
)


class RenderError(RuntimeError):
    """A clip could not be made; the message holds what ffmpeg said."""


class Stopped(Exception):
    """The workshop was closed while a clip was drawn."""


class Workshop:
    """Where clips are made, and with which ffmpeg. What nobody waits for is made behind others."""

    def __init__(self, ffmpeg: Path, folder: Path) -> None:
        self.ffmpeg = ffmpeg
        self.folder = folder
        self._stopped = threading.Event()
        self._pencils = {
            True: ThreadPoolExecutor(1, "demo"),
            # Linux counts niceness by thread: this holds for the pencil and nothing else.
            False: ThreadPoolExecutor(1, "demo-later", partial(os.nice, NICE)),
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        """Stop drawing and leave nothing behind."""
        self._stopped.set()
        for pencil in self._pencils.values():
            pencil.shutdown()
        shutil.rmtree(self.folder, ignore_errors=True)

    async def make(self, clip: Clip, name: str, *, urgent: bool = False) -> Path:
        """Make a clip's file in the folder and return it."""
        target = self.folder / f"{name}.mp4"
        async with self._scratch(name) as scratch:
            await self._draw(urgent, _draw_and_play, clip, scratch, self._stopped)
            await self._run(_command(clip, scratch, target), urgent=urgent)
        return target

    async def make_stills(
        self, pictures: Sequence[str], side: int, *, urgent: bool = False
    ) -> list[bytes]:
        """Return square pictures as WebP, made from SVG by one ffmpeg."""
        if not pictures:
            return []
        async with self._scratch("stills") as scratch:
            await self._draw(urgent, _write_pictures, pictures, scratch)
            arguments = [
                *("-framerate", "1", "-i", str(scratch / "%05d.svg")),
                *("-vf", f"scale={side}:{side}", "-c:v", "libwebp", "-quality", "82"),
                str(scratch / "%05d.webp"),
            ]
            await self._run(arguments, urgent=urgent)
            return [path.read_bytes() for path in sorted(scratch.glob("*.webp"))]

    @asynccontextmanager
    async def _scratch(self, name: str) -> AsyncGenerator[Path]:
        self.folder.mkdir(parents=True, exist_ok=True)
        # Never the last one's: a pencil whose clip was given up may still be drawing there.
        scratch = Path(mkdtemp(prefix=f"{name}-", suffix=".tmp", dir=self.folder))
        try:
            yield scratch
        finally:
            shutil.rmtree(scratch, ignore_errors=True)

    async def _draw(self, urgent: bool, work: Callable[..., None], *arguments: object) -> None:
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._pencils[urgent], partial(work, *arguments))

    async def _run(self, arguments: Sequence[str], *, urgent: bool) -> None:
        process = await asyncio.create_subprocess_exec(
            self.ffmpeg, "-v", "error", "-nostdin", "-y", *arguments,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        try:
            if not urgent:
                with suppress(ProcessLookupError):
                    os.setpriority(os.PRIO_PROCESS, process.pid, NICE)
            _, said = await process.communicate()
        except asyncio.CancelledError:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
            raise
        if process.returncode:
            raise RenderError(said.decode(errors="replace")[-2000:])


def _write_pictures(pictures: Sequence[str], folder: Path) -> None:
    for number, picture in enumerate(pictures):
        (folder / f"{number:05d}.svg").write_text(picture)


def _draw_and_play(clip: Clip, scratch: Path, stopped: threading.Event) -> None:
    score = compose(clip.style, clip.seed, clip.seconds)
    synth.write_wave(score, scratch / "music.wav")
    for number, shot in enumerate(clip.shots):
        folder = scratch / f"shot{number}"
        folder.mkdir()
        offset = sum(before.seconds for before in clip.shots[:number])
        for frame in range(frames_of(shot)):
            if stopped.is_set():
                raise Stopped
            svg = draw(clip, shot, score, number, frame / RATE, offset)
            (folder / f"{frame:05d}.svg").write_text(svg)


def frames_of(shot: Shot) -> int:
    """Return how many frames are drawn: of ffmpeg's own looks only those under the title."""
    whole = round(shot.seconds * RATE)
    if shot.scene not in LOOKS:
        return whole
    return min(whole, round(TITLE_SECONDS * RATE)) if shot.title else 1


def draw(clip: Clip, shot: Shot, score: Score, number: int, t: float, offset: float = 0.0) -> str:
    """Return one frame of a shot as SVG; `t` counts from the shot's start."""
    canvas = Canvas(clip.size.width, clip.size.height)
    palette = PALETTES[shot.palette]
    if shot.scene not in LOOKS:
        seed = clip.seed * 100 + number
        moment = Moment(t, shot.seconds, seed, palette, score, shot.variant, offset)
        SCENES[shot.scene](canvas, moment)
    _draw_title(canvas, shot, t, palette.paper)
    return canvas.svg()


def _draw_title(canvas: Canvas, shot: Shot, t: float, paper: str) -> None:
    stay = min(TITLE_SECONDS, shot.seconds)
    gone = max(0.0, (t - stay + 0.35) / 0.35)
    if not shot.title or gone >= 1:
        return
    lines = list(shot.title)
    wide = canvas.width < canvas.height
    size = fitted_size(lines, canvas.width * (0.82 if wide else 0.6), canvas.height * 0.05)
    y, shown = canvas.height * (0.2 if wide else 0.24), min(1.0, t / 0.7)
    with canvas.moved(o=1 - gone):
        # A dark rim keeps light letters readable on any picture.
        write_lines(canvas, lines, canvas.width / 2, y + size * 0.05, size, "#120b16", 0.34, shown)
        write_lines(canvas, lines, canvas.width / 2, y, size, paper, 0.17, shown)


def _command(clip: Clip, scratch: Path, target: Path) -> list[str]:
    inputs: list[str] = []
    graphs: list[str] = []
    for number, shot in enumerate(clip.shots):
        inputs += ["-framerate", str(RATE), "-i", str(scratch / f"shot{number}" / "%05d.svg")]
        graphs.append(_picture(clip, shot, number))
    joined = "".join(f"[v{number}]" for number in range(len(clip.shots)))
    graphs.append(f"{joined}concat=n={len(clip.shots)}:v=1,format=yuv420p[v]")
    graphs.append(_ROOM.format(music=len(clip.shots), fade=max(0.0, clip.seconds - 0.6)))
    return [
        *inputs,
        *("-stream_loop", "-1", "-i", str(scratch / "music.wav")),
        *("-filter_complex", ";".join(graphs), "-map", "[v]", "-map", "[a]"),
        *("-t", f"{clip.seconds:.3f}", "-r", str(RATE)),
        *("-c:v", "libx264", "-preset", "veryfast", "-crf", "22", "-maxrate", "2500k"),
        *("-bufsize", "5000k", "-g", str(RATE * 2), "-keyint_min", str(RATE * 2)),
        *("-sc_threshold", "0", "-flags", "+cgop", "-profile:v", "high"),
        *("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"),
        *("-c:a", "aac", "-b:a", "128k", "-movflags", "+faststart", str(target)),
    ]


def _picture(clip: Clip, shot: Shot, number: int) -> str:
    end = f"setsar=1,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p[v{number}]"
    if shot.scene not in LOOKS:
        return f"[{number}:v]{end}"
    look = graph(shot.scene, clip.size, shot.palette, clip.seed + number, RATE)
    length = f"trim=duration={shot.seconds:.3f},setpts=PTS-STARTPTS"
    # The drawn frames are see-through and hold the title; the last of them is empty and stays.
    return f"{look},{length}[b{number}];[b{number}][{number}:v]overlay=eof_action=pass,{end}"
