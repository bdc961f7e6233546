"""Without a network: a banner says so, what is loaded stays, and all goes on by itself."""

import pytest

from tests.e2e.conftest import Browse
from tests.e2e.feed_page import FeedPage
from tests.e2e.words import say

pytestmark = pytest.mark.usefixtures("show")


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_banner(browse: Browse, language: str) -> None:
    """It comes and goes with the network, and the card that was loaded still plays."""
    browsing = await browse(width="phone", language=language)
    page = browsing.page
    feed = FeedPage(page, language)
    await feed.open_as_guest()
    await feed.wait_until_next_is_ready()
    with browsing.watch.expecting("net::ERR_INTERNET_DISCONNECTED", "WebSocket", "ERR_NETWORK"):
        await page.context.set_offline(True)
        await page.get_by_text(say(language, "offline_title")).wait_for()
        await feed.swipe()
        await feed.wait_until_playing()
        await page.context.set_offline(False)
        await page.get_by_text(say(language, "offline_title")).wait_for(state="hidden")
        await page.get_by_text(say(language, "offline_back")).wait_for()


async def test_feed_opens_when_the_network_comes(browse: Browse) -> None:
    """A page that could not load its feed says why, and loads it without being asked."""
    browsing = await browse(width="desktop")
    page = browsing.page
    feed = FeedPage(page)
    await feed.open_as_guest()
    with browsing.watch.expecting("net::ERR_", "WebSocket"):
        await page.route("**/api/v1/feed*", lambda route: route.abort("internetdisconnected"))
        await page.goto("/")
        await page.get_by_text(say("fr", "feed_failed_title")).wait_for()
        await page.context.set_offline(True)
        await page.get_by_text(say("fr", "feed_offline_title")).wait_for()
        await page.unroute("**/api/v1/feed*")
        await page.context.set_offline(False)
        await feed.wait_until_playing()
