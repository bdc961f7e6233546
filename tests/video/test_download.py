"""Downloads: where the author allows it, for who may see the video, private ones never."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select, update

from rampe.kit.database import Database
from rampe.media import Asset
from rampe.video import Video, Visibility
from tests.conftest import ApiFactory
from tests.factories import Person, make_person
from tests.video.factories import make_asset, make_draft, make_video


@pytest.fixture
async def alix(database: Database, api: ApiFactory) -> Person:
    """An author."""
    return await make_person(database, api, "alix")


@pytest.fixture
async def sami(database: Database, api: ApiFactory) -> Person:
    """Somebody else."""
    return await make_person(database, api, "sami")


async def make_file(database: Database, video_id: int) -> str:
    """Do what the job does, without bytes: the asset has its file."""
    async with database.session() as session:
        asset_id = await session.scalar(select(Video.asset_id).where(Video.id == video_id))
        name = f"rampe-alix-{asset_id}.mp4"
        await session.execute(update(Asset).where(Asset.id == asset_id).values(download=name))
    return name


async def test_a_download_is_asked_for_and_then_fetched(
    database: Database, alix: Person, sami: Person, api: ApiFactory
) -> None:
    """VID-05: the file is made once it is wanted, and then every viewer is led to it."""
    video_id = await make_video(database, alix.id, downloads_on=True)
    path = f"/videos/{video_id}/download"
    waiting = await sami.client.get(path)
    assert (waiting.status_code, waiting.json()["code"]) == (503, "download_preparing")
    assert waiting.headers["retry-after"] == "1"
    assert (await sami.client.post(path)).json()["ready"] is False
    async with database.session() as session:
        jobs = await session.scalar(select(Asset.id).where(Asset.download.is_not(None)).limit(1))
    assert jobs is None
    name = await make_file(database, video_id)
    for client in (sami.client, alix.client, api()):
        asked = (await client.post(path)).json()
        assert (asked["ready"], asked["file_name"]) == (True, name)
        led = await client.get(path)
        assert led.status_code == 303
        assert led.headers["location"].endswith(f"/{name}")


@pytest.mark.parametrize(
    "details",
    [
        {"downloads_on": False},
        {"downloads_on": True, "visibility": Visibility.PRIVATE},
        {"downloads_on": True, "visibility": Visibility.FOLLOWERS},
    ],
)
async def test_what_may_not_be_downloaded_is_no_file(
    database: Database, alix: Person, sami: Person, api: ApiFactory, details: dict[str, Any]
) -> None:
    """Off, private, or not for this viewer: they all look alike."""
    video_id = await make_video(database, alix.id, **details)
    await make_file(database, video_id)
    for client in (sami.client, api()):
        for answer in (
            await client.get(f"/videos/{video_id}/download"),
            await client.post(f"/videos/{video_id}/download"),
        ):
            assert (answer.status_code, answer.json()["code"]) == (404, "not_downloadable")
    own = await alix.client.post(f"/videos/{video_id}/download")
    assert own.status_code == (200 if details.get("visibility") is Visibility.FOLLOWERS else 404)


async def test_drafts_are_not_downloaded(database: Database, alix: Person) -> None:
    """Not even by their author: there is nothing out."""
    video_id = await make_draft(database, alix.id, downloads_on=True)
    assert (await alix.client.post(f"/videos/{video_id}/download")).status_code == 404


async def test_new_videos_start_as_their_author_prefers(
    database: Database, alix: Person, api: ApiFactory
) -> None:
    """On for adults, off for minors, and as chosen from then on."""

    async def starts(person: Person) -> bool:
        asset_id = await make_asset(database, person.id)
        body = {"asset_id": str(asset_id)}
        return (await person.client.post("/videos", json=body)).json()["downloads_on"]

    lou = await make_person(database, api, "lou", birth_date=date(2010, 1, 1))
    assert await starts(alix)
    assert not await starts(lou)
    assert (await alix.client.get("/me/publishing")).json() == {"downloads_on": True}
    await alix.client.put("/me/publishing", json={"downloads_on": False})
    assert not await starts(alix)
    await lou.client.put("/me/publishing", json={"downloads_on": True})
    assert await starts(lou)
