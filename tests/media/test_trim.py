"""The part of a file that is meant: cut to the picture, sound with it (VID-03)."""

import base64
import io
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import av
import numpy as np
import pytest
from sqlalchemy import select

from rampe.accounts import AccountId
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.kit.site import Site
from rampe.media import (
    Announcer,
    Asset,
    AssetState,
    CannotTrim,
    DiskUploads,
    MediaSettings,
    Reason,
    Receiver,
    Trim,
    do_ingest_file,
    do_trim_asset,
)
from rampe.media.attempt import Tools
from rampe.media.download import do_make_download
from rampe.media.jobs import defer_release
from rampe.media.models import Upload
from rampe.media.part import parse_trim, span_of
from rampe.media.pipeline import do_run
from rampe.media.tidy import do_tidy
from rampe.ports.storage import Storage
from tests.conftest import Settle
from tests.media import clips
from tests.media.tus_client import TusClient
from tests.media.watching import join, likeness, listen, picture_of, play, read_listing

Sent = Callable[..., Awaitable[Asset]]
RATE = 25
EVENT = 2.48  # when the clip flashes and beeps


def flashing() -> Path:
    """Dark and silent but for one flash and beep at `EVENT`; key frames five seconds apart."""
    beep = f"aevalsrc='0.5*sin(2*PI*880*t)*between(t,{EVENT},{EVENT + 0.2})':s=48000:d=5"
    flash = f"drawbox=color=white:t=fill:enable='between(t,{EVENT - 0.01},{EVENT + 0.19})'"
    return clips.make(
        "flashing.mp4", "-f", "lavfi", "-i", f"color=black:s=180x320:r={RATE}:d=5",
        "-f", "lavfi", "-i", beep, "-vf", flash, *clips.H264, "-g", "125", *clips.AAC, "-shortest",
    )  # fmt: skip


@pytest.fixture
def storage(services: Services) -> Storage:
    """Where the files are."""
    return services.get(Storage)


@pytest.fixture
def tools(services: Services, media_settings: MediaSettings) -> Tools:
    """What the pipeline works with."""
    return Tools.of(services)


@pytest.fixture
def sent(services: Services, tools: Tools, owner: AccountId) -> Sent:
    """Take a file in, choose a part of it, and run the pipeline to its end."""

    async def take(path: Path, trim: Trim | None, settings: MediaSettings | None = None) -> Asset:
        using = replace(tools, settings=settings or tools.settings)
        database = services.get(Database)
        receiver = Receiver(database, services.get(DiskUploads), services.get(Announcer))
        async with database.session() as session:
            asset = await do_ingest_file(session, receiver, owner, path, tools.settings)
            await do_trim_asset(session, receiver.announcer, asset.id, trim)
        await do_run(using, asset.id)
        return await read(database, asset.id)

    return take


async def read(database: Database, asset_id: int) -> Asset:
    """Return an asset as it is now."""
    async with database.session() as session:
        return await session.get_one(Asset, asset_id)


async def rendition(storage: Storage, asset: Asset, name: str | None = None) -> bytes:
    """Return the bytes of a rendition, the largest by default."""
    folder, name = f"private/{asset.id}", name or str(asset.rungs[0]["name"])
    return await join(
        storage, folder, await read_listing(storage, folder, f"e{asset.attempt}_{name}.m3u8")
    )


def kept_times(path: Path, trim: Trim) -> list[float]:
    """Return the times of the pictures that stay, by the rule itself."""
    with av.open(str(path), "r") as container:
        times = [frame.time or 0.0 for frame in container.decode(container.streams.video[0])]
    return [time for time in times if trim.start_ms <= round(time * 1000) < trim.end_ms]


@pytest.mark.parametrize(
    ("clip", "trim"),
    [
        (clips.portrait, Trim(0, 3_100)),
        (clips.portrait, Trim(533, 3_667)),
        (clips.copyable, Trim(1_067, 4_334)),
        (clips.recording, Trim(800, 3_900)),
        (clips.fragmented, Trim(700, 3_800)),
    ],
)
async def test_a_part_has_exactly_its_pictures(
    sent: Sent, storage: Storage, clip: Callable[[], Path], trim: Trim
) -> None:
    """The first picture is the first that stays; duration and number within one of the rule's."""
    asset = await sent(clip(), trim)
    assert asset.state is AssetState.READY, asset.reason
    wanted = kept_times(clip(), trim)
    played = play(await rendition(storage, asset))
    assert abs(len(played.times) - len(wanted)) <= 1
    assert played.times[0] == pytest.approx(0, abs=0.002)
    assert asset.duration_ms == pytest.approx(trim.end_ms - trim.start_ms, abs=70)
    assert not asset.rungs[0]["copied"]
    expected = picture_of(str(clip()), wanted[0] - 0.001)
    if expected.shape == played.first.shape:
        assert likeness(played.first, expected) > 22


async def test_sound_stays_with_the_picture(sent: Sent, storage: Storage) -> None:
    """The flash and the beep of the file come at the same moment of the part."""
    asset = await sent(flashing(), Trim(1_013, 4_500))
    with av.open(io.BytesIO(await rendition(storage, asset)), "r") as container:
        shown = [
            (frame.time or 0.0, float(frame.to_ndarray(format="gray").mean()))
            for frame in container.decode(container.streams.video[0])
        ]
    flash = next(time for time, light in shown if light > 128)
    _, samples, _ = listen(await rendition(storage, asset, "audio"))
    loud = np.flatnonzero(np.abs(samples[0]) > 0.05)[0] / 48_000
    assert flash == pytest.approx(EVENT - 1.013, abs=1 / RATE)
    assert loud == pytest.approx(flash, abs=1 / RATE)


async def test_limits_are_those_of_the_part(sent: Sent, tools: Tools) -> None:
    """A part that is too short is refused; a file that is too long is taken for a short part."""
    assert (await sent(clips.portrait(), Trim(0, 1_000))).reason == Reason.TOO_SHORT
    beyond = await sent(clips.portrait(), Trim(60_000, 70_000))
    assert beyond.reason == Reason.TOO_SHORT
    short = tools.settings.model_copy(update={"max_seconds": 4})
    assert (await sent(clips.copyable(), None, short)).reason == Reason.TOO_LONG
    assert (await sent(clips.copyable(), Trim(0, 4_000), short)).state is AssetState.READY


async def test_another_part_is_made_until_the_bytes_go(
    sent: Sent, tools: Tools, database: Database, storage: Storage, settle: Settle
) -> None:
    """Cutting again encodes again, all of the file included; not once the bytes are gone."""
    asset = await sent(clips.portrait(), Trim(0, 3_000))
    await settle()  # the worker may have taken the job first
    asset = await read(database, asset.id)
    assert (asset.duration_ms, asset.source_ms) == (pytest.approx(3_000, abs=70), 4_000)
    async with database.session() as session:
        assert await do_trim_asset(session, tools.announcer, asset.id, None)
        assert not await do_trim_asset(session, tools.announcer, asset.id, None)
    await settle()
    whole = await read(database, asset.id)
    assert whole.state is AssetState.READY
    assert whole.duration_ms == 4_000
    names = [key.rpartition("/")[2] for key in await storage.list(f"private/{asset.id}")]
    assert {name.split("_")[0] for name in names} == {f"e{whole.attempt}"}
    async with database.session() as session:
        await defer_release(session, asset.id)
    await settle()
    assert list(tools.uploads.files(-1)) == []
    async with database.session() as session:
        with pytest.raises(CannotTrim):
            await do_trim_asset(session, tools.announcer, asset.id, Trim(0, 3_000))


async def test_parts_of_the_same_bytes_are_no_twins(sent: Sent, storage: Storage) -> None:
    """Equal bytes are encoded once only for the same part."""
    first = await sent(clips.portrait(), Trim(0, 3_000))
    other = await sent(clips.portrait(), Trim(500, 4_000))
    same = await sent(clips.portrait(), Trim(500, 4_000))
    assert (first.duration_ms, other.duration_ms) == (
        pytest.approx(3_000, abs=70),
        pytest.approx(3_500, abs=70),
    )
    assert same.playlist == other.playlist
    assert len(play(await rendition(storage, first)).times) == 45


async def test_the_part_comes_with_the_upload(lea: TusClient, database: Database) -> None:
    """`trim start,end` in Upload-Metadata; anything else there is refused before a byte."""
    good = base64.b64encode(b"500,4000").decode()
    answer = await lea.create(1000, **{"Upload-Metadata": f"trim {good}"})
    assert answer.status_code == 201, answer.text
    asset = await read(database, int(answer.headers["Upload-Asset"]))
    assert (asset.trim_start_ms, asset.trim_end_ms) == (500, 4_000)
    for wrong in (b"4000,500", b"-1,5", b"1.5,9", b"a,b", b"5", b"0,999999999999", "٣,٩".encode()):
        metadata = f"trim {base64.b64encode(wrong).decode()}"
        answer = await lea.create(1000, **{"Upload-Metadata": metadata})
        assert answer.status_code == 400
        assert answer.json()["code"] == "bad_upload_request"


async def test_the_download_is_one_file_that_names_its_author(
    sent: Sent, tools: Tools, services: Services, database: Database, storage: Storage
) -> None:
    """VID-05: rendition and sound in one MP4, index first, the handle in it and in its name."""
    asset = await sent(clips.portrait(), None)
    await do_make_download(tools, services.get(Site), asset.id)
    asset = await read(database, asset.id)
    assert asset.download == f"rampe-lea-{asset.id}.mp4"
    data = await storage.get(f"private/{asset.id}/{asset.download}")
    assert data.index(b"moov") < data.index(b"mdat")
    with av.open(io.BytesIO(data), "r") as container:
        assert container.metadata["artist"] == "@lea"
        assert [stream.type for stream in container.streams] == ["video", "audio"]
        frames = list(container.decode(container.streams.video[0]))
    assert len(frames) == 60
    before = await storage.list(f"private/{asset.id}")
    await do_make_download(tools, services.get(Site), asset.id)
    assert await storage.list(f"private/{asset.id}") == before


def test_a_part_of_all_is_the_whole() -> None:
    """Nothing is encoded anew where nothing is cut off."""
    assert span_of(Trim(0, 4_000), 4.0).whole
    assert not span_of(Trim(0, 3_999), 4.0).whole
    assert span_of(Trim(9_000, 9_500), 4.0).seconds == 0
    assert parse_trim("") is None
    assert parse_trim("0,1") == Trim(0, 1)


async def test_sources_of_drafts_go_in_time(sent: Sent, tools: Tools, database: Database) -> None:
    """The bytes of a draft are kept for cutting as long as an upload may take, no longer."""
    asset = await sent(clips.portrait(), None)

    async def stored() -> bool | None:
        async with database.session() as session:
            return await session.scalar(select(Upload.stored).where(Upload.asset_id == asset.id))

    await do_tidy(tools)
    assert await stored()
    with clock.travel(clock.now() + timedelta(hours=tools.settings.upload_expiry_hours, minutes=1)):
        await do_tidy(tools)
    assert not await stored()
    assert list(tools.uploads.files(-1)) == []
