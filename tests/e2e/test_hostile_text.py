"""What members write is shown as they wrote it, and is nothing else: not HTML, not SQL, not order.

Issue section 7: bidi and zalgo in names, SQL and HTML in captions rendered inert.
"""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

import pytest
from playwright.async_api import Page

from tests.e2e.conftest import Browse, NewMember
from tests.e2e.feed_page import FeedPage
from tests.e2e.member import Member, guest_client, post_clip
from tests.e2e.stack import Stack
from tests.e2e.words import say
from tests.media import clips

MARKUP = "<img src=x onerror=\"globalThis.pwned='img'\"><script>globalThis.pwned='script'</script>"
CAPTION = (
    f"{MARKUP} </title></head> {{{{7*7}}}} ${{7*7}} %s '; DROP TABLE video; -- "
    'javascript:alert(1) &lt;b&gt; "quoted" \'single\' #danse<b> @mechante"onload=x'
)
NAME = "<b onclick=x>\u202eetnahcém\u202c"
SHOWN_NAME = "<b onclick=x>etnahcém"
ZALGO = "H" + "\u0335\u0321\u034d" * 40 + "ello"
COMMENT = f"{MARKUP} {ZALGO}"
NO_CONTENT = 404


@dataclass(frozen=True)
class Hostile:
    """A member who tries, and what came of it."""

    member: Member
    card: dict[str, Any]


@pytest.fixture(scope="package")
async def hostile(new_member: NewMember) -> Hostile:
    """Name, bio, link, caption, alternative text and comment, each with an attempt."""
    member = await new_member("mechante", name=NAME)
    profile = {
        "bio": f"{MARKUP}\n{CAPTION}"[:300],
        "links": [{"url": "https://example.test/?q=<script>", "label": "<i>lien</i>"}],
    }
    assert (await member.http.patch("/api/v1/me", json=profile)).status_code == 200
    card = await post_clip(member, clips.portrait().read_bytes(), caption=CAPTION, alt_text=MARKUP)
    comment = {"text": COMMENT, "client_id": "hostile-1"}
    answer = await member.http.post(f"/api/v1/videos/{card['id']}/comments", json=comment)
    assert answer.status_code == 201
    return Hostile(member, card)


async def test_stored_as_written_without_tricks_of_order(hostile: Hostile) -> None:
    """The API gives texts back as they are; overrides of direction and towers of marks are cut."""
    assert hostile.card["caption"] == CAPTION
    assert hostile.card["author"]["name"] == SHOWN_NAME
    path = f"/api/v1/videos/{hostile.card['id']}/comments"
    (comment,) = (await hostile.member.http.get(path)).json()["items"]
    assert comment["text"].startswith(MARKUP)
    assert len(comment["text"]) < len(COMMENT)
    assert not re.search("[\u0300-\u036f]{5}", comment["text"])


async def test_links_are_web_addresses(hostile: Hostile) -> None:
    """No scheme that runs anything."""
    for url in ("javascript:alert(1)", "data:text/html,x", "vbscript:x", "//evil", "https://a@b"):
        change = {"links": [{"url": url, "label": "x"}]}
        answer = await hostile.member.http.patch("/api/v1/me", json=change)
        assert answer.status_code == 422, url


async def check_inert(page: Page) -> None:
    """Nothing of it became an element, and nothing ran."""
    assert await page.evaluate("globalThis.pwned === undefined")
    foreign = "img[src='x'], [onclick], [onerror], [onload], body script:has-text('pwned')"
    assert await page.locator(foreign).count() == 0


async def test_card_and_comments(browse: Browse, hostile: Hostile) -> None:
    """On the permalink, with the whole caption open."""
    page = (await browse(width="desktop")).page
    feed = FeedPage(page)
    await page.goto(hostile.card["permalink"])
    await feed.wait_until_playing()
    await feed.active.get_by_text("DROP TABLE video").first.wait_for()
    await feed.active.get_by_text(SHOWN_NAME).first.wait_for()
    await feed.button("action_comment").click()
    await page.locator("[data-comment]").get_by_text("onerror").wait_for()
    await check_inert(page)


async def test_profile(browse: Browse, hostile: Hostile) -> None:
    """Bio and links are text and web addresses."""
    page = (await browse(width="phone")).page
    await page.goto(f"/@{hostile.member.handle}")
    await page.get_by_text("onerror").first.wait_for()
    link = page.get_by_role("link", name="<i>lien</i>")
    assert str(await link.get_attribute("href")).startswith("https://example.test/")
    assert "noopener" in str(await link.get_attribute("rel"))
    await check_inert(page)


class Head(HTMLParser):
    """Reads a page as browsers do: its meta elements and how many elements of each name."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.names: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take one element in."""
        given = dict(attrs)
        self.names.append(tag)
        if tag == "meta":
            name = given.get("property") or given.get("name") or ""
            self.meta[name] = given.get("content") or ""


async def test_served_html_of_a_permalink(stack: Stack, hostile: Hostile) -> None:
    """OpenGraph tells title, picture and address; the caption adds no element to the page."""
    async with guest_client(stack.url) as guest:
        page = (await guest.get(hostile.card["permalink"])).text
        plain = (await guest.get("/sign-in")).text
        head, shell = Head(page), Head(plain)
        picture = await guest.get(head.meta["og:image"])
        assert picture.headers["content-type"].startswith("image/")
    assert set(head.names) - set(shell.names) <= {"title", "link", "meta"}
    assert head.names.count("script") == shell.names.count("script")
    assert SHOWN_NAME in head.meta["og:title"]
    assert head.meta["og:url"].endswith(hostile.card["permalink"])
    assert head.meta["og:type"].startswith("video")


STRANGE = ("/@%3Cscript%3E", "/@..%2f..", "/@ana/video/%00", "/@ana/video/1e9", "/@%ff", "/%3Cb%3E")


async def test_strange_addresses_of_pages(browse: Browse) -> None:
    """They lead to the page that says that there is nothing, or are refused before it."""
    browsing = await browse(width="desktop")
    with browsing.watch.expecting("status of 4"):
        for path in STRANGE:
            answer = await browsing.page.goto(path)
            assert answer is not None, path
            if answer.status == NO_CONTENT or answer.ok:
                await browsing.page.get_by_role("link", name=say("fr", "nav_home")).first.wait_for()
            await check_inert(browsing.page)
            assert answer.status < 500, path
