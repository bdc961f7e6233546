"""Encodes at once: what is nice to have gives way to what a live is not seen without."""

import pytest

from rampe.live.ingest.share import (
    FEW_VIEWERS,
    KEPT_SECONDS,
    Holder,
    Need,
    encoders_for,
    find_giver,
    is_called_for,
    is_clearly_more,
    may_begin,
    rungs_for,
)
from rampe.live.ingest.slots import ASKED_SECONDS, Slots, count_cores

HUNDRED = Need(viewers=100)
SECOND = Need(is_first=False, narrow=9, viewers=100)


class Lower:
    """A lower rendition that stops when it has to."""

    def __init__(self, slots: Slots, need: Need | None = None) -> None:
        self.runs = False
        self.needed = need or Need()
        self._slots = slots

    def need(self) -> Need:
        return self.needed

    def start(self) -> bool:
        self.runs = self.runs or self._slots.ask(self)
        return self.runs

    def stop(self) -> None:
        self.runs = False
        self._slots.give(self)


def test_lower_renditions_give_way_the_newest_first() -> None:
    """GOL-02: a host whose picture has to be encoded does not wait for another's lower one."""
    slots = Slots(2)
    first, second = Lower(slots), Lower(slots)
    assert first.start()
    assert second.start()
    assert not Lower(slots).start()
    assert slots.insist()
    assert (first.runs, second.runs) == (True, False)
    assert slots.insist()
    assert not first.runs
    assert not slots.insist()
    slots.end()
    assert first.start()


def test_who_is_needed_least_gives_way_to_what_a_live_is_not_seen_without() -> None:
    """GOL-02: and not whoever came last."""
    slots = Slots(2)
    lonely, crowded = Lower(slots), Lower(slots, HUNDRED)
    assert lonely.start()
    assert crowded.start()
    assert slots.insist()
    assert (lonely.runs, crowded.runs) == (False, True)


@pytest.mark.parametrize(
    ("cores", "lives", "firsts", "seconds"),
    [
        (1, 1, 1, 0),
        (2, 1, 1, 0),
        (2, 3, 1, 0),
        (4, 1, 1, 1),
        (4, 2, 2, 0),
        (8, 1, 1, 1),
        (8, 2, 2, 2),
        (8, 3, 3, 1),
        (8, 4, 4, 0),
        (8, 9, 4, 0),
        (16, 4, 4, 4),
    ],
)
def test_every_live_has_its_first_before_any_has_a_second(
    cores: int, lives: int, firsts: int, seconds: int
) -> None:
    """GOL-02: 360 lines for all; more of them where cores are left, given back as lives come."""
    slots = Slots(encoders_for(cores))
    rungs = rungs_for(slots.total)
    needs = [Need(is_first=rung.is_first, viewers=9) for rung in rungs]
    made = [Lower(slots, need) for _ in range(lives) for need in needs]
    for _ in range(2):
        for one in made:
            one.start()
    running = [one.needed.is_first for one in made if one.runs]
    assert (running.count(True), running.count(False)) == (firsts, seconds)


def test_a_second_one_is_for_who_needs_it() -> None:
    """A room of two whose links are good has what the host sends."""
    assert is_called_for(Need())
    assert not is_called_for(Need(is_first=False, viewers=FEW_VIEWERS - 1))
    assert is_called_for(Need(is_first=False, viewers=FEW_VIEWERS))
    assert is_called_for(Need(is_first=False, narrow=1))


def test_a_second_one_gives_way_to_any_first_one_at_once() -> None:
    """GOL-02: whoever watches it, and however new it is."""
    slots = Slots(2, now=lambda: 0.0)
    first, second, other = Lower(slots), Lower(slots, SECOND), Lower(slots)
    assert first.start()
    assert second.start()
    assert other.start()
    assert (first.runs, second.runs) == (True, False)
    assert not second.start()
    other.stop()
    assert second.start()
    assert slots.insist()
    assert (first.runs, second.runs) == (True, False)


def test_the_cores_that_count_are_those_it_may_use(monkeypatch: pytest.MonkeyPatch) -> None:
    """A container with two of a machine's 64 has two."""

    def two_of_many(_pid: int) -> set[int]:
        return {3, 5}

    monkeypatch.setattr("os.sched_getaffinity", two_of_many)
    assert count_cores() == 2
    assert Slots().total == 1


def test_a_browser_that_has_to_be_encoded_is_one_of_few() -> None:
    """One encode a core, and one on any machine; nobody else begins an encode meanwhile."""
    for total, most in ((0, 1), (1, 2), (2, 4)):
        slots = Slots(total)
        assert [slots.demand() for _ in range(most + 1)] == [True] * most + [False]
        assert not slots.insist()
        assert not Lower(slots).start()
        slots.end()
        assert slots.demand()


@pytest.mark.parametrize(
    ("one", "other", "more"),
    [
        (Need(), Need(), False),
        (Need(viewers=FEW_VIEWERS - 1), Need(), False),
        (Need(viewers=FEW_VIEWERS), Need(), True),
        (Need(viewers=100), Need(viewers=60), False),
        (Need(viewers=200), Need(viewers=60), True),
        (Need(narrow=1, viewers=1), HUNDRED, True),
        (HUNDRED, Need(narrow=1, viewers=1), False),
        (Need(narrow=2, viewers=9), Need(narrow=1, viewers=1), False),
        (Need(narrow=3, viewers=3), Need(narrow=1, viewers=100), True),
        (Need(), SECOND, True),
        (SECOND, Need(), False),
    ],
)
def test_narrow_links_come_first_then_the_size_of_the_audience(
    one: Need, other: Need, more: bool
) -> None:
    """GOL-02: and nobody takes it back with what it was taken with."""
    assert is_clearly_more(one, other) is more
    assert not (more and is_clearly_more(other, one))


def test_who_has_one_keeps_it_for_a_while() -> None:
    """A viewer that is moved every few seconds sees less than one that waits."""
    holders = [Holder(Need(viewers=1), 0.0), Holder(Need(), KEPT_SECONDS)]
    assert find_giver(HUNDRED, [], holders, KEPT_SECONDS - 1) is None
    assert find_giver(HUNDRED, [], holders, KEPT_SECONDS) == 0
    assert find_giver(HUNDRED, [], holders, 2 * KEPT_SECONDS) == 1
    assert find_giver(HUNDRED, [Need(narrow=1)], holders, 2 * KEPT_SECONDS) is None
    assert find_giver(Need(viewers=2), [], holders, 2 * KEPT_SECONDS) is None
    assert find_giver(HUNDRED, [], [], KEPT_SECONDS) is None


def test_a_free_one_is_for_who_needs_it_most() -> None:
    """Whoever asks first is not therefore first."""
    assert may_begin(Need(), [Need()], 1)
    assert not may_begin(Need(), [HUNDRED], 1)
    assert may_begin(Need(), [HUNDRED], 2)
    assert not may_begin(HUNDRED, [], 0)


def test_a_crowded_live_gets_what_a_lonely_one_took_first() -> None:
    """GOL-02: the first on air has no right to it, and who stopped asking holds up nobody."""
    now = 0.0
    slots = Slots(1, now=lambda: now)
    lonely, crowded, narrow = Lower(slots), Lower(slots, HUNDRED), Lower(slots, Need(narrow=9))
    assert lonely.start()
    now = KEPT_SECONDS
    assert narrow.start()
    assert not lonely.runs
    assert not crowded.start()
    narrow.stop()
    assert crowded.start()
    assert not lonely.start()


def test_who_has_stopped_asking_holds_up_nobody() -> None:
    """A live that is dark, or over, has no key frames."""
    now = 0.0
    slots = Slots(1, now=lambda: now)
    lonely, crowded, narrow = Lower(slots), Lower(slots, HUNDRED), Lower(slots, Need(narrow=9))
    assert lonely.start()
    now = KEPT_SECONDS - 1
    assert not narrow.start()
    now = KEPT_SECONDS
    assert not crowded.start()
    now += ASKED_SECONDS
    assert crowded.start()
    assert not lonely.runs
