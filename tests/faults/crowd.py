"""Viewers of a live who behave as our client does: each watches by push and is in the room.

When they come back, and after how long, is what `push-way.ts`, `delivery.ts`, `realtime.svelte.ts`
and `room.svelte.ts` of the web client say; the names of the figures are theirs.
"""

import asyncio
import random
import resource
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx
import msgspec
import picows
from picows import WSFrame, WSListener, WSMsgType, WSTransport

from rampe.accounts import COOKIE
from rampe.kit.database import Database
from rampe.live.push.wire import SEQUENCES, Message, Type, decode, is_later, is_newer
from tests.e2e.stack import Stack
from tests.factories import make_account, make_token
from tests.live.boxes import pictures_of

AT_ONCE = 25
HEARTS, HEARTS_EVERY = 3, 2.0
AFTER = 0.25
"""What is on its way when something dies still comes: what comes later than this is new."""

CLOSED_ENDED, CLOSED_REFUSED = 4410, (4401, 4404)
PING_SECONDS = PONG_WITHIN = 4.0
GREETED_WITHIN = ANSWER_WITHIN = 8.0
PUSH_FIRST_WAIT, PUSH_LONGEST_WAIT = 0.3, 8.0
PUSH_FAILURES, PUSH_RECENT, PUSH_ELSEWHERE = 2, 15.0, 60.0
ROOM_FIRST_WAIT, ROOM_LONGEST_WAIT = 0.5, 30.0
ROOM_REFUSED_AGAIN, SAY_AGAIN = 2.0, 5.0

Frame = dict[str, Any]
_parse = msgspec.json.Decoder(Frame).decode
_encode = msgspec.json.Encoder().encode


@dataclass
class Sign:
    """When something came again after a moment, and how often since; seconds since 1970."""

    since: float = 0.0
    at: float | None = None
    count: int = 0

    def arm(self, moment: float) -> None:
        """Look for what comes after a moment."""
        self.since, self.at, self.count = moment + AFTER, None, 0

    def note(self, stamp: float) -> None:
        """Something came, of then."""
        if stamp > self.since:
            self.at = self.at or time.time()
            self.count += 1


@dataclass
class Ledger:
    """What was shown of a live to anybody: the times of its pictures, and its media clock."""

    shown: set[int] = field(default_factory=set[int])
    bytes: int = 0
    clock: list[tuple[float, float]] = field(default_factory=list[tuple[float, float]])
    """Of each part: when the server had it, and how far the live is by it; seconds."""
    _parts: dict[int, int] = field(default_factory=dict[int, int])

    def note(self, message: Message) -> None:
        """Enter a part, whoever saw it first."""
        last = self._parts.get(message.epoch)
        if last is not None and not is_later(message.sequence, last):
            return
        self._parts[message.epoch] = message.sequence
        self.bytes += len(message.payload)
        pictures = pictures_of([message.payload])
        self.shown.update(one.shown for one in pictures)
        if pictures:
            self.clock.append((message.server_ms / 1000, pictures[-1].shown / 90_000))


class Line(WSListener):
    """One connection, until it has ended or is as good as that."""

    def __init__(self, on_text: Callable[[Frame], None], on_data: Callable[[bytes], None]) -> None:
        self._on_text, self._on_data = on_text, on_data
        self._transport: WSTransport | None = None
        self._ended = asyncio.Event()
        self.heard = time.monotonic()
        self.greeted = False
        self.code = 1006

    def on_ws_connected(self, transport: WSTransport) -> None:
        self._transport = transport

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        self.heard = time.monotonic()
        if frame.msg_type == WSMsgType.TEXT:
            said = _parse(frame.get_payload_as_bytes())
            self.greeted = self.greeted or said["t"] == "hello"
            self._on_text(said)
        elif frame.msg_type == WSMsgType.BINARY:
            self._on_data(frame.get_payload_as_bytes())
        elif frame.msg_type == WSMsgType.CLOSE:
            self.code = int.from_bytes(frame.get_payload_as_bytes()[:2], "big") or self.code
            transport.disconnect()

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        self._transport = None
        self._ended.set()

    def say(self, frame: Frame) -> None:
        """Send a frame, if there is somebody to send it to."""
        if self._transport is not None:
            self._transport.send(WSMsgType.TEXT, _encode(frame))

    def cut(self) -> None:
        """End it without a word."""
        if self._transport is not None:
            self._transport.disconnect(graceful=False)

    async def ends_within(self, seconds: float) -> bool:
        """Wait for the end, at most so long."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._ended.wait(), seconds)
        return self._ended.is_set()

    async def stay(self, every: float, within: float, greeted: float) -> None:
        """Ask each so often whether anybody is there; return when nobody is."""
        if await self.ends_within(greeted) and not self.greeted:
            return
        while self.greeted and not await self.ends_within(every):
            asked = time.monotonic()
            self.say({"t": "ping", "at": asked})
            if await self.ends_within(within) or self.heard < asked:
                break
        self.cut()


class Watching:
    """The picture of one viewer, by push."""

    def __init__(self, viewer: "Viewer") -> None:
        self._viewer = viewer
        self.sign = Sign()
        self.line: Line | None = None
        self.connections = self.parts = self.missed = self.elsewhere = 0
        self.ended = False
        self._state = "live"
        self._path: str | None = None
        self._retry: float | None = None
        self._waits = self._failures = 0
        self._part_at = float("-inf")
        self._delivered = self._was_refused = False
        self._epoch: int | None = None
        self._sequence = 0
        self._rendition = -1

    async def run(self) -> None:
        """Watch until the live ends."""
        while not self.ended:
            path = await self._find(fresh=self._waits > 1 or self._was_refused)
            if path is not None:
                await self._watch(path)
            if not self.ended:
                await asyncio.sleep(self._pause())

    def _pause(self) -> float:
        if self._failures >= PUSH_FAILURES and self._state == "live":
            # Our player plays by LL-HLS now, and tries push again later.
            self.elsewhere += 1
            self._failures = 0
            return PUSH_ELSEWHERE
        doubled = min(PUSH_LONGEST_WAIT, PUSH_FIRST_WAIT * 2**self._waits)
        self._waits += 1
        wait, self._retry = self._retry or doubled, None
        return wait * random.uniform(0.5, 1.0)

    async def _find(self, *, fresh: bool) -> str | None:
        if self._path is None or fresh:
            try:
                answer = await self._viewer.ask("play")
            except httpx.HTTPError:
                return None
            if not answer.is_success:
                return None
            play = answer.json()
            self.ended = play["state"] == "ended"
            self._path = play["push"]
        return self._path

    async def _watch(self, path: str) -> None:
        self._delivered = False
        self.line = line = Line(self._hear, self._take)
        try:
            await self._viewer.connect(line, path, within=GREETED_WITHIN)
            self.connections += 1
            await line.stay(PING_SECONDS, PONG_WITHIN, GREETED_WITHIN)
        except (OSError, TimeoutError, picows.WSError):
            pass
        finally:
            self.line = None
            line.cut()
        self._closed(line.code)

    def _closed(self, code: int) -> None:
        if code == CLOSED_ENDED:
            self.ended = True
        elif code in CLOSED_REFUSED:
            if self._was_refused:
                self._viewer.fail(f"push refused by {code}")
            self._was_refused = True
        else:
            worked = self._delivered or time.monotonic() - self._part_at < PUSH_RECENT
            self._failures = 0 if worked else self._failures + 1

    def _hear(self, said: Frame) -> None:
        if said["t"] == "hello":
            self._was_refused = False
        if said["t"] in ("hello", "state"):
            self._state = said["state"]
            self.ended = self.ended or self._state == "ended"
        elif said["t"] == "bye" and "retry_ms" in said:
            self._retry = said["retry_ms"] / 1000

    def _take(self, data: bytes) -> None:
        message = decode(data)
        if self._epoch is not None and is_newer(self._epoch, than=message.epoch):
            return
        if message.type is not Type.PART:
            return
        self._delivered = True
        self._waits = 0
        self._part_at = time.monotonic()
        self._count(message)
        self.sign.note(message.server_ms / 1000)
        if message.rendition == 0:
            self._viewer.ledger.note(message)

    def _count(self, message: Message) -> None:
        """Count what it gets; a hole is what it was spared, or what was lost on the way."""
        same = (message.epoch, message.rendition) == (self._epoch, self._rendition)
        if same and not is_later(message.sequence, self._sequence):
            return  # the group of pictures that a joiner gets: seen before
        if same:
            self.missed += (message.sequence - self._sequence - 1) % SEQUENCES
        self._epoch, self._rendition = message.epoch, message.rendition
        self._sequence = message.sequence
        self.parts += 1


class InRoom:
    """One viewer's line to the room: listens, comments one at a time, sends hearts."""

    def __init__(self, viewer: "Viewer", every: float | None) -> None:
        self._viewer = viewer
        self.sign = Sign()
        self.line: Line | None = None
        self.connections = 0
        self.connected = False
        self.every = every
        """Seconds between two comments; None says nothing."""
        self.loves = True
        self.said: dict[str, tuple[str, int]] = {}
        self.waiting: dict[str, float] = {}
        """Own comments without an answer, and when each was sent last."""
        self.shown = self.hearted = 0
        self._epoch = self._attempts = 0
        self._retry: float | None = None
        self._ping_seconds = 25.0
        self._join_at: float | None = None
        self._loved_at = self._spoke_at = 0.0

    async def run(self) -> None:
        """Be in the room until cancelled."""
        beat = asyncio.create_task(self._beat())
        try:
            while True:
                self._retry = None
                await self._visit()
                await asyncio.sleep(self._pause() if self._retry is None else self._retry)
        finally:
            beat.cancel()

    def _pause(self) -> float:
        full = min(ROOM_LONGEST_WAIT, ROOM_FIRST_WAIT * 2**self._attempts)
        self._attempts += 1
        return full * random.uniform(0.5, 1.0)

    async def _visit(self) -> None:
        # Its first frame may come together with the end of the handshake.
        self.line = line = Line(self._hear, lambda _: None)
        try:
            await self._viewer.connect(line, "/rt", within=60.0)
            self.connections += 1
            await line.stay(self._ping_seconds, ANSWER_WITHIN, self._ping_seconds)
        except (OSError, TimeoutError, picows.WSError):
            pass
        finally:
            self.connected, self.line, self._join_at = False, None, None
            line.cut()

    def _join(self) -> None:
        self._join_at = None
        self._send({"t": "join"})

    def _send(self, frame: Frame) -> None:
        if self.line is not None:
            self.line.say({**frame, "room": self._viewer.live})

    def _hear(self, said: Frame) -> None:
        match said["t"]:
            case "hello":
                self._attempts = 0
                self._ping_seconds = said.get("ping_ms", 25_000) / 1000
                self.connected = False
                self._join()
            case "bye":
                self._retry = said["retry_ms"] / 1000 if "retry_ms" in said else None
                if self._retry is None:
                    self._viewer.fail(f"sent away: {said['code']}")
            case "room":
                self._show(said["state"])
                if said["e"] < self._epoch:
                    self._join_at = time.monotonic() + ROOM_REFUSED_AGAIN
                    return
                self._epoch, self.connected = said["e"], True
                self.waiting = dict.fromkeys(self.waiting, 0.0)
            case "refused":
                self.connected = False
                if "retry_ms" in said:
                    wait = max(said["retry_ms"] / 1000, ROOM_REFUSED_AGAIN)
                    self._join_at = time.monotonic() + wait
                elif said["code"] != "live_ended":
                    self._viewer.fail(f"refused: {said['code']}")
            case "state":
                self._epoch = max(self._epoch, said["e"])
                self._show(said["s"])
            case "hearted":
                self.sign.note(time.time())
                if said["hearts"] < self.hearted:
                    self._viewer.fail(f"own hearts: {self.hearted}, then {said['hearts']}")
                self.hearted = said["hearts"]
            case "said":
                self._answered(said["cid"], (said["id"], said["i"]))
            case "unsaid":
                self._unsaid(said)
            case _:
                pass

    def _show(self, state: Frame) -> None:
        if state["hearts"] < self.shown:
            self._viewer.fail(f"the counter went down: {self.shown}, then {state['hearts']}")
        self.shown = state["hearts"]

    def _answered(self, cid: str, place: tuple[str, int]) -> None:
        self.sign.note(time.time())
        self.waiting.pop(cid, None)
        if self.said.setdefault(cid, place) != place:
            self._viewer.fail(f"comment {cid} is {self.said[cid]}, then {place}")

    def _unsaid(self, said: Frame) -> None:
        if said["cid"] not in self.waiting:
            return
        if said["code"] == "not_in_room":
            self._join()
        elif "retry_ms" in said:
            self.waiting[said["cid"]] = time.monotonic() + said["retry_ms"] / 1000 - SAY_AGAIN
        else:
            self._viewer.fail(f"comment refused: {said['code']}")

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(random.uniform(0.4, 0.6))
            now = time.monotonic()
            if self._join_at is not None and now >= self._join_at:
                self._join()
            if not self.connected:
                continue
            if self.loves and now - self._loved_at >= HEARTS_EVERY:
                self._loved_at = now
                self._send({"t": "hearts", "n": HEARTS})
            if self.every is not None and not self.waiting and now - self._spoke_at >= self.every:
                self._spoke_at = now
                self.waiting[str(uuid4())] = 0.0
            for cid, sent in self.waiting.items():
                if now - sent >= SAY_AGAIN:
                    self.waiting[cid] = now
                    self._send({"t": "say", "cid": cid, "text": f"Bravo, {cid[:8]} !"})


class Viewer:
    """Somebody who watches a live."""

    def __init__(
        self, stack: Stack, api: httpx.AsyncClient, live: str, token: str, ledger: Ledger
    ) -> None:
        self._api = api
        self._stack = stack
        self._token = token
        self.live = live
        self.ledger = ledger
        self.account_id = 0
        self.faults: list[str] = []
        """What must never happen to a viewer."""
        self.picture = Watching(self)
        self.room = InRoom(self, None)

    def fail(self, what: str) -> None:
        """Note what must not happen."""
        self.faults.append(what)

    async def ask(self, what: str) -> httpx.Response:
        """Ask the API something about the live."""
        return await self._api.get(f"/api/v1/lives/{self.live}/{what}", headers=self._headers)

    async def connect(self, line: Line, path: str, *, within: float) -> None:
        """Open a WebSocket through the front door."""
        await picows.ws_connect(  # pyright: ignore[reportUnknownMemberType]
            lambda: line,
            f"{self._stack.url.replace('http', 'ws', 1)}{path}",
            extra_headers={**self._headers, "Origin": self._stack.url},
            websocket_handshake_timeout=within,
        )

    async def run(self) -> None:
        """Watch and be in the room."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self.picture.run())
            group.create_task(self.room.run())

    @property
    def _headers(self) -> dict[str, str]:
        return {"Cookie": f"{COOKIE}={self._token}"}


@dataclass
class Crowd:
    """All viewers of a live."""

    viewers: list[Viewer]
    ledger: Ledger

    def arm(self, moment: float) -> None:
        """Something dies: look for what each sees and hears after it."""
        for viewer in self.viewers:
            viewer.picture.sign.arm(moment)
            viewer.room.sign.arm(moment)

    async def flows(self, parts: int = 10, answers: int = 2) -> bool:
        """Whether pictures and answers of the room come again, to everybody."""
        return all(
            one.picture.sign.count >= parts and one.room.sign.count >= answers
            for one in self.viewers
        )

    def behind(self) -> str:
        """Say who is not there yet, for a failure."""
        late = [
            f"{number}: {one.picture.sign.count} parts, {one.room.sign.count} answers,"
            f" push {one.picture.line is not None}, room {one.room.connected}"
            for number, one in enumerate(self.viewers)
            if one.picture.sign.count < 10 or one.room.sign.count < 2
        ]
        return f"{len(late)} of {len(self.viewers)}; {'; '.join(late[:5])}; {self.faults[:5]}"

    def back_after(self) -> tuple[float, float]:
        """Return after how many seconds the last viewer had a picture, and an answer."""
        pictures = [one.picture.sign for one in self.viewers]
        rooms = [one.room.sign for one in self.viewers]
        return _latest(pictures), _latest(rooms)

    @property
    def faults(self) -> list[str]:
        """What happened to anybody that must not."""
        return [fault for one in self.viewers for fault in one.faults]

    @property
    def said(self) -> dict[str, tuple[str, int]]:
        """Every comment that was acknowledged: its id and its place."""
        return {cid: place for one in self.viewers for cid, place in one.room.said.items()}

    async def falls_silent(self) -> None:
        """Let nobody begin anything."""
        for one in self.viewers:
            one.room.every, one.room.loves = None, False

    async def is_answered(self) -> bool:
        """Whether no comment waits for its answer."""
        return not any(one.room.waiting for one in self.viewers)


def _latest(signs: Sequence[Sign]) -> float:
    return round(max((one.at or time.time()) - one.since + AFTER for one in signs), 1)


@asynccontextmanager
async def watching(
    stack: Stack, live: str, viewers: int, *, talkers: int, every: float
) -> AsyncGenerator[Crowd]:
    """Let so many members watch until the block ends, some of whom comment."""
    _allow_many_files()
    ledger = Ledger()
    async with httpx.AsyncClient(base_url=stack.url, timeout=20.0) as api:
        crowd: list[Viewer] = []
        async with Database(stack.database_url) as database:
            for number in range(viewers):
                account = await make_account(database, f"v{number}.{live}"[:24])
                token = await make_token(database, account.id)
                viewer = Viewer(stack, api, live, token, ledger)
                viewer.account_id = int(account.id)
                viewer.room.every = every if number < talkers else None
                crowd.append(viewer)
        tasks: list[asyncio.Task[None]] = []
        try:
            for number, viewer in enumerate(crowd):
                tasks.append(asyncio.create_task(viewer.run()))
                if number % AT_ONCE == AT_ONCE - 1:
                    await asyncio.sleep(0.1)
            yield Crowd(crowd, ledger)
            for task in tasks:
                if task.done():
                    task.result()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


def _allow_many_files() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
