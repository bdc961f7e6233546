"""LL-HLS: text against the rules of RFC 8216bis, and read back by ffmpeg's own demuxer."""

import io
import re
from datetime import datetime
from pathlib import Path

import av
import pytest

from rampe.live.hls.playlist import Report, Variant, render_event, render_live, render_master
from rampe.live.hls.reload import PARTS_AHEAD, Answer, Awaited, decide, parse_awaited
from rampe.live.hls.window import TARGET_SECONDS, Segment, Window
from rampe.live.media.muxer import Init, Output
from rampe.live.media.parts import Kind, Part
from rampe.live.media.samples import TICKS
from tests.live.clips import make_flv, moved, mux, parts, read_flv

WALL = 1_800_000_000.0
INIT = Init(b"init", 0, None, None)
_PART = re.compile(r'#EXT-X-PART:DURATION=([\d.]+),URI="([^"]+)"(.*)')


def part(
    index: int,
    *,
    opens: bool = False,
    key: bool = False,
    discontinuity: bool = False,
    data: bytes = b"part",
) -> Part:
    """Return the part that begins at 0.2 s × index."""
    return Part(
        kind=Kind.HLS,
        data=data,
        start=index * TICKS // 5,
        duration=TICKS // 5,
        key=key,
        independent=key,
        discontinuity=discontinuity,
        opens_segment=opens,
    )


def filled(count: int, window: Window | None = None) -> Window:
    """Return a window after so many parts, ten to a segment."""
    window = window or Window()
    window.add(INIT, WALL)
    for index in range(count):
        window.add(part(index, opens=index % 10 == 0, key=index % 10 == 0), WALL + index / 5)
    return window


def check(text: str) -> None:
    """What RFC 8216bis demands of every live playlist."""
    lines = text.splitlines()
    assert lines[0] == "#EXTM3U"
    assert "\n\n" not in text
    target = int(_value(text, "#EXT-X-TARGETDURATION:"))
    part_target = float(_value(text, "#EXT-X-PART-INF:PART-TARGET="))
    hold_back = float(re.findall(r"PART-HOLD-BACK=([\d.]+)", text)[0])
    assert hold_back >= 3 * part_target - 1e-9  # §4.4.3.8
    assert lines.index(f"#EXT-X-TARGETDURATION:{target}") < lines.index(
        next(line for line in lines if line.startswith("#EXT-X-MAP"))
    )
    for seconds in re.findall(r"#EXTINF:([\d.]+)", text):
        assert round(float(seconds)) <= target  # §4.4.3.1
    group: list[float] = []
    for line in lines:
        if found := _PART.fullmatch(line):
            seconds = float(found[1])
            assert seconds <= part_target  # §4.4.4.9
            group.append(seconds)
        elif line.startswith("#EXTINF"):
            # All but the last of a segment reach 85 %, and together they are the segment.
            assert all(seconds >= 0.85 * part_target for seconds in group[:-1])
            if group:
                assert sum(group) == pytest.approx(float(line[8:-1]), abs=0.001)
            group = []


def _value(text: str, tag: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(tag)).removeprefix(tag)


def packaged(ready: list[Output]) -> tuple[Window, list[Segment], dict[str, bytes]]:
    """Return the window, all segments and all files of a live."""
    window, files, segments = Window(), dict[str, bytes](), list[Segment]()
    for output in ready:
        for file in window.add(output, WALL):
            assert file.name not in files
            files[file.name] = file.data
        if window.segments and (not segments or segments[-1] is not window.segments[-1]):
            segments.append(window.segments[-1])
        if segments:
            check(render_live(window))
    files.update({file.name: file.data for file in window.end()})
    return window, segments, files


@pytest.mark.parametrize(
    "options",
    [(), ("-preset", "veryfast", "-bf", "3"), ("-r", "24"), ("-r", "5"), ("-r", "60"), ("-an",)],
)
def test_a_live_is_read_back_whole_by_ffmpeg(options: tuple[str, ...], tmp_path: Path) -> None:
    """Every playlist on the way keeps the rules; the last ones hold every frame, in both forms."""
    ready = mux(read_flv(make_flv(*options)))
    window, segments, files = packaged(ready)
    files["live.m3u8"] = render_live(window).encode()
    files["event.m3u8"] = render_event(segments, ended=True).encode()
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    sent = sum(one.pictures for one in parts(ready, Kind.HLS))
    for name in ("live.m3u8", "event.m3u8"):
        with av.open(str(tmp_path / name), "r") as container:
            shown = [frame.pts or 0 for frame in container.decode(video=0)]
        assert len(shown) == sent
        assert shown == sorted(set(shown))
    total = sum(segment.seconds for segment in segments)
    made = parts(ready, Kind.HLS)
    assert total == pytest.approx((made[-1].start + made[-1].duration - made[0].start) / TICKS)
    whole = b"".join(data for name, data in sorted(files.items()) if name.startswith("s"))
    assert whole == b"".join(one.data for one in made)


def test_a_change_of_resolution_is_a_discontinuity_with_its_own_map() -> None:
    """§4.4.4.3: both sizes are read back, every frame."""
    first = read_flv(make_flv())
    second = [(moved(m, 4_000), now + 4_000) for m, now in read_flv(make_flv("-s", "96x160"))]
    window, segments, files = packaged(mux([*first, *second]))
    text = render_event(segments, ended=True)
    assert text.count("#EXT-X-DISCONTINUITY\n#EXT-X-MAP") == 1
    assert text.count("#EXT-X-MAP") == 2
    assert render_live(window).count("#EXT-X-DISCONTINUITY\n") == 1
    # What belongs to each map; ffmpeg's demuxer itself stays with the first one.
    for number, size in enumerate([(160, 96), (96, 160)]):
        init = f"i{number}.mp4"
        names = [segment.name for segment in segments if segment.init == init]
        clip = files[init] + b"".join(files[name] for name in names)
        with av.open(io.BytesIO(clip), "r") as container:
            sizes = [(frame.width, frame.height) for frame in container.decode(video=0)]
        assert sizes == [size] * 120


def test_the_text_of_a_live_playlist() -> None:
    """As a player sees it: one complete segment, one that grows, a hint, another rendition."""
    window = Window()
    window.add(INIT, WALL)
    window.add(part(0, opens=True, key=True), WALL + 0.2)
    window.add(part(1), WALL + 0.4)
    window.add(part(2, opens=True, key=True), WALL + 0.6)
    window.add(part(3, data=b""), WALL + 0.8)
    assert render_live(window, [Report("../360/live.m3u8", (1, 0))]) == (
        "#EXTM3U\n"
        "#EXT-X-VERSION:9\n"
        "#EXT-X-TARGETDURATION:4\n"
        "#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=0.705\n"
        "#EXT-X-PART-INF:PART-TARGET=0.235\n"
        "#EXT-X-MEDIA-SEQUENCE:0\n"
        "#EXT-X-DISCONTINUITY-SEQUENCE:0\n"
        "#EXT-X-INDEPENDENT-SEGMENTS\n"
        '#EXT-X-MAP:URI="i0.mp4"\n'
        "#EXT-X-PROGRAM-DATE-TIME:2027-01-15T08:00:00.000+00:00\n"
        '#EXT-X-PART:DURATION=0.20000,URI="p0.m4s",INDEPENDENT=YES\n'
        '#EXT-X-PART:DURATION=0.20000,URI="p1.m4s"\n'
        "#EXTINF:0.40000,\n"
        "s0.m4s\n"
        "#EXT-X-PROGRAM-DATE-TIME:2027-01-15T08:00:00.400+00:00\n"
        '#EXT-X-PART:DURATION=0.20000,URI="p2.m4s",INDEPENDENT=YES\n'
        '#EXT-X-PART:DURATION=0.20000,URI="p3.m4s",GAP=YES\n'
        '#EXT-X-PRELOAD-HINT:TYPE=PART,URI="p4.m4s"\n'
        '#EXT-X-RENDITION-REPORT:URI="../360/live.m3u8",LAST-MSN=1,LAST-PART=0\n'
    )


def test_the_window_holds_a_minute_and_parts_only_near_the_end() -> None:
    """Older segments leave, sequence numbers count on, parts are listed for three targets."""
    window = filled(1_000)
    text = render_live(window)
    check(text)
    total = sum(float(seconds) for seconds in re.findall(r"#EXTINF:([\d.]+)", text))
    assert 58 <= total <= 62
    first = int(_value(text, "#EXT-X-MEDIA-SEQUENCE:"))
    assert f"\ns{first}.m4s\n" in text
    assert f"\ns{first - 1}.m4s\n" not in text
    listed = len(_PART.findall(text))
    assert 3 * TARGET_SECONDS / 0.2 - 10 <= listed <= 3 * TARGET_SECONDS / 0.2 + 10
    assert len(window.segments) < 35  # memory does not grow with the live


def test_discontinuities_that_left_are_counted() -> None:
    """§4.4.3.3: players tell renditions apart by it."""
    window = Window(seconds=4)
    window.add(INIT, WALL)
    for index in range(100):
        first = index % 10 == 0
        window.add(part(index, opens=first, key=first, discontinuity=index == 20), WALL)
    assert "#EXT-X-DISCONTINUITY-SEQUENCE:1\n" in render_live(window)
    assert "#EXT-X-DISCONTINUITY\n" not in render_live(window)


def test_program_date_time_follows_the_media_and_begins_anew_at_a_discontinuity() -> None:
    """Jitter of our own clock does not show; a break of the live does."""
    window = Window()
    window.add(INIT, WALL)
    for index in range(30):
        first = index % 10 == 0
        late = 50.0 if index >= 20 else 0.07 * (index % 3)
        made = part(index, opens=first, key=first, discontinuity=index == 20)
        window.add(made, WALL + index / 5 + late)
    stamps = re.findall(r"PROGRAM-DATE-TIME:(\S+)", render_live(window))
    began = [datetime.fromisoformat(stamp).timestamp() for stamp in stamps]
    assert began[1] - began[0] == pytest.approx(2, abs=0.001)
    assert began[2] - began[1] == pytest.approx(52, abs=0.2)


def test_the_end() -> None:
    """The last segment is complete, nothing is hinted, nobody waits."""
    window = filled(13)
    window.end()
    text = render_live(window)
    assert text.endswith("#EXTINF:0.60000,\ns1.m4s\n#EXT-X-ENDLIST\n")
    assert "PRELOAD-HINT" not in text
    assert decide(window, Awaited(9, 0)) is Answer.NOW


def test_groups_longer_than_the_target_take_back_the_promise_of_independence() -> None:
    """An encoder with ten seconds between key frames, until it is transcoded."""
    window = filled(5)
    window.add(part(5, opens=True, key=False), WALL)
    assert "INDEPENDENT-SEGMENTS" not in render_live(window)
    ready = mux(read_flv(make_flv("-g", "600", picture=_LONG, sound=_LONG_TONE)))
    window, _, _ = packaged(ready)
    assert all(round(segment.seconds) <= TARGET_SECONDS for segment in window.segments)


_LONG = ("-f", "lavfi", "-i", "testsrc2=s=96x64:r=10:d=11")
_LONG_TONE = ("-f", "lavfi", "-i", "sine=f=440:sample_rate=48000:d=11")


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ({}, Answer.NOW),
        ({"_HLS_msn": "0"}, Answer.NOW),
        ({"_HLS_msn": "1"}, Answer.WAIT),  # it still grows
        ({"_HLS_msn": "1", "_HLS_part": "2"}, Answer.NOW),
        ({"_HLS_msn": "1", "_HLS_part": "3"}, Answer.WAIT),
        ({"_HLS_msn": "0", "_HLS_part": "99"}, Answer.NOW),  # means part 0 of the next
        ({"_HLS_msn": "2", "_HLS_part": "0"}, Answer.WAIT),
        ({"_HLS_msn": "3"}, Answer.WAIT),
        ({"_HLS_msn": "4"}, Answer.BAD_REQUEST),
        ({"_HLS_msn": "1", "_HLS_part": str(3 + PARTS_AHEAD)}, Answer.BAD_REQUEST),
    ],
)
def test_who_waits_for_a_playlist(query: dict[str, str], answer: Answer) -> None:
    """§6.2.5.2: segments 0 and 1, of which the newest has three parts."""
    assert decide(filled(13), parse_awaited(query)) is answer


@pytest.mark.parametrize(
    "query", [{"_HLS_part": "1"}, {"_HLS_msn": "-1"}, {"_HLS_msn": "٣"}, {"_HLS_msn": "1" * 40}]
)
def test_directives_that_make_no_sense_are_refused(query: dict[str, str]) -> None:
    """A part of nothing, negative, foreign digits, endless."""
    with pytest.raises(ValueError):
        parse_awaited(query)


def test_the_multivariant_playlist() -> None:
    """Measured rates, exact codecs; sound alone has no size."""
    text = render_master(
        [
            Variant("720/live.m3u8", 2_500_000, "avc1.64001f,mp4a.40.2", (720, 1280), 30),
            Variant("sound/live.m3u8", 128_000, "mp4a.40.2", None),
        ]
    )
    assert text == (
        "#EXTM3U\n"
        "#EXT-X-VERSION:9\n"
        '#EXT-X-STREAM-INF:BANDWIDTH=2500000,CODECS="avc1.64001f,mp4a.40.2",'
        "RESOLUTION=720x1280,FRAME-RATE=30.000\n"
        "720/live.m3u8\n"
        '#EXT-X-STREAM-INF:BANDWIDTH=128000,CODECS="mp4a.40.2"\n'
        "sound/live.m3u8\n"
    )


def test_renditions_of_one_source_are_aligned() -> None:
    """Two sizes with the same key frames: the same segments, parts and times."""
    cuts: list[list[tuple[int, int, bool]]] = []
    for size in ("160x96", "80x48"):
        made = parts(mux(read_flv(make_flv("-s", size))), Kind.HLS)
        cuts.append([(one.start, one.duration, one.opens_segment) for one in made])
    assert cuts[0] == cuts[1]
