"""Viewers of a live who behave as our client does: each watches, by push or LL-HLS, and is in the
room."""

import asyncio
import resource
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx
import picows

from rampe.accounts import COOKIE
from rampe.kit.database import Database
from tests.e2e.stack import Stack
from tests.e2e.waiting import eventually
from tests.factories import make_account, make_token
from tests.faults.in_room import InRoom
from tests.faults.line import AFTER, Line, Sign
from tests.faults.reading import Reading
from tests.faults.watching import Ledger, Watching

AT_ONCE = 25
PATIENCE = 240.0
"""For a minute a viewer may have stayed with another way to the picture, and once more."""


class Viewer:
    """Somebody who watches a live."""

    def __init__(
        self,
        stack: Stack,
        api: httpx.AsyncClient,
        live: str,
        token: str,
        ledger: Ledger,
        *,
        reads: bool = False,
    ) -> None:
        self._api = api
        self._stack = stack
        self._token = token
        self.live = live
        self.account_id = 0
        self.faults: list[str] = []
        """What must never happen to a viewer."""
        self.reads = reads
        """Whether the picture comes by LL-HLS."""
        self.picture = Reading(self, ledger) if reads else Watching(self, ledger)
        self.room = InRoom(self, None)

    def fail(self, what: str) -> None:
        """Note what must not happen."""
        self.faults.append(what)

    async def ask(self, what: str) -> httpx.Response:
        """Ask the API something about the live."""
        return await self._api.get(f"/api/v1/lives/{self.live}/{what}", headers=self._headers)

    async def fetch(self, path: str) -> httpx.Response:
        """Get something of the front door."""
        return await self._api.get(path, headers=self._headers)

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
            viewer.room.epoch_sign.arm(moment)

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
            f" {'LL-HLS' if one.reads else 'push'} {one.picture.is_there},"
            f" room {one.room.connected}"
            for number, one in enumerate(self.viewers)
            if one.picture.sign.count < 10 or one.room.sign.count < 2
        ]
        return f"{len(late)} of {len(self.viewers)}; {'; '.join(late[:5])}; {self.faults[:5]}"

    def back_after(self) -> tuple[float, float]:
        """Return after how many seconds the last had a picture, and an answer of the room."""
        pictures = _back([one.picture.sign for one in self.viewers])
        return pictures, _back([one.room.sign for one in self.viewers])

    def back(self) -> dict[str, float]:
        """The same for each way: push, LL-HLS, and the room."""
        ways = {
            "push_s": [one.picture.sign for one in self.viewers if not one.reads],
            "llhls_s": [one.picture.sign for one in self.viewers if one.reads],
            "room_s": [one.room.sign for one in self.viewers],
        }
        return {way: _back(signs) for way, signs in ways.items() if signs}

    def recovered_after(self) -> float:
        """Return after how many seconds all had heard the actor that took the room over."""
        return _back([one.room.epoch_sign for one in self.viewers])

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

    async def is_over(self) -> bool:
        """Whether every player was told the end."""
        return all(one.picture.ended for one in self.viewers)

    async def is_answered(self) -> bool:
        """Whether no comment waits for its answer."""
        return not any(one.room.waiting for one in self.viewers)


def _back(signs: Sequence[Sign]) -> float:
    return round(max((one.at or time.time()) - one.since + AFTER for one in signs), 1)


async def until_flowing(crowd: Crowd, what: str) -> None:
    """Wait until everybody has pictures and answers of the room."""
    try:
        await eventually(crowd.flows, what, seconds=PATIENCE, pause=0.1)
    except AssertionError as error:
        raise AssertionError(f"{error}: {crowd.behind()}") from None


@asynccontextmanager
async def watching(
    stack: Stack,
    live: str,
    viewers: int,
    *,
    talkers: int,
    every: float,
    readers: int = 0,
    name: str = "v",
) -> AsyncGenerator[Crowd]:
    """Let so many members, called by one letter, watch until the block ends.

    Args:
        talkers: how many of them comment, each so often; they are the first.
        readers: how many of them watch by LL-HLS; they are the last.
    """
    _allow_many_files()
    ledger = Ledger()
    async with httpx.AsyncClient(base_url=stack.url, timeout=20.0) as api:
        crowd: list[Viewer] = []
        async with Database(stack.database_url) as database:
            for number in range(viewers):
                account = await make_account(database, f"{name}{number}.{live}"[:24])
                token = await make_token(database, account.id)
                reads = number >= viewers - readers
                viewer = Viewer(stack, api, live, token, ledger, reads=reads)
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
