"""One suite for both adapters of the nudity filter, and what only the model can show."""

import asyncio
import sys

import pytest

from rampe.ports.nudity import (
    Finding,
    NoNudity,
    NudenetNudity,
    Nudity,
    NuditySettings,
    open_nudity,
)
from tests.ports.nudity.figure import bare_figure, plain_picture

DAMAGED = [b"", b"no picture", bare_figure()[:200], b"\x89PNG\r\n\x1a\n" + bytes(4096)]


@pytest.fixture(params=["nudenet", "off"])
def nudity(request: pytest.FixtureRequest) -> Nudity:
    return open_nudity(NuditySettings(adapter=request.param))


async def test_nothing_shows_nothing(nudity: Nudity) -> None:
    """DM-09 to come, D2 now."""
    assert await nudity.look([]) == Finding(0.0)
    assert await nudity.look([plain_picture()]) == Finding(0.0)


async def test_damaged_pictures_count_nothing(nudity: Nudity) -> None:
    """Section 8: nor do they end the look."""
    assert await nudity.look(DAMAGED) == Finding(0.0)


async def test_finding_is_bounded(nudity: Nudity) -> None:
    """Between 0 and 1, with a label where there is a score."""
    finding = await nudity.look([plain_picture(), bare_figure()])
    assert 0 <= finding.score <= 1
    assert (finding.label is None) is (finding.score == 0)


def test_whether_it_looks(nudity: Nudity) -> None:
    assert nudity.looks is not isinstance(nudity, NoNudity)


async def test_model_sees_a_bare_figure_among_others() -> None:
    """D2: the strongest finding of all pictures, damaged ones beside it."""
    finding = await NudenetNudity().look([plain_picture(), *DAMAGED, bare_figure()])
    assert finding.score > 0.6
    assert finding.label == "female_breast_exposed"


async def test_the_process_that_asks_pays_neither_loop_nor_memory() -> None:
    """Section 5: the model lives in a child; the loop goes on meanwhile."""
    ticks = 0
    looking = asyncio.create_task(NudenetNudity().look([bare_figure()] * 4))
    while not looking.done():
        await asyncio.sleep(0)
        ticks += 1
    assert (await looking).score > 0.6
    assert ticks > 100
    loaded = {"onnxruntime", "nudenet"} & set(sys.modules)
    assert not loaded, f"the model is in this process: {loaded}"
