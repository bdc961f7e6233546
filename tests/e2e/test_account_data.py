"""One's data, the end of an account and the way back, and brands, as members do it by hand."""

import io
import os
import re
import zipfile
from typing import Any

import httpx
import pytest
from playwright.async_api import Page, expect

from tests.e2e.browser import find_barriers
from tests.e2e.conftest import Browse, NewMember
from tests.e2e.member import PASSWORD, Member
from tests.e2e.waiting import eventually
from tests.e2e.words import say

BOTH = pytest.mark.parametrize(("language", "width"), [("fr", "phone"), ("en", "desktop")])


async def post(member: Member, path: str, body: dict[str, Any] | None = None) -> httpx.Response:
    """Call the API as a member."""
    answer = await member.http.post(f"/api/v1{path}", json=body)
    assert answer.is_success, answer.text
    return answer


async def look(page: Page, name: str) -> None:
    """Fail with what keeps anybody out, and keep a picture where one is asked for."""
    if folder := os.environ.get("RAMPE_SHOTS"):
        await page.screenshot(path=f"{folder}/{name}.png")
    assert not await find_barriers(page)


async def test_an_archive_is_asked_for_and_downloaded(
    browse: Browse, new_member: NewMember
) -> None:
    """The button, the bar, the file; another member's browser gets nothing."""
    language, width = "en", "desktop"
    member = await new_member(f"emporte{language}", locale=language)
    other = await new_member(f"curieux{language}", locale=language)
    page = (await browse(width=width, language=language, member=member)).page
    await page.goto("/settings/data")
    await expect(page.get_by_text(say(language, "data_export_none"))).to_be_visible()
    await page.get_by_role("button", name=say(language, "data_export_ask")).click()
    link = page.get_by_role("link", name=say(language, "data_export_download"))
    await expect(link).to_be_visible(timeout=30_000)
    await look(page, f"data-{language}")
    async with page.expect_download() as started:
        await link.click()
    download = await started.value
    assert download.suggested_filename.startswith(f"rampe-{member.handle}-")
    path = await download.path()
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        page_text = archive.read("index.html").decode()
    assert f"@{member.handle}" in page_text
    url = await link.get_attribute("href")
    assert url
    assert (await other.http.get(url)).status_code == 404


async def test_an_account_is_deleted_and_comes_back(browse: Browse, new_member: NewMember) -> None:
    """Typed confirmation, gone for others; signing in offers it back."""
    language, width = "fr", "phone"
    member = await new_member(f"partante{language}", locale=language)
    browsing = await browse(width=width, language=language, member=member)
    page = browsing.page
    await page.goto("/settings/data")
    await page.get_by_role("button", name=say(language, "data_delete_action")).click()
    dialog = page.get_by_role("alertdialog")
    confirm = dialog.get_by_role("button", name=say(language, "data_delete_confirm"))
    await expect(confirm).to_be_disabled()
    await dialog.get_by_role("textbox").fill(f"@{member.handle}")
    await look(page, f"delete-{language}")
    await confirm.click()
    await expect(page).to_have_url(re.compile(r"^\w+://[^/]+/(interests)?$"))
    gone = await page.request.get(f"/api/v1/profiles/{member.handle}")
    assert gone.status == 404
    await page.goto("/sign-in")
    with browsing.watch.expecting("403", "401"):
        await page.get_by_label(say(language, "signin_login")).fill(member.handle)
        await page.locator('input[name="password"]').fill(PASSWORD)
        await page.get_by_role("button", name=say(language, "signin_action"), exact=True).click()
        await expect(
            page.get_by_role("heading", name=say(language, "data_restore_title"))
        ).to_be_visible()
    await look(page, f"restore-{language}")
    await page.get_by_role("button", name=say(language, "data_restore_action")).click()
    await expect(page).not_to_have_url(re.compile("restore-account"))
    await page.goto(f"/@{member.handle}")
    await expect(page.get_by_role("heading", name=member.handle)).to_be_visible()


@BOTH
async def test_a_brand_is_made_its_team_joins_and_acts(
    browse: Browse, new_member: NewMember, language: str, width: str
) -> None:
    """Made by its owner, an editor accepts, acts as it, and goes back to themself."""
    owner = await new_member(f"patronne{language}", locale=language)
    editor = await new_member(f"redac{language}", locale=language)
    handle = f"sel.{language}"
    page = (await browse(width=width, language=language, member=owner)).page
    await page.goto("/settings/brands/new")
    await page.get_by_label(say(language, "brand_name"), exact=True).fill("Sel & Cie")
    await page.get_by_label(say(language, "brand_handle"), exact=True).fill(handle)
    await page.get_by_label(say(language, "brand_category")).select_option("food")
    await page.get_by_role("button", name=say(language, "brand_create")).click()
    await expect(page.get_by_role("heading", name="Sel & Cie")).to_be_visible()
    await page.get_by_label(say(language, "brand_invite_handle")).fill(editor.handle)
    await page.get_by_role("button", name=say(language, "brand_invite"), exact=True).click()
    await expect(page.get_by_text(f"@{editor.handle} ·")).to_be_visible()
    await look(page, f"brand-{language}")

    page = (await browse(width=width, language=language, member=editor)).page
    await page.goto("/settings/brands")
    await page.get_by_role("button", name=say(language, "brand_accept")).click()
    await page.get_by_role("link", name="Sel & Cie").click()
    acting = say(language, "acting_as", handle=handle)
    await page.get_by_role("button", name=acting, exact=True).click()
    ribbon = page.get_by_role("complementary", name=say(language, "acting_label"))
    await expect(ribbon).to_contain_text(f"@{handle}")
    await page.goto(f"/@{handle}")
    await expect(page.get_by_text(say(language, "brand_label"))).to_be_visible()
    await page.goto("/settings")
    await expect(page.get_by_text(say(language, "settings_data"), exact=True)).to_have_count(0)
    await ribbon.get_by_role("button", name=say(language, "acting_back")).click()
    await expect(ribbon).to_have_count(0)


async def test_a_removed_editor_is_put_out_of_the_open_page(
    browse: Browse, new_member: NewMember
) -> None:
    """The page that acts as the brand is signed out while it is open."""
    owner, editor = await new_member("cheffe"), await new_member("remplacant")
    body = {"handle": "atelier.seul", "name": "Atelier", "category": "other"}
    brand = (await post(owner, "/brands", body)).json()["account"]["id"]
    await post(owner, f"/brands/{brand}/team", {"handle": editor.handle, "role": "editor"})
    await post(editor, f"/brand-invitations/{brand}/accept")
    browsing = await browse(language="fr", member=editor)
    page = browsing.page
    await page.goto(f"/settings/brands/{brand}")
    acting = say("fr", "acting_as", handle="atelier.seul")
    await page.get_by_role("button", name=acting, exact=True).click()
    ribbon = page.get_by_role("complementary", name=say("fr", "acting_label"))
    await expect(ribbon).to_be_visible()

    async def signed_out() -> bool:
        answer = await page.request.get("/api/v1/session")
        return (await answer.json())["me"] is None

    with browsing.watch.expecting("401"):
        answer = await owner.http.delete(f"/api/v1/brands/{brand}/team/{editor.id}")
        assert answer.status_code == 204
        await expect(ribbon).to_have_count(0)
        assert await eventually(signed_out, "the editor's session is over")
