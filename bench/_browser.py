"""The system's Chromium, for benches."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, async_playwright

from rampe.engines.programs import find_program

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


@asynccontextmanager
async def chromium() -> AsyncGenerator[Browser]:
    """Run it without a window."""
    async with async_playwright() as playwright:
        program = find_program("chromium", None, "PATH")
        browser = await playwright.chromium.launch(
            executable_path=str(program), args=list(ARGUMENTS)
        )
        yield browser
        await browser.close()
