"""The nudity filter: a published video is looked at once; a high score asks staff, nothing more."""

from pathlib import Path

import pytest
from sqlalchemy import select, update

from rampe.accounts import Role
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.media import Announcer, DiskUploads, MediaSettings, Receiver, do_ingest_file
from rampe.ports.nudity import Nudity, NuditySettings, open_nudity
from rampe.safety.models import NudityScan
from rampe.safety.scan import do_scan
from rampe.video import (
    Details,
    Video,
    VideoId,
    Visibility,
    do_create_draft,
    do_delete_of_accounts,
    do_edit,
    do_publish,
)
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_person
from tests.media import clips
from tests.ports.nudity.figure import bare_figure, plain_picture
from tests.safety.factories import cases, decide_case


def clip_of(name: str, picture: bytes) -> Path:
    """Three seconds of one picture."""
    still = clips.written(f"{name}.png", picture)
    shown = ("-loop", "1", "-t", "3.2", "-r", "10", "-i", still)
    return clips.make(f"{name}.mp4", *shown, *clips.H264)


@pytest.fixture
def looking(services: Services) -> NuditySettings:
    """The filter is on, with a threshold that the drawing passes and stripes do not."""
    settings = NuditySettings(threshold=0.5, frames=2)
    services.put(NuditySettings, settings)
    services.put(Nudity, open_nudity(settings))
    services.put(MediaSettings, MediaSettings(preset="ultrafast", free_disk_bytes=0))
    return settings


async def publish(
    services: Services,
    author: Person,
    settle: Settle,
    path: Path,
    visibility: Visibility = Visibility.PUBLIC,
) -> VideoId:
    """Take a clip in, encode it and publish it."""
    database = services.get(Database)
    receiver = Receiver(database, services.get(DiskUploads), services.get(Announcer))
    async with database.session() as session:
        asset = await do_ingest_file(
            session, receiver, author.id, path, services.get(MediaSettings)
        )
    await settle()
    details = Details(caption="Un dessin", visibility=visibility)
    async with database.session() as session:
        video_id = (await do_create_draft(session, author.id, asset.id, details)).id
        await do_publish(session, author.id, video_id)
    await settle()
    return video_id


async def test_a_high_score_asks_staff_and_decides_nothing(
    looking: NuditySettings,
    services: Services,
    database: Database,
    api: ApiFactory,
    settle: Settle,
) -> None:
    """D2: a case with the score; the video stays in sight, and is not asked about again."""
    tess = await make_person(database, api, "tess")
    maud = await make_person(database, api, "maud", role=Role.MODERATOR)
    video_id = await publish(services, tess, settle, clip_of("bare", bare_figure()))
    (case,) = await cases(maud)
    assert (case["source"], case["kind"], case["target_id"]) == ("scan", "video", str(video_id))
    assert case["score"] >= looking.threshold
    assert (case["label"], case["reports"]) == ("female_breast_exposed", 0)
    assert (await api().get(f"/videos/{video_id}")).status_code == 200
    await decide_case(maud, case["id"], "no_violation")
    for _ in range(2):
        await do_scan(services, "video", video_id)
    assert await cases(maud) == []


async def test_what_shows_nothing_opens_no_case(
    looking: NuditySettings,
    services: Services,
    database: Database,
    api: ApiFactory,
    settle: Settle,
) -> None:
    """D2: that it was looked at is kept, and the same file is not looked at again."""
    tess = await make_person(database, api, "tess")
    maud = await make_person(database, api, "maud", role=Role.MODERATOR)
    path = clip_of("plain", plain_picture())
    first = await publish(services, tess, settle, path)
    assert await cases(maud) == []
    async with database.session() as session:
        # What is known of the file is believed: no second look would find this.
        await session.execute(update(NudityScan).values(score=0.9, label="known"))
        asset_id = await session.scalar(select(Video.asset_id).where(Video.id == first))
        assert asset_id is not None
        details = Details(caption="Encore", visibility=Visibility.PUBLIC)
        second = (await do_create_draft(session, tess.id, asset_id, details)).id
        await do_publish(session, tess.id, second)
    await settle()
    (case,) = await cases(maud)
    assert (case["target_id"], case["label"]) == (str(second), "known")


async def test_private_videos_are_looked_at_when_they_no_longer_are(
    looking: NuditySettings,
    services: Services,
    database: Database,
    api: ApiFactory,
    settle: Settle,
) -> None:
    """D2: nobody looks at what nobody else sees, nor keeps what was seen of what is no more."""
    tess = await make_person(database, api, "tess")
    path = clip_of("plain", plain_picture())
    video_id = await publish(services, tess, settle, path, Visibility.PRIVATE)
    async with database.session() as session:
        assert await session.get(NudityScan, ("video", video_id)) is None
        await do_edit(session, tess.id, video_id, Details(visibility=Visibility.FOLLOWERS))
    await settle()
    async with database.session() as session:
        assert await session.get(NudityScan, ("video", video_id)) is not None
        await do_delete_of_accounts(session, [tess.id])
    async with database.session() as session:
        assert await session.get(NudityScan, ("video", video_id)) is None


async def test_off_looks_at_nothing(
    services: Services, database: Database, api: ApiFactory, settle: Settle
) -> None:
    """The operator's choice: nothing is queued, nothing kept."""
    services.put(MediaSettings, MediaSettings(preset="ultrafast", free_disk_bytes=0))
    tess = await make_person(database, api, "tess")
    video_id = await publish(services, tess, settle, clip_of("plain", plain_picture()))
    await do_scan(services, "video", video_id)
    async with database.session() as session:
        assert list(await session.scalars(select(NudityScan.target_id))) == []
