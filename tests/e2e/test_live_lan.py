"""A live between phones in the local network: `rampe up --lan`, HTTPS by its own authority.

What browsers allow only on a page they trust, and what goes through TLS: the camera over wss, push
over wss, LL-HLS over https (issue 4 §3 and §8).
"""

import hashlib
from base64 import b64encode
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.async_api import ViewportSize, WebSocketRoute, expect

from tests.conftest import Report
from tests.e2e.browser import open_page, running_chromium
from tests.e2e.conftest import find_crashes
from tests.e2e.member import sign_up
from tests.e2e.on_air import let_host
from tests.e2e.stack import running_stack
from tests.e2e.studio import go_on_air
from tests.e2e.watching import behind, is_shown, room
from tests.e2e.words import say

pytestmark = pytest.mark.soak

TALL = ViewportSize(width=360, height=780)
BEHIND_MOST = {"push": 1.5, "hls": 3.0}


def key_of(certificate: Path) -> str:
    """Return the hash by which Chromium is told to trust what this authority has signed."""
    key = x509.load_pem_x509_certificate(certificate.read_bytes()).public_key()
    info = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return b64encode(hashlib.sha256(info).digest()).decode()


async def test_phones_go_live_and_watch_over_https(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, report: Report
) -> None:
    """A host's camera over wss; a viewer by push over wss, another one by LL-HLS over https."""
    async with running_stack(tmp_path / "rampe", lan=True) as stack:
        authority = stack.data / "caddy/pki/authorities/local"
        # As an operator makes a program trust it; the browsers trust what Caddy sends along.
        monkeypatch.setenv("SSL_CERT_FILE", str(authority / "root.crt"))
        trust = f"--ignore-certificate-errors-spki-list={key_of(authority / 'intermediate.crt')}"
        host = await sign_up(stack.url, "tess.reseau", name="Tess")
        let_host(stack, host)
        async with running_chromium(trust) as chromium:
            studio, watch = await open_page(chromium, stack.url, member=host)
            by_push, push_watch = await open_page(chromium, stack.url)
            by_hls, hls_watch = await open_page(chromium, stack.url)
            sockets: list[str] = []
            for page in (studio, by_push):
                page.on("websocket", lambda socket: sockets.append(socket.url))
            await by_hls.route_web_socket("**/push", refuse)
            for page in (studio, by_push, by_hls):
                await page.set_viewport_size(TALL)
            live = await go_on_air(studio, host, "fr", "En direct du réseau")
            assert await studio.evaluate("isSecureContext")
            for page, way in ((by_push, "push"), (by_hls, "hls")):
                await page.goto(live["path"])
                await expect(room(page)).to_have_attribute("data-way", way)
                await is_shown(page)
                report(f"behind by {way}", f"{await behind(page, BEHIND_MOST[way]):.1f} s")
            assert by_hls.url.startswith("https://")
            assert sockets
            assert all(url.startswith("wss://") for url in sockets)
            await host.http.post(f"/api/v1/lives/{live['id']}/end")
            for page in (by_push, by_hls):
                await expect(room(page)).to_have_attribute("data-state", "ended")
                await page.get_by_role("button", name=say("fr", "live_replay")).click()
                await expect(room(page)).to_have_attribute("data-way", "recording")
                await is_shown(page)
            await studio.get_by_role("heading", name=say("fr", "studio_over_title")).wait_for()
        await host.http.aclose()
        assert not [*watch.faults, *push_watch.faults, *hls_watch.faults]
        for unit in ("api", "ingest", "edge", "gateway", "rooms"):
            assert not find_crashes(stack, unit)


async def refuse(socket: WebSocketRoute) -> None:
    """Be a network that lets no push through."""
    await socket.close(code=1011)
