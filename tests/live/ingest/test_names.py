"""No name and no number twice, also when the disk has lost what there was."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rampe.live.hls.wire import decode_update
from rampe.live.ingest.before import Before
from rampe.live.ingest.rendition import Start
from rampe.live.push.wire import Type
from tests.live.clips import moved
from tests.live.ingest.test_rendition import Stage, clip, times


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    """Close the spools."""
    yield
    Stage.close_all()


def on_air(stage: Stage, epoch: int) -> None:
    """Let a publisher come into a live that has started."""
    stage.rendition.begin(epoch)
    stage.rendition.list_from(0)


def test_a_lost_spool_is_followed_by_new_names(tmp_path: Path) -> None:
    """GOL-05: what is served as immutable stays, and the recording goes on instead of anew."""
    lost = Stage(tmp_path / "lost")
    on_air(lost, 1)
    lost.feed(clip())
    lost.rendition.end()
    newest = lost.finished[-1].number

    before = Before(seconds=5, recorded={0: newest, 1: newest + 40})
    after = Stage(tmp_path / "after", before)
    on_air(after, 2)
    after.feed((moved(media, 10_000), now + 10_000) for media, now in clip())
    after.rendition.end()

    names = [{path.name for path in folder.glob("*.m*")} for folder in tmp_path.iterdir()]
    assert names[0] & names[1] == set()
    assert after.finished[0].number == newest + 41
    assert after.finished[0].discontinuity
    assert after.rendition.window.updates > lost.rendition.window.updates
    assert times(after.listed())[0] > times(lost.listed())[-1]
    assert before.cut > lost.rendition.cut


def test_time_alone_is_enough_where_nothing_was_recorded(tmp_path: Path) -> None:
    """GOL-03: an unrecorded live has no rows that say how far it was."""
    lost = Stage(tmp_path / "lost")
    on_air(lost, 1)
    lost.feed(clip())
    lost.rendition.end()
    state = Before(seconds=4, recorded={}).state()
    was = lost.rendition.window.snapshot()
    assert state.next_segment > was.next_segment
    assert state.next_part > was.next_part
    assert state.next_init > was.next_init


def test_a_lower_rendition_that_is_ahead_waits_for_the_number(tmp_path: Path) -> None:
    """GOL-03: it lists nothing until the numbers meet, rather than a second file of one name."""
    stage = Stage(tmp_path)
    on_air(stage, 1)
    stage.feed(clip())
    stage.rendition.rest()
    ahead = stage.rendition.next_segment
    listed = len(stage.told(Type.HLS))
    stage.rendition.restart()
    stage.rendition.align(Start(ahead - 1))
    stage.feed((moved(media, 6_000), now + 6_000) for media, now in clip())
    stage.rendition.end()
    assert len(stage.pushed()) == 240
    segments = list(stage.rendition.window.segments)
    assert [one.number for one in segments] == list(range(len(segments)))
    first = segments[ahead]
    assert first.discontinuity
    updates = (decode_update(one.payload) for one in stage.told(Type.HLS)[listed:])
    parts = [one.part for one in updates if one.part is not None]
    # The first two seconds of what came are the source's segment of a number that is taken.
    starts = [one.start for one in parts]
    assert min(starts) == stage.pushed()[120].shown + 2 * 90_000


@pytest.mark.parametrize("torn", [b"", b"torn"])
def test_a_window_that_a_power_cut_has_torn_is_followed_by_new_names(
    tmp_path: Path, torn: bytes
) -> None:
    """GOL-05: that there is a file does not mean that there is something in it."""
    was = Stage(tmp_path)
    on_air(was, 1)
    was.feed(clip())
    (tmp_path / "window").write_bytes(torn)
    newest = was.finished[-1].number
    after = Stage(tmp_path, Before(seconds=5, recorded={0: newest}))
    assert after.rendition.next_segment > newest + 1
    assert after.rendition.window.snapshot().next_part > was.rendition.window.snapshot().next_part


def test_a_spool_that_is_behind_is_kept_and_followed(tmp_path: Path) -> None:
    """GOL-05: another machine has gone on meanwhile; the last segment from here is owed too."""
    was = Stage(tmp_path)
    on_air(was, 1)
    was.feed(clip())
    growing = was.rendition.window.segments[-1]
    assert not growing.complete
    same = Stage(tmp_path, Before(seconds=9, recorded={0: growing.number - 1}))
    assert same.rendition.next_segment == growing.number + 1
    assert same.finished == []
    after = Stage(tmp_path, Before(seconds=9, recorded={0: growing.number + 40}))
    assert [one.number for one in after.finished] == [growing.number]
    on_air(after, 3)
    after.feed((moved(media, 20_000), now + 20_000) for media, now in clip())
    after.rendition.end()
    assert after.finished[1].number == growing.number + 41
    assert after.finished[1].discontinuity
    names = [one.name for one in after.finished]
    assert len(set(names)) == len(names)


def test_a_lower_rendition_that_is_lost_follows_the_first_one(tmp_path: Path) -> None:
    """GOL-05: its names are new, its numbers are those of the moment."""
    before = Before(seconds=500, recorded={0: 9}, first=12)
    stage = Stage(tmp_path, before)
    assert stage.rendition.next_segment == 12
    assert stage.rendition.window.snapshot().next_part == before.state().next_part > 500
