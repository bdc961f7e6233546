"""Encodes at once: what is nice to have gives way to what a live is not seen without."""

from rampe.live.ingest.slots import Slots


class Lower:
    """A lower rendition that stops when it has to."""

    def __init__(self, slots: Slots) -> None:
        self.runs = False
        self._slots = slots

    def start(self) -> bool:
        self.runs = self._slots.take(self.stop)
        return self.runs

    def stop(self) -> None:
        self.runs = False
        self._slots.give(self.stop)


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


def test_a_browser_that_has_to_be_encoded_is_one_of_few() -> None:
    """One encode a core, and one on any machine; nobody else begins an encode meanwhile."""
    for total, most in ((0, 1), (1, 2), (2, 4)):
        slots = Slots(total)
        assert [slots.demand() for _ in range(most + 1)] == [True] * most + [False]
        assert not slots.insist()
        assert not Lower(slots).start()
        slots.end()
        assert slots.demand()
