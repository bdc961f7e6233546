"""A brand by hand: its site is proved, its analyst only reads, it changes hands (ACC-04)."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from playwright.async_api import expect

from tests.e2e.conftest import Browse, NewMember
from tests.e2e.line import greeted
from tests.e2e.member import Member
from tests.e2e.screen import Screen
from tests.e2e.words import beginning


@dataclass
class Site:
    """A small site: one page, whose head its owner writes."""

    url: str = ""
    head: str = ""

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request with the page."""
        await reader.readuntil(b"\r\n\r\n")
        page = f"<!doctype html><head>{self.head}</head><p>Le phare</p>".encode()
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n")
        writer.write(f"Content-Length: {len(page)}\r\n\r\n".encode() + page)
        await writer.drain()
        writer.close()


@asynccontextmanager
async def running_site() -> AsyncGenerator[Site]:
    """Serve a site on loopback."""
    site = Site()
    server = await asyncio.start_server(site.answer, "127.0.0.1", 0)
    async with server:
        site.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        yield site


async def make_brand(owner: Member, analyst: Member) -> str:
    """Make a brand whose team has an analyst, and return its id."""
    body = {"handle": "phare", "name": "Le Phare", "category": "culture"}
    made = await owner.http.post("/api/v1/brands", json=body)
    brand = str(made.raise_for_status().json()["account"]["id"])
    asked = {"handle": analyst.handle, "role": "analyst"}
    (await owner.http.post(f"/api/v1/brands/{brand}/team", json=asked)).raise_for_status()
    path = f"/api/v1/brand-invitations/{brand}/accept"
    (await analyst.http.post(path)).raise_for_status()
    return brand


async def test_a_brand_proves_its_site_and_changes_hands(
    browse: Browse, new_member: NewMember
) -> None:
    """The site without its word and with it; figures without a way to publish; another owner."""
    owner = await new_member("gardienne.phare", name="Gardienne")
    analyst = await new_member("chiffres", name="Chiffres", locale="en")
    brand = await make_brand(owner, analyst)
    home = Screen((await browse(width="phone", member=owner)).page, "fr")
    async with greeted(home.page):
        await home.page.goto(f"/settings/brands/{brand}")
    async with running_site() as site:
        await prove(home, site)

    desk = Screen((await browse(width="desktop", language="en", member=analyst)).page, "en")
    await desk.page.goto(f"/settings/brands/{brand}")
    await read_only(desk)
    refused = await analyst.http.put("/api/v1/acting", json={"brand_id": brand})
    assert refused.status_code == 403, refused.text

    await home.press("brand_member_more", name="Chiffres")
    await home.beginning("brand_hand_over").click()
    await home.agree("brand_hand_over_question", "brand_hand_over", name="Chiffres")
    await home.is_told("brand_handed_over")
    await home.button("brand_leave").wait_for()
    await expect(home.button("brand_delete")).to_have_count(0)
    await desk.page.reload()
    await desk.button("brand_delete").wait_for()


async def prove(screen: Screen, site: Site) -> None:
    """Name the site, have it looked at in vain, put the tag there, have it looked at again."""
    page = screen.page
    await screen.fill("brand_site", site.url)
    await screen.press("brand_site_save")
    await screen.is_told("brand_site_saved")
    tag = await page.locator("code").filter(has_text="<meta").inner_text()
    await screen.press("brand_site_check")
    await screen.sees("brand_site_not_found")
    site.head = tag
    await screen.press("brand_site_check")
    verified = page.get_by_text(beginning("fr", "brand_site_verified", day=""))
    await verified.wait_for()
    await page.goto("/@phare")
    link = page.get_by_role("link", name=screen.say("brand_site_link", name="Le Phare"))
    assert str(await link.get_attribute("href")).rstrip("/") == site.url
    await page.go_back()
    await verified.wait_for()
    await expect(screen.button("brand_site_check")).to_have_count(0)


async def read_only(screen: Screen) -> None:
    """Figures, and nothing that would act in the brand's name."""
    figures = screen.page.locator("dl")
    await expect(figures).to_contain_text(screen.say("brand_figure_followers"))
    await expect(screen.button("acting_as", handle="phare")).to_have_count(0)
    await expect(screen.button("brand_member_more", name="Gardienne")).to_have_count(0)
    await expect(screen.button("brand_delete")).to_have_count(0)
    await screen.button("brand_leave").wait_for()
