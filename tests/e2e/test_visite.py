"""The visit of the demo ticks by what was really done, and goes with the demo (DEMO.md)."""

from collections.abc import AsyncGenerator

import pytest
from playwright.async_api import Locator, Page, expect

from rampe.engines.ffmpeg import find_ffmpeg
from rampe.entry.attach import attached
from rampe.entry.demo import stage as demo
from rampe.entry.demo.cast import PEOPLE
from rampe.entry.demo.clips.render import Workshop
from rampe.entry.demo.marks import find_start
from rampe.entry.demo.plan import make_plan
from rampe.entry.demo.role import POOLS, remove_demo
from rampe.entry.services import open_services
from rampe.entry.settings import Settings, load
from rampe.kit.database import Database
from rampe.kit.nodes import take_node
from tests.e2e.conftest import Browse
from tests.e2e.feed_page import FeedPage
from tests.e2e.member import guest_client
from tests.e2e.stack import Stack
from tests.e2e.words import say

CAST = tuple(one for one in PEOPLE if one.handle in ("alix", "theo"))
CROWD = 30
SWIPES = 10
INTERESTS = ("interest_dance", "interest_humour", "interest_music")


@pytest.fixture
async def cast(stack: Stack) -> AsyncGenerator[None]:
    """Two of the cast and a small crowd, without videos; cleared as an operator clears it."""
    options = {"RAMPE_DATA_DIR": str(stack.data)}
    async with attached(load(options=options).settings) as settings:
        await set_small_stage(settings)
        yield
        await remove_demo(settings)
    async with guest_client(stack.url) as guest:
        shown = (await guest.get("/api/v1/instance")).raise_for_status().json()
    assert shown["demo"] == {"active": False, "stage": None, "cast": []}


async def set_small_stage(settings: Settings) -> None:
    """Do what the demo's role does, with fewer people and no clip to draw."""
    async with open_services(settings, POOLS) as services:
        database = services.get(Database)
        node = await take_node(database.url)
        async with database.session() as session:
            plan = make_plan(await find_start(session), CAST, (), CROWD)
        with Workshop(find_ffmpeg(), settings.data_dir / "demo") as workshop:
            await demo.set_stage(demo.Stage(services, plan, workshop))
        await node.release()


def step(page: Page, name: str) -> Locator:
    """A step of the open card."""
    return page.get_by_role("dialog").locator(f"[data-step={name}]")


async def open_card(page: Page, done: int) -> None:
    """Open the card from its ribbon, which says how far one is."""
    name = say("fr", "visite_open").split("{done}")[0] + f"{done} "
    await page.get_by_role("button", name=name).click()
    await page.get_by_role("dialog", name=say("fr", "visite_title")).wait_for()


@pytest.mark.usefixtures("show", "cast")
async def test_steps_tick_by_what_was_done(browse: Browse) -> None:
    """As a guest, then as one of the cast with the same tap; another browser knows it too."""
    page = (await browse(width="phone")).page
    await page.goto("/")
    for key in INTERESTS:
        await page.get_by_role("button", name=say("fr", key), exact=True).click()
    await page.get_by_role("button", name=say("fr", "interests_start")).click()
    await page.get_by_role("button", name=say("fr", "visite_toast_open"), exact=True).wait_for()
    feed = FeedPage(page)
    await feed.active.wait_for()
    for _ in range(SWIPES):
        await feed.press("j", by=1)
    await page.keyboard.press("o")
    await page.get_by_role("heading", name=say("fr", "why_title")).wait_for()
    await page.keyboard.press("Escape")
    await open_card(page, 3)
    for name in ("interests", "swipes", "reason"):
        await expect(step(page, name)).to_contain_text(say("fr", "visite_done"))
    await expect(step(page, "thousandth")).to_contain_text(say("fr", "visite_to_do"))

    act = say("fr", "visite_hashtag_act")
    await step(page, "hashtag").get_by_role("link", name=act).click()
    await page.wait_for_url("**/tag/sixsoirs")
    await open_card(page, 4)
    await expect(step(page, "hashtag")).to_contain_text(say("fr", "visite_done"))

    go = say("fr", "visite_as", name="Alix")
    await step(page, "thousandth").get_by_role("button", name=go).click()
    await page.wait_for_url("**/@theo")
    await page.get_by_role("button", name=say("fr", "follow_name", name="Théo")).click()
    await page.get_by_role("button", name=say("fr", "following_state"), exact=True).wait_for()
    await open_card(page, 5)
    await expect(step(page, "thousandth")).to_contain_text(say("fr", "visite_done"))

    other = (await browse(width="desktop")).page
    await other.goto("/sign-in")
    await other.get_by_role("button", name=say("fr", "demo_role_alix")).click()
    await open_card(other, 0)
    await expect(step(other, "thousandth")).to_contain_text(say("fr", "visite_done"))
    await expect(step(other, "interests")).to_contain_text(say("fr", "visite_to_do"))
