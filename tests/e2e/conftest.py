"""One installation and one Chromium for all tests of this folder, and members with videos in it."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page

from rampe.entry.roles import ROLES
from tests.e2e.browser import Watch, open_page, running_chromium
from tests.e2e.finding import TAG
from tests.e2e.member import Member, post_clip, sign_up
from tests.e2e.stack import Stack, running_stack
from tests.e2e.waiting import eventually
from tests.media import clips

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder, and keep them on one worker: one installation serves all."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.xdist_group("e2e"))


@pytest.fixture(scope="package")
async def stack(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Stack]:
    """The real platform; it fails the run when it logs a crash or leaves a process behind."""
    async with running_stack(tmp_path_factory.mktemp("rampe")) as stack:
        yield stack
        crashes = [line for role in ROLES for line in find_crashes(stack, role.name)]
    assert not crashes, "\n".join(crashes)


def find_crashes(stack: Stack, unit: str) -> list[str]:
    """Return what a role logged as an error: nothing in these tests may cause one."""
    return [f"{unit}: {line}" for line in stack.log(unit).splitlines() if " ERROR " in line]


@pytest.fixture(scope="package")
async def chromium() -> AsyncGenerator[Browser]:
    """One browser; each test has contexts of its own."""
    async with running_chromium() as browser:
        yield browser


@dataclass
class Browsing:
    """A page and what went wrong in it."""

    page: Page
    watch: Watch


Browse = Callable[..., Awaitable[Browsing]]


@pytest.fixture
async def browse(stack: Stack, chromium: Browser) -> AsyncGenerator[Browse]:
    """Open watched pages: `browse(width="phone", language="fr", member=…, url=…, workers=…)`."""
    opened: list[Browsing] = []

    async def open_one(
        width: str = "phone",
        language: str = "fr",
        member: Member | None = None,
        url: str = stack.url,
        workers: bool = False,
    ) -> Browsing:
        page, watch = await open_page(
            chromium, url, width=width, language=language, member=member, workers=workers
        )
        opened.append(Browsing(page, watch))
        return opened[-1]

    yield open_one
    for browsing in opened:
        await browsing.page.context.close()
    faults = [fault for browsing in opened for fault in browsing.watch.faults]
    assert not faults, "\n".join(faults)


NewMember = Callable[..., Awaitable[Member]]


@pytest.fixture(scope="package")
async def new_member(stack: Stack) -> AsyncGenerator[NewMember]:
    """Sign members up: `await new_member("nina")`."""
    made: list[Member] = []

    async def make(handle: str, **fields: object) -> Member:
        made.append(await sign_up(stack.url, handle, **fields))
        return made[-1]

    yield make
    for member in made:
        await member.http.aclose()


@dataclass(frozen=True)
class Show:
    """What is on: a few authors and their public videos, the oldest first."""

    authors: list[Member]
    videos: list[dict[str, Any]]


@pytest.fixture(scope="package")
async def show(new_member: NewMember) -> Show:
    """Fifteen videos of three authors; identical bytes of one author are encoded once."""
    authors = [await new_member(name, name=name.title()) for name in ("ana", "bea", "cloe")]
    clip = clips.portrait().read_bytes()
    videos = [
        await post_clip(author, clip, caption=f"Numéro {number} #danse #humour")
        for author in authors
        for number in range(5)
    ]
    return Show(authors, videos)


@pytest.fixture(scope="package")
async def lumineuse(new_member: NewMember) -> Member:
    """Somebody whose video has a hashtag of its own, found by search already."""
    author = await new_member("lumineuse", name="Lumineuse Dubois")
    await post_clip(author, clips.portrait().read_bytes(), caption=f"Le soir tombe #{TAG}")

    async def is_indexed() -> bool:
        answer = await author.http.get("/api/v1/search", params={"q": TAG})
        found = answer.raise_for_status().json()
        people = await author.http.get("/api/v1/search", params={"q": author.handle})
        named = people.raise_for_status().json()["accounts"]["items"]
        return bool(found["hashtags"]["items"] and found["videos"]["items"] and named)

    await eventually(is_indexed, "the video is found")
    return author
