"""The pictures of README and guide, from a running demo: `python scripts/pictures.py URL CLIP`.

Acts as the demo's cast: it uploads a draft and reports a video. Use a demo that is cleared after.
"""

import io
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from rampe.entry.demo.cast import ON_AIR

IMAGES = Path(__file__).parents[1] / "docs/images"
MOST_BYTES = 60_000
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 800}
TALL: ViewportSize = {"width": 1280, "height": 1040}
FLAGS = ("--no-sandbox", "--disable-gpu", "--autoplay-policy=no-user-gesture-required")
BEZEL = (13, 11, 15, 255)
SETTLE_MS = 2_500
CROWD_MS = 14_000

Act = Callable[[Page], None]


class Studio:
    """Takes pictures of one installation as whoever of its cast one names."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.browser = browser
        self.url = url

    def take(
        self,
        path: str,
        size: ViewportSize,
        *,
        handle: str | None,
        language: str = "fr",
        theme: str = "dark",
        act: Act | None = None,
    ) -> Image.Image:
        """Open a page as a member of the cast, do something there, and look."""
        context = self.browser.new_context(
            viewport=size, locale=language, base_url=self.url, has_touch=size is PHONE
        )
        context.add_init_script(
            f"localStorage.setItem('rampe.theme', '{theme}');"
            f"localStorage.setItem('rampe.locale', '{language}');"
        )
        page = context.new_page()
        if handle:
            self.post(page, "/demo/sessions", {"handle": handle})
            self.call(page, "PATCH", "/me", {"locale": language})
        page.goto(path)
        page.locator("h1, video").first.wait_for()
        page.wait_for_timeout(SETTLE_MS)
        if act:
            act(page)
            page.wait_for_timeout(SETTLE_MS)
        shot = page.screenshot(animations="disabled")
        context.close()
        return Image.open(io.BytesIO(shot)).convert("RGBA")

    def post(self, page: Page, path: str, data: dict[str, Any]) -> Any:
        """Post to the API in the name of whom the page belongs to."""
        return self.call(page, "POST", path, data)

    def call(self, page: Page, method: str, path: str, data: dict[str, Any]) -> Any:
        """Call the API in the name of whom the page belongs to."""
        answer = page.request.fetch(
            f"{self.url}/api/v1{path}", method=method, data=data, headers={"Origin": self.url}
        )
        assert answer.ok, f"{path}: {answer.status} {answer.text()}"
        return answer.json()


def rounded(image: Image.Image, radius: int, rim: int = 0) -> Image.Image:
    """Round the corners, and put a rim around, as the edge of a telephone."""
    width, height = image.width + 2 * rim, image.height + 2 * rim
    framed = Image.new("RGBA", (width, height), BEZEL)
    framed.paste(image, (rim, rim), _corners(image.size, radius))
    framed.putalpha(_corners((width, height), radius + rim))
    return framed


def _corners(size: tuple[int, int], radius: int) -> Image.Image:
    sharp = Image.new("L", (size[0] * 4, size[1] * 4), 0)
    box = (0, 0, sharp.width - 1, sharp.height - 1)
    ImageDraw.Draw(sharp).rounded_rectangle(box, radius * 4, fill=255)
    return sharp.resize(size, Image.Resampling.LANCZOS)


def beside(desk: Image.Image, phone: Image.Image) -> Image.Image:
    """Put a telephone before the right edge of a desk."""
    desk, phone = rounded(desk, 18, 1), rounded(phone, 40, 8)
    whole = Image.new("RGBA", (desk.width + 260, desk.height + 90), (0, 0, 0, 0))
    whole.alpha_composite(desk, (0, 0))
    whole.alpha_composite(phone, (whole.width - phone.width, whole.height - phone.height))
    return whole


def keep(image: Image.Image, name: str) -> None:
    """Write a picture at the best quality that stays small."""
    data, quality = b"", 92
    while not data or len(data) > MOST_BYTES:
        quality -= 4
        written = io.BytesIO()
        image.save(written, "webp", quality=quality, method=6)
        data = written.getvalue()
    (IMAGES / name).write_bytes(data)
    print(f"{name}: {len(data) // 1000} kB, quality {quality}")


def press(*keys: str) -> Act:
    """Press keys one after the other, as a reader of `?` does."""

    def act(page: Page) -> None:
        for key in keys:
            page.keyboard.press(key)
            page.wait_for_timeout(SETTLE_MS)

    return act


def choose(clip: Path) -> Act:
    """Give the composer a file and a caption."""

    def act(page: Page) -> None:
        page.locator("input[type=file]").first.set_input_files(clip)
        page.get_by_role("slider").first.wait_for()
        # The space at the end puts the suggestions away.
        page.locator("textarea").first.fill("Chaussette perdue, épisode 4. #humour ")
        page.wait_for_timeout(3 * SETTLE_MS)

    return act


def stay(page: Page) -> None:
    """Watch until the crowd of the demo's live has come."""
    page.wait_for_timeout(CROWD_MS)


def first_video(studio: Studio, handle: str) -> str:
    """Return the address of the oldest video of one of the cast."""
    page = studio.browser.new_context(base_url=studio.url).new_page()
    account = page.request.get(f"/api/v1/profiles/{handle}").json()["account"]
    videos = page.request.get(f"/api/v1/accounts/{account['id']}/videos").json()["items"]
    return str(videos[-1]["permalink"])


def report(studio: Studio, handles: tuple[str, ...]) -> str:
    """Let some of the cast report one video; return the address of the case."""
    page = studio.browser.new_context(base_url=studio.url).new_page()
    studio.post(page, "/demo/sessions", {"handle": handles[0]})
    feed = page.request.get("/api/v1/feed?limit=10").json()["items"]
    about = next(card["id"] for card in feed if card["author"]["handle"] not in handles)
    for handle in handles:
        studio.post(page, "/demo/sessions", {"handle": handle})
        fields = {"kind": "video", "target_id": about, "reason": "privacy"}
        studio.post(page, "/reports", {**fields, "details": "On reconnaît ma rue et mon numéro."})
    studio.post(page, "/demo/sessions", {"handle": "garance"})
    cases = page.request.get("/api/v1/moderation/cases?state=open").json()["items"]
    return f"/moderation/cases/{cases[0]['id']}"


def take_all(studio: Studio, clip: Path) -> None:
    """Take every picture that the documents show."""
    desk = studio.take(
        first_video(studio, "tess"),
        DESK,
        handle="alix",
        theme="light",
        act=press("c"),
    )
    phone = studio.take("/", PHONE, handle="alix", act=press("ArrowDown", "ArrowDown"))
    keep(beside(desk, phone), "for-you.webp")
    live = f"/@{ON_AIR}/live"
    desk = studio.take(live, DESK, handle="noor", theme="light", act=stay)
    phone = studio.take(live, PHONE, handle="alix", act=stay)
    keep(beside(desk, phone), "live.webp")
    for language in ("fr", "en"):
        composer = studio.take(
            "/upload", DESK, handle="alix", language=language, theme="light", act=choose(clip)
        )
        keep(rounded(composer, 18, 1), f"publish.{language}.webp")
    case = report(studio, ("alix", "theo"))
    shown = studio.take(case, DESK, handle="garance", theme="light", act=press())
    keep(rounded(shown, 18, 1), "case.webp")
    cast = studio.take("/sign-in", TALL, handle=None, language="en")
    keep(rounded(cast, 18, 1), "demo.webp")


def main() -> None:
    """Read the address of the demo and a clip to publish, and take the pictures."""
    url, clip = sys.argv[1].rstrip("/"), Path(sys.argv[2])
    with sync_playwright() as playwright:
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        take_all(Studio(browser, url), clip)
        browser.close()


if __name__ == "__main__":
    main()
