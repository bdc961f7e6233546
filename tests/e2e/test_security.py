"""The care of an account in a browser: each loss is recovered by its own door, and by no other."""

import asyncio
import re
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import psycopg
import pytest
from playwright.async_api import CDPSession, Page, Route
from pyotp.totp import TOTP

from tests.e2e.conftest import Browse, Browsing, NewMember
from tests.e2e.member import PASSWORD, TIMEOUT, Member
from tests.e2e.stack import Stack
from tests.e2e.test_access import check_pages
from tests.e2e.waiting import eventually
from tests.e2e.words import say

NEW_PASSWORD = "quatre lampions bleus ce soir"
CODE = re.compile(r"^[0-9a-z]{5}-[0-9a-z]{5}$")
LINK = re.compile(r"https?://\S+token=[\w-]+")
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": False,
}


async def mailed_link(stack: Stack, email: str, part: str) -> str:
    """Wait for a mail to an address whose link leads to a page, and return the link's path."""

    async def look() -> str | None:
        async with httpx.AsyncClient(base_url=stack.url, timeout=TIMEOUT) as client:
            mails = (await client.get("/api/v1/mail/inbox")).json()["items"]
        for mail in mails:
            found = LINK.search(mail["body"])
            if mail["recipient"] == email and found and part in found[0]:
                return found[0].removeprefix(stack.url)
        return None

    return await eventually(look, f"a mail to {email} with {part}")


async def forget_proofs(stack: Stack, member: Member) -> None:
    """Let the ten minutes pass in which a sign-in counts as a proof."""
    async with await psycopg.AsyncConnection.connect(stack.database_url) as connection:
        await connection.execute(
            "UPDATE account_session SET proved_at = NULL WHERE account_id = %s", (int(member.id),)
        )


@dataclass(frozen=True)
class Screen:
    """A page in one language, used by the names of things."""

    page: Page
    language: str

    def say(self, key: str, **values: str) -> str:
        """A text of this language."""
        return say(self.language, key, **values)

    async def press(self, key: str, **values: str) -> None:
        """Press a button by its name."""
        await self.page.get_by_role(
            "button", name=self.say(key, **values), exact=True
        ).first.click()

    async def sees(self, key: str, **values: str) -> None:
        """Wait for a text."""
        await self.page.get_by_text(self.say(key, **values), exact=False).first.wait_for()

    async def give_password(self, handle: str, password: str) -> None:
        """Fill in the sign-in form and send it."""
        await self.page.goto("/sign-in")
        await self.page.get_by_label(self.say("signin_login")).fill(handle)
        await self.page.get_by_label(self.say("signin_password"), exact=True).fill(password)
        await self.press("signin_action")

    async def give_recovery_code(self, code: str) -> None:
        """Choose the recovery code as second step, and type it."""
        await self.press("factor_other_recovery")
        await self.page.get_by_label(self.say("factor_recovery")).fill(code)
        await self.press("signin_action")

    async def is_in(self) -> None:
        """Wait until the sign-in has led somewhere else."""
        await self.page.wait_for_url(lambda url: "/sign-in" not in url)

    async def read_codes(self) -> list[str]:
        """Read the recovery codes that are shown this once, and put them away."""
        sheet = self.page.get_by_role("dialog")
        await sheet.get_by_text(CODE).first.wait_for()
        codes = await sheet.get_by_text(CODE).all_inner_texts()
        await self.press("security_codes_kept")
        await sheet.wait_for(state="hidden")
        return codes


async def set_up_app(screen: Screen) -> list[str]:
    """Set an authenticator app up by its typed secret; return the recovery codes."""
    await screen.page.goto("/settings/security")
    await screen.sees("security_off")
    await screen.press("security_app_add")
    await screen.page.get_by_role("img", name=screen.say("security_app_qr")).wait_for()
    secret = (await screen.page.locator("code").inner_text()).replace(" ", "")
    await screen.page.get_by_label(screen.say("security_app_code")).fill(TOTP(secret).now())
    await screen.press("security_app_confirm")
    codes = await screen.read_codes()
    await screen.sees("security_on")
    return codes


@pytest.mark.parametrize(("width", "language"), [("phone", "fr"), ("desktop", "en")])
async def test_lost_phone_and_lost_password(
    browse: Browse, new_member: NewMember, stack: Stack, width: str, language: str
) -> None:
    """Section 10: a recovery code replaces the phone, a mail replaces the password; not crossed."""
    member = await new_member(f"perdu_{language}", locale=language)
    home = await browse(width=width, language=language, member=member)
    codes = await set_up_app(Screen(home.page, language))
    assert len(set(codes)) == 10

    # The phone is lost: the password alone does not open, a code does, and does so once.
    elsewhere = await browse(width=width, language=language)
    screen = Screen(elsewhere.page, language)
    with elsewhere.watch.expecting("status of 401", "status of 403"):
        await screen.give_password(member.handle, PASSWORD)
        await screen.sees("signin_second_title")
        assert not await is_signed_in(elsewhere)
        await screen.give_recovery_code(codes[0])
        await screen.is_in()
        assert await is_signed_in(elsewhere)
        await elsewhere.page.context.clear_cookies()
        await screen.give_password(member.handle, PASSWORD)
        await screen.give_recovery_code(codes[0])
        await screen.sees("error_recovery_code_expired")
        assert not await is_signed_in(elsewhere)

    # The password is lost: the mail gives another one, and the second step is asked all the same.
    await elsewhere.page.goto("/forgot-password")
    await elsewhere.page.get_by_label(screen.say("signup_email")).fill(member.email)
    await screen.press("forgot_action")
    await elsewhere.page.goto(await mailed_link(stack, member.email, "/reset-password"))
    await elsewhere.page.get_by_label(screen.say("reset_title")).fill(NEW_PASSWORD)
    await screen.press("reset_action")
    await elsewhere.page.wait_for_url("**/sign-in")
    with elsewhere.watch.expecting("status of 401"):
        await screen.give_password(member.handle, NEW_PASSWORD)
        await screen.sees("signin_second_title")
        assert not await is_signed_in(elsewhere)
        await screen.give_recovery_code(codes[1].upper().replace("-", " "))
        await screen.is_in()
    await elsewhere.page.goto("/settings/security/log")
    await screen.sees("security_what_recovery_code_used")
    await screen.sees("security_what_recovery_code_expired")


async def is_signed_in(browsing: Browsing) -> bool:
    """Whether the browser holds a session."""
    answer = await browsing.page.context.request.get("/api/v1/session")
    return (await answer.json())["me"] is not None


async def add_authenticator(page: Page) -> tuple[CDPSession, str]:
    """Give the browser a device that makes passkeys; it answers nothing yet."""
    devtools: Any = await page.context.new_cdp_session(page)  # its answers have no types
    await devtools.send("WebAuthn.enable", {"enableUI": False})
    made: Any = await devtools.send(
        "WebAuthn.addVirtualAuthenticator", {"options": dict(AUTHENTICATOR)}
    )
    return devtools, str(made["authenticatorId"])


async def allow(devtools: Any, authenticator: str, enabled: bool) -> None:
    """Have the device's owner touch it, or keep their hands off."""
    await devtools.send(
        "WebAuthn.setAutomaticPresenceSimulation",
        {"authenticatorId": authenticator, "enabled": enabled},
    )


@asynccontextmanager
async def held(page: Page, url: str) -> AsyncGenerator[None]:
    """Hold the page's requests to an address until the block ends; later ones pass."""
    go_on = asyncio.Event()

    async def hold(route: Route) -> None:
        await go_on.wait()
        await route.continue_()

    await page.route(url, hold)
    try:
        yield
    finally:
        go_on.set()


@pytest.mark.parametrize(("width", "language"), [("phone", "fr"), ("desktop", "en")])
async def test_passkey(
    browse: Browse, new_member: NewMember, stack: Stack, width: str, language: str
) -> None:
    """D1: made, used to sign in without a word, used to prove who one is, and removed."""
    member = await new_member(f"cle_{language}", locale=language)
    browsing = await browse(width=width, language=language, member=member)
    page, screen = browsing.page, Screen(browsing.page, language)
    devtools, authenticator = await add_authenticator(page)

    await page.goto("/settings/security")
    await allow(devtools, authenticator, enabled=True)
    await screen.press("security_passkey_add")
    await screen.read_codes()
    await screen.sees("security_on")
    await allow(devtools, authenticator, enabled=False)

    await page.context.clear_cookies()
    await page.goto("/sign-in")
    await page.get_by_role("button", name=screen.say("signin_by_passkey")).wait_for()
    # Hands on once the field's own question is put away, and before the button's is asked.
    async with held(page, "**/api/v1/passkey-options"):
        async with page.expect_request("**/api/v1/passkey-options"):
            await screen.press("signin_by_passkey")
        await allow(devtools, authenticator, enabled=True)
    await screen.is_in()
    assert await is_signed_in(browsing)

    await forget_proofs(stack, member)
    await page.goto("/settings/security")
    with browsing.watch.expecting("status of 403"):
        await screen.press("security_codes_new")
        await (
            page.get_by_role("alertdialog")
            .get_by_role("button", name=screen.say("security_codes_new"))
            .click()
        )
        dialog = page.get_by_role("alertdialog", name=screen.say("proof_title"))
        await dialog.get_by_role("button", name=screen.say("factor_other_passkey")).click()
        assert len(await screen.read_codes()) == 10

    name = (await page.locator("section.part li .title").first.inner_text()).strip()
    await page.get_by_role("button", name=screen.say("security_passkey_remove", name=name)).click()
    await (
        page.get_by_role("alertdialog")
        .get_by_role("button", name=screen.say("security_remove"))
        .click()
    )
    await screen.sees("security_off")


async def test_another_address_and_back(
    browse: Browse, new_member: NewMember, stack: Stack
) -> None:
    """D1: confirmed at the new one, told to the old one, undone from there."""
    member = await new_member("demenage")
    browsing = await browse(member=member)
    page, screen = browsing.page, Screen(browsing.page, "fr")
    await page.goto(await mailed_link(stack, member.email, "/confirm-email"))
    await screen.sees("confirm_done")
    await page.goto("/settings/account")
    await screen.press("settings_email_change")
    await page.get_by_label(screen.say("settings_email_new")).fill("ailleurs@example.org")
    await screen.press("settings_email_send")
    await screen.sees("settings_email_give_up")
    await page.goto(await mailed_link(stack, "ailleurs@example.org", "/confirm-new-email"))
    await screen.sees("new_email_done")
    await page.goto(await mailed_link(stack, member.email, "/undo-email"))
    # Whatever else this page reads then is told that nobody is signed in.
    with browsing.watch.expecting("status of 401"):
        await screen.press("undo_email_action")
        await screen.sees("undo_email_done")
        assert not await is_signed_in(browsing)


async def test_proof_by_password_and_changed_mind(
    browse: Browse, new_member: NewMember, stack: Stack
) -> None:
    """D1: closing the dialog does nothing; the password opens it; a wrong one says so."""
    member = await new_member("preuve")
    browsing = await browse(member=member)
    page, screen = browsing.page, Screen(browsing.page, "fr")
    await forget_proofs(stack, member)
    await page.goto("/settings/security")
    dialog = page.get_by_role("alertdialog", name=screen.say("proof_title"))
    with browsing.watch.expecting("status of 403"):
        await screen.press("security_app_add")
        await dialog.get_by_role("button", name=screen.say("cancel")).click()
        await dialog.wait_for(state="hidden")
        await screen.press("security_app_add")
        await dialog.get_by_label(screen.say("signin_password"), exact=True).fill("pas celui-là")
        await dialog.get_by_role("button", name=screen.say("proof_action")).click()
        await dialog.get_by_text(screen.say("error_proof_refused")).wait_for()
        await dialog.get_by_label(screen.say("signin_password"), exact=True).fill(PASSWORD)
        await dialog.get_by_role("button", name=screen.say("proof_action")).click()
        await page.get_by_role("img", name=screen.say("security_app_qr")).wait_for()


async def test_nobody_is_kept_out(browse: Browse, new_member: NewMember) -> None:
    """D14: axe-core finds nothing on the screens of security, in both themes."""
    member = await new_member("acces")
    page = (await browse(width="phone", member=member)).page
    await check_pages(page, ("/settings/security", "/settings/security/log"), "phone")
