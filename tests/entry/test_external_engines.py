"""PostgreSQL, NATS and S3 of the operator’s by setting alone: from a file to frames played."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from urllib.parse import urljoin

import httpx
import pytest

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
    assert units == {"api", "worker", "gateway", "caddy"}
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


async def test_where_files_are_is_told_to_the_front_door_only(site: Site) -> None:
    async with guest_client(site.stack.url) as guest:
        for question in ("media-place", "media-auth"):
            answer = await guest.get(
                f"/api/v1/{question}", headers={"X-Forwarded-Uri": "/media/avatars/x.webp"}
            )
            assert answer.status_code == 404
            assert "x-rampe-object" not in answer.headers
