"""A platform of some size for benches: copies of one real member and one real video, by SQL.

Rows are copies of rows that the product itself made, with what must differ written over them, so
that a new column needs no change here. Numbers are drawn from a fixed seed.
"""

import asyncio
import hashlib
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, LiteralString

import httpx
import psycopg
from psycopg.sql import SQL, Identifier

from bench._stack import Stack, sign_up
from bench._tus import send
from bench._work import NotDone
from rampe.accounts import INTERESTS
from rampe.engines.ffmpeg import find_ffmpeg

BASE = 1 << 40  # ids of copies begin here: below any id that the product gives
AUTHORS, FOLLOWS, SEEN, SESSIONS = 2_000, 20, 100, 400
HANDLE = "bench"


@dataclass(frozen=True)
class Size:
    """How large a platform is."""

    members: int
    videos: int
    sessions: int = SESSIONS


def database_url(stack: Stack) -> str:
    """The URL by which the stack's api reaches PostgreSQL."""
    return stack.role("api").environ()["RAMPE_DATABASE__URL"]


def token_of(number: int) -> str:
    """The Bearer token of a seeded session, counted from 1."""
    return f"bench-{number}"


async def seed(stack: Stack, size: Size) -> None:
    """Fill a fresh stack. Raises `NotDone` when a template cannot be made."""
    client = await sign_up(stack, HANDLE)
    try:
        await put(client, "/me/interests", {"interests": list(INTERESTS[:3])})
        await publish_template(client)
    finally:
        await client.aclose()
    await asyncio.to_thread(fill, database_url(stack), size)


async def publish_template(client: httpx.AsyncClient) -> None:
    """Upload three seconds and publish them."""
    with tempfile.TemporaryDirectory() as folder:
        clip = Path(folder) / "clip.mp4"
        process = await asyncio.create_subprocess_exec(
            *(str(find_ffmpeg()), "-v", "error", "-f", "lavfi"),
            *("-i", "testsrc2=size=180x320:rate=15:duration=4", "-pix_fmt", "yuv420p", str(clip)),
        )
        if await process.wait():
            raise NotDone("no clip")
        data = clip.read_bytes()
    asset_id, _ = await send(client, data)
    async with asyncio.timeout(60):
        while (await client.get(f"/assets/{asset_id}")).json()["state"] != "ready":
            await asyncio.sleep(0.1)
        answer = await client.post(
            "/videos", json={"asset_id": asset_id, "caption": "Plan 0 #rampe"}
        )
        answer.raise_for_status()
        video = f"/videos/{answer.json()['id']}"
        (await client.post(f"{video}/publish")).raise_for_status()
        # The worker makes the public copy; its row is a template too.
        while not (await client.get(video)).json()["playlist_url"].startswith("/media/"):
            await asyncio.sleep(0.1)


async def put(client: httpx.AsyncClient, path: str, body: dict[str, Any]) -> None:
    """PUT, or fail."""
    (await client.put(path, json=body)).raise_for_status()


def fill(url: str, size: Size) -> None:
    """Copy the templates."""
    values = {
        "base": BASE,
        "members": size.members,
        "videos": size.videos,
        "authors": min(AUTHORS, size.members),
        "follows": FOLLOWS,
        "seen": min(SEEN, size.videos // 4),
        "interests": list(INTERESTS),
    }
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SELECT setseed(0.42)")
        for statement in STATEMENTS:
            connection.execute(statement, values)
        with without_indexes(connection, "feed_seen"):
            connection.execute(HISTORY, values)
        tokens = (token_of(number) for number in range(1, size.sessions + 1))
        hashes = [hashlib.sha256(token.encode()).digest() for token in tokens]
        connection.execute(SESSION, {"base": BASE, "authors": values["authors"], "hashes": hashes})
        connection.execute("VACUUM ANALYZE")
        row = connection.execute("SELECT count(*) FROM video WHERE id > %s", [BASE]).fetchone()
        if row is None or row[0] < size.videos:
            raise NotDone(f"{row} of {size.videos} videos")


@contextmanager
def without_indexes(connection: psycopg.Connection[Any], table: str) -> Generator[None]:
    """Take a table's indexes away, but the one of its key, and make them again at the end."""
    indexes = connection.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND indexname <> %s",
        [table, f"pk_{table}"],
    ).fetchall()
    for name, _ in indexes:
        connection.execute(SQL("DROP INDEX {}").format(Identifier(name)))
    yield
    for _, definition in indexes:
        connection.execute(definition)


# An author is drawn so that some publish much more than others; age so that most are recent.
STATEMENTS: tuple[LiteralString, ...] = (
    """
    INSERT INTO account SELECT (jsonb_populate_record(template, jsonb_build_object(
      'id', %(base)s + n, 'handle', 'membre' || n, 'name', 'Membre ' || n,
      'email', NULL, 'email_folded', NULL, 'email_verified_at', NULL,
      'interests', to_jsonb(ARRAY[
        (%(interests)s::text[])[1 + n %% 16], (%(interests)s::text[])[1 + (n * 5 + 3) %% 16],
        (%(interests)s::text[])[1 + (n * 11 + 7) %% 16]])
    ))).* FROM account AS template, generate_series(1, %(members)s) AS n
    WHERE template.handle = 'bench'
    """,
    """
    CREATE TEMPORARY TABLE plan AS SELECT n, %(base)s + n AS id,
      %(base)s + 1 + floor(%(authors)s * random() ^ 2)::bigint AS author_id,
      now() - interval '60 days' * random() ^ 2 AS at,
      floor(3000 * random() ^ 4)::bigint AS shown, random() AS worth,
      (%(interests)s::text[])[1 + floor(16 * random())::int] AS topic
    FROM generate_series(1, %(videos)s) AS n
    """,
    """
    INSERT INTO asset SELECT (jsonb_populate_record(template, jsonb_build_object(
      'id', plan.id, 'owner_id', plan.author_id, 'public_key', 'k' || plan.n,
      'source_sha256', NULL, 'created_at', plan.at
    ))).* FROM plan, asset AS template
    WHERE template.id = (SELECT asset_id FROM video WHERE published_at IS NOT NULL LIMIT 1)
    """,
    """
    INSERT INTO video SELECT (jsonb_populate_record(template, jsonb_build_object(
      'id', plan.id, 'author_id', plan.author_id, 'asset_id', plan.id,
      'caption', 'Plan ' || plan.n || ' #' || plan.topic, 'created_at', plan.at,
      'published_at', plan.at
    ))).* FROM plan, video AS template
    WHERE template.id = (SELECT id FROM video WHERE published_at IS NOT NULL LIMIT 1)
    """,
    """
    INSERT INTO video_hashtag (video_id, tag, folded, position)
    SELECT id, topic, topic, 0 FROM plan
    """,
    "INSERT INTO video_views (video_id, views) SELECT id, shown FROM plan",
    """
    INSERT INTO feed_video (video_id, topics, impressions, watched_ms, completions, heat)
    SELECT id, ARRAY[topic], shown, shown * 4000, floor(shown * worth * 0.5),
      ln(0.2 + 2 * worth) + extract(epoch FROM at) / 259200 FROM plan
    """,
    """
    INSERT INTO feed_topic (topic, video_id, heat)
    SELECT unnest(topics), video_id, heat FROM feed_video WHERE video_id > %(base)s
    """,
    """
    INSERT INTO target_counter (kind, target_id, likes, comments, shares, bookmarks)
    SELECT 'video', id, floor(shown * worth * 0.1), floor(shown * worth * 0.02),
      floor(shown * worth * 0.01), 0 FROM plan
    """,
    """
    INSERT INTO follow (follower_id, followed_id, id, created_at)
    SELECT %(base)s + n, %(base)s + 1 + floor(%(authors)s * random() ^ 2)::bigint,
      n * 1000 + k, now()
    FROM generate_series(1, %(members)s) AS n, generate_series(1, %(follows)s) AS k
    ON CONFLICT DO NOTHING
    """,
)
HISTORY: LiteralString = """
    INSERT INTO feed_seen (viewer, video_id, seen_at)
    SELECT %(base)s + n, %(base)s + 1 + floor(%(videos)s * random())::bigint,
      now() - interval '30 days' * random()
    FROM generate_series(1, %(members)s) AS n, generate_series(1, %(seen)s) AS k
    ON CONFLICT DO NOTHING
    """
SESSION: LiteralString = """
    INSERT INTO account_session SELECT (jsonb_populate_record(template, jsonb_build_object(
      'id', %(base)s + n, 'account_id', %(base)s + %(authors)s + n,
      'token_hash', (%(hashes)s::bytea[])[n]
    ))).* FROM generate_series(1, cardinality(%(hashes)s::bytea[])) AS n,
      account_session AS template
    WHERE template.id = (SELECT id FROM account_session LIMIT 1)
    """
