"""The desk in real browsers, phone and desktop: a report is decided, appealed, reversed (D2)."""

import re
from collections.abc import Awaitable, Callable

import psycopg
import pytest
from playwright.async_api import Page

from tests.e2e.browser import find_barriers
from tests.e2e.conftest import Browse, NewMember, Show
from tests.e2e.feed_page import FeedPage
from tests.e2e.member import Member, post_clip
from tests.e2e.stack import Stack
from tests.e2e.test_access import check
from tests.e2e.words import say
from tests.media import clips

REASON = "Vu deux fois, c’est une insulte"
MESSAGE = "Cette vidéo s’en prend à une personne."
OBJECTION = "C’est une citation d’un film."
ANSWER = "Vous aviez raison, c’est une citation."

NewStaff = Callable[..., Awaitable[Member]]


@pytest.fixture
async def new_staff(stack: Stack, new_member: NewMember) -> NewStaff:
    """Sign somebody up and appoint them, as the operator does at first."""

    async def make(handle: str, role: str, locale: str = "fr") -> Member:
        member = await new_member(handle, name=handle.title(), locale=locale)
        with psycopg.connect(stack.database_url, autocommit=True) as connection:
            connection.execute("UPDATE account SET role = %s WHERE id = %s", (role, int(member.id)))
        return member

    return make


async def report_from_the_feed(page: Page, video_id: str, language: str) -> None:
    """Report the video that is shown, as a member does."""
    feed = FeedPage(page, language)
    await feed.button("action_more").click()
    await page.get_by_role("button", name=say(language, "report_video"), exact=True).click()
    await page.get_by_label(say(language, "reason_harassment")).check()
    await page.get_by_role("button", name=say(language, "report_send")).click()
    await page.get_by_text(say(language, "report_done")).wait_for()


async def fill_verdict(page: Page, language: str) -> None:
    """Choose to hide, by the rule on harassment, and write both texts."""
    sheet = page.get_by_role("dialog", name=say(language, "moderation_decide"))
    await sheet.get_by_label(say(language, "moderation_outcome_hide"), exact=False).first.check()
    await sheet.get_by_label(say(language, "moderation_rule")).select_option("4.1")
    await sheet.get_by_label(say(language, "moderation_message")).fill(MESSAGE)
    await sheet.get_by_label(say(language, "moderation_reason")).fill(REASON)
    await sheet.get_by_role("button", name=say(language, "moderation_confirm")).click()


@pytest.mark.parametrize(("width", "language"), [("phone", "fr"), ("desktop", "en")])
async def test_a_report_is_decided_appealed_and_reversed(
    browse: Browse,
    new_member: NewMember,
    new_staff: NewStaff,
    show: Show,
    width: str,
    language: str,
) -> None:
    """From “Report” to the reversal, each in their own browser; the video leaves and comes back."""
    author = await new_member(f"auteur.{width}", name="Autrice", locale=language)
    reporter = await new_member(f"temoin.{width}", name="Témoin", locale=language)
    first = await new_staff(f"premier.{width}", "moderator", language)
    second = await new_staff(f"second.{width}", "moderator", language)
    card = await post_clip(author, clips.portrait().read_bytes(), caption="Une réplique #danse")

    witness = (await browse(width=width, language=language, member=reporter)).page
    await witness.goto(card["permalink"])
    await report_from_the_feed(witness, card["id"], language)
    await witness.goto("/reports")
    await witness.get_by_text(say(language, "safety_report_open")).wait_for()

    desk = (await browse(width=width, language=language, member=first)).page
    await desk.goto("/moderation")
    row = desk.get_by_role("link").filter(has_text="Une réplique")
    await row.wait_for()
    assert await find_barriers(desk) == []
    await row.click()
    await desk.get_by_role("heading", name=say(language, "moderation_seen")).wait_for()
    case = desk.url
    await check(desk, f"desk case {width}")
    await desk.keyboard.press("p")
    await desk.get_by_role("button", name=say(language, "moderation_release")).wait_for()
    await desk.keyboard.press("d")
    await desk.get_by_role("dialog", name=say(language, "moderation_decide")).wait_for()
    await check(desk, f"desk decision {width}")
    await fill_verdict(desk, language)
    done = desk.get_by_role("status").filter(has_text=say(language, "moderation_done"))
    await done.first.wait_for()
    await desk.goto(case)
    await desk.get_by_text(MESSAGE).wait_for()
    await check(desk, f"desk decided {width}")
    gone = await reporter.http.get(f"/api/v1/accounts/{author.id}/videos")
    assert card["id"] not in gone.text

    owner = (await browse(width=width, language=language, member=author)).page
    await owner.goto("/decisions")
    await owner.get_by_text(MESSAGE).wait_for()
    await check(owner, f"decisions {width}")
    await owner.get_by_role("button", name=say(language, "safety_appeal"), exact=True).click()
    await owner.get_by_label(say(language, "safety_appeal_field")).fill(OBJECTION)
    await owner.get_by_role("button", name=say(language, "safety_appeal_send")).click()
    await owner.get_by_text(say(language, "safety_appeal_waiting")).wait_for()

    await desk.goto("/moderation/appeals")
    await desk.get_by_text(say(language, "moderation_appeal_mine")).wait_for()
    other = (await browse(width=width, language=language, member=second)).page
    await other.goto("/moderation/appeals")
    await other.get_by_text(OBJECTION).wait_for()
    await check(other, f"appeals {width}")
    grant = say(language, "moderation_appeal_grant")
    await other.get_by_role("button", name=grant).click()
    asked = other.get_by_role("alertdialog")
    await asked.get_by_label(say(language, "moderation_appeal_message")).fill(ANSWER)
    await asked.get_by_label(say(language, "moderation_reason")).fill(REASON)
    await asked.get_by_role("button", name=grant).click()
    answered = other.get_by_role("status").filter(has_text=say(language, "moderation_appeal_done"))
    await answered.first.wait_for()

    await owner.reload()
    await owner.get_by_text(ANSWER).wait_for()
    await owner.get_by_text(say(language, "safety_reversed")).wait_for()
    back = await second.http.get(f"/api/v1/accounts/{author.id}/videos")
    assert card["id"] in back.text
    await witness.reload()
    await witness.get_by_text(say(language, "safety_report_reversed")).wait_for()


async def test_accounts_and_journal_of_an_administrator(
    browse: Browse, new_member: NewMember, new_staff: NewStaff, show: Show
) -> None:
    """Correct an age, appoint somebody, and find both in the journal, whose chain is whole."""
    admin = await new_staff("gardienne", "admin")
    await new_member("jeune", name="Jeune", birth_date="2011-01-01")
    page = (await browse(width="desktop", language="fr", member=admin)).page
    await page.goto("/moderation/accounts")
    await page.get_by_label(say("fr", "moderation_find_handle")).fill("jeune")
    await page.get_by_role("button", name=say("fr", "moderation_find_action")).click()
    await page.get_by_role("button", name=say("fr", "moderation_age_action")).click()
    dialog = page.get_by_role("alertdialog", name=say("fr", "moderation_age_question"))
    await dialog.get_by_label(say("fr", "moderation_age"), exact=True).fill("2009-05-04")
    await dialog.get_by_label(say("fr", "moderation_reason")).fill("Carte d’identité vue")
    await dialog.get_by_role("button", name=say("fr", "moderation_save")).click()
    await page.get_by_text("4 mai 2009").wait_for()
    await page.get_by_role("button", name=say("fr", "moderation_role_action")).click()
    dialog = page.get_by_role(
        "alertdialog", name=say("fr", "moderation_role_question", handle="jeune")
    )
    await dialog.get_by_label(say("fr", "moderation_role"), exact=True).select_option("moderator")
    await dialog.get_by_label(say("fr", "moderation_reason")).fill("Bienvenue dans l’équipe")
    await dialog.get_by_role("button", name=say("fr", "moderation_save")).click()
    await page.get_by_text(say("fr", "moderation_role_done")).wait_for()
    await check(page, "desk accounts")
    await page.goto("/moderation/journal")
    await page.get_by_text("Carte d’identité vue").wait_for()
    await check(page, "desk journal")
    await page.get_by_label(say("fr", "moderation_journal_act")).select_option("set_role")
    await page.get_by_role("button", name=say("fr", "moderation_journal_filter")).click()
    await page.get_by_text("Carte d’identité vue").wait_for(state="detached")
    await page.get_by_text("Bienvenue dans l’équipe").wait_for()
    await page.get_by_role("button", name=say("fr", "moderation_journal_check")).click()
    await page.get_by_text(re.compile("^La chaîne est intacte")).wait_for()


@pytest.mark.parametrize("width", ["phone", "desktop"])
async def test_guidelines_and_empty_pages(
    browse: Browse, new_member: NewMember, show: Show, width: str
) -> None:
    """TNS-05: numbered rules for everybody; empty lists say what would be there."""
    page = (await browse(width=width, language="fr")).page
    await page.goto("/guidelines#rule-7.4")
    await page.get_by_role("heading", name=say("fr", "rule_7_4_title")).wait_for()
    await page.get_by_role("heading", name=say("fr", "guidelines_part_7")).wait_for()
    await check(page, f"guidelines {width}")
    calm = await new_member(f"calme.{width}", name="Calme")
    browsing = await browse(width=width, language="fr", member=calm)
    own = browsing.page
    for path, key in (
        ("/decisions", "safety_decisions_empty"),
        ("/reports", "safety_reports_empty"),
    ):
        await own.goto(path)
        await own.get_by_role("heading", name=say("fr", key)).wait_for()
        await check(own, f"{path} {width} empty")
    with browsing.watch.expecting("404"):
        await own.goto("/decisions/123")
        await own.get_by_role("heading", name=say("fr", "safety_decision_gone")).wait_for()
    await own.goto("/moderation")
    await own.wait_for_url(lambda url: "/moderation" not in url)
