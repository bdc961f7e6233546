"""The order of running lives: a pure function (RNK-01), without a term that grows with size."""

from dataclasses import replace

import pytest

from rampe.live.rank import Running, rank, score

QUIET = Running(id=1, minutes=30, viewers=50, hearts=0, comments=0, followed=False, lost=False)
MEAN = 0.5


def test_busier_lives_come_first() -> None:
    """What viewers do decides, and a lost signal sinks."""
    busy = replace(QUIET, id=2, hearts=20_000, comments=500)
    lost = replace(busy, id=3, lost=True)
    assert [live_id for _, live_id in rank([QUIET, lost, busy])] == [2, 3, 1]


def test_followed_hosts_and_new_lives_come_before_their_equals() -> None:
    """Those one follows first; a new live is found while nothing is known of it."""
    usual = replace(QUIET, comments=750)
    followed = replace(usual, id=2, followed=True)
    fresh = replace(QUIET, id=3, minutes=0)
    assert [live_id for _, live_id in rank([usual, fresh, followed])] == [2, 3, 1]


@pytest.mark.parametrize("viewers", [500, 50_000])
def test_size_alone_changes_nothing(viewers: int) -> None:
    """RNK-05: equal behaviour of each viewer, at 20 and at 50,000 of them."""
    per_viewer = 15.0  # what a viewer does in half an hour
    small = replace(QUIET, viewers=20, comments=int(20 * per_viewer))
    large = replace(QUIET, viewers=viewers, comments=int(viewers * per_viewer))
    assert score(large, MEAN) == pytest.approx(score(small, MEAN), rel=0.02)


def test_nothing_and_one_are_ranked_too() -> None:
    """Without anything to compare with."""
    assert rank([]) == []
    assert [live_id for _, live_id in rank([QUIET])] == [1]
