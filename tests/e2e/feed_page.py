"""The feed as a test sees it: which card is shown, what it plays, and ways to swipe."""

import asyncio
from dataclasses import dataclass
from typing import Any, cast

from playwright.async_api import Locator, Page

from tests.e2e.waiting import eventually
from tests.e2e.words import beginning, say

RAIL_PX = 232
RAIL_FROM_PX = 1024
HAVE_FUTURE_DATA = 3


@dataclass(frozen=True)
class FeedPage:
    """A page with the feed on it."""

    page: Page
    language: str = "fr"

    @property
    def active(self) -> Locator:
        """The card that fills the screen; the others are inert."""
        return self.page.locator("[data-testid=feed-card]:not([inert]):visible")

    def card(self, place: int) -> Locator:
        """The card at a place of the list, from 1; three cards exist at a time."""
        return self.page.locator(f"[data-testid=feed-card][aria-posinset='{place}']")

    def button(self, key: str, **values: str) -> Locator:
        """A button of the active card by the beginning of its name."""
        return self.active.get_by_role("button", name=beginning(self.language, key, **values))

    async def open_as_guest(self) -> None:
        """Open the feed and skip the choice of interests."""
        await self.page.goto("/")
        await self.page.get_by_role("button", name=say(self.language, "skip")).click()
        await self.active.wait_for()

    async def video_id(self) -> str:
        """Which video is shown."""
        return str(await self.active.get_attribute("data-video"))

    async def place(self) -> int:
        """Its place in the list, from 1."""
        return int(str(await self.active.get_attribute("aria-posinset")))

    async def wait_until_playing(self) -> None:
        """Wait until pictures of the active card move."""
        await eventually(
            lambda: self._is(self.active, "!video.paused && video.currentTime > 0"), "it plays"
        )

    async def wait_until_next_is_ready(self) -> None:
        """Wait until the card below could play at once."""
        following = self.card(await self.place() + 1)
        ready = f"video.readyState >= {HAVE_FUTURE_DATA} && video.paused"
        await eventually(lambda: self._is(following, ready), "the next card is ready to play")

    async def is_muted(self) -> bool:
        """Whether the active card is silent."""
        return await self._is(self.active, "video.muted")

    async def _is(self, card: Locator, condition: str) -> bool:
        script = (
            "(card) => { const video = card.querySelector('video');"
            f" return video !== null && {condition}; }}"
        )
        return bool(await card.evaluate(script))

    async def swipe(self) -> None:
        """Move to the next card by finger where there is a touch screen, else by wheel."""
        place = await self.place()
        if await self.page.evaluate("matchMedia('(pointer: coarse)').matches"):
            await self._drag(up=0.3)
        else:
            await self._turn_wheel_past(place)
        await self.wait_for_place(place + 1)

    async def swipe_aside(self) -> None:
        """Draw a finger to the left, where the author is."""
        await self._drag(across=0.5)

    async def tap_twice(self, x: float, y: float) -> None:
        """Tap as fast as a hand does: nothing waits for the page between the two taps."""
        session = cast("Any", await self.page.context.new_cdp_session(self.page))
        steps = [(kind, count) for count in (1, 2) for kind in ("mousePressed", "mouseReleased")]
        await asyncio.gather(
            *(
                session.send(
                    "Input.dispatchMouseEvent",
                    {"type": kind, "x": x, "y": y, "button": "left", "clickCount": count},
                )
                for kind, count in steps
            )
        )
        await session.detach()

    async def press(self, key: str, by: int) -> None:
        """Press a key that moves by so many cards."""
        place = await self.place()
        await self.page.keyboard.press(key)
        await self.wait_for_place(place + by)

    async def wait_for_place(self, place: int) -> None:
        """Wait until the card at a place is the active one and stands still."""

        async def is_there() -> bool:
            box = await self.active.bounding_box()
            return box is not None and box["y"] == 0 and await self.place() == place

        await eventually(is_there, f"card {place} is shown")

    async def check_box(self) -> None:
        """The card is the whole screen; on a wide one, all that the rail leaves (DESIGN.md)."""
        size = self.page.viewport_size
        assert size is not None
        left = RAIL_PX if size["width"] >= RAIL_FROM_PX else 0
        expected = {"x": left, "y": 0, "width": size["width"] - left, "height": size["height"]}
        assert await self.active.bounding_box() == expected
        assert await self.page.evaluate(
            "document.scrollingElement.scrollWidth <= innerWidth"
            " && document.scrollingElement.scrollHeight <= innerHeight"
        ), "the page itself scrolls"

    async def _drag(self, across: float = 0.0, up: float = 0.0) -> None:
        """Draw a finger over parts of the screen, leftwards or upwards, from its middle on."""
        size = self.page.viewport_size
        assert size is not None
        width, height = size["width"], size["height"]
        # Playwright knows taps only; Chromium's own protocol knows fingers.
        session = cast("Any", await self.page.context.new_cdp_session(self.page))
        steps = 8
        for step in range(steps + 1):
            part = step / steps - 0.5
            point = {"x": width * (0.5 - across * part), "y": height * (0.5 - up * part)}
            await _touch(session, "touchStart" if step == 0 else "touchMove", [point])
            await asyncio.sleep(0.016)  # a finger takes its time: a frame a step
        await _touch(session, "touchEnd", [])
        await session.detach()

    async def _turn_wheel_past(self, place: int) -> None:
        """Turn, and again where nothing moved: a turn right after a step counts as its inertia."""
        size = self.page.viewport_size
        assert size is not None
        await self.page.mouse.move(size["width"] * 0.6, size["height"] / 2)

        async def has_moved() -> bool:
            if await self.place() > place:
                return True
            await self.page.mouse.wheel(0, 120)
            return False

        await eventually(has_moved, "the wheel moves on", pause=2.0)


async def _touch(session: Any, kind: str, points: list[dict[str, float]]) -> None:
    await session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
