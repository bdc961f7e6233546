"""The “+” flow as a test sees it: what one films, cuts, and hands to the composer."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.async_api import FilePayload, Locator, Page, expect

from tests.e2e.browser import Watch
from tests.e2e.member import Member, wait_for_asset
from tests.e2e.waiting import eventually
from tests.e2e.words import say

ROLLING_MS = 30_000

SAID = "La lampe s’allume"
SUBTITLES = f"WEBVTT\n\n00:00.000 --> 01:00.000\n{SAID}\n".encode()
# As the composer offers first: the reader's own.
OWN_NAME = {"fr": "Français", "en": "English"}

KEPT_FILES = """async () => {
  const root = await navigator.storage.getDirectory();
  const takes = await root.getDirectoryHandle('takes', {create: true});
  const names = [];
  try {
    for await (const [, take] of takes.entries()) {
      if (take.kind === 'directory') for await (const [name] of take.entries()) names.push(name);
    }
  } catch (error) {
    if (error.name !== 'NotFoundError') throw error;
    names.push('removed while it was listed');
  }
  return names;
}"""

# What the device keeps of the take that is filmed, as its newest manifest says.
RECORDED = """async () => {
  const root = await navigator.storage.getDirectory();
  const takes = await root.getDirectoryHandle('takes');
  let newest = {turn: -1};
  for await (const [, take] of takes.entries()) {
    if (take.kind !== 'directory') continue;
    for await (const [name, entry] of take.entries()) {
      if (!name.startsWith('manifest.')) continue;
      try {
        const found = JSON.parse(await (await entry.getFile()).text());
        if (found.turn > newest.turn) newest = found;
      } catch {
        // Just being written: the other one is whole.
      }
    }
  }
  return newest.segments.map(({lengthMs, speed}) => [lengthMs, speed]);
}"""


@dataclass(frozen=True)
class Made:
    """A video that came of it: its id, and its asset once that is encoded."""

    video: str
    asset: dict[str, Any]


async def made(member: Member, state: str) -> Made:
    """Wait until the member has a video in a state, and until it can be played."""

    async def look() -> dict[str, Any] | None:
        listed = (await member.http.get(f"/api/v1/me/videos?state={state}")).json()["items"]
        return listed[0] if listed else None

    video = await eventually(look, f"the video is {state}", seconds=60)
    asset = await wait_for_asset(member, video["asset_id"])
    assert asset["state"] == "ready", asset
    return Made(video["id"], asset)


class Filming:
    """A page of the “+” flow, in words of the one who films."""

    def __init__(self, page: Page, watch: Watch, language: str) -> None:
        self.page = page
        self.watch = watch
        self.language = language

    def say(self, key: str, **values: str) -> str:
        """Return a text in the reader's language."""
        return say(self.language, key, **values)

    def button(self, key: str, **values: str) -> Locator:
        """Find a button by its whole name."""
        return self.page.get_by_role("button", name=self.say(key, **values), exact=True)

    async def open_camera(self) -> None:
        """Go through the door; this browser has its permission already, so nothing is asked."""
        await self.page.goto("/create")
        await self.page.get_by_role("link", name=self.say("camera_door_film")).click()
        await self.button("camera_record").wait_for()

    async def taken(self) -> int:
        """Return how many seconds are filmed, as the bar says."""
        bar = self.page.get_by_role("progressbar", name=self.say("camera_bar"))
        return int(await bar.get_attribute("aria-valuenow") or 0)

    async def until_taken(self, is_so: Callable[[int], bool]) -> None:
        """Wait until so many seconds are filmed, as the bar says."""

        async def look() -> bool:
            return is_so(await self.taken())

        await eventually(look, "so much is filmed")

    async def roll(self, seconds: int) -> None:
        """Begin a segment, and let it run until the bar has grown by so many seconds."""
        target = await self.taken() + seconds
        await self.button("camera_record").click()
        await self.page.wait_for_function(
            "target => Number(document.querySelector('[role=progressbar][aria-valuetext]')"
            "?.ariaValueNow) >= target",
            arg=target,
            timeout=ROLLING_MS,
        )

    async def film(self, seconds: int) -> None:
        """Film one segment."""
        await self.roll(seconds)
        await self.button("camera_stop").click()
        await self.button("camera_record").wait_for()

    async def recorded(self) -> list[tuple[float, float]]:
        """Return how long each segment was recorded, in ms, and the speed at which it plays."""
        return [(length, speed) for length, speed in await self.page.evaluate(RECORDED)]

    async def has_segments(self, count: int) -> None:
        """Wait until there are so many segments in the review."""
        await expect(self.page.locator("[data-segment]")).to_have_count(count)

    async def review(self) -> None:
        """Go on to the review and wait until it can be played."""
        await self.button("camera_next_label").click()
        await self.page.get_by_role("slider", name=self.say("camera_trim_start")).wait_for()

    async def kept_ms(self) -> float:
        """Return how long the part that is kept plays, from the edges of the strip."""
        start = await self.edge("camera_trim_start")
        return 1000 * (await self.edge("camera_trim_end") - start)

    async def edge(self, key: str) -> float:
        """Return where an edge of the strip is, in seconds."""
        slider = self.page.get_by_role("slider", name=self.say(key))
        return float(await slider.get_attribute("aria-valuenow") or 0)

    async def cut(self, *steps: tuple[str, str]) -> float:
        """Move the edges of the strip by keys; return how long what is kept plays, in ms."""
        for edge, key in steps:
            await self.page.get_by_role("slider", name=self.say(f"camera_trim_{edge}")).press(key)
        return await self.kept_ms()

    async def finish(self) -> None:
        """Hand the take to the composer."""
        await self.button("camera_finish").click()
        await self.page.get_by_label(self.say("upload_caption_label")).wait_for()

    async def publish(self, member: Member, caption: str) -> Made:
        """Hand the take to the composer, publish, and wait for the encoded video."""
        await self.finish()
        await self.page.get_by_label(self.say("upload_caption_label")).fill(caption)
        await self.button("upload_publish").click()
        return await made(member, "published")

    async def plan(self, member: Member, words: str, tag: str) -> Made:
        """Write a caption with an offered hashtag, add subtitles, and plan it for later."""
        page = self.page
        caption = page.get_by_label(self.say("upload_caption_label"))
        await caption.fill(f"{words} ")
        await caption.press_sequentially(f"#{tag[:4].lower()}")
        await page.get_by_role("option", name=f"#{tag}").click()
        await expect(caption).to_have_value(re.compile(f"^{words} #{tag}"))
        async with page.expect_file_chooser() as chooser:
            await self.button("captions_file").click()
        file: FilePayload = {"name": "said.vtt", "mimeType": "text/vtt", "buffer": SUBTITLES}
        await (await chooser.value).set_files(file)
        await page.get_by_role("link", name=OWN_NAME[self.language]).wait_for()
        await page.get_by_role("switch", name=self.say("publish_later")).click()
        await self.button("publish_plan").click()
        await page.wait_for_url(re.compile(f"/@{member.handle}\\?tab=scheduled$"))
        return await made(member, "scheduled")
