"""The settings of an account, each changed by hand and read back (ACC-01, ACC-03, D1, D9)."""

from pathlib import Path

from playwright.async_api import expect

from tests.e2e.conftest import Browse, NewMember
from tests.e2e.member import PASSWORD, Member, guest_client
from tests.e2e.screen import Screen
from tests.e2e.stack import Stack
from tests.e2e.test_security import mailed_link
from tests.e2e.waiting import eventually
from tests.e2e.words import beginning
from tests.media import clips

NEW_PASSWORD = "cinq bougies sur le comptoir"
BIO = "Je règle les lumières."
LINK = "https://example.org/lumieres"


async def test_each_setting_is_changed_by_hand(
    browse: Browse, new_member: NewMember, stack: Stack
) -> None:
    """Profile, photo, handle, private account, interests, devices, password, and out."""
    member = await new_member("regie", name="Régie", locale="en")
    screen = Screen((await browse(width="desktop", language="en", member=member)).page, "en")
    # Mail goes to who has shown that it arrives.
    await screen.page.goto(await mailed_link(stack, member.email, "/confirm-email"))
    await screen.sees("confirm_done")
    await change_profile(screen)
    await change_handle(screen)
    await open_and_close(screen)
    await choose_another_interest(screen, member)
    await end_the_other_session(screen, stack)
    await change_password(screen, member)
    await leave(screen, stack)


async def go(screen: Screen, section: str) -> None:
    """Move to another part of the settings, as one does beside the open one."""
    parts = screen.page.get_by_role("navigation", name=screen.say("settings_nav"))
    await parts.get_by_role("link", name=beginning(screen.language, section)).click()
    heading = screen.page.get_by_role("heading", level=1, name=screen.say(section), exact=True)
    await heading.wait_for()


async def change_profile(screen: Screen) -> None:
    """Name, biography, link and photo, which the profile shows."""
    page = screen.page
    await page.goto("/settings/profile")
    await screen.fill("settings_name", "")
    await screen.press("save")
    await screen.sees("settings_name_missing")
    await screen.fill("settings_name", "Régie lumière")
    await screen.fill("settings_bio", BIO)
    await screen.press("settings_link_add")
    await screen.fill("settings_link_url", "pas une adresse", number="1")
    await screen.fill("settings_link_label", "Lumières", number="1")
    await screen.press("save")
    await screen.sees("settings_link_invalid")
    await screen.fill("settings_link_url", LINK, number="1")
    await screen.press("save")
    await screen.is_told("settings_saved")
    await screen.pick("settings_avatar_add", face())
    frame = page.get_by_role("dialog", name=screen.say("settings_avatar_crop"))
    await frame.get_by_role("application").press("ArrowLeft")
    await frame.get_by_role("button", name=screen.say("save"), exact=True).click()
    await screen.is_told("settings_avatar_saved")
    await screen.button("settings_avatar_change").wait_for()
    await page.goto("/@regie")
    await page.get_by_role("heading", level=1, name="Régie lumière").wait_for()
    await expect(page.get_by_text(BIO)).to_be_visible()
    await expect(page.get_by_role("link", name="Lumières")).to_have_attribute("href", LINK)
    photo = page.locator("header img").first
    assert await photo.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0


def face() -> Path:
    """A picture that is wider than high."""
    return clips.make("face.png", *clips.picture("320x200", "1", 1.0), "-frames:v", "1")


async def change_handle(screen: Screen) -> None:
    """The former handle leads to the profile."""
    page = screen.page
    await page.goto("/settings/account")
    await screen.fill("settings_handle", "regie.lumiere")
    await screen.press("settings_handle_change")
    await screen.agree("settings_handle_question", "settings_handle_change", handle="regie.lumiere")
    await screen.is_told("settings_handle_changed", handle="regie.lumiere")
    await page.goto("/@regie")
    await page.wait_for_url("**/@regie.lumiere")


async def open_and_close(screen: Screen) -> None:
    """Private and public again, which is asked about."""
    page = screen.page
    await page.goto("/settings/privacy")
    private = page.get_by_role("switch", name=screen.say("settings_private"), exact=True)
    await private.click()
    await screen.is_told("settings_private_on")
    await page.get_by_role("link", name=screen.say("profile_requests_title")).wait_for()
    await private.click()
    await screen.agree("settings_private_question", "settings_private_yes")
    await screen.is_told("settings_private_off")
    await expect(private).not_to_be_checked()


async def choose_another_interest(screen: Screen, member: Member) -> None:
    """One more than before."""
    await go(screen, "settings_interests")
    chip = screen.button("interest_cooking")
    await chip.click()
    await expect(chip).to_have_attribute("aria-pressed", "true")
    await screen.press("save")
    await screen.is_told("interests_saved")
    me = (await member.http.get("/api/v1/me")).json()
    assert sorted(me["interests"]) == ["cooking", "dance", "humour", "music"]


async def end_the_other_session(screen: Screen, stack: Stack) -> None:
    """A device elsewhere is signed out from here."""
    async with guest_client(stack.url) as elsewhere:
        body = {"login": "regie.lumiere", "password": PASSWORD}
        answer = await elsewhere.post("/api/v1/sessions", json=body)
        assert answer.status_code == 201, answer.text
        await go(screen, "settings_sessions")
        name = beginning(screen.language, "settings_session_end_name", name="")
        await screen.page.get_by_role("listitem").get_by_role("button", name=name).click()
        await screen.is_told("settings_session_ended")
        assert (await elsewhere.get("/api/v1/me")).status_code == 401


async def change_password(screen: Screen, member: Member) -> None:
    """Changed, and told by mail."""
    page = screen.page
    told = screen.say("mail_password_changed_subject", site="Rampe")
    await go(screen, "settings_security")
    await screen.fill("settings_password_new", NEW_PASSWORD)
    await screen.press("settings_password_change")
    await screen.is_told("settings_password_changed")

    async def is_mailed() -> bool:
        mails = (await member.http.get("/api/v1/mail/inbox")).json()["items"]
        return (member.email, told) in [(mail["recipient"], mail["subject"]) for mail in mails]

    await eventually(is_mailed, "the mail about the new password")
    await page.goto("/inbox-local")
    mail = page.get_by_role("article").filter(has_text=member.email)
    await mail.filter(has_text=told).wait_for()


async def leave(screen: Screen, stack: Stack) -> None:
    """Signed out here; the new password opens, the former does not."""
    await screen.page.goto("/settings")
    await screen.beginning("settings_sign_out").click()
    await screen.agree("settings_sign_out_question", "settings_sign_out")
    await screen.sees("settings_signed_out")
    answer = await screen.page.request.get("/api/v1/session")
    assert (await answer.json())["me"] is None
    async with guest_client(stack.url) as elsewhere:
        tries = {PASSWORD: 401, NEW_PASSWORD: 201}
        for password, status in tries.items():
            body = {"login": "regie.lumiere", "password": password}
            assert (await elsewhere.post("/api/v1/sessions", json=body)).status_code == status
