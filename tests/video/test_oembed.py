"""oEmbed: public videos on other sites, and nothing else there."""

import html
from typing import Any

import httpx
import pytest

from rampe.kit.database import Database
from rampe.video import Visibility
from tests.conftest import ApiFactory
from tests.factories import Person, make_person
from tests.video.factories import make_draft, make_video

SITE = "http://localhost:8080"


@pytest.fixture
async def alix(database: Database, api: ApiFactory) -> Person:
    """An author with a name that must be escaped."""
    return await make_person(database, api, "alix", name='Alix "<b>" & Cie')


async def ask(client: httpx.AsyncClient, url: str, **params: Any) -> httpx.Response:
    """Ask how to show an address."""
    return await client.get("/oembed", params={"url": url, **params})


async def test_a_public_video_can_be_shown_elsewhere(
    database: Database, alix: Person, api: ApiFactory
) -> None:
    """VID-04: a frame in the video's ratio, within what the other site allows."""
    video_id = await make_video(database, alix.id, caption='Un "pas" <script>')
    answer = await ask(api(), f"{SITE}/@alix/video/{video_id}")
    assert answer.status_code == 200, answer.text
    shown = answer.json()
    assert (shown["type"], shown["version"]) == ("video", "1.0")
    assert (shown["width"], shown["height"]) == (360, 640)
    assert shown["author_url"] == f"{SITE}/@alix"
    assert shown["title"] == 'Un "pas" <script>'
    assert f'src="{SITE}/embed/video/{video_id}"' in shown["html"]
    assert "<script>" not in shown["html"]
    assert html.escape('Un "pas" <script>') in shown["html"]
    small = (await ask(api(), f"{SITE}/embed/video/{video_id}", maxwidth=180)).json()
    assert (small["width"], small["height"]) == (180, 320)


async def test_nothing_else_is_shown(database: Database, alix: Person, api: ApiFactory) -> None:
    """Not even to its author: the answer is for everybody."""
    hidden = [
        await make_video(database, alix.id, visibility=visibility)
        for visibility in (Visibility.PRIVATE, Visibility.FOLLOWERS, Visibility.UNLISTED)
    ]
    hidden.append(await make_draft(database, alix.id))
    public = await make_video(database, alix.id)
    for client in (api(), alix.client):
        for video_id in hidden:
            assert (await ask(client, f"{SITE}/@alix/video/{video_id}")).status_code == 404
        for url in (
            "", "x", "https://other.test/@alix/video/1", f"https://other.test/@alix/video/{public}",
            f"{SITE}/@alix/video/x", f"{SITE}/@alix", f"{SITE}/embed/video/", "http://[",
            f"{SITE}/@alix/video/99999999999999999999999",
        ):  # fmt: skip
            assert (await ask(client, url)).status_code == 404, url
    assert (await ask(api(), f"{SITE}/@alix/video/{public}", format="xml")).status_code == 422


async def test_the_page_of_a_public_video_leads_to_it(
    database: Database, alix: Person, api: ApiFactory
) -> None:
    """Discovery: a link in the head, on public videos only."""
    public = await make_video(database, alix.id)
    unlisted = await make_video(database, alix.id, visibility=Visibility.UNLISTED)
    async with api() as guest:
        guest.base_url = httpx.URL(SITE)
        page = (await guest.get(f"/@alix/video/{public}")).text
        other = (await guest.get(f"/@alix/video/{unlisted}")).text
    assert 'type="application/json+oembed"' in page
    assert (
        f"{SITE}/api/v1/oembed?url=http%3A%2F%2Flocalhost%3A8080%2F%40alix%2Fvideo%2F{public}"
        in page
    )
    assert "oembed" not in other


async def test_limits_are_told(api: ApiFactory) -> None:
    """`GET /instance` says how long a caption may be, and what a video can be in."""
    told = (await api().get("/instance")).json()["publishing"]
    assert {"fr", "en"} <= set(told.pop("languages"))
    assert told == {
        "caption_max_length": 2_200,
        "schedule_min_minutes": 5,
        "schedule_max_days": 10,
        "keep_deleted_days": 30,
    }
