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
