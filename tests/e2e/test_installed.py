"""The client as an application: installed, opened without a network, renewed, and shared to."""

from typing import Any, cast

import pytest
from playwright.async_api import Page, expect

from rampe.entry.web import WEB_BUILD
from tests.e2e.conftest import Browse, NewMember
from tests.e2e.feed_page import FeedPage
from tests.e2e.member import PASSWORD
from tests.e2e.waiting import eventually
from tests.e2e.words import say
from tests.media import clips

OFFLINE = ("net::ERR_INTERNET_DISCONNECTED", "WebSocket", "net::ERR_FAILED")
KEPT = """async () => {
    const found = [];
    for (const name of await caches.keys()) {
        for (const { url } of await (await caches.open(name)).keys()) {
            found.push(new URL(url).pathname);
        }
    }
    return found;
}"""
# What Chromium hands to pages that can be installed; headless it never does.
OFFER = """() => {
    const offer = new Event('beforeinstallprompt', { cancelable: true });
    offer.prompt = async () => {
        globalThis.asked = true;
        dispatchEvent(new Event('appinstalled'));
        return { outcome: 'accepted' };
    };
    dispatchEvent(offer);
}"""
# As a device hands over what another application shares: a form that is sent to us.
FORM = """() => {
    const form = document.createElement('form');
    Object.assign(form, { method: 'POST', action: '/share', enctype: 'multipart/form-data' });
    form.innerHTML = '<input type="file" name="video" id="shared"><textarea name="text"></textarea>'
        + '<textarea name="url"></textarea>';
    document.body.append(form);
}"""
SEND = """([text, url]) => {
    const { form } = document.getElementById('shared');
    form.text.value = text;
    form.url.value = url;
    form.submit();
}"""


async def wait_for_worker(page: Page) -> None:
    """Wait until the worker answers for the page and keeps every file of the build."""
    await page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")
    built = {
        f"/{path.relative_to(WEB_BUILD).as_posix()}"
        for path in (WEB_BUILD / "_app/immutable").rglob("*.*")
    }

    async def keeps_all() -> bool:
        return built <= set(await page.evaluate(KEPT))

    await eventually(keeps_all, "the worker keeps the client")


async def share(page: Page, name: str, kind: str, data: bytes, text: str, url: str = "") -> None:
    """Share a file and words with the installed application."""
    await page.evaluate(FORM)
    await page.set_input_files("#shared", {"name": name, "mimeType": kind, "buffer": data})
    await page.evaluate(SEND, [text, url])


@pytest.mark.usefixtures("show")
async def test_opens_without_a_network(browse: Browse) -> None:
    """The shell is there, its screens say what they wait for, and nothing of anybody is kept."""
    browsing = await browse(width="phone", workers=True)
    page = browsing.page
    feed = FeedPage(page)
    await feed.open_as_guest()
    await wait_for_worker(page)
    kept = await page.evaluate(KEPT)
    assert not [path for path in kept if path.startswith(("/api", "/media", "/m/", "/@"))]
    with browsing.watch.expecting(*OFFLINE):
        await page.context.set_offline(True)
        await page.goto("/settings/appearance")
        await page.get_by_role("heading", name=say("fr", "settings_appearance")).wait_for()
        await page.goto("/inbox")
        await page.get_by_text(say("fr", "error_page_offline_title")).wait_for()
        await page.goto("/")
        # Emulated, a page that a worker serves mostly still believes in its network, and waits for
        # a hand; one that does not asks again by itself.
        believes = page.get_by_text(say("fr", "feed_failed_title"))
        await believes.or_(page.get_by_text(say("fr", "feed_offline_title"))).wait_for()
        again = page.get_by_role("button", name=say("fr", "retry"), exact=True)
        await page.context.set_offline(False)

        async def goes_on() -> bool:
            if await believes.is_visible():
                await again.evaluate_all("found => found.forEach((button) => button.click())")
            return await feed.active.count() > 0

        await eventually(goes_on, "the feed comes back")
        await feed.wait_until_playing()


async def test_new_version_comes_when_it_is_wanted(browse: Browse) -> None:
    """A newer worker waits; the notice takes it; the operator's switch takes all of it away."""
    browsing = await browse(width="desktop", workers=True)
    page = browsing.page
    await page.goto("/guidelines")
    await wait_for_worker(page)
    register = "navigator.serviceWorker.register('/service-worker.js?next', {type: 'module'})"
    await page.evaluate(f"{register}.then(() => undefined)")
    await page.get_by_text(say("fr", "new_version")).wait_for()
    async with page.expect_navigation():
        await page.get_by_role("button", name=say("fr", "reload"), exact=True).click()
    await page.get_by_role("heading", level=1).wait_for()
    serving = await page.evaluate("navigator.serviceWorker.controller.scriptURL")
    assert serving.endswith("?next")
    await expect(page.get_by_text(say("fr", "new_version"))).to_be_hidden()

    await page.evaluate(
        "navigator.serviceWorker.register('/service-worker-off.js').then(() => undefined)"
    )

    async def is_gone() -> bool:
        found = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"
        return not await page.evaluate(found) and not await page.evaluate(KEPT)

    await eventually(is_gone, "no worker, and nothing kept")


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_can_be_installed(browse: Browse, language: str) -> None:
    """The browser finds nothing wrong with it; settings have the entry only while it is offered."""
    browsing = await browse(width="phone", language=language, workers=True)
    page = browsing.page
    await page.goto("/settings")
    entry = page.get_by_role("link", name=say(language, "install_title"))
    await page.get_by_role("link", name=say(language, "settings_appearance")).wait_for()
    assert await entry.count() == 0
    protocol = cast("Any", await page.context.new_cdp_session(page))
    manifest = await protocol.send("Page.getAppManifest")
    assert not manifest["errors"]
    assert say(language, "manifest_description") in manifest["data"]
    await page.evaluate(OFFER)
    await entry.click()
    await page.get_by_role("button", name=say(language, "install_action"), exact=True).click()
    await page.get_by_text(say(language, "install_done")).wait_for()
    assert await page.evaluate("asked")


async def test_shared_video_opens_the_composer(browse: Browse, new_member: NewMember) -> None:
    """Signed out: after signing in it is still there, with its words as the caption."""
    sender = await new_member("zelie")
    page = (await browse(width="phone", workers=True)).page
    await page.goto("/guidelines")
    await wait_for_worker(page)
    clip = clips.portrait().read_bytes()
    await share(page, "plage.mp4", "video/mp4", clip, "La plage", "https://example.test/p")
    await page.wait_for_url("**/sign-in?next=%2Fshare")
    await page.get_by_label(say("fr", "signin_login")).fill(sender.handle)
    await page.get_by_label(say("fr", "signin_password"), exact=True).fill(PASSWORD)
    await page.get_by_role("button", name=say("fr", "signin_action"), exact=True).click()
    caption = page.get_by_label(say("fr", "upload_caption_label"))
    await expect(caption).to_have_value("La plage\nhttps://example.test/p")
    await page.wait_for_url("**/upload/*")

    async def is_gone() -> bool:
        return not [path for path in await page.evaluate(KEPT) if path.startswith("/received")]

    await eventually(is_gone, "the server has it, so the device need not")


async def test_what_is_no_video_is_refused(browse: Browse, new_member: NewMember) -> None:
    """It says why in the reader's language and offers another file, and is forgotten with it."""
    member = await new_member("zoe.fr", locale="fr")
    page = (await browse(width="phone", member=member, workers=True)).page
    await page.goto("/guidelines")
    await wait_for_worker(page)
    for language in ("fr", "en"):
        await member.http.patch("/api/v1/me", json={"locale": language})
        await page.reload()
        title = page.get_by_role("heading", level=1, name=say(language, "guidelines_title"))
        await title.wait_for()
        await share(page, "notes.txt", "text/plain", b"des notes", "Mes notes")
        await page.get_by_text(say(language, "received_refused")).wait_for()
        await page.get_by_text(say(language, "media_reason_not_a_video")).wait_for()
        await page.get_by_role("button", name=say(language, "received_discard")).click()
        await page.wait_for_url("**/")
        await page.goto("/share")
        await page.get_by_text(say(language, "received_nothing_title")).wait_for()
        await page.goto("/guidelines")
