"""Real clips through the muxer: what a decoder and the rules of a browser make of them."""

import io
from fractions import Fraction
from itertools import pairwise

import av
import pytest
from av.container import InputContainer

from rampe.live.media.muxer import Init, Output
from rampe.live.media.parts import HLS_PART, HLS_PART_MOST, Kind, Part
from rampe.live.media.samples import TICKS, AudioSample, VideoConfig, VideoSample
from tests.live import clips
from tests.live.boxes import count_kept, pictures_of, sounds_of
from tests.live.clips import (
    Timed,
    inits,
    make_flv,
    moved,
    mux,
    parts,
    pictures,
    read_flv,
    run_ffmpeg,
)

MS = 90
SLOWER = ("-vf", "select='lt(t,2)+not(mod(n,6))'", "-fps_mode", "vfr")

CLIPS = {
    "plain": (),
    "B-frames": ("-preset", "veryfast", "-bf", "3"),
    "B-pyramid, long GOP": ("-preset", "veryfast", "-bf", "8", "-g", "75", "-b_strategy", "2"),
    "60 a second": ("-r", "60", "-g", "60"),
    "24 a second": ("-r", "24", "-g", "48"),
    "5 a second": ("-r", "5", "-g", "10"),
    "1 a second": ("-vf", "fps=1:round=down", "-g", "1"),
    "30 becomes 5": SLOWER,
    "30 becomes 5, B-frames": (*SLOWER, "-preset", "veryfast", "-bf", "2"),
    "variable": ("-vf", "select='gt(random(0),0.5)'", "-fps_mode", "vfr"),
    "sound of 44.1 kHz, mono": ("-ar", "44100", "-ac", "1"),
}


def decode(ready: list[Output], kind: Kind) -> InputContainer:
    """Open what a player gets after the first initialisation."""
    data = b"".join(part.data for part in parts(ready, kind))
    return av.open(io.BytesIO(inits(ready)[0].data + data), "r")


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("name", CLIPS)
def test_every_frame_comes_out_once_and_in_time(name: str, kind: Kind) -> None:
    """Bytes, order, times shown, what a browser keeps, what a decoder makes of it."""
    sent = read_flv(make_flv(*CLIPS[name]))
    ready = mux(sent)
    video = pictures(sent)
    sound = [media for media, _ in sent if isinstance(media, AudioSample)]
    fragments = [part.data for part in parts(ready, kind)]
    read = pictures_of(fragments)
    heard = sounds_of(fragments)

    assert [one.data for one in read] == [sample.data for sample in video]
    zero = read[0].shown - video[0].decode - video[0].offset
    assert [one.shown - zero for one in read] == [one.decode + one.offset for one in video]
    assert all(a.decode < b.decode for a, b in pairwise(read))
    assert count_kept(read) == len(read)

    assert [one.data for one in heard] == [sample.data for sample in sound]
    assert all(a.decode + a.duration == b.decode for a, b in pairwise(heard))
    assert count_kept(heard) == len(heard)
    # Sound and picture: as far apart at the end as they were sent, to a millisecond of FLV.
    rate = inits(ready)[0].audio
    assert rate is not None
    for mine, theirs in ((heard[0], sound[0]), (heard[-1], sound[-1])):
        drift = Fraction(mine.decode, rate.rate) - Fraction(theirs.time + zero, TICKS)
        assert abs(drift) <= Fraction(1, 500)

    with decode(ready, kind) as container:
        frames = [frame.pts or 0 for frame in container.decode(video=0)]
    assert len(frames) == len(video)
    assert all(a < b for a, b in pairwise(frames))
    with decode(ready, kind) as container:
        decoded = sum(frame.samples for frame in container.decode(audio=0))
    assert decoded == len(sound) * 1024


@pytest.mark.parametrize("name", CLIPS)
def test_durations_of_a_playlist_are_true_and_within_its_target(name: str) -> None:
    """RFC 8216bis §4.4.3.7: at most PART-TARGET, and 85 % of it save the last of a segment."""
    ready = mux(read_flv(make_flv(*CLIPS[name])))
    made = parts(ready, Kind.HLS)
    assert all(a.start + a.duration == b.start for a, b in pairwise(made))
    assert max(part.duration for part in made) <= HLS_PART_MOST
    for part, following in pairwise(made):
        if not following.opens_segment:
            assert part.duration >= HLS_PART
    assert all(part.key for part in made if part.opens_segment)
    assert not any(part.gap for part in made)
    end = max(one.shown + one.duration for one in pictures_of(part.data for part in made))
    assert abs(made[-1].start + made[-1].duration - end) <= TICKS


def test_parts_for_pushing_last_about_a_tenth_of_a_second_and_begin_at_key_frames() -> None:
    """30 frames a second: three pictures a part; a key frame always opens one."""
    made = parts(mux(read_flv(make_flv())), Kind.PUSH)
    assert [part.pictures for part in made if part.pictures].count(3) >= 38
    read = [pictures_of([part.data]) for part in made]
    assert [one[0].key for one in read if one] == [part.key for part in made if part.pictures]
    assert sum(one.key for group in read for one in group) == sum(part.key for part in made) == 4


@pytest.mark.parametrize("kind", Kind)
def test_a_hole_in_the_sound_becomes_silence(kind: Kind) -> None:
    """Nothing between 1.5 and 3 s: the track has no hole, nothing moves, no picture is lost."""
    sent = [
        (media, now)
        for media, now in read_flv(make_flv())
        if not (isinstance(media, AudioSample) and 1_500 <= media.time // MS < 3_000)
    ]
    fragments = [part.data for part in parts(mux(sent), kind)]
    heard = sounds_of(fragments)
    assert all(a.decode + a.duration == b.decode for a, b in pairwise(heard))
    assert count_kept(pictures_of(fragments)) == 120
    real = [media for media, _ in sent if isinstance(media, AudioSample)]
    last = heard[-1].decode / 48_000 - 1.0
    assert abs(last - real[-1].time / TICKS) < 0.1


@pytest.mark.parametrize("kind", Kind)
def test_a_picture_without_sound_gets_silence(kind: Kind) -> None:
    """`-an`: one initialisation, two tracks, and sound as long as the picture."""
    sent = read_flv(make_flv("-an"))
    ready = mux(sent)
    assert [one.codecs for one in inits(ready)] == [f"{pictures_codec(ready)},mp4a.40.2"]
    fragments = [part.data for part in parts(ready, kind)]
    assert len(pictures_of(fragments)) == 120
    heard = sounds_of(fragments)
    assert abs(len(heard) * 1024 / 48_000 - 4) < 0.1


def pictures_codec(ready: list[Output]) -> str:
    """Return the codec of the first initialisation's picture."""
    video = inits(ready)[0].video
    assert video is not None
    return video.codec


@pytest.mark.parametrize("kind", Kind)
def test_sound_alone_is_a_live_too(kind: Kind) -> None:
    """A podcast: every part can be begun with, segments every two seconds."""
    ready = mux(read_flv(make_flv("-vn")))
    made = parts(ready, kind)
    assert inits(ready)[0].codecs == "mp4a.40.2"
    assert all(part.key and part.independent for part in made)
    assert len(sounds_of(part.data for part in made)) == 189
    if kind is Kind.HLS:
        assert [part.opens_segment for part in made].count(True) == 3


@pytest.mark.parametrize("kind", Kind)
def test_when_the_picture_stops_sound_goes_on_and_back_again(kind: Kind) -> None:
    """A camera that freezes for two seconds, without a key frame when it comes back."""
    sent = [
        (media, now)
        for media, now in read_flv(make_flv("-g", "300"))
        if not (isinstance(media, VideoSample) and 1_000 <= media.decode // MS < 3_000)
    ]
    ready = mux(sent)
    made = parts(ready, kind)
    alone = [part for part in made if not part.pictures]
    assert sum(part.sounds for part in alone) * 1024 / 48_000 > 1.3
    fragments = [part.data for part in made]
    assert count_kept(pictures_of(fragments)) == len(pictures(sent)) == 60
    shown = [one.shown for one in pictures_of(fragments)]
    assert shown[-1] - shown[0] == pictures(sent)[-1].decode - pictures(sent)[0].decode
    if kind is Kind.HLS:
        assert max(part.duration for part in made) <= HLS_PART_MOST


def test_a_change_of_resolution_is_a_new_initialisation_at_a_key_frame() -> None:
    """Size from the parameter sets; pictures that cannot be decoded are not sent."""
    first = read_flv(make_flv())
    second = [
        (moved(media, 4_000), now + 4_000) for media, now in read_flv(make_flv("-s", "96x160"))
    ]
    ready = mux([*first, *second])
    sizes = [
        (one.video.picture.width, one.video.picture.height) for one in inits(ready) if one.video
    ]
    assert sizes == [(160, 96), (96, 160)]
    for kind in Kind:
        made = parts(ready, kind)
        assert sum(part.pictures for part in made) == 240
        assert [part.discontinuity for part in made].count(True) == 1
        at = ready.index(inits(ready)[1])
        following = next(o for o in ready[at:] if isinstance(o, Part) and o.kind is kind)
        assert following.discontinuity
        assert following.key
        played = count_kept(pictures_of(part.data for part in made))
        assert played == 240
        data = b"".join(part.data for part in parts(ready[at:], kind))
        with av.open(io.BytesIO(inits(ready)[1].data + data), "r") as container:
            sizes = {(frame.width, frame.height) for frame in container.decode(video=0)}
        assert sizes == {(96, 160)}


@pytest.mark.parametrize("kind", Kind)
def test_a_reconnect_goes_on_in_the_same_live(kind: Kind) -> None:
    """The second session begins at zero, 2.5 s later, in the middle of a group of pictures."""
    first = read_flv(make_flv())
    cut: list[Timed] = [(m, n) for m, n in first if not isinstance(m, VideoSample) or n < 4_000]
    muxer = clips.Muxer()
    ready = [one for media, now in cut for one in muxer.push(media, now)] + muxer.end()
    assert sum(part.pictures for part in parts(ready, kind)) == 90
    muxer.begin()
    again = [
        (media, now + 6_000)
        for media, now in first
        if not isinstance(media, VideoSample) or not media.decode < 500 * MS
    ]
    ready += [one for media, now in again for one in muxer.push(media, now)] + muxer.end()
    assert len(inits(ready)) == 1
    made = parts(ready, kind)
    breaks = [part for part in made if part.discontinuity]
    assert len(breaks) == 1
    assert breaks[0].key
    read = pictures_of(part.data for part in made)
    # Of the second session only what a decoder can begin with: from its key frame at one second.
    assert len(read) == 90 + 90
    assert count_kept(read) == 180
    gap = (read[90].shown - read[89].shown) / TICKS
    assert 4 < gap < 5.2
    heard = sounds_of(part.data for part in made)
    assert all(a.decode + a.duration <= b.decode for a, b in pairwise(heard))
    assert muxer.counts.undecodable == 15


@pytest.mark.parametrize("jump", [3_600_000, -100_000])
def test_a_jump_of_the_hosts_clock_is_not_noticed(jump: int) -> None:
    """Both tracks jump after two seconds; nothing is lost and nothing is a discontinuity."""
    sent = [
        (moved(media, jump + 200_000 if now > 3_000 else 200_000), now)
        for media, now in read_flv(make_flv())
    ]
    ready = mux(sent)
    for kind in Kind:
        made = parts(ready, kind)
        read = pictures_of(part.data for part in made)
        assert count_kept(read) == 120
        assert not any(part.discontinuity for part in made)
        assert (read[-1].shown - read[0].shown) / TICKS == pytest.approx(119 / 30, abs=0.1)
        heard = sounds_of(part.data for part in made)
        assert all(a.decode + a.duration == b.decode for a, b in pairwise(heard))
        assert abs(heard[-1].decode / 48_000 - read[-1].decode / TICKS) < 0.15


def test_an_hour_of_nothing_is_a_discontinuity_not_an_hour_of_parts() -> None:
    """The same session comes back after an hour: at a key frame, with a handful of parts."""
    first = read_flv(make_flv())
    second = [(moved(m, 3_600_000), now + 3_600_000) for m, now in first]
    ready = mux([*first, *[one for one in second if isinstance(one[0], VideoSample | AudioSample)]])
    for kind in Kind:
        made = parts(ready, kind)
        assert len(made) < 120
        assert [part.discontinuity for part in made].count(True) == 1
        assert sum(part.pictures for part in made) == 240


def test_a_microphone_that_comes_later_replaces_silence_at_a_key_frame() -> None:
    """Of another format: a new initialisation, no picture lost."""
    silent = read_flv(make_flv("-an"))
    mono = [
        (moved(media, 0), now)
        for media, now in read_flv(make_flv("-ar", "44100", "-ac", "1", "-vn"))
        if now > 2_400 or not isinstance(media, AudioSample)
    ]
    ready = mux(sorted([*silent, *mono[1:]], key=lambda one: one[1]))
    assert next(one.codecs.split(",")[1] for one in inits(ready)) == "mp4a.40.2"
    assert [one.audio.channels for one in inits(ready) if one.audio][-1] == 1
    for kind in Kind:
        read = pictures_of(part.data for part in parts(ready, kind))
        assert len(read) == count_kept(read) == 120


def test_what_a_browser_records_is_played_whole() -> None:
    """H.264 and Opus in pieces of WebM without durations, through the one ffmpeg that makes AAC."""
    clip = (*clips.PICTURE, *clips.TONE, *clips.X264, "-bf", "0", "-c:a", "libopus")
    recorded = run_ffmpeg(*clip, "-f", "matroska", "-live", "1")
    options = ("-c:v", "copy", "-c:a", "aac", "-af", "aresample=async=1000")
    flv = run_ffmpeg("-f", "matroska", "-i", "pipe:0", *options, "-f", "flv", given=recorded)
    ready = mux(read_flv(flv))
    for kind in Kind:
        fragments = [part.data for part in parts(ready, kind)]
        assert count_kept(pictures_of(fragments)) == 120
        heard = sounds_of(fragments)
        assert abs(len(heard) * 1024 / 48_000 - 4) < 0.1


def test_the_first_initialisation_names_what_it_needs() -> None:
    """MIME parameters as MSE wants them."""
    (init,) = inits(mux(read_flv(make_flv())))
    assert isinstance(init, Init)
    assert init.generation == 0
    assert init.codecs.startswith("avc1.")
    assert init.codecs.endswith(",mp4a.40.2")


def test_pictures_without_their_configuration_are_counted_not_sent() -> None:
    """A publisher whose header was lost: its sound goes on, alone."""
    sent = [(m, now) for m, now in read_flv(make_flv()) if not isinstance(m, VideoConfig)]
    muxer = clips.Muxer()
    ready = [one for media, now in sent for one in muxer.push(media, now)] + muxer.end()
    assert muxer.counts.undecodable > 0
    assert inits(ready)[0].codecs == "mp4a.40.2"
    assert all(part.pictures == 0 for kind in Kind for part in parts(ready, kind))
