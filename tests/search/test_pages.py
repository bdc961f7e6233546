"""The page of a hashtag has a preview for those who link to it, with what a guest may see only."""

from pathlib import Path

import httpx
import pytest

from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.video import Visibility, WebShell
from tests.conftest import ApiFactory
from tests.factories import make_person
from tests.video.factories import make_video
from tests.video.test_preview import BUILT, SCRIPT, SITE, metas


@pytest.fixture
def page(api: ApiFactory, services: Services, tmp_path: Path) -> httpx.AsyncClient:
    """A guest, on an installation whose web client is built."""
    (tmp_path / "200.html").write_text(BUILT)
    services.put(WebShell, WebShell(tmp_path))
    return api()


@pytest.mark.parametrize(
    ("languages", "locale", "description"),
    [
        ("", "fr_FR", "2 vidéos avec #Été sur Rampe"),
        ("en-GB,en;q=0.9", "en_GB", "2 videos with #Été on Rampe"),
    ],
)
async def test_preview_counts_what_a_guest_sees(
    database: Database,
    api: ApiFactory,
    page: httpx.AsyncClient,
    languages: str,
    locale: str,
    description: str,
) -> None:
    """TAG-01: count equals rows, for robots too; in the language that is asked for."""
    author = await make_person(database, api, "tess")
    for _ in range(2):
        await make_video(database, author.id, "#Été")
    await make_video(database, author.id, "#Été secret", Visibility.PRIVATE)
    headers = {"Accept-Language": languages} if languages else {}
    answer = await page.get(f"{SITE}/tag/%C3%A9t%C3%A9", headers=headers)
    tags = metas(answer.text)
    assert (answer.status_code, tags["og:title"], tags["og:locale"]) == (200, "#Été", locale)
    assert tags["og:description"] == description
    assert tags["og:url"] == f"{SITE}/tag/ete"
    assert tags["og:image"].startswith(f"{SITE}/")
    assert "secret" not in answer.text


async def test_nothing_is_told_of_hidden_videos(
    database: Database, api: ApiFactory, page: httpx.AsyncClient
) -> None:
    """A hashtag of private videos looks like one that nobody ever used."""
    author = await make_person(database, api, "tess")
    await make_video(database, author.id, "#cachette", Visibility.PRIVATE)
    answers = [await page.get(f"{SITE}/tag/{tag}") for tag in ("cachette", "jamais")]
    for answer in answers:
        assert answer.status_code == 200
        assert SCRIPT in answer.text
        assert "noindex" in answer.text
        assert "og:" not in answer.text
    assert answers[0].content == answers[1].content
