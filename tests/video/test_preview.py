"""The pages that others link to: previews in the built page, which stays as it was built."""

import html
import re
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.video import Visibility, WebShell
from rampe.video.preview import MAX_DESCRIPTION, Preview, render_preview, shorten
from tests.conftest import ApiFactory
from tests.factories import make_person
from tests.video.factories import Relations, make_video

SCRIPT = "<script>\n\t{ __sveltekit = { base: '' }; }\n</script>"
BUILT = f'<!doctype html><html><head><meta charset="utf-8"></head><body>{SCRIPT}</body></html>'
SITE = "http://localhost:8080"
NASTY = '</title><script>alert(1)</script> "quoted" & <b>bold</b>'


@pytest.fixture
def page(api: ApiFactory, services: Services, tmp_path: Path) -> httpx.AsyncClient:
    """A guest, on an installation whose web client is built."""
    (tmp_path / "200.html").write_text(BUILT)
    services.put(WebShell, WebShell(tmp_path))
    return api()


def metas(text: str) -> dict[str, str]:
    """Return property and content of a page's meta elements."""
    found = re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', text)
    return {name: html.unescape(content) for name, content in found}


async def test_a_permalink_has_a_preview(
    database: Database, api: ApiFactory, page: httpx.AsyncClient
) -> None:
    """VID-04: a stable address with OpenGraph in the served HTML, absolute addresses in it."""
    author = await make_person(database, api, "tess", name="Tess")
    video_id = await make_video(database, author.id, "Un pas de #danse")
    answer = await page.get(f"{SITE}/@tess/video/{video_id}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    tags = metas(answer.text)
    assert tags["og:title"] == "Tess (@tess)"
    assert tags["og:description"] == "Un pas de #danse"
    assert tags["og:url"] == f"{SITE}/@tess/video/{video_id}"
    assert tags["og:image"].startswith(f"{SITE}/")
    assert tags["og:video"].startswith(f"{SITE}/")
    assert tags["twitter:card"] == "summary_large_image"
    assert f'<link rel="canonical" href="{SITE}/@tess/video/{video_id}">' in answer.text


async def test_the_page_stays_as_it_was_built(
    database: Database, api: ApiFactory, page: httpx.AsyncClient
) -> None:
    """Decision 18: the inline script keeps the bytes that the policy's hash was made of."""
    author = await make_person(database, api, "tess")
    video_id = await make_video(database, author.id, NASTY)
    text = (await page.get(f"{SITE}/@tess/video/{video_id}")).text
    before, after = BUILT.split("</head>")
    assert text.startswith(before)
    assert text.endswith("</head>" + after)


async def test_captions_and_names_are_inert(
    database: Database, api: ApiFactory, page: httpx.AsyncClient
) -> None:
    """Issue 2 section 7: HTML in captions is rendered inert."""
    author = await make_person(database, api, "tess", name=NASTY, bio=NASTY)
    video_id = await make_video(database, author.id, NASTY)
    for path in (f"/@tess/video/{video_id}", "/@tess"):
        text = (await page.get(SITE + path)).text
        assert text.count("<script>") == 1
        assert "<b>" not in text
        assert metas(text)["og:description"] == NASTY


@pytest.mark.parametrize("visibility", [Visibility.FOLLOWERS, Visibility.PRIVATE])
async def test_what_a_guest_may_not_see_is_not_in_the_page(
    database: Database,
    api: ApiFactory,
    page: httpx.AsyncClient,
    services: Services,
    visibility: Visibility,
) -> None:
    """Issue 2 section 3: 404 with the client's page, and no word of the video, for nobody."""
    author = await make_person(database, api, "tess")
    friend = await make_person(database, api, "friend")
    await Relations(database).befriend(friend.id, author.id)
    video_id = await make_video(database, author.id, "a secret", visibility)
    path = f"{SITE}/@tess/video/{video_id}"
    refused = await page.get(path)
    assert refused.status_code == 404
    assert SCRIPT in refused.text
    assert "secret" not in refused.text
    own = await author.client.get(path)
    assert own.status_code == 200
    assert "secret" not in own.text
    assert "noindex" in own.text
    assert own.headers["cache-control"] == "private, no-store"
    wanted = 200 if visibility is Visibility.FOLLOWERS else 404
    assert (await friend.client.get(path)).status_code == wanted


async def test_another_handle_leads_to_the_present_one(
    database: Database, api: ApiFactory, page: httpx.AsyncClient
) -> None:
    """VID-04, issue 2 section 2: the id counts; a changed handle redirects."""
    author = await make_person(database, api, "before")
    video_id = await make_video(database, author.id)
    changed = await author.client.put("/me/handle", json={"handle": "after"})
    assert changed.is_success, changed.text
    for path, target in {
        f"/@before/video/{video_id}": f"/@after/video/{video_id}",
        "/@before": "/@after",
        "/@AFTER": "/@after",
    }.items():
        answer = await page.get(SITE + path)
        assert (answer.status_code, answer.headers["location"]) == (308, target)


@pytest.mark.parametrize("path", ["/@nobody", "/@nobody/video/1", "/@x/video/abc", "/@%22/video/1"])
async def test_what_does_not_exist_is_the_clients_page_with_404(
    page: httpx.AsyncClient, path: str
) -> None:
    """VID-04: an address that leads nowhere says so, to people and to robots."""
    answer = await page.get(SITE + path)
    assert answer.status_code == 404
    assert SCRIPT in answer.text


async def test_other_pages_of_an_account_are_the_clients_page(
    page: httpx.AsyncClient,
) -> None:
    """Issue 2 section 6: a reload of a page inside an account works."""
    for path in ("/@tess/followers", "/@tess/following", "/@tess/video"):
        answer = await page.get(SITE + path)
        assert answer.status_code == 200
        assert SCRIPT in answer.text


async def test_an_account_has_a_preview(
    database: Database, api: ApiFactory, page: httpx.AsyncClient
) -> None:
    """VID-04: the author's page too; a private account keeps its bio to itself."""
    await make_person(database, api, "tess", name="Tess", bio="Danse et lumière")
    await make_person(database, api, "noor", name="Noor", bio="for friends", private=True)
    tags = metas((await page.get(f"{SITE}/@tess")).text)
    assert (tags["og:title"], tags["og:description"]) == ("Tess (@tess)", "Danse et lumière")
    assert "for friends" not in (await page.get(f"{SITE}/@noor")).text


async def test_what_the_author_left_unsaid_is_said_in_the_readers_language(
    database: Database, api: ApiFactory, page: httpx.AsyncClient
) -> None:
    """VID-04: a preview is never empty; its own words are French or English."""
    author = await make_person(database, api, "tess", name="Tess", bio="")
    video_id = await make_video(database, author.id, "")
    said = {
        (path, language): metas(
            (await page.get(SITE + path, headers={"Accept-Language": language})).text
        )["og:description"]
        for path in ("/@tess", f"/@tess/video/{video_id}")
        for language in ("fr", "en-US")
    }
    assert list(said.values()) == [
        "Le profil de Tess sur Rampe",
        "The profile of Tess on Rampe",
        "Une vidéo de Tess sur Rampe",
        "A video by Tess on Rampe",
    ]


def test_the_shell_is_read_again_when_it_was_built_anew(tmp_path: Path) -> None:
    """Issue 2 section 1: a running server serves the client that was just built."""
    shell = WebShell(tmp_path)
    assert b"<head>" in shell.page()
    (tmp_path / "200.html").write_text("<head></head>one")
    assert shell.page().endswith(b"one")
    (tmp_path / "200.html").write_text("<head></head>another")
    assert shell.page().endswith(b"another")


@given(st.text(max_size=400), st.text(max_size=50))
def test_any_text_gives_tags_that_hold_it(caption: str, name: str) -> None:
    """Issue 2 section 7: whatever is typed stays inside its attribute."""
    preview = Preview("Rampe", name, shorten(caption), f"{SITE}/", "video.other")
    rendered = render_preview(preview)
    assert len(shorten(caption)) <= MAX_DESCRIPTION
    inside = re.sub(r"<title>[^<]*</title>|<(?:link|meta)(?: [a-z]+=\"[^\"]*\")+>", "", rendered)
    assert inside == ""
