"""An open page as its reader uses it: by the names of things, in their language."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Locator, Page, expect
from playwright.async_api import TimeoutError as PlaywrightTimeout

from tests.e2e.words import beginning, say

PASSING_MS = 5_000


@dataclass(frozen=True)
class Screen:
    """A page in one language."""

    page: Page
    language: str

    def say(self, key: str, **values: str) -> str:
        """A text of this language."""
        return say(self.language, key, **values)

    def button(self, key: str, **values: str) -> Locator:
        """A button by its whole name."""
        return self.page.get_by_role("button", name=self.say(key, **values), exact=True)

    def beginning(self, key: str, **values: str) -> Locator:
        """A button whose name goes on: with a count, or with what it means."""
        return self.page.get_by_role("button", name=beginning(self.language, key, **values))

    async def press(self, key: str, **values: str) -> None:
        """Press a button by its whole name."""
        await self.button(key, **values).click()

    async def press_and_wait(self, address: str, key: str, **values: str) -> None:
        """Press a button, and wait until the server has done what it asks for."""
        async with self.page.expect_response(address) as answered:
            await self.press(key, **values)
        answer = await answered.value
        assert answer.ok, f"{answer.status} {answer.url}"

    async def agree(self, question: str, yes: str, **values: str) -> None:
        """Say yes to a question that is asked before something is done."""
        dialog = self.page.get_by_role("alertdialog", name=self.say(question, **values))
        await dialog.get_by_role("button", name=self.say(yes), exact=True).click()
        await expect(dialog).to_be_hidden()

    async def sees(self, key: str, **values: str) -> None:
        """Wait for a text, all of it: part of another one says something else."""
        text = self.page.get_by_text(self.say(key, **values), exact=True)
        await expect(text.first).to_be_visible()

    async def is_told(self, key: str, **values: str) -> None:
        """Wait for words that pass, and put them away: the next ones are another act's."""
        passing = self.page.get_by_role("status").get_by_role("group")
        toast = passing.filter(has_text=self.say(key, **values))
        await expect(toast).to_be_visible()
        # They may have passed by themselves.
        with suppress(PlaywrightTimeout):
            shut = toast.get_by_role("button", name=self.say("close"), exact=True)
            await shut.click(timeout=PASSING_MS)
        await expect(toast).to_have_count(0)

    async def fill(self, key: str, text: str, **values: str) -> None:
        """Write into a field by its label."""
        await self.page.get_by_label(self.say(key, **values), exact=True).fill(text)

    async def pick(self, key: str, file: Path) -> None:
        """Choose a file by the button that asks for one."""
        async with self.page.expect_file_chooser() as chooser:
            await self.press(key)
        await (await chooser.value).set_files(file)
