"""One who looks for a video: by a misspelt hashtag, to its subtitles, and out of their feed."""

import re
from dataclasses import dataclass

from playwright.async_api import Locator, Page, expect

from tests.e2e.feed_page import FeedPage
from tests.e2e.filming import OWN_NAME, SAID
from tests.e2e.member import Member
from tests.e2e.waiting import eventually
from tests.e2e.words import say

TAG, MISSPELT = "Crépuscules", "crepucsule"


@dataclass(frozen=True)
class Finding:
    """A page of a member who looks for what `author`, of a name of its own, has published."""

    page: Page
    language: str
    viewer: Member
    author: Member
    name: str

    def say(self, key: str, **values: str) -> str:
        """Return a text in the reader's language."""
        return say(self.language, key, **values)

    def button(self, key: str, **values: str) -> Locator:
        """Find a button by its whole name."""
        return self.page.get_by_role("button", name=self.say(key, **values), exact=True)

    async def find(self, video: str) -> None:
        """From the way around to the video, with a typo and without accents."""
        page = self.page
        await page.goto("/upload")
        search = page.get_by_role("link", name=self.say("nav_search"))
        await search.locator("visible=true").click()
        await page.get_by_role("combobox", name=self.say("search_label")).fill(MISSPELT)
        await page.get_by_role("option", name=f"#{TAG}").first.click()
        await expect(page).to_have_url("/tag/crepuscules")
        await expect(page.get_by_role("heading", level=1)).to_have_text(f"#{TAG}")
        tile = page.get_by_role("link", name=re.compile(rf"^@{self.author.handle}\."))
        await tile.click()
        await page.wait_for_url(f"**/@{self.author.handle}/video/{video}")
        hashtag = page.get_by_role("link", name=f"#{TAG}")
        await expect(hashtag.first).to_have_attribute("href", "/tag/crepuscules")
        await FeedPage(page, self.language).wait_until_playing()

    async def read_subtitles(self, by: str) -> None:
        """Turn them on, and read one; the next look shows it, as text."""
        page, name = self.page, OWN_NAME[by]
        shown = page.get_by_test_id("captions")
        await expect(shown).to_have_count(0)
        await self.button("captions_menu").click()
        sheet = page.get_by_role("dialog", name=self.say("captions_title"))
        await sheet.get_by_role("radio", name=name).check()
        await expect(shown).to_have_text(SAID)
        await expect(shown).to_have_attribute("lang", by)
        await page.reload()
        await expect(shown).to_have_text(SAID)

    async def hide_author(self) -> None:
        """Keep the author out of For You, which has them no more; and take that back."""
        await self._hide(self.say("hide_author", name=self.name), self.name)
        feed = (await self.viewer.http.get("/api/v1/feed")).raise_for_status().json()["items"]
        assert feed
        assert self.author.id not in [card["author"]["id"] for card in feed]
        await self._show_again(self.name)

    async def hide_hashtag(self, video: str) -> None:
        """Keep a hashtag of the video out of For You, and take that back."""
        await self.page.goto(f"/@{self.author.handle}/video/{video}")
        await self._hide(self.say("hide_hashtag", tag=TAG), f"#{TAG}")
        await self._show_again(f"#{TAG}")

    async def _hide(self, entry: str, name: str) -> None:
        """Choose it among the options of the video; the settings say so."""
        page = self.page
        await self.button("action_more").click()
        await page.get_by_role("button", name=entry).click()
        await expect(page.get_by_text(self.say("hidden_name_done", name=name))).to_be_visible()
        await page.goto("/settings/feed")
        await expect(self.button("hidden_show_name", name=name)).to_be_visible()

    async def _show_again(self, name: str) -> None:
        """Go the way back, in the settings."""
        await self.button("hidden_show_name", name=name).click()
        await expect(self.page.get_by_text(self.say("hidden_shown", name=name))).to_be_visible()
        await expect(self.button("hidden_show_name", name=name)).to_be_hidden()

    async def open_history(self) -> Locator:
        """What was watched is in the history; return its row."""

        async def is_kept() -> bool:
            answer = await self.viewer.http.get("/api/v1/me/history")
            return bool(answer.raise_for_status().json()["items"])

        await eventually(is_kept, "the video is in the history")
        await self.page.goto("/history")
        row = self.page.get_by_role("link", name=f"@{self.author.handle}")
        await expect(row).to_be_visible()
        return row

    async def remove_from_history(self, title: str) -> None:
        """One row is taken out."""
        row = await self.open_history()
        await self.button("history_remove", title=title).click()
        await expect(row).to_be_hidden()

    async def empty_and_pause_history(self) -> None:
        """All of it, after a question; and nothing is added from now on."""
        page = self.page
        row = await self.open_history()
        await self.button("history_clear").click()
        question = page.get_by_role("alertdialog")
        await question.get_by_role("button", name=self.say("history_clear_yes")).click()
        await expect(row).to_be_hidden()
        await expect(page.get_by_role("heading", name=self.say("history_empty"))).to_be_visible()
        switch = page.get_by_role("switch", name=self.say("history_on"))
        async with page.expect_response("**/api/v1/me/feed"):
            await switch.click()
        await page.reload()
        await expect(switch).not_to_be_checked()
