"""Recordings: kept by segments, playable without an encode, gone in time (GOL-02, RPL-04)."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from rampe.accounts import Rows, StoredFile
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.live import LiveData
from rampe.live.forget import finish_recordings, forget_recordings
from rampe.live.models import LiveSegment
from rampe.live.settings import LiveSettings
from rampe.live.vod import fill, render_vod
from rampe.ports.storage import Storage
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_person
from tests.live.domain.stage import end, feed, go_live, keep_segments, make_host, prepare


async def address(person: Person | httpx.AsyncClient, live_id: str) -> str | None:
    """Where the recording of a live plays."""
    client = person.client if isinstance(person, Person) else person
    answer = await client.get(f"/lives/{live_id}/play")
    assert answer.status_code == 200, answer.text
    recording = answer.json()["recording"]
    return recording["hls"] if recording else None


async def ask_door(client: httpx.AsyncClient, path: str) -> int:
    """What the front door is told about a file."""
    return (await client.get("/media-auth", headers={"X-Forwarded-Uri": path})).status_code


async def may_read(client: httpx.AsyncClient, path: str) -> bool:
    """Whether the front door would hand out a file."""
    status = await ask_door(client, path)
    assert status in (204, 404)
    return status == 204


def _forge(path: str) -> str:
    """The same address with another token."""
    token = path.split("/")[2]
    return path.replace(token, ("B" if token[-2] == "A" else "A").join((token[:-2], token[-1])))


async def record(services: Services, settle: Settle, host: Person, **changes: Any) -> str:
    """Record a live of three segments, and end it."""
    live = await go_live(services, host, **changes)
    await keep_segments(services, live["id"])
    await end(host, live["id"])
    await settle()
    return live["id"]


async def test_a_recording_plays_once_the_live_is_over(
    database: Database, api: ApiFactory, services: Services, settle: Settle
) -> None:
    """GOL-02, RPL-04: playlists written from what was kept; gone for all after 90 days."""
    host = await make_host(database, api, "host")
    live_id = await record(services, settle, host)
    guest = api()
    path = await address(guest, live_id)
    assert path is not None
    assert path.startswith("/m/")
    assert await may_read(guest, path)
    assert await may_read(guest, path.replace("main.m3u8", "r0_s0.m4s"))
    master = (await services.get(Storage).get(f"private/{live_id}/main.m3u8")).decode()
    assert "RESOLUTION=720x1280" in master
    assert "r0.m3u8" in master
    media = (await services.get(Storage).get(f"private/{live_id}/r0.m3u8")).decode()
    assert media.count("#EXTINF:2.000,") == 3
    assert media.count('#EXT-X-MAP:URI="r0_i0.mp4"') == 1
    assert media.endswith("#EXT-X-ENDLIST\n")
    listed = (await guest.get(f"/accounts/{host.id}/lives")).json()["items"]
    assert [(live["recording"], live["duration_ms"]) for live in listed] == [("ready", 6_000)]
    for hours, there in ((90 * 24 - 1, True), (90 * 24 + 1, False)):
        with clock.travel(datetime.now(UTC) + timedelta(hours=hours)):
            again = await address(guest, live_id)
            assert (again is not None) is there
            assert await ask_door(guest, again or path) == (204 if there else 410)
    with clock.travel(datetime.now(UTC) + timedelta(days=91)):
        assert await ask_door(guest, path.replace("main.m3u8", "r0_s0.m4s")) == 410
        assert await ask_door(guest, _forge(path)) == 404
        await forget_recordings(database, services.get(Storage))
        assert await ask_door(guest, path) == 410
        assert (await guest.get(f"/accounts/{host.id}/lives")).json()["items"] == []
        assert (await guest.get(f"/lives/{live_id}")).json()["recording"] == "deleted"
    assert await services.get(Storage).list(f"private/{live_id}") == []


async def test_a_late_segment_is_added(
    database: Database, api: ApiFactory, services: Services, settle: Settle
) -> None:
    """What an ingest that was killed brings after the end belongs to the recording."""
    host = await make_host(database, api, "host")
    live_id = await record(services, settle, host)
    assert await keep_segments(services, live_id, count=5) == [True] * 5
    await settle()
    media = (await services.get(Storage).get(f"private/{live_id}/r0.m3u8")).decode()
    assert media.count("#EXTINF") == 5


async def test_previews_and_unrecorded_lives_keep_nothing(
    database: Database, api: ApiFactory, services: Services, settle: Settle
) -> None:
    """What nobody was shown, or should not stay, is not kept."""
    host = await make_host(database, api, "host")
    live = await prepare(host)
    await feed(services, host, live["id"])
    assert await keep_segments(services, live["id"], count=1) == [False]
    await end(host, live["id"])
    passing = await go_live(services, host, is_recorded=False)
    assert await keep_segments(services, passing["id"], count=1) == [False]
    await end(host, passing["id"])
    await settle()
    for live_id in (live["id"], passing["id"]):
        assert (await host.client.get(f"/lives/{live_id}")).json()["recording"] == "none"
        assert await address(host, live_id) is None


async def test_a_host_deletes_a_recording(
    database: Database, api: ApiFactory, services: Services, settle: Settle
) -> None:
    """For everybody from the same request on, addresses given out before included."""
    host = await make_host(database, api, "host")
    sami = await make_person(database, api, "sami")
    live_id = await record(services, settle, host)
    path = await address(sami, live_id)
    assert path is not None
    assert await may_read(sami.client, path)
    assert not await may_read(host.client, path)
    assert (await host.client.delete(f"/lives/{live_id}/recording")).status_code == 204
    assert not await may_read(sami.client, path)
    assert await address(sami, live_id) is None
    again = await host.client.delete(f"/lives/{live_id}/recording")
    assert (again.status_code, again.json()["code"]) == (404, "recording_not_found")
    await forget_recordings(database, services.get(Storage))
    assert await services.get(Storage).list(f"private/{live_id}") == []


async def test_who_leaves_the_audience_loses_its_addresses(
    database: Database, api: ApiFactory, services: Services, settle: Settle
) -> None:
    """A recording for followers is no longer read by whom the host removes, or blocks."""
    host = await make_host(database, api, "host")
    sami = await make_person(database, api, "sami")
    tess = await make_person(database, api, "tess")
    for person in (sami, tess):
        await person.client.put(f"/accounts/{host.id}/follow")
    live_id = await record(services, settle, host, audience="followers")
    path, hers = await address(sami, live_id), await address(tess, live_id)
    assert path is not None
    assert hers is not None
    assert await may_read(sami.client, path)
    await host.client.delete(f"/me/followers/{sami.id}")
    await settle()
    assert (await sami.client.get(f"/lives/{live_id}/play")).status_code == 404
    assert not await may_read(sami.client, path)
    again = await address(tess, live_id)
    assert again is not None
    assert again != hers
    assert await may_read(tess.client, again)
    await host.client.put(f"/accounts/{tess.id}/block")
    await settle()
    assert not await may_read(tess.client, again)


async def test_who_leaves_stops_nobody_else(
    database: Database, api: ApiFactory, services: Services, settle: Settle
) -> None:
    """Unfollowing and blocking a host is anybody's to repeat: the others play on."""
    host = await make_host(database, api, "host")
    sami = await make_person(database, api, "sami")
    tess = await make_person(database, api, "tess")
    for person in (sami, tess):
        await person.client.put(f"/accounts/{host.id}/follow")
    live_id = await record(services, settle, host, audience="followers")
    hers = await address(tess, live_id)
    assert hers is not None
    await sami.client.delete(f"/accounts/{host.id}/follow")
    await sami.client.put(f"/accounts/{host.id}/block")
    await settle()
    assert (await sami.client.get(f"/lives/{live_id}/play")).status_code == 404
    assert await may_read(tess.client, hers)


async def test_a_private_account_s_recordings_are_closed(
    database: Database, api: ApiFactory, services: Services, settle: Settle
) -> None:
    """Addresses given to everybody end, and later those of whom the host removes."""
    host = await make_host(database, api, "host")
    sami = await make_person(database, api, "sami")
    await sami.client.put(f"/accounts/{host.id}/follow")
    live_id = await record(services, settle, host)
    guest = api()
    path = await address(guest, live_id)
    assert path is not None
    assert await may_read(guest, path)
    changed = await host.client.patch("/me", json={"private": True})
    assert changed.status_code == 200, changed.text
    await settle()
    assert not await may_read(guest, path)
    his = await address(sami, live_id)
    assert his is not None
    assert await may_read(sami.client, his)
    await host.client.delete(f"/me/followers/{sami.id}")
    await settle()
    assert not await may_read(sami.client, his)


async def test_a_recording_is_written_whatever_became_of_its_job(
    database: Database, api: ApiFactory, services: Services
) -> None:
    """Nothing stays unwritten for ever."""
    host = await make_host(database, api, "host")
    live_id = (await go_live(services, host))["id"]
    await keep_segments(services, live_id)
    await end(host, live_id)
    tools = (database, services.get(Storage), services.get(LiveSettings))
    await finish_recordings(*tools)
    assert await address(host, live_id) is None
    with clock.travel(datetime.now(UTC) + timedelta(minutes=6)):
        await finish_recordings(*tools)
        assert await address(host, live_id) is not None


async def test_a_store_that_was_away_is_owed_everything(
    database: Database, api: ApiFactory, services: Services, settle: Settle
) -> None:
    """Hours later too; what began after the end is not the live's."""
    host = await make_host(database, api, "host")
    live_id = await record(services, settle, host)
    ended = datetime.now(UTC)
    with clock.travel(ended + timedelta(hours=5)):
        assert await keep_segments(services, live_id, first=ended) == [True] * 3
        after = ended + timedelta(minutes=1)
        assert await keep_segments(services, live_id, first=after) == [False] * 3


async def test_an_archive_has_the_recording_as_one_file(
    database: Database, api: ApiFactory, services: Services, settle: Settle
) -> None:
    """D7: every segment after what decoders must know of it; the list names the file."""
    host = await make_host(database, api, "host")
    live_id = await record(services, settle, host)
    async with database.session() as session:
        items = [item async for item in LiveData().export(session, host.id)]
        lists = {item.path: item for item in items if isinstance(item, Rows)}
        rows = (await session.execute(lists["live/lives.json"].query)).mappings().all()
    assert [(row["title"], row["file"]) for row in rows] == [
        ("Pain au levain", f"live/{live_id}.mp4")
    ]
    names = [item.keys for item in items if isinstance(item, StoredFile)]
    folder = f"private/{live_id}/"
    wanted = ("r0_i0.mp4", "r0_s0.m4s", "r0_s1.m4s", "r0_s2.m4s")
    assert names == [tuple(folder + name for name in wanted)]


def row(number: int, **changes: Any) -> LiveSegment:
    """A segment of two seconds."""
    values = {
        "rendition": 0,
        "number": number,
        "name": f"r0_s{number}.m4s",
        "init": "r0_i0.mp4",
        "began_ms": 2_000 * number,
        "duration_ms": 2_000,
        "discontinuity": False,
        "gap": False,
        "size": 1,
        **changes,
    }
    return LiveSegment(live_id=1, **values)


def test_the_playlist_tells_players_of_every_break() -> None:
    """RFC 8216: another initialisation, a break, something missing, and the longest duration."""
    rows = [
        row(3),
        row(4, duration_ms=4_100),
        row(6),
        row(7, init="r0_i1.mp4", discontinuity=True),
        row(8, init="r0_i1.mp4", gap=True),
    ]
    text = render_vod(rows)
    assert "#EXT-X-TARGETDURATION:5\n" in text
    assert text.count("#EXT-X-DISCONTINUITY\n") == 2
    assert text.count("#EXT-X-MAP") == 2
    assert text.count("#EXT-X-GAP") == 1
    assert "#EXT-X-PROGRAM-DATE-TIME:1970-01-01T00:00:06.000+00:00\n" in text


def low(number: int, **changes: Any) -> LiveSegment:
    """The same segment of the lower rendition."""
    names = {"rendition": 1, "name": f"r1_s{number}.m4s", "init": "r1_i0.mp4"}
    return row(number, **names, **changes)


def test_a_lower_rendition_is_as_long_as_the_source() -> None:
    """RPL-04: it may have begun late and paused; a player that changes to it goes on."""
    source = [row(number, discontinuity=number == 4) for number in range(6)]
    lower = [
        low(1),
        low(2, gap=True),
        low(3, duration_ms=800),
        low(4, discontinuity=True),
        low(9),
    ]
    filled = fill(source, lower)
    assert [(one.rendition, one.number) for one in filled] == [
        *((0, 0), (1, 1), (0, 2), (0, 3), (1, 4), (0, 5)),
    ]
    text = render_vod(filled)
    assert text.count("#EXTINF:2.000,") == 6
    assert text.count("#EXT-X-DISCONTINUITY") == render_vod(source).count("#EXT-X-DISCONTINUITY")
    assert re.findall(r'URI="(r\d)_i0.mp4"', text) == ["r0", "r1", "r0", "r1", "r0"]
    assert all(one.rendition == 0 for one in fill(source, []))
