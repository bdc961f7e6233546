"""The way of a new member, from the first look to a comment, as the issue tells it."""

import re
from collections.abc import AsyncGenerator

import httpx
import psycopg
import pytest
from playwright.async_api import Page, expect

from rampe.kit import clock
from tests.e2e.conftest import Browse, Browsing
from tests.e2e.feed_page import FeedPage
from tests.e2e.member import PASSWORD, TIMEOUT
from tests.e2e.stack import Stack
from tests.e2e.test_security import mailed_link
from tests.e2e.waiting import eventually
from tests.e2e.words import say

pytestmark = pytest.mark.usefixtures("show")

CHOSEN = ("danse", "humour", "musique")
COMMENT = "Bonjour, c’est mon premier commentaire."


async def sign_up(page: Page, handle: str, birth: str = "2001-02-28") -> None:
    """Fill the form in as a person does."""
    await page.goto("/sign-up")
    await page.get_by_label(say("fr", "signup_email")).fill(f"{handle}@example.test")
    await page.get_by_label(say("fr", "signup_handle")).fill(handle)
    await page.get_by_label(say("fr", "signup_password"), exact=True).fill(PASSWORD)
    await page.get_by_label(say("fr", "signup_birth")).fill(birth)
    await page.get_by_label(say("fr", "signup_country")).select_option("FR")
    await page.get_by_role("button", name=say("fr", "signup_action")).click()


async def confirm_by_local_inbox(page: Page, stack: Stack, handle: str) -> None:
    """Open the mail to this address in the local inbox and follow its link."""
    # The page shows what is there when it is opened.
    await mailed_link(stack, f"{handle}@example.test", "/confirm-email")
    await page.goto("/inbox-local")
    mail = page.get_by_role("article").filter(has_text=f"{handle}@example.test")
    await mail.get_by_role("link", name=say("fr", "inbox_open_link")).click()
    await page.get_by_text(say("fr", "confirm_done")).wait_for()


async def choose_interests(page: Page) -> None:
    """Take three of them; before the third the way on is closed."""
    onward = page.get_by_role("button", name=say("fr", "interests_start"))
    for name in CHOSEN:
        assert await onward.is_disabled()
        await page.get_by_role("button", name=re.compile(f"^{name}$", re.IGNORECASE)).click()
    await onward.click()


@pytest.fixture
async def newcomer(browse: Browse) -> Browsing:
    """A browser that has never been here."""
    return await browse(width="phone", language="fr")


@pytest.fixture
async def api(stack: Stack) -> AsyncGenerator[httpx.AsyncClient]:
    """The API, with whatever cookies a test gives it."""
    async with httpx.AsyncClient(base_url=f"{stack.url}/api/v1", timeout=TIMEOUT) as client:
        yield client


async def test_new_member(newcomer: Browsing, stack: Stack, api: httpx.AsyncClient) -> None:
    """Signs up, confirms, chooses, swipes ten videos, likes, comments, follows, and closes."""
    page = newcomer.page
    feed = FeedPage(page)
    await sign_up(page, "nouvelle")
    await page.wait_for_url("**/interests**")
    await confirm_by_local_inbox(page, stack, "nouvelle")
    await page.goto("/")
    await page.wait_for_url("**/interests**")
    await choose_interests(page)

    await feed.wait_until_playing()
    seen = [await feed.video_id()]
    for _ in range(9):
        await feed.swipe()
        await feed.wait_until_playing()
        seen.append(await feed.video_id())
    assert len(set(seen)) == 10

    async with page.expect_response("**/like"):
        await feed.button("action_like").click()
    await feed.button("action_unlike").wait_for()
    await feed.button("follow").first.click()
    await feed.button("follow").first.wait_for(state="detached")
    await feed.button("action_comment").click()
    await page.get_by_role("textbox", name=say("fr", "comment_label")).fill(COMMENT)
    await page.get_by_role("button", name=say("fr", "comment_send")).click()
    await page.locator("[data-comment]", has_text=COMMENT).wait_for()
    await page.get_by_role("button", name=say("fr", "close")).first.click()

    cookies = {
        str(cookie.get("name")): str(cookie.get("value")) for cookie in await page.context.cookies()
    }
    await page.close(run_before_unload=True)
    api.cookies.update(cookies)
    me = (await api.get("/me")).json()
    assert me["email_verified"]
    assert len(me["interests"]) == len(CHOSEN)
    card = (await api.get(f"/videos/{seen[-1]}")).json()
    assert card["viewer"] | {"requested": False, "bookmarked": False, "own": False} == {
        "liked": True,
        "following": True,
        "requested": False,
        "bookmarked": False,
        "own": False,
    }
    await check_watch_events(stack, int(me["id"]), seen)


async def check_watch_events(stack: Stack, account_id: int, seen: list[str]) -> None:
    """All ten views arrive, the last one too although its tab was closed at once."""
    query = "SELECT DISTINCT video_id FROM watch_event WHERE viewer = %s"

    async def all_arrived() -> bool:
        async with await psycopg.AsyncConnection.connect(stack.database_url) as connection:
            rows = await (await connection.execute(query, (account_id,))).fetchall()
        return {str(row[0]) for row in rows} == set(seen)

    await eventually(all_arrived, "watch events of all ten videos")


async def test_guest_chooses_on_the_device(browse: Browse) -> None:
    """A guest's interests stay on the device, and the next visit asks no more."""
    page = (await browse(width="tablet")).page
    feed = FeedPage(page)
    await page.goto("/")
    await page.wait_for_url("**/interests**")
    await choose_interests(page)
    await feed.wait_until_playing()
    await page.reload()
    await feed.wait_until_playing()
    assert page.url.endswith("/")


async def test_too_young_is_not_told_how_to_get_round_it(browse: Browse) -> None:
    """The refusal names no age, and another birth date changes nothing (ACC-02)."""
    browsing = await browse(width="phone")
    page, told = browsing.page, say("fr", "error_age_too_low")
    assert not re.search(r"\d|âge|ans", told)
    with browsing.watch.expecting("status of 403"):
        for birth in (f"{clock.now().year - 9}-01-01", "1990-01-01"):
            await sign_up(page, "petite", birth)
            await expect(page.get_by_role("alert")).to_have_text(told)
            assert page.url.endswith("/sign-up")
