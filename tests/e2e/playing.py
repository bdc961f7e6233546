"""What the player of a live remembers and obeys, tried on one that is on air (GOL-03, GOL-04)."""

from typing import Any

from playwright.async_api import Page, expect

from tests.e2e.member import Member
from tests.e2e.waiting import eventually
from tests.e2e.watching import is_shown, room
from tests.e2e.words import say

# A page cannot press the keys of its own lock screen: what it has bound to them is kept for us.
KEEP_LOCK_SCREEN = """
const keys = navigator.mediaSession;
const bind = keys.setActionHandler.bind(keys);
globalThis.lockScreen = {};
keys.setActionHandler = (name, run) => {
  lockScreen[name] = run;
  bind(name, run);
};
"""
ON_LOCK_SCREEN = """() => {
    const { metadata, playbackState } = navigator.mediaSession;
    return [metadata?.title, metadata?.artist, playbackState];
}"""


async def keep_lock_screen(page: Page) -> None:
    """Keep what the next page of it binds to the keys of the lock screen."""
    await page.add_init_script(KEEP_LOCK_SCREEN)


async def check_lock_screen(page: Page, live: dict[str, Any], language: str) -> None:
    """Title and host are on it, and its keys stop the live and let it go on."""
    name = live["account"]["name"]
    await until_on_lock_screen(page, [live["title"], name, "playing"])
    stopped = page.get_by_role("button", name=say(language, "live_play"), exact=True)
    await page.evaluate("lockScreen.pause()")
    await stopped.wait_for()
    await until_on_lock_screen(page, [live["title"], name, "paused"])
    await page.evaluate("lockScreen.play()")
    await expect(stopped).to_have_count(0)
    await is_shown(page)
    await until_on_lock_screen(page, [live["title"], name, "playing"])


async def until_on_lock_screen(page: Page, told: list[str]) -> None:
    """Wait until title, artist and state are told to the lock screen."""

    async def is_told() -> bool:
        return await page.evaluate(ON_LOCK_SCREEN) == told

    await eventually(is_told, f"{told} on the lock screen")


async def check_volume_stays(page: Page) -> None:
    """A key makes it quieter; the page that is opened next is as quiet."""
    video = page.locator("video")
    await page.keyboard.press("ArrowDown")
    await eventually(lambda: video.evaluate("video => video.volume === 0.9"), "a quieter live")
    await page.reload()
    await is_shown(page)
    assert await video.evaluate("video => video.volume") == 0.9


async def check_past_and_back(page: Page, host: Member, live: dict[str, Any], way: str) -> None:
    """The button of the bar leads to its beginning, a key back to now."""
    at = (await host.http.get(f"/api/v1/lives/{live['id']}/play")).raise_for_status().json()

    async def has_past() -> bool:
        listed = await host.http.get(at["event"])
        return "#EXTINF" in listed.text

    await eventually(has_past, "a beginning to go back to")
    await page.get_by_role("button", name=say("en", "live_from_start")).click()
    await expect(room(page)).to_have_attribute("data-way", "past")
    await is_shown(page)
    await page.keyboard.press("l")
    await expect(room(page)).to_have_attribute("data-way", way)
    await is_shown(page)


async def check_small_window(page: Page) -> None:
    """The button of the bar puts the picture into a window of its own, and takes it back."""
    button = page.get_by_role("button", name=say("en", "live_pip"))
    for floats in (True, False):
        await button.click()
        is_so = f"Boolean(document.pictureInPictureElement) === {str(floats).lower()}"
        await eventually(lambda is_so=is_so: page.evaluate(is_so), f"{is_so}")
    await is_shown(page)
