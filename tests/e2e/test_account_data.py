"""One's data, the end of an account and the way back, and brands, as members do it by hand."""

import html
import os
import re
import zipfile
from typing import Any
from uuid import uuid4

import httpx
import pytest
from playwright.async_api import Page, expect

from tests.e2e.browser import find_barriers
from tests.e2e.conftest import Browse, NewMember, Show
from tests.e2e.feed_page import FeedPage
from tests.e2e.member import PASSWORD, Member, post_clip
from tests.e2e.test_access import settle
from tests.e2e.waiting import eventually
from tests.e2e.words import beginning, say
from tests.media import clips

BOTH = pytest.mark.parametrize(("language", "width"), [("fr", "phone"), ("en", "desktop")])


async def post(member: Member, path: str, body: dict[str, Any] | None = None) -> httpx.Response:
    """Call the API as a member."""
    answer = await member.http.post(f"/api/v1{path}", json=body)
    assert answer.is_success, answer.text
    return answer


async def look(page: Page, name: str) -> None:
    """Fail with what keeps anybody out, and keep a picture where one is asked for."""
    await settle(page)
    if folder := os.environ.get("RAMPE_SHOTS"):
        await page.screenshot(path=f"{folder}/{name}.png")
    assert not await find_barriers(page)


@BOTH
async def test_an_account_is_exported_deleted_and_comes_back(
    browse: Browse, new_member: NewMember, show: Show, language: str, width: str
) -> None:
    """Issue 3 section 10: an archive of all of it; then gone for others; signing in offers it back.

    Its author has a video, and a comment under somebody else's.
    """
    member = await new_member(f"partante{language}", locale=language)
    other = await new_member(f"curieuse{language}", locale=language)
    caption, comment = f"Mes adieux {language}", f"Adieu, {language} !"
    video = await post_clip(member, clips.portrait().read_bytes(), caption=caption)
    for writer, text in ((other, f"Je reste, {language}"), (member, comment)):
        body = {"text": text, "client_id": str(uuid4())}
        await post(writer, f"/videos/{show.videos[0]['id']}/comments", body)

    browsing = await browse(width=width, language=language, member=member)
    page = browsing.page
    await page.goto("/settings/data")
    file = f"media/{video['asset_id']}.mp4"
    await export(page, language, member, other, [caption, comment, file])
    theirs = await browse(width=width, language=language, member=other)
    await theirs.page.goto(show.videos[0]["permalink"])
    await expect_comments(theirs.page, language, f"Je reste, {language}", comment)

    await delete(page, language, member.handle)
    with theirs.watch.expecting("status of 404"):
        await theirs.page.goto(video["permalink"])
        missing = theirs.page.get_by_role("heading", name=say(language, "error_page_missing"))
        await expect(missing).to_be_visible()
    await theirs.page.goto(show.videos[0]["permalink"])
    await expect_comments(theirs.page, language, f"Je reste, {language}")
    await expect(theirs.page.get_by_text(comment)).to_have_count(0)

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
    await page.goto(video["permalink"])
    await expect(page.get_by_role("heading", name=caption)).to_be_attached()


async def export(
    page: Page, language: str, member: Member, other: Member, expected: list[str]
) -> None:
    """The button, the bar, the file with all that is expected, which nobody else gets."""
    await expect(page.get_by_text(say(language, "data_export_none"))).to_be_visible()
    await page.get_by_role("button", name=say(language, "data_export_ask")).click()
    link = page.get_by_role("link", name=say(language, "data_export_download"))
    await expect(link).to_be_visible()
    await look(page, f"data-{language}")
    async with page.expect_download() as started:
        await link.click()
    download = await started.value
    assert download.suggested_filename.startswith(f"rampe-{member.handle}-")
    with zipfile.ZipFile(await download.path()) as archive:
        shown, names = archive.read("index.html").decode(), archive.namelist()
    for what in (f"@{member.handle}", *expected):
        assert what in html.unescape(shown), what
    assert expected[-1] in names
    url = await link.get_attribute("href")
    assert url
    assert (await other.http.get(url)).status_code == 404


async def delete(page: Page, language: str, handle: str) -> None:
    """The handle is typed; then the page is a guest's."""
    await page.get_by_role("button", name=say(language, "data_delete_action")).click()
    dialog = page.get_by_role("alertdialog")
    confirm = dialog.get_by_role("button", name=say(language, "data_delete_confirm"))
    await expect(confirm).to_be_disabled()
    await dialog.get_by_role("textbox").fill(f"@{handle}")
    await look(page, f"delete-{language}")
    await confirm.click()
    await expect(page).to_have_url(re.compile(r"^\w+://[^/]+/(interests)?$"))
    gone = await page.request.get(f"/api/v1/profiles/{handle}")
    assert gone.status == 404


async def expect_comments(page: Page, language: str, *texts: str) -> None:
    """Open the comments of the video, and see these."""
    await FeedPage(page, language).button("action_comment").click()
    for text in texts:
        await expect(page.locator("[data-comment]", has_text=text)).to_be_visible()


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
    appearance = page.get_by_role("link", name=beginning(language, "settings_appearance"))
    await expect(appearance).to_be_visible()
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
