"""The page of components, served as `make dev` serves it: quiet, and open to everybody (§6)."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from rampe.engines.network import free_port
from rampe.entry.dev import vite_starter
from rampe.entry.installation import Installation
from tests.e2e.conftest import Browse
from tests.e2e.stack import Stack
from tests.e2e.test_access import check_both_themes, check_wide, follow_the_device
from tests.e2e.words import say


@pytest.fixture
async def development(
    stack: Stack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncGenerator[str]:
    """The development server of the web client, with the installation behind it."""
    monkeypatch.setenv("RAMPE_DEV_TARGET", stack.url)
    port = free_port()
    installation = Installation(tmp_path)
    installation.make_folders()
    child = await vite_starter(port, installation)()
    yield f"http://127.0.0.1:{port}"
    await child.close()


@pytest.mark.soak
async def test_every_component_in_its_states(development: str, browse: Browse) -> None:
    """On a phone and on a desk, in both themes: no error, and nothing that keeps anybody out."""
    for width in ("phone", "desktop"):
        page = (await browse(width=width, url=development)).page
        await follow_the_device(page)
        await page.goto("/dev/ui")
        await page.get_by_role("heading", name=say("fr", "dev_title"), level=1).wait_for()
        await (check_both_themes(page, "ui") if width == "phone" else check_wide(page, "ui"))
