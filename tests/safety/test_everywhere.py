"""What staff hides, and whom it suspends, is absent from every list in the next request (D2)."""

from dataclasses import dataclass
from datetime import timedelta

import psycopg
import pytest

from rampe.accounts import Role
from rampe.kit import clock
from rampe.kit.database import Database
from tests.conftest import ApiFactory, Engines, Settle
from tests.factories import Person, make_person
from tests.safety.factories import REASON, decide
from tests.video.factories import make_draft, make_video

WORD = "funambule"
LISTS = (
    "/videos/{video}",
    "/videos/{video}/comments",
    "/accounts/{author}/videos",
    "/feed",
    "/feed/following",
    "/hashtags/danse/videos",
    f"/search?q={WORD}",
    "/me/bookmarked-videos",
)


@dataclass(frozen=True)
class World:
    """An author with a video that a fan follows, bookmarks and finds; a moderator."""

    author: Person
    fan: Person
    maud: Person
    video_id: int

    async def seen_in(self) -> list[str]:
        """The lists in which the fan sees the video now."""
        found: list[str] = []
        for path in LISTS:
            answer = await self.fan.client.get(
                path.format(video=self.video_id, author=self.author.id)
            )
            if answer.is_success and (str(self.video_id) in answer.text or "Bravo" in answer.text):
                found.append(path)
        return found


@pytest.fixture
async def world(database: Database, api: ApiFactory, settle: Settle) -> World:
    """Make it, and wait until search knows it."""
    author = await make_person(database, api, "author")
    fan = await make_person(database, api, "fan")
    maud = await make_person(database, api, "maud", role=Role.MODERATOR)
    video_id = await make_video(database, author.id, f"Un {WORD} #danse")
    await fan.client.put(f"/accounts/{author.id}/follow")
    await fan.client.put(f"/videos/{video_id}/bookmark")
    comment = {"text": "Bravo", "client_id": "first-comment"}
    await fan.client.post(f"/videos/{video_id}/comments", json=comment)
    await settle()
    return World(author, fan, maud, video_id)


@pytest.mark.parametrize("outcome", ["hide", "remove"])
async def test_hidden_videos_leave_every_list_at_once(world: World, outcome: str) -> None:
    """And come back into each of them by the reversal, at once too."""
    assert await world.seen_in() == list(LISTS)
    decision_id = await decide(world.maud, "video", world.video_id, outcome)
    assert await world.seen_in() == []
    path = f"/moderation/decisions/{decision_id}/reverse"
    assert (await world.maud.client.post(path, json=REASON)).status_code == 200
    assert await world.seen_in() == list(LISTS)


async def test_suspended_authors_leave_every_list_at_once(world: World) -> None:
    """With everything that they made."""
    decision_id = await decide(
        world.maud, "account", world.author.id, "warn", sanction="suspend", days=7
    )
    assert await world.seen_in() == []
    for path in ("/profiles/author", f"/suggest/accounts?q={world.author.handle}"):
        assert "author" not in (await world.fan.client.get(path)).text.replace("q=author", "")
    path = f"/moderation/decisions/{decision_id}/reverse"
    assert (await world.maud.client.post(path, json=REASON)).status_code == 200
    assert await world.seen_in() == list(LISTS)


async def test_end_of_a_suspension_is_in_the_database(world: World, engines: Engines) -> None:
    """D2: it survives any crash: a job for its moment, and the sweep of each minute."""
    await decide(world.maud, "account", world.author.id, "warn", sanction="suspend", days=7)
    with psycopg.connect(engines.database_url, autocommit=True) as connection:
        row = connection.execute(
            "SELECT scheduled_at - now() > '6 days 23 hours' FROM procrastinate_jobs"
            " WHERE task_name = 'safety:end_suspension' AND status = 'todo'"
        ).fetchone()
    assert row == (True,)


@pytest.mark.parametrize("sanction", ["no_comments", "no_publishing"])
async def test_restrictions_hold_until_they_are_reversed(
    world: World, database: Database, sanction: str
) -> None:
    """D2: the member hears by which decision and until when; the rest stays allowed."""
    decision_id = await decide(
        world.maud, "account", world.fan.id, "warn", sanction=sanction, days=3
    )
    draft = await make_draft(database, world.fan.id, caption="Le mien")
    acts = {
        "no_comments": (
            f"/videos/{world.video_id}/comments",
            {"text": "Encore", "client_id": "second-comment"},
        ),
        "no_publishing": (f"/videos/{draft}/publish", None),
    }
    for name, (path, body) in acts.items():
        answer = await world.fan.client.post(path, json=body)
        if name != sanction:
            assert answer.is_success, answer.text
            continue
        assert (answer.status_code, answer.json()["code"]) == (403, "restricted")
        assert answer.json()["decision_id"] == decision_id
        assert answer.json()["until"]
    reverse = f"/moderation/decisions/{decision_id}/reverse"
    assert (await world.maud.client.post(reverse, json=REASON)).status_code == 200
    path, body = acts[sanction]
    assert (await world.fan.client.post(path, json=body)).is_success


async def test_restrictions_end_by_the_clock(world: World) -> None:
    """D2: no job has to run."""
    await decide(world.maud, "account", world.fan.id, "warn", sanction="no_comments", days=3)
    path = f"/videos/{world.video_id}/comments"
    with clock.travel(clock.now() + timedelta(days=3, seconds=5)):
        body = {"text": "Encore", "client_id": "third-comment"}
        assert (await world.fan.client.post(path, json=body)).status_code == 201
