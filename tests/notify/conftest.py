"""Members, a video that all of them may open, and what tests read of an inbox again and again."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec
import pytest
from nats.aio.msg import Msg

from rampe.kit.database import Database
from rampe.ports.bus import Bus
from rampe.video import VideoId
from tests.conftest import ApiFactory
from tests.factories import Person, make_person
from tests.video.factories import make_video

PATIENCE = 20.0


@dataclass(frozen=True)
class Stage:
    """An author with a video, and three members who are strangers to each other."""

    tess: Person
    alix: Person
    sami: Person
    lou: Person
    video_id: VideoId

    @property
    def fans(self) -> list[Person]:
        """Everybody but the author."""
        return [self.alix, self.sami, self.lou]

    async def like(self, fan: Person) -> None:
        """Like the video."""
        answer = await fan.client.put(f"/videos/{self.video_id}/like")
        assert answer.status_code == 200, answer.text

    async def unlike(self, fan: Person) -> None:
        """Take the like back."""
        answer = await fan.client.delete(f"/videos/{self.video_id}/like")
        assert answer.status_code == 200, answer.text

    async def comment(self, author: Person, text: str, reply_to: str | None = None) -> str:
        """Comment the video; return the comment's id."""
        body = {"text": text, "client_id": f"client-{abs(hash((author.handle, text)))}"}
        if reply_to:
            body["reply_to"] = reply_to
        answer = await author.client.post(f"/videos/{self.video_id}/comments", json=body)
        assert answer.status_code == 201, answer.text
        return answer.json()["id"]


@pytest.fixture
async def stage(database: Database, api: ApiFactory) -> Stage:
    """Make the members and the video."""
    people = {
        handle: await make_person(database, api, handle)
        for handle in ("tess", "alix", "sami", "lou")
    }
    video_id = await make_video(database, people["tess"].id, caption="Une danse")
    return Stage(**people, video_id=video_id)


async def inbox(person: Person, **params: Any) -> list[dict[str, Any]]:
    """Read the first page of somebody's inbox."""
    answer = await person.client.get("/me/notifications", params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


async def kinds(person: Person, **params: Any) -> list[str]:
    """Read which kinds of lines somebody has, the newest first."""
    return [line["kind"] for line in await inbox(person, **params)]


async def unread(person: Person) -> int:
    """Read how many lines somebody has not seen."""
    answer = await person.client.get("/me/notifications/unread")
    assert answer.status_code == 200, answer.text
    return answer.json()["count"]


def names(line: dict[str, Any]) -> list[str]:
    """Return the handles that a line names."""
    return [account["handle"] for account in line["people"]]


@dataclass
class Tab:
    """What an open tab of a member was told, in order."""

    frames: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])

    def of(self, kind: str) -> list[dict[str, Any]]:
        """Return the frames of one kind."""
        return [frame for frame in self.frames if frame["t"] == kind]

    async def wait(self, has: Callable[[], object]) -> None:
        """Wait until what was told makes a condition true."""
        async with asyncio.timeout(PATIENCE):
            while not has():
                await asyncio.sleep(0.01)


async def listen(bus: Bus, person: Person) -> Tab:
    """Open a tab of a member, as a gateway listens for it."""
    tab = Tab()

    async def hear(message: Msg) -> None:
        tab.frames.append(msgspec.json.decode(message.data))

    await bus.subscribe(f"user.{person.id}", hear)
    await bus.flush()
    return tab
