"""LL-HLS from the edge (GOL-02): playlists, waiting, files, caches, tokens, and plain readers."""

import asyncio
import io
from pathlib import Path

import av
import httpx
import pytest

from rampe.accounts import Account
from rampe.engines.caddy import CaddyOptions, Tls, start_caddy
from rampe.engines.network import free_port
from rampe.entry.edge import Edge
from rampe.kit.database import Database
from rampe.live import (
    Audience,
    EndReason,
    LiveId,
    LiveSegment,
    Recording,
    State,
    Type,
    WatchTokens,
)
from rampe.ports.bus import Bus
from rampe.ports.storage import Storage
from tests.e2e.waiting import eventually
from tests.factories import make_account
from tests.live.boxes import pictures_of
from tests.live.clips import make_flv
from tests.live.edge.conftest import OpenEdge
from tests.live.edge.playlists import Playlist, read_playlist
from tests.live.edge.stage import Publisher, change_live
from tests.live.lives import make_live

SEGMENT = 20
"""Push parts of two seconds."""


async def playlist(web: httpx.AsyncClient, path: str) -> Playlist:
    """Get one and read it."""
    answer = await web.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/vnd.apple.mpegurl"
    return read_playlist(answer.text)


async def until_held(edge: Edge, live: LiveId, count: int, rendition: int = 0) -> None:
    """Wait until an edge holds so many requests for what is not there yet."""

    async def are_held() -> bool:
        source = edge.sources.ready(live)
        return source is not None and source.listings[rendition].waiting == count

    await eventually(are_held, f"{count} requests are held")


async def test_a_player_follows_a_live_part_by_part(
    web: httpx.AsyncClient, live: LiveId, publisher: Publisher
) -> None:
    """As hls.js does: the newest playlist, the hinted part held, the next playlist held."""
    await publisher.send(4 * SEGMENT)
    base = f"/live/{live}/0"
    seen = await playlist(web, f"{base}/live.m3u8")
    got: list[bytes] = []
    for _ in range(12):
        number, part = seen.last
        part_request = asyncio.create_task(web.get(f"{base}/{seen.hint}"))
        next_request = asyncio.create_task(
            playlist(web, f"{base}/live.m3u8?_HLS_msn={number}&_HLS_part={part + 1}")
        )
        # Held until it is there: nothing comes by itself.
        done, _ = await asyncio.wait([part_request, next_request], timeout=0.05)
        assert not done
        while publisher.window.last == (number, part):
            await publisher.send(1)
        held, seen = await part_request, await next_request
        assert held.status_code == 200
        assert seen.last > (number, part)
        got.append(held.content)
    names = [one.name for segment in seen.segments for one in segment.parts]
    assert [publisher.files[name] for name in names[-12:]] == got


async def test_playlists_and_files_are_those_of_the_ingest(
    web: httpx.AsyncClient, live: LiveId, publisher: Publisher
) -> None:
    """An edge that begins in the middle of a live has its window at once, file by file."""
    await publisher.send(5 * SEGMENT)
    seen = await playlist(web, f"/live/{live}/0/live.m3u8")
    assert len(seen.segments) >= 4
    assert seen.segments[0].number == 0
    names = [segment.name for segment in seen.segments if segment.name]
    names += [part.name for segment in seen.segments for part in segment.parts]
    for name in {seen.segments[0].init, *names}:
        answer = await web.get(f"/live/{live}/0/{name}")
        assert answer.content == publisher.files[name]
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    # Once here, nobody is asked again.
    asked = len(publisher.asked)
    await web.get(f"/live/{live}/0/{names[0]}")
    assert len(publisher.asked) == asked
    init = publisher.files[seen.segments[0].init]
    whole = init + b"".join(publisher.files[one.name] for one in seen.segments if one.name)
    with av.open(io.BytesIO(whole), "r") as container:
        shown = [frame.pts for frame in container.decode(video=0)]
    parts = [part.name for one in seen.segments if one.name for part in one.parts]
    sent = pictures_of(publisher.files[name] for name in parts)
    assert len(shown) == len(sent)


async def test_the_multivariant_playlist_names_what_there_is(
    web: httpx.AsyncClient, bus: Bus, live: LiveId, publisher: Publisher
) -> None:
    """Codecs and sizes of the very media; renditions report on each other."""
    lower = Publisher(bus, live, rendition=1, flv=make_flv("-s", "80x48"))
    middle = Publisher(bus, live, rendition=2, flv=make_flv("-s", "120x72"))
    await publisher.send(2 * SEGMENT)
    for one in (lower, middle):
        await one.serve()
        await one.send(2 * SEGMENT)
    text = (await web.get(f"/live/{live}/main.m3u8")).text
    lines = text.splitlines()
    assert 'CODECS="avc1.42c00b,mp4a.40.2",RESOLUTION=160x96' in lines[2]
    assert lines[3::2] == ["0/live.m3u8", "2/live.m3u8", "1/live.m3u8"]
    assert "RESOLUTION=120x72" in lines[4]
    assert "RESOLUTION=80x48" in lines[6]
    seen = await playlist(web, f"/live/{live}/0/live.m3u8")
    lasts = {one.rendition: one.window.last for one in (middle, lower)}
    assert seen.reports == [
        {"URI": f"../{rendition}/live.m3u8", "LAST-MSN": str(number), "LAST-PART": str(part)}
        for rendition, (number, part) in lasts.items()
    ]
    for rendition, status in ((0, 200), (1, 200), (2, 404)):
        # From the beginning there is only what is recorded.
        assert (await web.get(f"/live/{live}/{rendition}/event.m3u8")).status_code == status
    for one in (lower, middle):
        await one.die()


async def test_a_rendition_that_is_no_longer_made_has_not_ended(
    edge: Edge, web: httpx.AsyncClient, bus: Bus, live: LiveId, publisher: Publisher
) -> None:
    """Its players go on with another: an end would be the live's."""
    lower = Publisher(bus, live, rendition=1, flv=make_flv("-s", "80x48"))
    await lower.serve()
    await publisher.send(2 * SEGMENT)
    await lower.send(2 * SEGMENT)
    base = f"/live/{live}/1"
    number, part = (await playlist(web, f"{base}/live.m3u8")).last
    waiting = asyncio.create_task(
        web.get(f"{base}/live.m3u8?_HLS_msn={number}&_HLS_part={part + 3}")
    )
    await until_held(edge, live, 1, rendition=1)
    await lower.publish(Type.END, True, 1 << 10, b"")
    assert (await waiting).status_code == 404
    assert (await web.get(f"{base}/live.m3u8")).status_code == 404
    assert not (await playlist(web, f"/live/{live}/0/live.m3u8")).ended
    await lower.die()


async def test_everything_but_the_newest_may_be_cached(
    web: httpx.AsyncClient, live: LiveId, publisher: Publisher
) -> None:
    """What was waited for is the same for all who ask for it; the newest is for a second."""
    await publisher.send(2 * SEGMENT)
    caches = {
        "0/live.m3u8": "public, max-age=1",
        "0/live.m3u8?_HLS_msn=0": "public, max-age=24",
        "0/event.m3u8": "public, max-age=1",
        "main.m3u8": "public, max-age=1",
        "0/i0.mp4": "public, max-age=31536000, immutable",
        "0/s9999.m4s": "public, max-age=1",
    }
    for path, cache in caches.items():
        answer = await web.get(f"/live/{live}/{path}")
        assert answer.headers["cache-control"] == cache, path
    head = await web.head(f"/live/{live}/0/i0.mp4")
    assert head.headers["content-length"] == str(len(publisher.files["i0.mp4"]))
    assert head.content == b""


async def test_the_first_playlist_is_waited_for(
    web: httpx.AsyncClient, live: LiveId, publisher: Publisher
) -> None:
    """A player that is there before the first picture."""
    first = asyncio.create_task(playlist(web, f"/live/{live}/0/live.m3u8"))
    await asyncio.sleep(0)
    while not first.done():
        await publisher.send(1)
        await asyncio.wait([first], timeout=0.05)
    assert (await first).segments


async def test_a_missed_update_is_made_up_for(
    web: httpx.AsyncClient, live: LiveId, publisher: Publisher
) -> None:
    """The bus may lose a message: the whole is asked for again, names stay what they were."""
    await publisher.send(SEGMENT)
    await playlist(web, f"/live/{live}/0/live.m3u8")
    asked = publisher.asked.count("window")
    good, publisher.bus = publisher.bus, _Deaf()  # type: ignore[assignment]
    await publisher.send(7)
    publisher.bus = good
    await publisher.send(SEGMENT)
    number, part = publisher.window.last
    seen = await playlist(web, f"/live/{live}/0/live.m3u8?_HLS_msn={number}&_HLS_part={part}")
    assert publisher.asked.count("window") == asked + 1
    for one in seen.segments:
        for name in (one.name or one.parts[0].name, *(part.name for part in one.parts)):
            answer = await web.get(f"/live/{live}/0/{name}")
            assert answer.content == publisher.files[name]


class _Deaf:
    """A bus that loses everything."""

    async def publish(self, subject: str, body: bytes) -> None:
        """Lose it."""

    async def flush(self) -> None:
        """Nothing to flush."""


async def test_the_end_is_a_playlist_that_ends(
    edge: Edge,
    web: httpx.AsyncClient,
    database: Database,
    bus: Bus,
    live: LiveId,
    publisher: Publisher,
) -> None:
    """Who waits is answered; all that was shown can still be had for a while."""
    await publisher.send(2 * SEGMENT)
    number, part = (await playlist(web, f"/live/{live}/0/live.m3u8")).last
    waiting = asyncio.create_task(
        playlist(web, f"/live/{live}/0/live.m3u8?_HLS_msn={number}&_HLS_part={part + 3}")
    )
    await until_held(edge, live, 1)
    await change_live(database, live, state=State.ENDED, end_reason=EndReason.HOST)
    await bus.publish(f"live.{live}.ctl", b'{"t":"ended","reason":"host"}')
    await publisher.end()
    ended = await waiting
    assert ended.ended
    assert ended.hint is None
    for segment in ended.segments:
        answer = await web.get(f"/live/{live}/0/{segment.name}")
        assert answer.content == publisher.files[segment.name]


async def test_what_staff_has_stopped_is_gone_at_once(
    edge: Edge,
    web: httpx.AsyncClient,
    database: Database,
    bus: Bus,
    live: LiveId,
    publisher: Publisher,
) -> None:
    """Playlists and files alike, also for who waits."""
    await publisher.send(2 * SEGMENT)
    number, part = (await playlist(web, f"/live/{live}/0/live.m3u8")).last
    waiting = asyncio.create_task(
        web.get(f"/live/{live}/0/live.m3u8?_HLS_msn={number}&_HLS_part={part + 3}")
    )
    await until_held(edge, live, 1)
    await change_live(database, live, state=State.ENDED, end_reason=EndReason.STAFF)
    await bus.publish(f"live.{live}.ctl", b'{"t":"ended","reason":"staff"}')
    assert (await waiting).status_code == 404
    for path in ("main.m3u8", "0/live.m3u8", "0/event.m3u8", "0/s0.m4s", "0/i0.mp4"):
        assert (await web.get(f"/live/{live}/{path}")).status_code == 404


async def test_a_recorded_live_goes_back_to_its_beginning(
    web: httpx.AsyncClient, database: Database, bus: Bus, services_storage: Storage, host: Account
) -> None:
    """What the window has left is listed from its rows, and read from storage."""
    live = await make_live(database, host.id, is_recorded=True, recording=Recording.RUNNING)
    publisher = Publisher(bus, live)
    await publisher.serve()
    await publisher.send(40 * SEGMENT)
    first = publisher.window.segments[0].number
    assert first > 3
    async with database.session() as session:
        for number in range(first + 2):
            name = f"s{number}.m4s"
            data = publisher.files.pop(name)
            await services_storage.put(f"private/{live}/r0_{name}", data)
            session.add(
                LiveSegment(
                    live_id=live,
                    rendition=0,
                    number=number,
                    name=f"r0_{name}",
                    init="r0_i0.mp4",
                    began_ms=1_800_000_000_000 + 2_000 * number,
                    duration_ms=2_000,
                    discontinuity=False,
                    gap=False,
                    size=len(data),
                )
            )
    await services_storage.put(f"private/{live}/r0_i0.mp4", publisher.files.pop("i0.mp4"))
    seen = await playlist(web, f"/live/{live}/0/event.m3u8")
    assert seen.kind == "EVENT"
    assert [one.number for one in seen.segments] == list(range(publisher.window.last[0]))
    assert not any(one.parts for one in seen.segments)
    for name in ("i0.mp4", "s0.m4s", "s3.m4s"):
        stored = await services_storage.get(f"private/{live}/r0_{name}")
        assert (await web.get(f"/live/{live}/0/{name}")).content == stored
    await publisher.send(2 * SEGMENT)
    longer = await playlist(web, f"/live/{live}/0/event.m3u8")
    assert longer.segments[0].number == 0
    assert len(longer.segments) > len(seen.segments)
    await publisher.die()


async def test_a_live_that_is_not_recorded_goes_back_as_far_as_the_window(
    web: httpx.AsyncClient, live: LiveId, publisher: Publisher
) -> None:
    """And does not promise more."""
    await publisher.send(3 * SEGMENT)
    seen = await playlist(web, f"/live/{live}/0/event.m3u8")
    assert seen.kind is None
    assert all(one.name for one in seen.segments)


async def test_a_live_for_followers_is_read_by_a_token_and_kept_by_no_cache(
    web: httpx.AsyncClient, database: Database, bus: Bus, host: Account, tokens: WatchTokens
) -> None:
    """404 without one, 403 with one that is not good, private answers with a good one."""
    live = await make_live(database, host.id, audience=Audience.FOLLOWERS)
    publisher = Publisher(bus, live)
    await publisher.serve()
    await publisher.send(2 * SEGMENT)
    assert (await web.get(f"/live/{live}/main.m3u8")).status_code == 404
    stranger = await make_account(database, "lou")
    for token in ("x" * 38, tokens.sign(live, None)[0], tokens.sign(live, stranger.id)[0]):
        assert (await web.get(f"/live/{live}~{token}/main.m3u8")).status_code == 403
    base = f"/live/{live}~{tokens.sign(live, host.id)[0]}"
    for path in ("main.m3u8", "0/live.m3u8", "0/live.m3u8?_HLS_msn=0", "0/i0.mp4", "0/p1.m4s"):
        answer = await web.get(f"{base}/{path}")
        assert answer.status_code == 200, path
        assert answer.headers["cache-control"].startswith("private")
    await publisher.die()


async def test_one_address_may_hold_so_many_requests(
    open_edge: OpenEdge, live: LiveId, publisher: Publisher
) -> None:
    """The others are not held up by it."""
    edge = await open_edge(max_per_address=3)
    await publisher.send(SEGMENT)
    base = f"http://127.0.0.1:{edge.hls_port}"
    async with httpx.AsyncClient(base_url=base, timeout=20) as one:
        seen = await playlist(one, f"/live/{live}/0/live.m3u8")
        hint = f"/live/{live}/0/{seen.hint}"
        held = [asyncio.create_task(one.get(hint)) for _ in range(3)]
        await until_held(edge, live, 3)
        assert (await one.get(hint)).status_code == 429
        other = asyncio.create_task(one.get(hint, headers={"X-Forwarded-For": "192.0.2.9"}))
        await until_held(edge, live, 4)
        await publisher.send(6)
        for request in (*held, other):
            assert (await request).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "{live}",
        "{live}/",
        "{live}/0/",
        "{live}/0/live.m3u8/x",
        "{live}/00/live.m3u8",
        "{live}/2/live.m3u8",
        "{live}/0/p999999.m4s",
        "{live}/0/s1.m4s/../s0.m4s",
        "{live}/0/..%2f..%2fsecrets.toml",
        "{live}/../../secrets.toml",
        "0{live}/main.m3u8",
        "99999999999999999999/main.m3u8",
        "9223372036854775807/main.m3u8",
        "9223372036854775808/main.m3u8",
        "1/main.m3u8",
        "{live}~/main.m3u8",
        "{live}~{live}~x/main.m3u8",
        "{live}/push",
    ],
)
async def test_there_is_nothing_at_other_paths(
    web: httpx.AsyncClient, live: LiveId, publisher: Publisher, path: str
) -> None:
    """Whatever a stranger makes up."""
    await publisher.send(2)
    answer = await web.get(f"/live/{path.format(live=live)}")
    assert answer.status_code == 404


@pytest.mark.parametrize(
    "query", ["_HLS_msn=999999", "_HLS_part=1", "_HLS_msn=-1", "_HLS_msn=0&_HLS_part=9999999999999"]
)
async def test_directives_that_make_no_sense_are_refused(
    web: httpx.AsyncClient, live: LiveId, publisher: Publisher, query: str
) -> None:
    """§6.2.5.2: 400 rather than a wait for ever."""
    await publisher.send(5)
    assert (await web.get(f"/live/{live}/0/live.m3u8?{query}")).status_code == 400


async def test_plain_readers_play_it_through_the_front_door(
    edge: Edge, live: LiveId, publisher: Publisher, tmp_path: Path
) -> None:
    """ffmpeg's own demuxer, which knows nothing of parts, by the multivariant playlist."""
    await publisher.send(8 * SEGMENT)
    options = CaddyOptions(
        home=tmp_path / "caddy",
        run_dir=tmp_path,
        log=tmp_path / "caddy.log",
        bind="127.0.0.1",
        port=free_port(),
        hosts=("127.0.0.1",),
        tls=Tls.OFF,
        api_port=free_port(),
        gateway_port=free_port(),
        push_port=edge.port,
        hls_port=edge.hls_port,
        storage=tmp_path / "storage",
        web_build=tmp_path / "web",
    )
    async with await start_caddy(options):
        url = f"http://127.0.0.1:{options.port}/live/{live}/main.m3u8"
        shown = await asyncio.to_thread(read_pictures, url, 90)
    assert len(shown) == 90
    assert shown == sorted(set(shown))


def read_pictures(url: str, most: int) -> list[int]:
    """Return the times of so many pictures, as a plain reader of a live gets them."""
    shown: list[int] = []
    with av.open(url, "r", timeout=20) as container:
        for frame in container.decode(video=0):
            shown.append(frame.pts or 0)
            if len(shown) == most:
                break
    return shown
