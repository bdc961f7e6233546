"""From glass to glass: a host films a clock, a viewer reads it from the pixels that are shown."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.async_api import Page

CLOCK = (Path(__file__).parents[2] / "bench/_clock.js").read_text()
FILM = "navigator.mediaDevices.getUserMedia = async () => clock.film();"
STOP_SECONDS = 0.4
"""A picture that stands still for longer has stopped: the player counts so too (pace.ts)."""


async def film_clock(page: Page) -> None:
    """Let the cameras of the page's next document film a clock."""
    await page.add_init_script(f"{CLOCK}\n{FILM}")


async def read_clock(page: Page) -> None:
    """Note each picture that the live shows from now on, and how old it is."""
    await page.evaluate(CLOCK)
    await page.locator("video").evaluate("video => clock.watch(video)")


@dataclass(frozen=True)
class Seen:
    """What was shown within some seconds."""

    seconds: float
    frozen: float
    """The share in which the picture stood still."""
    longest_stop: float
    oldest: float
    """How old the oldest picture was when it was shown, in seconds."""
    median: float


async def look_back(page: Page, seconds: float = float("inf")) -> Seen | None:
    """Return what was shown in the last seconds; None before there is anything."""
    pictures: list[dict[str, Any]] = await page.evaluate("seen")
    since = pictures[-1]["now"] - 1000 * seconds if pictures else 0.0
    pictures = [one for one in pictures if one["now"] >= since]
    ages = sorted(one["delay"] / 1000 for one in pictures if one["delay"] is not None)
    gaps = [(later["now"] - one["now"]) / 1000 for one, later in pairwise(pictures)]
    if not ages or not gaps:
        return None
    stopped = sum(gap for gap in gaps if gap > STOP_SECONDS)
    return Seen(sum(gaps), stopped / sum(gaps), max(gaps), ages[-1], ages[len(ages) // 2])
