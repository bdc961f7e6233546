"""PostgreSQL, NATS and S3 of the operator’s by setting alone: from a file to frames played."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import httpx
import psycopg
import pytest
from sqlalchemy.engine import make_url

from rampe.entry.backup import BackupError, RestoreOptions, do_backup, do_restore
from rampe.entry.backup.dump import count_rows
from rampe.entry.backup.manifest import read_manifest
from rampe.entry.backup.restore import ENDED
from rampe.entry.roles import ROLES
from rampe.entry.settings import Settings
from rampe.media.playlist import parse_listing
from rampe.ports.storage import s3_storage
from tests.e2e.member import Member, guest_client, post_clip, sign_up
from tests.e2e.stack import Stack, running_stack
from tests.e2e.waiting import eventually
from tests.entry.external import External, external_engines
from tests.media import clips
from tests.media.watching import play

pytestmark = pytest.mark.xdist_group("up")


@dataclass(frozen=True)
class Site:
    """A platform on engines of somebody else's."""

    stack: Stack
    engines: External


@pytest.fixture(scope="module")
async def site(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Site]:
    root = tmp_path_factory.mktemp("external")
    async with (
        external_engines(root / "engines") as engines,
        running_stack(root / "rampe", engines.environment) as stack,
    ):
        yield Site(stack, engines)


def clip() -> bytes:
    return clips.make(
        "external.mp4", *clips.picture(seconds=3.2), *clips.TONE, *clips.H264, *clips.AAC,
        "-shortest",
    ).read_bytes()  # fmt: skip


async def load(client: httpx.AsyncClient, url: str) -> bytes:
    """Load a whole rendition as a player does: by the relative names in the playlists."""
    master = await client.get(url)
    assert master.status_code == 200, master.text
    assert master.headers["content-type"] == "application/vnd.apple.mpegurl"
    assert master.headers["cache-control"] == "no-cache"
    names = [line for line in master.text.splitlines() if line and not line.startswith("#")]
    playlist = await client.get(urljoin(url, names[0]))
    listing = parse_listing(playlist.text)
    assert listing is not None
    assert listing.ended
    parts = [listing.init, *(segment.name for segment in listing.segments)]
    answers = await asyncio.gather(*(client.get(urljoin(url, part)) for part in parts))
    assert {answer.status_code for answer in answers} == {200}
    for answer in answers:
        assert not [name for name in answer.headers if name.startswith(("x-amz", "seaweed"))]
    return b"".join(answer.content for answer in answers)


async def post(site: Site, handle: str, **fields: str) -> tuple[Member, dict[str, str]]:
    member = await sign_up(site.stack.url, handle)
    card = await post_clip(member, clip(), caption="loin d’ici", **fields)
    return member, card


async def public_card(client: httpx.AsyncClient, video_id: str) -> dict[str, str]:
    """The video once its public copy is made, a moment after it came out."""

    async def look() -> dict[str, str] | None:
        seen = (await client.get(f"/api/v1/videos/{video_id}")).json()
        return seen if seen["playlist_url"].startswith("/media/") else None

    return await eventually(look, "the public copy is there")


async def test_no_engine_is_started_that_is_given(site: Site) -> None:
    units = {path.stem for path in (site.stack.data / "run").glob("*.pid")}
    assert units == {*(role.name for role in ROLES), "caddy"}
    assert not (site.stack.data / "postgres").exists()
    assert not (site.stack.data / "nats").exists()


async def test_a_public_video_is_played_by_a_guest(site: Site) -> None:
    member, card = await post(site, "ailleurs")
    async with guest_client(site.stack.url) as guest:
        seen = await public_card(guest, card["id"])
        url = seen["playlist_url"]
        played = play(await load(guest, url))
        assert len(played.times) > 40
        poster = await guest.get(seen["poster_url"])
        assert (poster.status_code, poster.headers["content-type"]) == (200, "image/webp")
        assert "immutable" in poster.headers["cache-control"]
        missing = await guest.get(urljoin(url, "none.m4s"))
        assert (missing.status_code, missing.headers.get("cache-control")) == (404, None)
        assert b"<Error>" not in missing.content
    stored = await s3_storage(site.engines.s3.bucket("site")).list("private")
    assert any(key.endswith(".m4s") for key in stored)
    assert not list((site.stack.data / "storage").rglob("*.m4s"))
    await member.http.aclose()


async def test_ranges_and_heads_reach_the_store(site: Site) -> None:
    member, card = await post(site, "morceaux")
    url = (await public_card(member.http, card["id"]))["poster_url"]
    whole = (await member.http.get(url)).content
    part = await member.http.get(url, headers={"Range": "bytes=4-7"})
    assert (part.status_code, part.content) == (206, whole[4:8])
    head = await member.http.head(url)
    assert (head.status_code, head.headers["content-length"]) == (200, str(len(whole)))
    assert (await member.http.post(url)).status_code in (404, 405)
    await member.http.aclose()


async def test_a_private_video_is_its_authors_alone(site: Site) -> None:
    member, card = await post(site, "secrete", visibility="private")
    url = (await member.http.get(f"/api/v1/videos/{card['id']}")).json()["playlist_url"]
    assert url.startswith("/m/")
    assert len(play(await load(member.http, url)).times) > 40
    stranger = await sign_up(site.stack.url, "curieuse")
    async with guest_client(site.stack.url) as guest:
        for other in (guest, stranger.http):
            assert (await other.get(url)).status_code == 404
        forged = {"X-Rampe-Object": f"/media/site/private/{card['id']}"}
        assert (await guest.get(url, headers=forged)).status_code == 404
        climbed = await guest.get(f"/media/%2e%2e/{url.split('/', 3)[3]}")
        assert climbed.headers.get("content-type", "").startswith("text/html"), climbed.content
    await stranger.http.aclose()
    await member.http.aclose()


async def test_narrowing_takes_the_public_files_away(site: Site) -> None:
    member, card = await post(site, "retire")
    public = (await public_card(member.http, card["id"]))["playlist_url"]
    narrowed = await member.http.patch(
        f"/api/v1/videos/{card['id']}", json={"visibility": "private"}
    )
    assert narrowed.is_success, narrowed.text
    async with guest_client(site.stack.url) as guest:

        async def gone() -> bool:
            return (await guest.get(public)).status_code == 404

        await eventually(gone, "the public files are gone")
    url = (await member.http.get(f"/api/v1/videos/{card['id']}")).json()["playlist_url"]
    assert len(play(await load(member.http, url)).times) > 40
    await member.http.aclose()


async def test_a_backup_moves_to_other_engines(site: Site, tmp_path: Path) -> None:
    """Saved from PostgreSQL over TCP and a bucket, restored into another database and prefix."""
    member, _card = await post(site, "demenage")
    ours = settings_of(site.stack.data, site.engines)
    said = list[str]()
    await do_backup(ours, tmp_path / "backup", said.append)
    with psycopg.connect(site.engines.database_url, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS elsewhere")
        connection.execute("CREATE DATABASE elsewhere")
    other = make_url(site.engines.database_url).set(database="elsewhere")
    moved = settings_of(tmp_path / "data", site.engines, "elsewhere").model_copy(
        update={
            "database": ours.database.model_copy(
                update={"url": other.render_as_string(hide_password=False)}
            ),
            "bus": ours.bus.model_copy(update={"prefix": "elsewhere."}),
        }
    )
    await do_restore(moved, tmp_path / "backup", RestoreOptions(), said.append)
    rows, expected = await count(moved.database.url), read_manifest(tmp_path / "backup").rows
    assert {name: rows[name] for name in expected if name not in ENDED} == {
        name: number for name, number in expected.items() if name not in ENDED
    }
    here, there = (s3_storage(site.engines.s3.bucket(prefix)) for prefix in ("site", "elsewhere"))
    keys = await there.list("private")
    assert keys == await here.list("private")
    assert await there.get(keys[0]) == await here.get(keys[0])
    shutil.rmtree(tmp_path / "data")
    with pytest.raises(BackupError, match="not empty"):
        await do_restore(moved, tmp_path / "backup", RestoreOptions(), said.append)
    await do_restore(moved, tmp_path / "backup", RestoreOptions(force=True), said.append)
    assert (await count(moved.database.url))["account"] == expected["account"]
    await member.http.aclose()


def settings_of(data: Path, engines: External, prefix: str = "site") -> Settings:
    bucket = engines.s3.bucket(prefix)
    return Settings.model_validate(
        {
            "data_dir": data,
            "database": {"url": engines.database_url},
            "bus": {"url": engines.bus_url},
            "storage": {
                "url": f"s3://{bucket.name}/{prefix}",
                "endpoint": bucket.endpoint,
                "access_key": bucket.access_key,
                "secret_key": bucket.secret_key,
            },
        }
    )


async def count(url: str) -> dict[str, int]:
    async with await psycopg.AsyncConnection.connect(url) as connection:
        return await count_rows(connection)


async def test_where_files_are_is_told_to_the_front_door_only(site: Site) -> None:
    async with guest_client(site.stack.url) as guest:
        for question in ("media-place", "media-auth"):
            answer = await guest.get(
                f"/api/v1/{question}", headers={"X-Forwarded-Uri": "/media/avatars/x.webp"}
            )
            assert answer.status_code == 404
            assert "x-rampe-object" not in answer.headers
