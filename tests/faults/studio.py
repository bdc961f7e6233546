"""A host on air by a program that comes back as OBS does, and what is found of the live at last."""

import asyncio
import re
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import httpx
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.engines.ffmpeg import find_ffmpeg
from rampe.kit.database import Database
from rampe.live import Live, LiveId, RoomComment, RoomHeart
from tests.e2e.member import Member
from tests.e2e.on_air import let_host
from tests.e2e.stack import Stack
from tests.e2e.waiting import eventually
from tests.faults.crowd import PATIENCE, Crowd
from tests.live.boxes import pictures_of
from tests.live.clips import run_ffmpeg
from tests.live.ingest.test_rendition import split

COMES_BACK_SECONDS = 2.0
RATE = GROUP = 30
START_SECONDS = 60.0


def make_clip(folder: Path, *, size: str, kbps: int, seconds: int = 10) -> Path:
    """Encode what is sent over and over: a key frame each second, as the guide tells hosts."""
    path = folder / f"{size}.flv"
    noise = "noise=alls=12:allf=t"
    path.write_bytes(
        run_ffmpeg(
            *("-f", "lavfi", "-i", f"testsrc2=s={size}:r={RATE}:d={seconds},{noise}"),
            *("-f", "lavfi", "-i", f"sine=f=440:sample_rate=48000:d={seconds}"),
            *("-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-g", str(GROUP)),
            *("-pix_fmt", "yuv420p", "-b:v", f"{kbps}k", "-maxrate", f"{kbps}k"),
            *("-bufsize", f"{kbps}k", "-c:a", "aac", "-b:a", "64k", "-f", "flv"),
        )
    )
    return path


class Program:
    """Sends a clip in real time, and again two seconds after it was cut off."""

    def __init__(self, clip: Path, url: str) -> None:
        self._clip, self._url = clip, url
        self.sent = 0
        """Connections so far."""
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to send."""
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Send nothing any more."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    async def _run(self) -> None:
        while True:
            await self._send()
            await asyncio.sleep(COMES_BACK_SECONDS)

    async def _send(self) -> None:
        self.sent += 1
        process = await asyncio.create_subprocess_exec(
            *(str(find_ffmpeg()), "-nostdin", "-loglevel", "quiet", "-re", "-stream_loop", "-1"),
            *("-i", str(self._clip), "-c", "copy", "-f", "flv", self._url),
        )
        try:
            await process.wait()
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()


@asynccontextmanager
async def on_air(stack: Stack, host: Member, clip: Path) -> AsyncGenerator[tuple[str, Program]]:
    """Go live, and send until the block ends or the program is stopped; yields the live's id."""
    let_host(stack, host)
    prepared = await host.http.post("/api/v1/lives", json={"title": "Orage", "format": "qa"})
    live = str(prepared.raise_for_status().json()["id"])
    key = (await host.http.post("/api/v1/me/live/key")).raise_for_status().json()["key"]
    place = (await host.http.get("/api/v1/me/live")).raise_for_status().json()["rtmp_url"]
    program = Program(clip, f"{place}/{key}")
    program.start()
    try:

        async def started() -> bool:
            return (await host.http.post(f"/api/v1/lives/{live}/start")).is_success

        await eventually(started, "the live is on air", seconds=START_SECONDS, pause=0.2)
        yield live, program
    finally:
        await program.stop()


async def state_of(host: Member, live: str) -> str | None:
    """How a live is; None while nobody answers."""
    try:
        answer = await host.http.get(f"/api/v1/lives/{live}")
    except httpx.TransportError:
        return None
    return str(answer.json()["state"]) if answer.is_success else None


async def is_live(host: Member, live: str) -> bool:
    """Whether a live is on air."""
    return await state_of(host, live) == "live"


async def check_room(stack: Stack, live: str, crowd: Crowd) -> int:
    """What was acknowledged is there once; return how many comments there are."""
    said, shown = crowd.said, max(one.room.shown for one in crowd.viewers)
    hearted = {one.account_id: one.room.hearted for one in crowd.viewers}
    async with Database(stack.database_url) as database, database.session() as session:
        found = await session.scalars(select(RoomComment).where(RoomComment.live_id == int(live)))
        rows = list(found)
        row = await session.get_one(Live, LiveId(int(live)))
        total, hearts = await _read_hearts(session, live)
    stored = {row.cid: (str(row.id), row.i) for row in rows}
    assert len(stored) == len({row.i for row in rows}) == len(rows) == row.comments
    assert said
    assert said == {cid: stored.get(cid) for cid in said}
    assert shown <= total == sum(hearts.values())
    assert all(count <= hearts.get(account_id, 0) for account_id, count in hearted.items())
    return len(rows)


async def until_settled(stack: Stack, live: str, crowd: Crowd) -> None:
    """Wait, after all fell silent, until each was answered and sees the hearts that are stored."""
    await eventually(crowd.is_answered, "every comment is answered", seconds=PATIENCE)
    seen: list[object] = []

    async def agree() -> bool:
        total, hearts = await _read_hearts(session, live)
        shown = {one.room.shown for one in crowd.viewers}
        own = {one.account_id: one.room.hearted for one in crowd.viewers}
        stored = {account_id: hearts.get(account_id, 0) for account_id in own}
        seen[:] = total, shown, own.items() ^ stored.items()
        return shown == {total} and own == stored

    async with Database(stack.database_url) as database, database.session() as session:
        try:
            await eventually(agree, "all see the hearts", seconds=PATIENCE, pause=0.3)
        except AssertionError as error:
            raise AssertionError(f"{error}: {seen}") from None


async def _read_hearts(session: AsyncSession, live: str) -> tuple[int, dict[int, int]]:
    """Return all hearts of a live and those of each member, of one moment."""
    found = await session.execute(
        select(RoomHeart.account_id, RoomHeart.hearts, Live.hearts)
        .join(Live, Live.id == RoomHeart.live_id)
        .where(Live.id == int(live))
    )
    rows = found.all()
    return max((total for _, _, total in rows), default=0), {who: n for who, n, _ in rows}


async def check_recording(stack: Stack, host: Member, live: str, shown: set[int]) -> int:
    """Wait for the recording; it plays through and lacks no picture that anybody saw.

    Of what was shown before its first picture, three groups are forgiven and no more. What a host
    tries out is pushed and not recorded: who joins just then is given the group that is running,
    sees it go on while the word of the start is on its way, and up to the next key frame, which
    begins the recording.
    """

    async def ready() -> dict[str, Any] | None:
        play = (await host.http.get(f"/api/v1/lives/{live}/play")).raise_for_status().json()
        return play["recording"]

    master = (await eventually(ready, "the recording", seconds=120, pause=0.2))["hls"]
    # A segment that was owed by one that died may come a moment after the others.
    recorded: list[int] = []

    async def is_whole() -> bool:
        recorded[:] = await _read_pictures(host.http, master)
        return not lost()

    def lost() -> list[int]:
        return sorted(one for one in shown.difference(recorded) if one >= recorded[0])

    try:
        await eventually(is_whole, "all that was shown", seconds=30, pause=0.5)
    except AssertionError:
        first, count = lost()[0], len(lost())
        raise AssertionError(f"{count} pictures lost, from {first / 90_000:.1f} s on") from None
    early = [one / 90_000 for one in sorted(shown) if one < recorded[0]]
    assert len(early) <= 3 * GROUP, f"{early[0]:.1f} s to {early[-1]:.1f} s are not recorded"
    assert recorded == sorted(set(recorded))
    assert await _decode(f"{stack.url}{master}", host.cookies) == len(recorded)
    return len(recorded)


async def _read_pictures(http: httpx.AsyncClient, master: str) -> list[int]:
    """Return when each picture of the first rendition is shown."""
    text = (await http.get(master)).raise_for_status().text
    playlist = urljoin(master, next(one for one in text.splitlines() if one[:1] not in ("", "#")))
    names = re.findall(r"^[^#\s].*$", (await http.get(playlist)).raise_for_status().text, re.M)
    found: list[int] = []
    for name in names:
        data = (await http.get(urljoin(playlist, name))).raise_for_status().content
        found += [one.shown for one in pictures_of(split(data))]
    return found


async def _decode(url: str, cookies: dict[str, str]) -> int:
    """Play a recording from its beginning to its end; return how many pictures that were."""
    cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
    process = await asyncio.create_subprocess_exec(
        *(str(find_ffmpeg()), "-nostdin", "-v", "error", "-http_persistent", "0"),
        *("-headers", f"Cookie: {cookie}\r\n", "-i", url, "-map", "0:v:0"),
        *("-fps_mode", "passthrough", "-f", "framecrc", "-"),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    told, complaint = await process.communicate()
    said = complaint.decode(errors="replace")
    assert process.returncode == 0, said
    assert not said, said
    return len([line for line in told.splitlines() if not line.startswith(b"#")])
