"""What one sees of a live in a browser: whether its picture moves, and how it comes."""

from playwright.async_api import Locator, Page

from tests.e2e.waiting import eventually

MOVES = "(video, from) => !video.paused && video.videoWidth > 0 && video.currentTime > from"
# A promise has no time limit of its own in a browser.
FRAME = """video => new Promise((seen) => {
    video.requestVideoFrameCallback(() => seen(true));
    setTimeout(() => seen(false), 20_000);
})"""


async def is_shown(page: Page) -> None:
    """Wait until the picture of the live moves."""
    picture = page.locator("video")
    await picture.wait_for(state="attached")
    await eventually(lambda: picture.evaluate(MOVES, 0), "the picture has come")
    at = await picture.evaluate("video => video.currentTime")
    await eventually(lambda: picture.evaluate(MOVES, at), "the picture moves")
    assert await picture.evaluate(FRAME), "a frame is painted"


def room(page: Page) -> Locator:
    """What is around the picture; it tells how the picture comes and how the live is."""
    return page.get_by_test_id("live-room")


async def behind(page: Page, less_than: float, seconds: float = 60.0) -> float:
    """Wait until the picture is so little behind the server, as its viewer is told; return it."""
    told = page.get_by_test_id("latency")

    async def look() -> float | None:
        # Nobody is told anything while the host is away, or in the moment of a new beginning.
        if not await told.count():
            return None
        # It may be gone by now.
        text = await told.evaluate_all("all => all.map(one => one.dataset.seconds)")
        return float(text[0]) or 0.01 if text and float(text[0]) < less_than else None

    return await eventually(look, f"less than {less_than} s behind", seconds=seconds)
