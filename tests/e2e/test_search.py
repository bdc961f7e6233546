"""Search in a real browser: a misspelt hashtag finds the video, by pointer and by keyboard."""

from itertools import count

import pytest
from playwright.async_api import Locator, Page, expect

from tests.e2e.conftest import Browse, NewMember
from tests.e2e.member import Member, post_clip
from tests.e2e.waiting import eventually
from tests.e2e.words import say
from tests.media import clips

numbers = count(1)
NAME = "Lumineuse Dubois"
TAG, MISSPELT = "Crépuscules", "crepucsule"
HIDE_AUTHOR = (say("fr", "hide_author", name=NAME), NAME)
HIDE_HASHTAG = (say("fr", "hide_hashtag", tag=TAG), f"#{TAG}")
SAID = "La lampe s’allume"
SUBTITLES = f"WEBVTT\n\n00:00.000 --> 01:00.000\n{SAID}\n".encode()


@pytest.fixture(scope="package")
async def author(new_member: NewMember) -> Member:
    """Somebody whose video has a hashtag of its own, found by search already."""
    author = await new_member("lumineuse", name=NAME)
    caption = f"Le soir tombe #{TAG}"
    video = await post_clip(author, clips.portrait().read_bytes(), caption=caption)
    captions = f"/api/v1/videos/{video['id']}/captions/fr"
    (await author.http.put(captions, content=SUBTITLES)).raise_for_status()

    async def is_indexed() -> bool:
        answer = await author.http.get("/api/v1/search", params={"q": TAG})
        found = answer.raise_for_status().json()
        return bool(found["hashtags"]["items"] and found["videos"]["items"])

    await eventually(is_indexed, "the video is found")
    return author


@pytest.fixture
async def viewer(new_member: NewMember) -> Member:
    """A member who has looked for nothing yet."""
    return await new_member(f"chercheuse{next(numbers)}")


def field(page: Page, language: str = "fr") -> Locator:
    """The field of the search page."""
    return page.get_by_role("combobox", name=say(language, "search_label"))


@pytest.mark.parametrize(("width", "entry"), [("phone", HIDE_AUTHOR), ("desktop", HIDE_HASHTAG)])
async def test_a_misspelt_hashtag_finds_the_video(
    browse: Browse, author: Member, viewer: Member, width: str, entry: tuple[str, str]
) -> None:
    """Issue 3 section 10: from the way around to the video, with a typo and without accents."""
    page = (await browse(width=width, member=viewer)).page
    await page.goto("/upload")
    await page.get_by_role("link", name=say("fr", "nav_search")).locator("visible=true").click()
    await field(page).fill(MISSPELT)
    await page.get_by_role("option", name=f"#{TAG}").click()
    await expect(page).to_have_url("/tag/crepuscules")
    await expect(page.get_by_role("heading", level=1)).to_have_text(f"#{TAG}")
    await page.get_by_role("listitem").get_by_role("link").first.click()
    await page.wait_for_url(f"**/@{author.handle}/video/*")
    hashtag = page.get_by_role("link", name=f"#{TAG}")
    await expect(hashtag.first).to_have_attribute("href", "/tag/crepuscules")
    await read_subtitles(page)
    await hide_and_show_again(page, *entry)
    await find_watched(page, viewer, author)


async def read_subtitles(page: Page) -> None:
    """Turn them on, and read one."""
    await page.get_by_role("button", name=say("fr", "captions_menu"), exact=True).click()
    sheet = page.get_by_role("dialog", name=say("fr", "captions_title"))
    await sheet.get_by_role("radio", name="Français").check()
    await expect(page.get_by_text(SAID)).to_be_visible()


async def hide_and_show_again(page: Page, entry: str, name: str) -> None:
    """Keep an author or a hashtag out of For You; the settings say so, with the way back."""
    await page.get_by_role("button", name=say("fr", "action_more")).click()
    await page.get_by_role("button", name=entry).click()
    done = page.get_by_text(say("fr", "hidden_name_done", name=name))
    await expect(done).to_be_visible()
    await page.goto("/settings/feed")
    back = page.get_by_role("button", name=say("fr", "hidden_show_name", name=name))
    await back.click()
    await expect(page.get_by_text(say("fr", "hidden_shown", name=name))).to_be_visible()
    await expect(back).to_be_hidden()


async def find_watched(page: Page, viewer: Member, author: Member) -> None:
    """What was watched is found again, and taken out."""

    async def is_kept() -> bool:
        answer = await viewer.http.get("/api/v1/me/history")
        return bool(answer.raise_for_status().json()["items"])

    await eventually(is_kept, "the video is in the history")
    await page.goto("/history")
    row = page.get_by_role("link", name=f"@{author.handle}")
    await expect(row).to_be_visible()
    title = f"Le soir tombe #{TAG}"
    await page.get_by_role("button", name=say("fr", "history_remove", title=title)).click()
    await expect(row).to_be_hidden()


async def test_the_keyboard_alone_finds_and_goes_back(
    browse: Browse, author: Member, viewer: Member
) -> None:
    """Arrows move over what is offered, Enter takes it, Escape closes it; the search is kept."""
    page = (await browse(width="desktop", member=viewer)).page
    await page.goto("/search")
    await expect(field(page)).to_be_focused()
    await page.keyboard.type(MISSPELT)
    await expect(page.get_by_role("option", name=f"#{TAG}")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("listbox")).to_be_hidden()
    await page.keyboard.press("ArrowDown")
    await expect(page.get_by_role("option", name=f"#{TAG}")).to_be_visible()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    chosen = page.get_by_role("option", selected=True)
    await expect(chosen).to_contain_text(f"#{TAG}")
    focused = await field(page).get_attribute("aria-activedescendant")
    assert focused == await chosen.get_attribute("id")
    await page.keyboard.press("Enter")
    await expect(page).to_have_url("/tag/crepuscules")
    await page.goto("/search")
    await expect(page.get_by_role("link", name=f"#{TAG}").first).to_be_visible()


async def test_all_kinds_are_tabs_of_one_search(
    browse: Browse, author: Member, new_member: NewMember
) -> None:
    """Enter shows everything that was found; each kind has its tab, and nothing its next step."""
    viewer = await new_member("looker", locale="en")
    page = (await browse(width="phone", language="en", member=viewer)).page
    await page.goto("/search")
    await field(page, "en").fill("lumineuse dubios")
    await page.keyboard.press("Enter")
    row = page.get_by_role("link", name="Lumineuse Dubois")
    await expect(row.first).to_be_visible()
    await page.get_by_role("link", name=say("en", "search_tab_accounts"), exact=True).click()
    await expect(page).to_have_url("/search?q=lumineuse+dubios&kind=accounts")
    await page.get_by_role("button", name=say("en", "follow_name", name="Lumineuse Dubois")).click()
    await expect(page.get_by_role("button", name=say("en", "following_state"))).to_be_visible()
    await page.goto("/search?q=zzyzxqqq")
    await expect(
        page.get_by_role("heading", name=say("en", "search_nothing_title", query="zzyzxqqq"))
    ).to_be_visible()
    await page.get_by_role("link", name=say("en", "search_nothing_start")).click()
    await expect(field(page, "en")).to_have_value("")


async def test_ones_own_searches_are_forgotten_and_paused(
    browse: Browse, author: Member, viewer: Member
) -> None:
    """One with a way back, all after a question, and none while paused."""
    for text in ("guitare", "piano"):
        await viewer.http.post("/api/v1/me/searches", json={"text": text})
    page = (await browse(width="phone", member=viewer)).page
    await page.goto("/search")
    await page.get_by_role("button", name=say("fr", "search_forget", query="piano")).click()
    await expect(page.get_by_role("link", name="piano")).to_be_hidden()
    await page.get_by_role("button", name=say("fr", "undo")).click()
    await expect(page.get_by_role("link", name="piano")).to_be_visible()
    await page.get_by_role("switch", name=say("fr", "search_keep")).click()
    await field(page).fill("secret")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/search?q=secret")
    await page.goto("/search")
    await expect(page.get_by_role("link", name="guitare")).to_be_visible()
    await expect(page.get_by_role("link", name="secret")).to_be_hidden()
    forget = say("fr", "search_forget_all")
    await page.get_by_role("button", name=forget).click()
    await page.get_by_role("alertdialog").get_by_role("button", name=forget).click()
    await expect(page.get_by_role("link", name="guitare")).to_be_hidden()
