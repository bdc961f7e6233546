"""From a real file to a video that plays, or to a reason (VID-02, VID-04)."""

import asyncio
import io
import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from nats.aio.msg import Msg
from PIL import Image
from sqlalchemy import select

from rampe.accounts import AccountId
from rampe.kit.database import Database
from rampe.kit.outbox import OutboxRow
from rampe.kit.services import Services
from rampe.media import (
    Announcer,
    Asset,
    AssetNotFound,
    AssetState,
    DiskUploads,
    MediaSettings,
    Reason,
    Receiver,
    do_delete_asset,
    do_ingest_file,
    encode,
)
from rampe.media.attempt import Tools
from rampe.media.errors import CannotRetry
from rampe.media.models import Upload
from rampe.media.pipeline import begin, do_run
from rampe.media.retry import do_retry
from rampe.ports.bus import Bus
from rampe.ports.storage import Storage
from tests.conftest import Settle
from tests.factories import make_account
from tests.media import clips
from tests.media.watching import (
    Played,
    Samples,
    join,
    likeness,
    listen,
    picture_of,
    play,
    read_listing,
)

Ingest = Callable[[Path], Awaitable[int]]


@pytest.fixture
async def owner(database: Database) -> AccountId:
    return (await make_account(database, "lea")).id


@pytest.fixture
def storage(services: Services) -> Storage:
    return services.get(Storage)


@pytest.fixture
def tools(services: Services, media_settings: MediaSettings) -> Tools:
    return Tools.of(services)


@pytest.fixture
def ingest(services: Services, owner: AccountId, media_settings: MediaSettings) -> Ingest:
    """Take a file in as a finished upload and return its asset's id."""

    async def take(path: Path) -> int:
        database = services.get(Database)
        receiver = Receiver(database, services.get(DiskUploads), services.get(Announcer))
        async with database.session() as session:
            asset = await do_ingest_file(session, receiver, owner, path, media_settings)
            return asset.id

    return take


async def asset_of(database: Database, asset_id: int) -> Asset:
    async with database.session() as session:
        return await session.get_one(Asset, asset_id)


async def make_video(tools: Tools, ingest: Ingest, path: Path) -> Asset:
    """Ingest and run the pipeline to its end, here."""
    asset_id = await ingest(path)
    await do_run(tools, asset_id)
    asset = await asset_of(tools.database, asset_id)
    assert asset.state is AssetState.READY, asset.reason
    return asset


async def rungs_of(storage: Storage, asset: Asset) -> dict[str, Played]:
    """Every rendition of the picture, decoded."""
    folder = f"private/{asset.id}"
    played: dict[str, Played] = {}
    for rung in asset.rungs:
        listing = await read_listing(storage, folder, f"e{asset.attempt}_{rung['name']}.m3u8")
        assert listing.ended
        played[rung["name"]] = play(await join(storage, folder, listing))
    return played


async def sound_of(storage: Storage, asset: Asset) -> tuple[int, Samples, float]:
    folder = f"private/{asset.id}"
    listing = await read_listing(storage, folder, f"e{asset.attempt}_audio.m3u8")
    return listen(await join(storage, folder, listing))


SILENT = {
    "variable_rate", "silent", "ten_bit", "hdr", "odd_size", "squeezed", "interlaced", "fragmented",
    "av1", "standing_still",
}  # fmt: skip


@pytest.mark.parametrize("name", clips.GOOD)
async def test_every_kind_of_file_becomes_a_video_that_decodes(
    tools: Tools, ingest: Ingest, storage: Storage, name: str
) -> None:
    asset = await make_video(tools, ingest, clips.GOOD[name]())
    for rung in (await rungs_of(storage, asset)).values():
        assert rung.codec == "h264"
        assert rung.pixel_format == "yuv420p"
        assert rung.width % 2 == rung.height % 2 == 0
        assert rung.times[0] == pytest.approx(0, abs=0.002)
        assert asset.duration_ms is not None
        assert rung.times[-1] == pytest.approx(asset.duration_ms / 1000, abs=0.3)
        steps = np.diff(rung.times)
        assert steps.max() - steps.min() < 0.005
    master = (await storage.get(f"private/{asset.id}/{asset.playlist}")).decode()
    assert ("TYPE=AUDIO" in master) is (name not in SILENT)
    for line in (asset.poster, asset.sprite, asset.preview):
        assert await storage.exists(f"private/{asset.id}/{line}")


async def test_the_ladder_of_an_hd_clip(tools: Tools, ingest: Ingest, storage: Storage) -> None:
    """Three rungs, closed groups of two seconds, the same cuts, and the picture of the source."""
    asset = await make_video(tools, ingest, clips.hd())
    rungs = await rungs_of(storage, asset)
    assert [(r.width, r.height) for r in rungs.values()] == [(720, 1280), (540, 960), (360, 640)]
    for rung in rungs.values():
        assert rung.keys == pytest.approx([0.0, 2.0])
        assert len(rung.times) == 32
    source = Image.fromarray(picture_of(str(clips.hd()))).resize((720, 1280))
    assert likeness(rungs["720"].first, np.asarray(source)) > 25


async def test_the_master_playlist_tells_the_truth(
    tools: Tools, ingest: Ingest, storage: Storage
) -> None:
    asset = await make_video(tools, ingest, clips.hd())
    folder = f"private/{asset.id}"
    master = (await storage.get(f"{folder}/{asset.playlist}")).decode()
    assert 'RESOLUTION=720x1280,FRAME-RATE=10.000,CODECS="avc1.42c01f,mp4a.40.2"' in master
    assert "#EXT-X-START:TIME-OFFSET=0" in master
    for line in master.splitlines():
        if line and not line.startswith("#"):
            assert await storage.exists(f"{folder}/{line}")
    init = await storage.get(f"{folder}/e1_720_init.mp4")
    assert init[init.index(b"avcC") + 5 :][:3].hex() == "42c01f"  # what `ultrafast` makes


async def test_a_fitting_top_rung_is_copied_bit_by_bit(
    tools: Tools, ingest: Ingest, storage: Storage
) -> None:
    asset = await make_video(tools, ingest, clips.copyable())
    assert [(r["name"], r["copied"]) for r in asset.rungs] == [("720", True), ("360", False)]
    rungs = await rungs_of(storage, asset)
    assert np.array_equal(rungs["720"].first, picture_of(str(clips.copyable())))
    assert rungs["720"].times == pytest.approx(rungs["360"].times, abs=0.002)
    assert rungs["720"].keys == pytest.approx(rungs["360"].keys, abs=0.002)


@pytest.mark.parametrize("make", [clips.rotated, clips.mirrored])
async def test_pictures_stand_upright(
    tools: Tools, ingest: Ingest, storage: Storage, make: Callable[[], Path]
) -> None:
    """As ffmpeg itself shows the source: compared with its own still."""
    still = clips.folder() / f"{make.__name__}-upright.png"
    clips.ffmpeg("-i", make(), "-frames:v", "1", still)
    expected = np.asarray(Image.open(still).convert("RGB"))
    asset = await make_video(tools, ingest, make())
    top = next(iter((await rungs_of(storage, asset)).values()))
    assert top.first.shape == expected.shape
    assert likeness(top.first, expected) > 25


async def test_hdr_is_brought_to_the_brightness_of_sdr(
    tools: Tools, ingest: Ingest, storage: Storage
) -> None:
    """A PQ grey of about 92 nits shown as it is would be a dark 50 %; it belongs near white."""
    asset = await make_video(tools, ingest, clips.hdr())
    rung = next(iter((await rungs_of(storage, asset)).values()))
    level = rung.first.mean(axis=(0, 1))
    assert level.max() - level.min() < 8
    assert 150 < level.mean() < 250


async def test_squeezed_pixels_are_stretched(
    tools: Tools, ingest: Ingest, storage: Storage
) -> None:
    asset = await make_video(tools, ingest, clips.squeezed())
    assert (asset.width, asset.height) == (360, 360)


@pytest.mark.parametrize("make", [clips.mono, clips.surround, clips.portrait])
async def test_sound_is_stereo_at_the_operators_loudness(
    tools: Tools, ingest: Ingest, storage: Storage, make: Callable[[], Path]
) -> None:
    asset = await make_video(tools, ingest, make())
    channels, samples, end = await sound_of(storage, asset)
    assert channels == 2
    assert end == pytest.approx(4.0, abs=0.05)
    # A sine of RMS r dBFS on both channels measures r + 3.01 - 0.69 LUFS, or nearly (BS.1770).
    middle = samples[:, 24_000:-24_000]
    rms = 10 * np.log10(np.mean(middle**2))
    assert rms + 2.3 == pytest.approx(tools.settings.loudness, abs=1.5)
    assert np.abs(samples).max() <= 1.0


async def test_sprite_and_preview(tools: Tools, ingest: Ingest, storage: Storage) -> None:
    asset = await make_video(tools, ingest, clips.hd())
    layout = asset.sprite_layout
    assert layout is not None
    sprite = Image.open(io.BytesIO(await storage.get(f"private/{asset.id}/{asset.sprite}")))
    size = (layout["width"] * layout["columns"], layout["height"] * layout["rows"])
    assert sprite.size == size
    preview = play(await storage.get(f"private/{asset.id}/{asset.preview}"))
    assert preview.times[-1] == pytest.approx(3.0, abs=0.2)
    assert min(preview.width, preview.height) == 240


async def test_the_longest_file_is_a_video_of_its_length(
    tools: Tools, ingest: Ingest, storage: Storage
) -> None:
    """600 s: every playlist and rendition is as long, and the small pictures stay thirty."""
    asset = await make_video(tools, ingest, clips.of_seconds(600))
    assert asset.duration_ms == pytest.approx(600_000, abs=1000)
    for name, rung in (await rungs_of(storage, asset)).items():
        listing = await read_listing(
            storage, f"private/{asset.id}", f"e{asset.attempt}_{name}.m3u8"
        )
        assert sum(one.seconds for one in listing.segments) == pytest.approx(600, abs=1)
        assert rung.times[-1] == pytest.approx(600, abs=1)
    layout = asset.sprite_layout
    assert layout is not None
    assert (layout["count"], layout["interval_ms"]) == (30, 20_000)
    sprite = Image.open(io.BytesIO(await storage.get(f"private/{asset.id}/{asset.sprite}")))
    assert sprite.size == (layout["width"] * layout["columns"], layout["height"] * layout["rows"])


REFUSED: dict[str, tuple[Callable[[], Path], Reason]] = {
    "truncated": (clips.truncated, Reason.TRUNCATED),
    "sound only": (clips.sound_only, Reason.NO_VIDEO_STREAM),
    "2 s": (lambda: clips.of_seconds(2), Reason.TOO_SHORT),
    "text": (lambda: clips.written("t.mp4", b"bonjour"), Reason.NOT_A_VIDEO),
    "noise": (clips.garbage_inside, Reason.DAMAGED),
}


@pytest.mark.parametrize("name", REFUSED)
async def test_failure_has_a_reason_and_leaves_nothing(
    tools: Tools, ingest: Ingest, storage: Storage, database: Database, name: str
) -> None:
    make, reason = REFUSED[name]
    asset_id = await ingest(make())
    await do_run(tools, asset_id)
    asset = await asset_of(database, asset_id)
    assert (asset.state, asset.reason) == (AssetState.FAILED, reason)
    assert await storage.list(f"private/{asset_id}") == []
    assert list(tools.uploads.scratch.iterdir()) == []
    async with database.session() as session:
        event = await session.scalar(
            select(OutboxRow).where(OutboxRow.subject == "media.asset_failed.v1")
        )
    assert event is not None
    assert event.data["reason"] == reason


async def test_nothing_of_another_file_comes_out(
    tools: Tools, ingest: Ingest, storage: Storage, database: Database, tmp_path: Path
) -> None:
    """Scripts that name a playable neighbour, absolutely, relatively and by URL (issue, 7)."""
    secret = tmp_path / "secret.mp4"
    secret.write_bytes(clips.portrait().read_bytes())
    for script in clips.scripts(secret).values():
        asset_id = await ingest(script)
        await do_run(tools, asset_id)
        asset = await asset_of(database, asset_id)
        assert (asset.state, asset.reason) == (AssetState.FAILED, Reason.NOT_A_VIDEO)
    assert await storage.list("private") == await storage.list("public") == []


async def test_a_failing_encode_says_so(
    tools: Tools, ingest: Ingest, storage: Storage, database: Database
) -> None:
    """A decoder that dies in the middle: a probe that passes, then noise."""
    data = bytearray(clips.recording().read_bytes())
    middle = len(data) // 8
    data[middle:] = b"\xff" * (len(data) - middle)
    asset_id = await ingest(clips.written("dies.webm", bytes(data)))
    await do_run(tools, asset_id)
    asset = await asset_of(database, asset_id)
    assert asset.state is AssetState.FAILED
    assert asset.reason in (Reason.DAMAGED, Reason.TRUNCATED, Reason.TOO_SHORT)
    assert await storage.list(f"private/{asset_id}") == []


async def test_the_owner_sees_every_state(
    services: Services, bus: Bus, owner: AccountId, ingest: Ingest, settle: Settle
) -> None:
    """Frames on the owner's channel, from uploaded to ready, playable before it."""
    frames: list[dict[str, object]] = []

    async def hear(message: Msg) -> None:
        frames.append(json.loads(message.data)["asset"])

    await bus.subscribe(f"user.{owner}", hear)
    asset_id = await ingest(clips.hd())
    await settle()
    async with asyncio.timeout(20):
        while not frames or frames[-1]["state"] != "ready":
            await asyncio.sleep(0.02)
    states = list(dict.fromkeys(frame["state"] for frame in frames))
    assert states == ["uploaded", "probing", "encoding", "ready"]
    assert {frame["id"] for frame in frames} == {str(asset_id)}
    playable = next(frame for frame in frames if frame["playable"])
    assert playable["state"] == "encoding"
    assert str(playable["playlist_url"]).startswith("/m/")
    assert frames[-1]["percent"] == 100


async def test_it_plays_while_it_is_being_made(
    tools: Tools, ingest: Ingest, storage: Storage, database: Database
) -> None:
    """At the moment of `playable` every rendition has bytes that decode, and none is ended."""
    slow = tools.settings.model_copy(update={"preset": "medium"})
    tools = replace(tools, settings=slow)
    long = clips.make(
        "long.mp4", *clips.picture("1080x1920", "10", 12.0), *clips.TONE, *clips.H264,
        *clips.AAC, "-shortest",
    )  # fmt: skip
    asset_id = await ingest(long)
    running = asyncio.create_task(do_run(tools, asset_id))
    async with asyncio.timeout(60):
        while not (asset := await asset_of(database, asset_id)).playable:
            await asyncio.sleep(0.02)
    assert asset.state is AssetState.ENCODING
    folder = f"private/{asset_id}"
    for name in ("720", "540", "360"):
        listing = await read_listing(storage, folder, f"e1_{name}.m3u8")
        assert not listing.ended
        assert play(await join(storage, folder, listing)).times[0] == pytest.approx(0, abs=0.01)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert list(tools.uploads.scratch.glob("scratch-*")) == []


async def test_the_source_stays_for_cutting_and_nothing_else_does(
    tools: Tools, ingest: Ingest
) -> None:
    asset = await make_video(tools, ingest, clips.portrait())
    async with tools.database.session() as session:
        upload = await session.scalar(select(Upload).where(Upload.asset_id == asset.id))
    assert upload is not None
    assert upload.stored
    assert [each.name for each in tools.uploads.scratch.iterdir()] == [f"{upload.id}.upload"]


async def test_a_killed_attempt_is_taken_up_and_swept(
    tools: Tools, ingest: Ingest, storage: Storage, database: Database
) -> None:
    """kill -9 in the middle leaves files and a row; the next attempt leaves none of them."""
    asset_id = await ingest(clips.portrait())
    killed = await begin(tools, asset_id)
    assert killed is not None
    await storage.put(f"private/{asset_id}/e1_180_00000.m4s", b"half")
    await do_run(tools, asset_id)
    asset = await asset_of(database, asset_id)
    assert (asset.state, asset.attempt) == (AssetState.READY, 2)
    assert all("/e2_" in key for key in await storage.list(f"private/{asset_id}"))


async def test_a_superseded_attempt_writes_nothing_more(
    tools: Tools, ingest: Ingest, database: Database
) -> None:
    """Two workers on one asset, one of them believed dead: one video, from the later attempt."""
    asset_id = await ingest(clips.hd())
    await asyncio.gather(do_run(tools, asset_id), do_run(tools, asset_id))
    asset = await asset_of(database, asset_id)
    assert (asset.state, asset.attempt) == (AssetState.READY, 2)


async def test_a_deleted_asset_stops_its_encode(
    tools: Tools, ingest: Ingest, storage: Storage, database: Database
) -> None:
    asset_id = await ingest(clips.hd())
    running = asyncio.create_task(do_run(tools, asset_id))
    async with asyncio.timeout(20):
        while (await asset_of(database, asset_id)).state is not AssetState.ENCODING:
            await asyncio.sleep(0.01)
    async with database.session() as session:
        await do_delete_asset(session, asset_id)
    await running
    assert await storage.list(f"private/{asset_id}") == []


async def test_identical_bytes_of_one_author_are_encoded_once(
    tools: Tools, ingest: Ingest, storage: Storage, database: Database
) -> None:
    first = await make_video(tools, ingest, clips.portrait())
    second = await make_video(tools, ingest, clips.portrait())
    assert second.id != first.id
    assert second.playlist == first.playlist
    names = [key.rpartition("/")[2] for key in await storage.list(f"private/{first.id}")]
    copied = [key.rpartition("/")[2] for key in await storage.list(f"private/{second.id}")]
    assert names == copied
    async with database.session() as session:
        await do_delete_asset(session, first.id)
    await storage.delete_prefix(f"private/{first.id}")
    assert await rungs_of(storage, second)


async def test_identical_bytes_of_another_author_are_theirs(
    tools: Tools, services: Services, ingest: Ingest, media_settings: MediaSettings
) -> None:
    first = await make_video(tools, ingest, clips.portrait())
    tom = await make_account(tools.database, "tom")
    receiver = Receiver(tools.database, tools.uploads, tools.announcer)
    async with tools.database.session() as session:
        asset = await do_ingest_file(session, receiver, tom.id, clips.portrait(), media_settings)
    await do_run(tools, asset.id)
    assert (await asset_of(tools.database, asset.id)).state is AssetState.READY
    assert first.owner_id != tom.id


async def test_twins_at_the_same_time_wait_for_each_other(
    ingest: Ingest, database: Database, settle: Settle
) -> None:
    ids = [await ingest(clips.hd()) for _ in range(3)]
    async with asyncio.timeout(60):
        while {(await asset_of(database, one)).state for one in ids} != {AssetState.READY}:
            await asyncio.sleep(0.1)
    await settle()


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"timeout_factor": 0.01}, Reason.TIMEOUT),
        ({"memory_bytes": 200 << 20, "preset": "veryfast"}, Reason.TOO_MUCH_MEMORY),
    ],
)
async def test_limits_end_an_encode_and_it_may_be_tried_again(
    tools: Tools,
    ingest: Ingest,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    changed: dict[str, object],
    reason: Reason,
) -> None:
    monkeypatch.setattr(encode, "LEAST_ENCODE_SECONDS", 0.2)
    tight = tools.settings.model_copy(update=changed)
    asset_id = await ingest(clips.hd())
    await do_run(replace(tools, settings=tight), asset_id)
    asset = await asset_of(database, asset_id)
    assert (asset.state, asset.reason) == (AssetState.FAILED, reason)
    assert list(tools.uploads.scratch.glob("scratch-*")) == []

    async with database.session() as session:
        await do_retry(session, tools.announcer, asset_id, asset.owner_id)
    await do_run(tools, asset_id)
    assert (await asset_of(database, asset_id)).state is AssetState.READY


async def test_what_cannot_become_a_video_cannot_be_tried_again(
    tools: Tools, ingest: Ingest, database: Database, owner: AccountId
) -> None:
    asset_id = await ingest(clips.truncated())
    await do_run(tools, asset_id)
    async with database.session() as session:
        with pytest.raises(CannotRetry):
            await do_retry(session, tools.announcer, asset_id, owner)
        with pytest.raises(AssetNotFound):
            await do_retry(session, tools.announcer, asset_id, AccountId(owner + 1))
