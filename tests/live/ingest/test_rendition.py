"""One rendition on its way: what viewers are told, what is on the disk, and what a kill leaves."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from rampe.live.hls.window import Segment, Window
from rampe.live.hls.wire import decode_update
from rampe.live.ingest.before import Before
from rampe.live.ingest.rendition import Rendition, Start
from rampe.live.ingest.spool import Spool
from rampe.live.media.parts import Kind, Part
from rampe.live.media.samples import TICKS
from rampe.live.push.wire import Message, Type, decode
from tests.live.boxes import Read, count_kept, pictures_of
from tests.live.clips import Timed, make_flv, moved, read_flv

_opened: list[Spool] = []


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    """Close what a killed process would have left to the kernel."""
    yield
    Stage.close_all()


class Stage:
    """A rendition in a folder, and all that it has said."""

    def __init__(self, folder: Path, before: Before | None = None) -> None:
        self.messages: list[Message] = []
        self.finished: list[Segment] = []
        self.spool = Spool(folder)
        _opened.append(self.spool)
        self.now = 1_000.0
        self.rendition = Rendition(
            0,
            self.spool,
            send=lambda data: self.messages.append(decode(data)),
            finished=self.finished.append,
            wall=lambda: self.now,
            before=before,
        )

    @staticmethod
    def close_all() -> None:
        while _opened:
            _opened.pop().close()

    def feed(self, timed: Iterable[Timed]) -> None:
        for media, now in timed:
            self.now = 1_000 + now / 1000
            self.rendition.feed(media, now)

    def told(self, kind: Type) -> list[Message]:
        return [one for one in self.messages if one.type is kind]

    def pushed(self) -> list[Read]:
        return pictures_of(one.payload for one in self.told(Type.PART))

    def listed(self) -> list[Read]:
        updates = (decode_update(one.payload) for one in self.told(Type.HLS))
        return pictures_of(one.part.data for one in updates if one.part is not None)


def clip(*options: str) -> list[Timed]:
    """Return four seconds that begin at the live's first second."""
    return [(moved(media, 1_000), now) for media, now in read_flv(make_flv(*options))]


def stored(stage: Stage, names: Iterable[str]) -> list[Read]:
    """Return the pictures of segments on the disk."""
    return [
        picture
        for name in names
        for fragment in split(stage.spool.read(name) or b"")
        for picture in pictures_of([fragment])
    ]


def split(segment: bytes) -> list[bytes]:
    """Return the fragments that a segment consists of."""
    fragments: list[bytes] = []
    at = 0
    while at < len(segment):
        head = int.from_bytes(segment[at : at + 4], "big")
        body = int.from_bytes(segment[at + head : at + head + 4], "big")
        fragments.append(segment[at : at + head + body])
        at += head + body
    return fragments


def times(pictures: Sequence[Read]) -> list[int]:
    """Return when pictures are shown."""
    return [one.shown for one in pictures]


def test_a_preview_is_pushed_but_in_no_playlist(tmp_path: Path) -> None:
    """GOL-01: what is tried out before the start is for the host alone."""
    stage = Stage(tmp_path)
    stage.rendition.begin(1)
    stage.feed(clip())
    stage.rendition.end()
    assert len(stage.pushed()) == 120
    assert stage.listed() == []
    assert list(tmp_path.glob("*.m4s")) == []


def test_playlist_and_recording_begin_with_the_first_key_frame_after_the_start(
    tmp_path: Path,
) -> None:
    """GOL-01, GOL-05: every picture from there on is in both."""
    stage = Stage(tmp_path)
    stage.rendition.begin(1)
    whole = clip()
    middle = len(whole) // 3
    stage.feed(whole[:middle])
    shown = stage.pushed()[-1].shown
    stage.rendition.go_on_air()
    stage.feed(whole[middle:])
    stage.rendition.end()
    listed = stage.listed()
    keys = [one.shown for one in stage.pushed() if one.key and one.shown > shown]
    assert times(listed)[0] == keys[0]
    assert times(listed) == times(stage.pushed())[-len(listed) :]
    names = [segment.name for segment in stage.finished]
    assert times(stored(stage, names)) == times(listed)


def test_another_publisher_is_another_epoch_with_an_initialisation_of_its_own(
    tmp_path: Path,
) -> None:
    """GOL-02: edges forget the former one, though its format was the same."""
    stage = Stage(tmp_path)
    stage.rendition.begin(1)
    stage.feed(clip())
    stage.rendition.rest()
    stage.rendition.begin(258)
    stage.feed((moved(media, 6_000), now + 6_000) for media, now in clip())
    epochs = [(one.epoch, one.type) for one in stage.messages]
    first = epochs.index((2, Type.INIT))
    assert all(epoch == 1 for epoch, _ in epochs[:first])
    assert all(epoch == 2 for epoch, _ in epochs[first:])
    assert epochs[first + 1] == (2, Type.PART)


def test_an_edge_gives_the_same_names(tmp_path: Path) -> None:
    """A window that is told the updates, or begins with the state, lists what ingest lists."""
    stage = Stage(tmp_path)
    stage.rendition.begin(1)
    stage.rendition.list_from(0)
    whole = clip()
    stage.feed(whole[:200])
    late = Window.restore(stage.rendition.state())
    stage.feed(whole[200:])
    other = Window()
    for message in stage.told(Type.HLS):
        update = decode_update(message.payload)
        assert message.sequence == other.updates
        other.add(update.output, update.wall)
        if message.sequence >= late.updates:
            late.add(update.output, update.wall)
    assert other.segments == stage.rendition.window.segments == late.segments


def test_a_kill_loses_nothing_that_was_shown(tmp_path: Path) -> None:
    """GOL-05: at whatever sample it comes, each pushed picture is in the recording once."""
    whole = clip()
    for cut in range(150, len(whole), 29):
        folder = tmp_path / str(cut)
        killed = Stage(folder)
        killed.rendition.begin(1)
        killed.rendition.list_from(0)
        killed.feed(whole[:cut])

        after = Stage(folder)
        after.now = killed.now + 5
        after.rendition.begin(2)
        after.rendition.list_from(0)
        later = [(moved(media, 7_000), now + 7_000) for media, now in whole]
        after.feed(later)
        after.rendition.end()

        names = [one.name for one in [*killed.finished, *after.finished]]
        names = list(dict.fromkeys(names))
        recorded = times(stored(after, names))
        shown = times(killed.pushed()) + times(after.pushed())
        assert sorted(set(shown) - set(recorded)) == [], cut
        assert recorded == sorted(set(recorded)), cut
        segments = list(after.rendition.window.segments)
        assert [one.number for one in segments] == list(range(len(segments)))
        assert sum(one.discontinuity for one in segments) == 1
        kept = pictures_of(f for name in names for f in split(after.spool.read(name) or b""))
        assert count_kept(kept) == len(kept)


def test_a_kill_between_a_segment_and_its_note_brings_it_again(tmp_path: Path) -> None:
    """GOL-05: what nobody was told of is told by the process that goes on."""
    stage = Stage(tmp_path)
    stage.rendition.begin(1)
    stage.rendition.list_from(0)
    stage.feed(clip())
    assert stage.finished
    pending = stage.spool.owe(stage.finished[0])
    assert Stage(tmp_path).spool.owed() == [pending]
    stage.spool.settle(pending)
    assert Stage(tmp_path).spool.owed() == []


def test_a_lower_rendition_that_was_late_keeps_the_numbers(tmp_path: Path) -> None:
    """GOL-03: a segment of the same moment has the same number; what is missing is a gap."""
    stage = Stage(tmp_path)
    stage.rendition.begin(1)
    stage.rendition.list_from(0)
    stage.feed(clip())
    stage.rendition.rest()
    newest = stage.rendition.window.last[0]
    stage.rendition.align(Start(newest + 3))
    segments = list(stage.rendition.window.segments)
    assert [one.gap for one in segments[-2:]] == [True, True]
    stage.rendition.align(Start(newest + 100, discontinuity=True, discontinuities=7))
    stage.rendition.restart()
    stage.feed((moved(media, 9_000), now + 9_000) for media, now in clip())
    assert stage.rendition.window.segments[0].number == newest + 100
    assert stage.rendition.window.removed_discontinuities == 7
    assert stage.rendition.window.discontinuities == 8
    assert stage.finished[-1].complete


def test_a_break_that_another_rendition_missed_is_counted_by_it(tmp_path: Path) -> None:
    """GOL-03: players find the same moment by the number of discontinuities, too."""
    stage = Stage(tmp_path)
    stage.rendition.begin(1)
    stage.rendition.list_from(0)
    stage.feed(clip())
    stage.rendition.stop()
    left = stage.rendition.window.last[0]
    start = Start(left + 2, discontinuities=1, anchor=(TICKS, 50.0))
    stage.rendition.restart()
    stage.rendition.align(start)
    assert (stage.finished[-1].number, stage.finished[-1].complete) == (left, True)
    stage.feed((moved(media, 9_000), now + 9_000) for media, now in clip())
    first = stage.rendition.window.segments[0]
    assert (first.number, first.discontinuity, first.began) == (left + 2, False, 50.0 + 9.0)
    assert stage.rendition.window.discontinuities == 1


def test_names_of_strangers_lead_nowhere(tmp_path: Path) -> None:
    """A file is asked for by its name alone."""
    spool = Spool(tmp_path / "r0")
    (tmp_path / "secret.m4s").write_bytes(b"secret")
    for name in ("../secret.m4s", "/etc/passwd", "window", "journal1", "s1.m4s/..", "s9.m4s", ""):
        assert spool.read(name) is None


def test_the_disk_stays_flat(tmp_path: Path) -> None:
    """GOL-05: a live of hours leaves what a live of minutes leaves."""
    stage = Stage(tmp_path)
    stage.rendition.begin(1)
    stage.rendition.list_from(0)
    journals: list[int] = []
    for turn in range(6):
        by = 4_000 * turn
        stage.feed((moved(media, by), now + by) for media, now in clip())
        journals.append(len(list(tmp_path.glob("journal*"))))
    assert max(journals) == 2


def test_parts_of_both_groupings_are_of_one_clock(tmp_path: Path) -> None:
    """A part's start is where the samples say."""
    stage = Stage(tmp_path)
    stage.rendition.begin(1)
    stage.rendition.list_from(0)
    stage.feed(clip())
    updates = (decode_update(one.payload).part for one in stage.told(Type.HLS))
    parts = [one for one in updates if isinstance(one, Part)]
    assert all(one.kind is Kind.HLS for one in parts)
    assert parts[0].start >= TICKS
    assert stage.rendition.cut == parts[-1].start + parts[-1].duration


def test_no_name_is_used_twice(tmp_path: Path) -> None:
    """GOL-03: a file that was served once is kept for ever, so what comes later is another."""
    stage = Stage(tmp_path)
    stage.rendition.begin(1)
    stage.rendition.list_from(0)
    stage.feed(clip())
    stage.rendition.rest()
    before = stage.rendition.window.snapshot()
    stage.rendition.align(Start(stage.rendition.window.last[0] + 100))
    after = stage.rendition.window.snapshot()
    assert after.next_part == before.next_part
    assert after.next_init == before.next_init + 1
    assert after.updates > before.updates
    assert after.segments == []
