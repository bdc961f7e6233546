"""A small demo is really set up, twice, and really removed."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from psycopg import sql

from rampe.engines.ffmpeg import find_ffmpeg
from rampe.entry.demo.cast import PEOPLE
from rampe.entry.demo.catalogue import Entry
from rampe.entry.demo.clips.clip import Clip, Shot
from rampe.entry.demo.clips.music import Style
from rampe.entry.demo.clips.render import Workshop
from rampe.entry.demo.marks import find_start
from rampe.entry.demo.plan import Plan, make_plan
from rampe.entry.demo.remove import clear_stage
from rampe.entry.demo.stage import Stage, set_stage
from rampe.entry.settings import Settings
from rampe.kit.database import Database
from rampe.kit.services import Services
from tests.conftest import ApiFactory, Settle
from tests.factories import make_account, make_person

CROWD = 10
CAST = tuple(one for one in PEOPLE if one.handle in ("alix", "sami", "tess", "theo", "garance"))
VIDEOS = (
    Entry(
        "one", "tess", "dance", "Trois secondes : #danse avec @theo",
        Clip(1, Style.CHIP, (Shot("talkers", 3, "candy"),)), 1.0, 0.7,
    ),
    Entry(
        "two", "theo", "humour", "Encore trois. #humour",
        Clip(2, Style.CHIP, (Shot("robot", 3, "ice"),)), 2.5, 0.3,
    ),
)  # fmt: skip

# What is no member's: the schema's own rows, queues and logs, and words anybody may use again.
NOT_OURS = {
    "alembic_version", "consumed_event", "hashtag", "node_lease", "outbox", "rate",
    "procrastinate_events", "procrastinate_jobs", "procrastinate_periodic_defers",
    "procrastinate_workers", "search_account", "search_hashtag", "search_name", "search_word",
}  # fmt: skip


@pytest.fixture
async def plan(database: Database) -> Plan:
    async with database.session() as session:
        start = await find_start(session)
    return make_plan(start, CAST, VIDEOS, CROWD)


@pytest.fixture
async def workshop(tmp_path: Path) -> AsyncIterator[Workshop]:
    with Workshop(find_ffmpeg(), tmp_path / "work") as workshop:
        yield workshop


async def count_rows(database: Database) -> dict[str, int]:
    """Count the rows of every table that is ours."""
    counts: dict[str, int] = {}
    async with database.hot.connection() as connection:
        cursor = await connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        )
        for row in await cursor.fetchall():
            table = row["tablename"]
            if table not in NOT_OURS:
                query = sql.SQL("SELECT count(*) AS n FROM {}").format(sql.Identifier(table))
                found = await (await connection.execute(query)).fetchone()
                counts[table] = found["n"] if found else 0
    return {table: count for table, count in counts.items() if count}


def files_of(settings: Settings) -> set[str]:
    """Return every file of storage and uploads."""
    roots = [settings.data_dir / "storage", settings.data_dir / "uploads"]
    return {str(path) for root in roots for path in root.rglob("*") if path.is_file()}


async def profile(api: ApiFactory, handle: str) -> dict[str, Any]:
    answer = await api().get(f"/profiles/{handle}")
    assert answer.status_code == 200
    return answer.json()


async def test_demo_is_set_once_and_removed_whole(
    services: Services,
    settings: Settings,
    database: Database,
    plan: Plan,
    workshop: Workshop,
    api: ApiFactory,
    settle: Settle,
) -> None:
    reader = await make_person(database, api, "reader")
    before, no_files = await count_rows(database), files_of(settings)
    del before["demo_mark"]
    await set_stage(Stage(services, plan, workshop))
    await settle()

    instance = (await api().get("/instance")).json()
    assert [one["handle"] for one in instance["demo"]["cast"]] == [one.handle for one in CAST]
    tess = await profile(api, "tess")
    assert tess["counts"]["followers"] == len(plan.follows["tess"])
    assert tess["account"]["avatar_url"]
    videos = (await api().get(f"/accounts/{tess['account']['id']}/videos")).json()["items"]
    assert [video["caption"] for video in videos] == [plan.videos[0].caption]
    card = videos[0]
    assert card["counts"]["likes"] == len(plan.videos[0].likers)
    assert card["counts"]["comments"] == len(plan.videos[0].remarks)
    assert card["counts"]["views"] > card["counts"]["likes"]
    assert card["alt_text"]
    published = plan.videos[0].published_at.isoformat(timespec="seconds")[:19]
    assert card["published_at"].startswith(published)
    comments = (await api().get(f"/videos/{card['id']}/comments")).json()["items"]
    texts = {remark.text for remark in plan.videos[0].remarks if remark.reply_to is None}
    assert {comment["text"] for comment in comments} == texts
    assert sum(comment["likes"] for comment in comments) > 0

    # A second start changes nothing.
    rows, files = await count_rows(database), files_of(settings)
    await set_stage(Stage(services, plan, workshop))
    await settle()
    assert (await count_rows(database), files_of(settings)) == (rows, files)

    # A real member who met the demo stays, and nothing of the demo does.
    assert (await reader.client.put(f"/accounts/{tess['account']['id']}/follow")).is_success
    assert (await reader.client.put(f"/videos/{card['id']}/like")).is_success
    body = {"text": "Bravo", "client_id": "0f8a-0001"}
    assert (await reader.client.post(f"/videos/{card['id']}/comments", json=body)).is_success
    await settle()
    assert await clear_stage(services) == len(CAST) + CROWD
    await settle()
    assert await count_rows(database) == before
    assert files_of(settings) == no_files
    assert not (await api().get("/instance")).json()["demo"]["active"]
    assert (await reader.client.get("/me")).is_success
    assert await clear_stage(services) == 0


async def test_seeding_goes_on_where_it_was_stopped(
    services: Services,
    database: Database,
    plan: Plan,
    workshop: Workshop,
    api: ApiFactory,
    settle: Settle,
) -> None:
    """Stopped up to four times at points of no meaning, it ends with the same counts."""
    stopped = 0
    for seconds in (0.3, 0.6, 1.2, 2.4):
        # Whoever is quick is not stopped any more.
        try:
            async with asyncio.timeout(seconds):
                await set_stage(Stage(services, plan, workshop))
        except TimeoutError:
            stopped += 1
    assert stopped
    await set_stage(Stage(services, plan, workshop))
    await settle()
    rows = await count_rows(database)
    likes = sum(len(video.likers) for video in plan.videos)
    remarks = [remark for video in plan.videos for remark in video.remarks]
    liked = sum(len(remark.likers) for remark in remarks)
    assert rows["account"] == len(CAST) + CROWD
    assert rows["video"] == rows["asset"] == len(VIDEOS)
    assert rows["target_like"] == likes + liked
    assert rows["comment"] == len(remarks)
    assert rows["follow"] == sum(len(followers) for followers in plan.follows.values())
    for video in plan.videos:
        shown = await profile(api, video.entry.author)
        assert shown["counts"]["likes"] == len(video.likers)


async def test_handle_of_a_member_stays_theirs(
    services: Services,
    database: Database,
    plan: Plan,
    workshop: Workshop,
    api: ApiFactory,
    settle: Settle,
) -> None:
    """Their part and its video fall away; the others play."""
    real = await make_account(database, "theo", created_at=plan.start - timedelta(days=1))
    of_theo = make_plan(plan.start, CAST, VIDEOS[1:], CROWD)
    await set_stage(Stage(services, of_theo, workshop))
    await settle()
    assert (await profile(api, "theo"))["account"]["id"] == str(real.id)
    assert (await profile(api, "theo"))["counts"]["followers"] == 0
    assert (await profile(api, "tess"))["counts"]["followers"] > 0
    assert "video" not in await count_rows(database)
