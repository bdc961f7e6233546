"""Ways to a live that runs: the entry at the top left, “En direct” by format, and search."""

import re
from typing import Any

from playwright.async_api import Locator, Page, expect

from tests.e2e.member import Member
from tests.e2e.waiting import eventually
from tests.e2e.words import say

OTHER_FORMAT = "concert"
MISSPELT = "levian"


def tile_of(page: Page, live: dict[str, Any]) -> Locator:
    """The tile of a live in a list."""
    return page.locator(f'[data-live="{live["id"]}"]')


async def is_top_left(entry: Locator) -> None:
    """RNK-01: the way to “En direct” is at the top left."""
    await expect(entry).to_be_visible()
    box, size = await entry.bounding_box(), entry.page.viewport_size
    assert box is not None
    assert size is not None
    assert box["x"] < 16, box
    assert box["x"] + box["width"] < max(80, size["width"] / 4), box
    assert box["y"] + box["height"] < size["height"] / 4, box


async def until_listed(host: Member, live: dict[str, Any], viewers: int) -> None:
    """Wait until lists have a picture of a live, and so many viewers."""

    async def is_listed() -> bool:
        answer = await host.http.get(f"/api/v1/lives/{live['id']}")
        shown = answer.raise_for_status().json()
        return shown["viewers"] == viewers and shown["frame_url"] is not None

    await eventually(is_listed, "the live is listed with a picture and its viewers")


async def choose_format(page: Page, kind: str) -> None:
    """Show lives of one format only."""
    chip = page.get_by_role("button", name=say("fr", f"live_format_{kind}"), exact=True)
    await chip.click()
    await expect(chip).to_have_attribute("aria-pressed", "true")


async def find_in_list(page: Page, live: dict[str, Any], viewers: str) -> None:
    """“En direct” shows the newest picture and who watches, and what is of the format."""
    tile = tile_of(page, live)
    await expect(tile).to_contain_text(viewers)
    picture = tile.locator("img").first
    await eventually(lambda: picture.evaluate("image => image.naturalWidth > 0"), "the picture")
    await choose_format(page, OTHER_FORMAT)
    await page.get_by_role("heading", name=say("fr", "lives_empty_format_title")).wait_for()
    await expect(tile).to_have_count(0)
    await choose_format(page, live["format"])
    await expect(tile).to_be_visible()


async def find_in_search(page: Page, live: dict[str, Any]) -> None:
    """GOL-04: offered as one types, among all that was found, and by format; then watched."""
    tile = tile_of(page, live)
    await page.goto("/search")
    field = page.get_by_role("combobox", name=say("fr", "search_label"))
    await field.fill(MISSPELT)
    await page.get_by_role("option", name=re.compile(re.escape(live["title"]))).wait_for()
    await field.press("Enter")
    section = page.get_by_role("region", name=say("fr", "search_tab_lives"), exact=True)
    await expect(section.locator(tile)).to_be_visible()
    tabs = page.get_by_role("navigation", name=say("fr", "search_tabs"))
    await tabs.get_by_role("link", name=say("fr", "search_tab_lives"), exact=True).click()
    await expect(page).to_have_url(f"/search?q={MISSPELT}&kind=lives")
    await expect(tile).to_be_visible()
    await choose_format(page, OTHER_FORMAT)
    nothing = say("fr", "search_nothing_title", query=MISSPELT)
    await page.get_by_role("heading", name=nothing).wait_for()
    await expect(tile).to_have_count(0)
    await choose_format(page, live["format"])
    await tile.click()
    await expect(page).to_have_url(live["path"])
