"""kill -9 of engines and roles while members upload and react: nothing acknowledged is lost.

Issue: every acknowledged upload becomes ready or failed with a reason; every outbox event is
published and applied once; counters equal rows.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.e2e import tus
from tests.e2e.member import Member, post_clip, sign_up
from tests.e2e.stack import Stack
from tests.e2e.waiting import eventually
from tests.faults.books import Books, read_books, wait_until_settled
from tests.faults.havoc import VICTIMS, Havoc
from tests.media import clips

AT_ONCE = 3
CHUNKS = 3


async def test_nothing_acknowledged_is_lost_in_20_uploads(own_stack: Stack) -> None:
    """Each victim dies twice."""
    await storm(own_stack, uploads=20, kills=8)


@pytest.mark.soak
async def test_nothing_acknowledged_is_lost_in_100_uploads(own_stack: Stack) -> None:
    """Each victim dies ten times."""
    await storm(own_stack, uploads=100, kills=40)


async def storm(stack: Stack, *, uploads: int, kills: int) -> None:
    """Upload and react while everything is killed in turn, then compare the books."""
    async with AsyncExitStack() as open_clients:
        authors = [await sign_up(stack.url, f"auteur{number}") for number in range(4)]
        for author in authors:
            open_clients.push_async_callback(author.http.aclose)
        await live_through(stack, authors, uploads, kills)


async def live_through(stack: Stack, authors: list[Member], uploads: int, kills: int) -> None:
    """Let them work while everything around them dies, and see that all of it is there."""
    target = await post_clip(authors[0], tiny_clip(-1).read_bytes(), caption="avant l’orage")
    work = Work(authors, str(target["id"]))
    havoc = Havoc(stack)
    due = [work.acknowledged_at_least(2 + place * (uploads - 4) // kills) for place in range(kills)]
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(havoc.kill_all(due))
        tasks.create_task(work.upload_all(uploads))
        tasks.create_task(work.react(rounds=uploads))
    assert sorted(havoc.killed) == sorted(VICTIMS * (kills // len(VICTIMS)))
    await check_assets(work, seconds=60 + 4.0 * uploads)
    await wait_until_settled(stack, seconds=60 + uploads)
    books = await read_books(stack)
    check_books(books)
    # Each comment was answered at last, however often it was sent, and is there once.
    assert books.rows["comments"] == {("video", int(target["id"])): uploads}


async def check_assets(work: "Work", seconds: float) -> None:
    """Wait until every acknowledged upload has come to an end that its author understands."""
    left = dict(work.acknowledged)

    async def all_ended() -> bool:
        for asset_id, author in list(left.items()):
            answer = await tus.patiently(author.http, "GET", f"/api/v1/assets/{asset_id}")
            asset: dict[str, Any] = answer.json()
            if asset["state"] == "ready" or (asset["state"] == "failed" and asset["reason"]):
                del left[asset_id]
        return not left

    try:
        await eventually(all_ended, "every upload has ended", seconds=seconds, pause=0.3)
    except AssertionError:
        raise AssertionError(f"{len(left)} uploads never ended: {sorted(left)}") from None


def check_books(books: Books) -> None:
    """Every event was published once and applied once, and what is counted is there."""
    assert books.outbox
    assert books.due
    assert set(books.stream) == set(books.outbox)
    assert not [event_id for event_id, times in books.stream.items() if times > 1]
    assert books.dead == []
    assert books.due - books.consumed == set()
    assert books.counters == books.rows


@dataclass
class Work:
    """What the members do, and what the platform has told them is done."""

    authors: list[Member]
    target_id: str
    acknowledged: dict[str, Member] = field(default_factory=dict[str, Member])

    def acknowledged_at_least(self, count: int) -> Callable[[], Awaitable[bool]]:
        """Return a condition: so many uploads were acknowledged."""

        async def look() -> bool:
            return len(self.acknowledged) >= count

        return look

    async def upload_all(self, uploads: int) -> None:
        """Upload different clips, a few at once."""
        places = asyncio.Semaphore(AT_ONCE)

        async def one(number: int) -> None:
            async with places:
                data = tiny_clip(number).read_bytes()
                author = self.authors[number % len(self.authors)]
                place = await tus.create(author.http, len(data), f"{number}.mp4")
                await tus.send(author.http, place, data, chunk=len(data) // CHUNKS + 1)
                self.acknowledged[place.asset_id] = author

        async with asyncio.TaskGroup() as tasks:
            for number in range(uploads):
                tasks.create_task(one(number))

    async def react(self, rounds: int) -> None:
        """Like, unlike, comment, keep and follow; each act is repeated until it is answered."""
        chance = random.Random(7)
        for number in range(rounds):
            member = self.authors[number % len(self.authors)]
            for method, path, body in self._acts(chance, number):
                more = {"json": body} if body else {}
                await tus.patiently(member.http, method, f"/api/v1{path}", **more)

    def _acts(
        self, chance: random.Random, number: int
    ) -> list[tuple[str, str, dict[str, str] | None]]:
        video = f"/videos/{self.target_id}"
        other = self.authors[(number + 1) % len(self.authors)].id
        comment = {"text": f"n° {number}", "client_id": str(UUID(int=number + 1))}
        return [
            (chance.choice(("PUT", "DELETE")), f"{video}/like", None),
            (chance.choice(("PUT", "DELETE")), f"{video}/bookmark", None),
            (chance.choice(("PUT", "DELETE")), f"/accounts/{other}/follow", None),
            ("POST", f"{video}/comments", comment),
        ]


def tiny_clip(number: int) -> Path:
    """3 s of 180 × 320; the comment in it makes each file another one."""
    plain = clips.make("tiny.mp4", *clips.picture(seconds=3.2), *clips.H264)
    return clips.make(
        f"tiny{number}.mp4", "-i", plain, "-c", "copy", "-metadata", f"comment=n° {number}"
    )
