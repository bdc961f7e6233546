"""The operator's page in a browser: what is set, and how the installation is (D8)."""

import re

import psycopg
from playwright.async_api import expect

from tests.e2e.conftest import Browse, NewMember
from tests.e2e.stack import Stack
from tests.e2e.test_access import check
from tests.e2e.words import say


async def test_what_an_administrator_sees_of_the_installation(
    browse: Browse, new_member: NewMember, stack: Stack
) -> None:
    """Engines answer, a setting is found with where it is changed, nothing found says so."""
    admin = await new_member("exploitante", name="Exploitante")
    with psycopg.connect(stack.database_url, autocommit=True) as connection:
        connection.execute("UPDATE account SET role = 'admin' WHERE id = %s", (int(admin.id),))
    for width in ("phone", "desktop"):
        page = (await browse(width=width, language="fr", member=admin)).page
        await page.goto("/moderation/installation")
        await expect(page.get_by_text(say("fr", "operator_answers"), exact=True)).to_have_count(3)
        filter_box = page.get_by_label(say("fr", "operator_filter"))
        await expect(filter_box).to_be_visible()
        await check(page, f"operator {width}")
        await filter_box.fill("seen_days")
        await page.get_by_text("guest_seen_days").first.click()
        await expect(page.get_by_text("RAMPE_FEED__GUEST_SEEN_DAYS")).to_be_visible()
        await filter_box.fill("zzz")
        await page.get_by_role("heading", name=say("fr", "operator_none")).wait_for()
        await page.get_by_role("button", name=say("fr", "moderation_unfilter")).click()
        await expect(page.get_by_text(re.compile(r"^\[database\]$"))).to_be_visible()
