"""Planned, cut, with subtitles, deleted and brought back: in a browser, as an author does it.

VID-03, D14. A plan that is kept: `test_camera.py`; what can happen to one: `tests/video`.
"""

from playwright.async_api import Page, expect

from tests.e2e.conftest import Browse, NewMember
from tests.e2e.member import Member, post_clip, wait_for_asset
from tests.e2e.waiting import eventually
from tests.e2e.words import say
from tests.media import clips


async def pick(page: Page) -> None:
    """Choose a clip by the button."""
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("button", name=say("fr", "upload_pick_action")).click()
    await (await chooser.value).set_files(clips.portrait())


async def own_videos(member: Member, state: str) -> list[dict[str, str]]:
    """Return a member's videos of a state."""
    return (await member.http.get(f"/api/v1/me/videos?state={state}")).json()["items"]


async def test_a_video_is_cut_and_planned_and_the_plan_called_off(
    browse: Browse, new_member: NewMember
) -> None:
    """The composer's edges by keyboard, its plan, the tab of planned ones, and its menu."""
    author = await new_member("planning", name="Planning")
    page = (await browse(width="desktop", member=author)).page
    await page.goto("/upload")
    await pick(page)
    end = page.get_by_role("slider", name=say("fr", "camera_trim_end"))
    await end.wait_for()
    for _ in range(5):
        await end.press("ArrowLeft")
    await page.get_by_label(say("fr", "upload_caption_label")).fill("À demain #danse")
    await page.get_by_role("switch", name=say("fr", "publish_later")).click()
    await expect(page.get_by_label(say("fr", "publish_when"))).to_be_visible()
    button = page.get_by_role("button", name=say("fr", "publish_plan"), exact=True)
    await expect(button).to_be_enabled()
    await button.click()
    await page.wait_for_url("**/@planning?tab=scheduled")

    async def planned() -> dict[str, str] | None:
        found = await own_videos(author, "scheduled")
        return found[0] if found else None

    card = await eventually(planned, "the video is planned")
    asset = await wait_for_asset(author, card["asset_id"])
    assert asset["trim"]["start_ms"] == 0
    assert abs(asset["duration_ms"] - asset["trim"]["end_ms"]) <= 70
    assert asset["source_ms"] - asset["duration_ms"] >= 400
    await page.get_by_role("button", name="À demain #danse").click()
    await page.get_by_role("button", name=say("fr", "profile_tile_unplan")).click()
    await page.get_by_text(say("fr", "publish_unplanned")).wait_for()
    assert [one["id"] for one in await own_videos(author, "draft")] == [card["id"]]


async def test_subtitles_are_written(browse: Browse, new_member: NewMember) -> None:
    """A cue at the playhead, its words, saved by the keyboard, listed on the video."""
    author = await new_member("ecrivaine")
    video = await post_clip(author, clips.portrait().read_bytes())
    page = (await browse(width="desktop", member=author)).page
    await page.goto(f"/captions/{video['id']}/fr")
    await page.get_by_role("button", name=say("fr", "captions_add")).last.click()
    words = page.get_by_role("textbox", name=say("fr", "captions_words", number="1"))
    await words.fill("Première ligne <b>")
    await words.press("Control+s")

    async def served() -> bool:
        answer = await author.http.get(f"/api/v1/videos/{video['id']}/captions/fr")
        return answer.is_success and "Première ligne &lt;b&gt;" in answer.text

    await eventually(served, "the subtitles are kept")


async def test_what_was_deleted_is_brought_back(browse: Browse, new_member: NewMember) -> None:
    """Deleted from its tile, found among the deleted ones, restored."""
    author = await new_member("regret")
    video = await post_clip(author, clips.portrait().read_bytes(), caption="Reviens")
    page = (await browse(width="phone", member=author)).page
    await page.goto("/@regret")
    menu = page.get_by_role("button", name=say("fr", "profile_tile_menu", caption="Reviens"))
    await menu.click()
    await page.get_by_role("button", name=say("fr", "upload_delete_video")).click()
    question = page.get_by_role("alertdialog")
    await question.get_by_role("button", name=say("fr", "upload_delete"), exact=True).click()
    await page.get_by_text(say("fr", "upload_deleted"), exact=True).wait_for()
    await expect(menu).to_have_count(0)
    assert (await author.http.get(f"/api/v1/videos/{video['id']}")).status_code == 404
    await page.goto("/@regret?tab=deleted")
    label = say("fr", "profile_deleted_restore_label", caption="Reviens")
    await page.get_by_role("button", name=label).click()
    await page.get_by_text(say("fr", "video_restored")).wait_for()
    assert (await author.http.get(f"/api/v1/videos/{video['id']}")).is_success


async def test_a_public_video_plays_in_another_sites_frame(
    browse: Browse, new_member: NewMember
) -> None:
    """The page to frame may be framed, and only that page."""
    author = await new_member("ailleurs")
    video = await post_clip(author, clips.portrait().read_bytes())
    page = (await browse(width="desktop")).page
    answer = await page.goto(f"/embed/video/{video['id']}")
    assert answer is not None
    assert answer.headers["content-security-policy"] == "frame-ancestors *"
    assert "x-frame-options" not in answer.headers
    await page.get_by_role("button", name=say("fr", "embed_play")).click()
    await page.get_by_role("button", name=say("fr", "embed_pause")).wait_for()
    assert await page.get_by_role("navigation").count() == 0
    framed = await author.http.get("/")
    assert framed.headers["x-frame-options"] == "DENY"
