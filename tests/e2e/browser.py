"""Headless Chromium whose pages are watched: whatever goes wrong in one fails its test.

Watched are console errors, uncaught errors, answers of 5xx, requests that got no answer, and
violations of the Content-Security-Policy, which stays in force.
"""

import re
import shutil
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from playwright.async_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    ViewportSize,
    WebError,
    async_playwright,
    expect,
)

from tests.e2e.member import Member

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
)
# Long enough for a machine that encodes beside; who finds what is there waits for nothing.
WAIT_MS = 30_000
expect.set_options(timeout=WAIT_MS)
AXE = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"

WIDTHS: dict[str, ViewportSize] = {
    "phone": {"width": 360, "height": 740},
    "tablet": {"width": 768, "height": 1024},
    "desktop": {"width": 1440, "height": 900},
}
LANGUAGES = {"fr": "fr-FR", "en": "en-GB"}

REPORT_VIOLATIONS = """
addEventListener('securitypolicyviolation', (event) => {
  globalThis.reportViolation(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
});
"""

# What a leaving page or a player that needs no more bytes gives up is no fault.
CANCELLED = ("net::ERR_ABORTED",)


@asynccontextmanager
async def running_chromium(*more: str) -> AsyncGenerator[Browser]:
    """Run the system's Chromium; of a flag that is given twice the later one counts."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    assert program, "the tests in a browser need Debian's package `chromium`"
    async with async_playwright() as playwright:
        arguments = [*ARGUMENTS, *more]
        browser = await playwright.chromium.launch(executable_path=program, args=arguments)
        yield browser
        await browser.close()


@dataclass
class Watch:
    """What went wrong in the pages of a context, apart from what its test expects."""

    faults: list[str] = field(default_factory=list[str])
    _expected: list[re.Pattern[str]] = field(default_factory=list[re.Pattern[str]])

    @contextmanager
    def expecting(self, *patterns: str) -> Generator[None]:
        """Let faults pass that match, for the length of a block: the test causes them itself."""
        before = len(self._expected)
        self._expected += map(re.compile, patterns)
        try:
            yield
        finally:
            del self._expected[before:]

    def add(self, fault: str) -> None:
        """Record a fault unless it is expected."""
        if not any(pattern.search(fault) for pattern in self._expected):
            self.faults.append(fault)

    async def attach(self, context: BrowserContext) -> None:
        """Watch every page that the context opens from now on."""

        def on_console(message: ConsoleMessage) -> None:
            if message.type == "error":
                self.add(f"console: {message.text} {message.location.get('url', '')}")

        def on_error(error: WebError) -> None:
            self.add(f"uncaught: {error.error.message}")

        def on_response(response: Response) -> None:
            if response.status >= 500:
                self.add(f"answer: {response.status} {response.request.method} {response.url}")

        def on_failed(request: Request) -> None:
            if request.failure not in CANCELLED:
                self.add(f"no answer: {request.method} {request.url}: {request.failure}")

        def on_violation(_source: dict[str, Any], what: str) -> None:
            self.add(f"CSP: {what}")

        context.on("console", on_console)
        context.on("weberror", on_error)
        context.on("response", on_response)
        context.on("requestfailed", on_failed)
        # Playwright leaves the callback's type open.
        await cast("Any", context).expose_binding("reportViolation", on_violation)
        await context.add_init_script(REPORT_VIOLATIONS)


async def open_page(
    browser: Browser,
    url: str,
    *,
    width: str = "phone",
    language: str = "fr",
    member: Member | None = None,
    workers: bool = False,
) -> tuple[Page, Watch]:
    """Open a fresh context, signed in when `member` is given, with one blank page in it.

    Service workers are for the tests that are about them: each keeps the whole client.
    """
    context = await browser.new_context(
        base_url=url,
        viewport=WIDTHS[width],
        has_touch=width == "phone",
        locale=LANGUAGES[language],
        timezone_id="Europe/Paris",
        service_workers="allow" if workers else "block",
    )
    context.set_default_timeout(WAIT_MS)
    watch = Watch()
    await watch.attach(context)
    if member:
        await context.add_cookies(
            [{"name": name, "value": value, "url": url} for name, value in member.cookies.items()]
        )
    return await context.new_page(), watch


async def find_barriers(page: Page, *rules: str) -> list[str]:
    """Run axe-core on the page, all of it or some rules; return what keeps people out."""
    assert AXE.exists(), "axe-core is missing: run `npm ci` in web/"
    if not await page.evaluate("'axe' in globalThis"):
        # Evaluated by the debugger, not by a <script>: the page keeps its CSP.
        await page.evaluate(AXE.read_text())
    options = {"resultTypes": ["violations"], "iframes": False}
    result = await page.evaluate(
        "options => axe.run(document, options)",
        {**options, "runOnly": list(rules)} if rules else options,
    )
    return [
        f"{violation['id']} ({violation['impact']}): {violation['help']}: "
        + "; ".join(" ".join(map(str, node["target"])) for node in violation["nodes"][:4])
        for violation in result["violations"]
    ]
