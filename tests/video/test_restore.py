"""Deleting with thirty days to bring a video back, with everything that was done with it."""

from datetime import timedelta

import pytest

from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.ports.storage import Storage
from rampe.video import Video
from rampe.video.delete import do_purge
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_person
from tests.video.factories import make_draft, make_video
from tests.video.test_publish import count_events

KEEP = timedelta(days=30)


@pytest.fixture
async def alix(database: Database, api: ApiFactory) -> Person:
    """An author."""
    return await make_person(database, api, "alix")


@pytest.fixture
async def sami(database: Database, api: ApiFactory) -> Person:
    """Somebody else."""
    return await make_person(database, api, "sami")


async def test_a_deleted_video_comes_back_with_everything(
    database: Database, services: Services, alix: Person, sami: Person, settle: Settle
) -> None:
    """VID-03: likes, comments, counts, subtitles and the moment of publication are as before."""
    video_id = await make_video(database, alix.id, caption="#danse")
    await sami.client.put(f"/videos/{video_id}/like")
    comment = {"text": "Superbe", "client_id": "01890a5d-ac96-774b-bcce-b302099a8057"}
    assert (await sami.client.post(f"/videos/{video_id}/comments", json=comment)).is_success
    vtt = b"WEBVTT\n\n00:01.000 --> 00:02.000\nOui\n"
    await alix.client.put(f"/videos/{video_id}/captions/fr", content=vtt)
    await settle()
    before = (await sami.client.get(f"/videos/{video_id}")).json()
    assert (before["counts"]["likes"], before["counts"]["comments"]) == (1, 1)
    # Its files are made public again when it comes back.
    await services.get(Storage).put(f"private/{before['asset_id']}/e1_master.m3u8", b"#EXTM3U")

    assert (await alix.client.delete(f"/videos/{video_id}")).status_code == 204
    assert (await sami.client.get(f"/videos/{video_id}")).status_code == 404
    assert (await alix.client.get(f"/videos/{video_id}")).status_code == 404
    listed = (await alix.client.get("/me/deleted-videos")).json()["items"]
    assert [item["video"]["id"] for item in listed] == [str(video_id)]
    assert listed[0]["video"]["poster_url"]
    assert (await sami.client.get("/me/deleted-videos")).json()["items"] == []

    restored = await alix.client.post(f"/videos/{video_id}/restore")
    assert restored.status_code == 200, restored.text
    assert (await alix.client.post(f"/videos/{video_id}/restore")).status_code == 200
    await settle()
    after = (await sami.client.get(f"/videos/{video_id}")).json()
    for name in ("counts", "published_at", "hashtags", "captions", "viewer", "caption"):
        assert after[name] == before[name]
    assert (await alix.client.get("/me/deleted-videos")).json()["items"] == []
    assert await count_events(database, "video.published.v1") == 1
    assert await count_events(database, "video.restored.v1") == 1


async def test_a_draft_comes_back_as_a_draft(database: Database, alix: Person) -> None:
    """Deleting a draft can be undone, too."""
    video_id = await make_draft(database, alix.id, caption="à finir")
    await alix.client.delete(f"/videos/{video_id}")
    assert (await alix.client.get("/me/videos?state=draft")).json()["items"] == []
    restored = (await alix.client.post(f"/videos/{video_id}/restore")).json()
    assert (restored["state"], restored["caption"]) == ("draft", "à finir")
    assert await count_events(database, "video.restored.v1") == 0


async def test_after_thirty_days_it_is_gone_for_good(database: Database, alix: Person) -> None:
    """Neither listed nor brought back from the moment on, also before the job has run."""
    video_id = await make_video(database, alix.id)
    await alix.client.delete(f"/videos/{video_id}")
    with clock.travel(clock.now() + KEEP + timedelta(seconds=1)):
        fresh = await make_video(database, alix.id)
        await alix.client.delete(f"/videos/{fresh}")
        listed = (await alix.client.get("/me/deleted-videos")).json()["items"]
        assert [item["video"]["id"] for item in listed] == [str(fresh)]
        assert (await alix.client.post(f"/videos/{video_id}/restore")).status_code == 404
        async with database.session() as session:
            assert await do_purge(session, KEEP) == 1
        async with database.session() as session:
            assert await session.get(Video, video_id) is None
            assert await session.get(Video, fresh) is not None
    assert await count_events(database, "video.purged.v1") == 1


async def test_only_its_author_brings_a_video_back(
    database: Database, alix: Person, sami: Person
) -> None:
    """Hostile: another member's deleted video by its id; one that moderation had hidden."""
    video_id = await make_video(database, alix.id)
    await alix.client.delete(f"/videos/{video_id}")
    assert (await sami.client.post(f"/videos/{video_id}/restore")).status_code == 404
    async with database.session() as session:
        (await session.get_one(Video, video_id)).hidden = True
    refused = await alix.client.post(f"/videos/{video_id}/restore")
    assert (refused.status_code, refused.json()["code"]) == (403, "removed_by_staff")
    assert (await alix.client.get("/me/deleted-videos")).json()["items"] == []


async def test_the_list_pages(database: Database, alix: Person) -> None:
    """The last deleted first, by cursor."""
    ids = [await make_video(database, alix.id) for _ in range(3)]
    for video_id in ids:
        await alix.client.delete(f"/videos/{video_id}")
    seen: list[str] = []
    cursor = ""
    while True:
        page = (await alix.client.get(f"/me/deleted-videos?limit=2{cursor}")).json()
        seen += [item["video"]["id"] for item in page["items"]]
        if page["next_cursor"] is None:
            break
        cursor = f"&cursor={page['next_cursor']}"
    assert seen == [str(video_id) for video_id in reversed(ids)]
