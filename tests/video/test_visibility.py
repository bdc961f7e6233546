"""Who sees what, everywhere: one table of kinds of videos and of viewers."""

from dataclasses import dataclass

import httpx
import pytest

from rampe.accounts import Account, AccountId, Role, Status
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.media import AssetState
from rampe.safety import ReportTargets
from rampe.video import VideoId, VideoReports, Visibility, do_delete, do_publish
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_account, make_person
from tests.safety.factories import decide
from tests.video.factories import Relations, make_asset, make_draft, make_video

# O opens by id, L the page of its link answers 200, P is on the author's profile, F is in For You,
# N (new) is in Following.
TABLE = """
              guest stranger follower friend muter author moderator blocked blocker
public        FLOP  FLOP     FLNOP    FLNOP  LOP   LOP    FLOP      -       -
unlisted      LO    LO       LO       LO     LO    LOP    LO        -       -
followers     -     -        LNOP     LNOP   LOP   LOP    LO        -       -
friends       -     -        -        LNOP   -     LOP    LO        -       -
private       -     -        -        -      -     LOP    -         -       -
draft         -     -        -        -      -     LO     -         -       -
waiting       -     -        -        -      -     LO     -         -       -
deleted       -     -        -        -      -     -      -         -       -
hidden        -     -        -        -      -     LOP    LO        -       -
"""
# The same of an author whose account is private: public videos are for followers.
PRIVATE_TABLE = """
              guest stranger follower friend muter author moderator blocked blocker
public        -     -        LNOP     LNOP   LOP   LOP    LO        -       -
unlisted      -     -        LO       LO     LO    LOP    LO        -       -
"""
# And of one who is suspended and cannot sign in any more.
SUSPENDED_TABLE = """
              guest stranger follower friend muter author moderator blocked blocker
public        -     -        -        -      -     -      LO        -       -
"""

Table = dict[tuple[str, str], str]


def read_table(text: str) -> Table:
    """Return the letters of each kind and viewer, sorted."""
    head, *lines = (line.split() for line in text.strip().splitlines())
    return {
        (kind, viewer): "".join(sorted(set(seen) - {"-"}))
        for kind, *row in lines
        for viewer, seen in zip(head, row, strict=True)
    }


def differences(seen: Table, expected: Table) -> dict[tuple[str, str], tuple[str, str]]:
    """Return what is seen and what should be, where the two differ."""
    return {key: (seen[key], want) for key, want in expected.items() if seen[key] != want}


@dataclass(frozen=True)
class World:
    """An author, everybody who looks at the author's videos, and one video of each kind."""

    author: Person
    viewers: dict[str, httpx.AsyncClient]
    videos: dict[str, VideoId]

    async def look(self) -> Table:
        """Return what each viewer sees of each kind."""
        seen: Table = {}
        for name, client in self.viewers.items():
            lists = await self._lists(client)
            for kind, video_id in self.videos.items():
                letters = {letter for letter, ids in lists.items() if str(video_id) in ids}
                letters |= await self._by_id(client, video_id)
                seen[kind, name] = "".join(sorted(letters))
        return seen

    async def _by_id(self, client: httpx.AsyncClient, video_id: VideoId) -> set[str]:
        opened = await client.get(f"/videos/{video_id}")
        page = await client.get(f"http://localhost:8080/@{self.author.handle}/video/{video_id}")
        assert {opened.status_code, page.status_code} <= {200, 404}
        return {letter for letter, answer in {"O": opened, "L": page}.items() if answer.is_success}

    async def _lists(self, client: httpx.AsyncClient) -> dict[str, set[str]]:
        paths = {
            "P": f"/accounts/{self.author.id}/videos",
            "F": "/feed?limit=20",
            "N": "/feed/following",
        }
        return {letter: await list_ids(client, path) for letter, path in paths.items()}


async def list_ids(client: httpx.AsyncClient, path: str) -> set[str]:
    """Return the ids of a list; none when it is refused."""
    answer = await client.get(path)
    return {item["id"] for item in answer.json()["items"]} if answer.is_success else set()


async def make_world(database: Database, api: ApiFactory, **author: object) -> World:
    """Make an author with all relations, and videos of every kind."""
    relations = Relations(database)
    people = {
        name: await make_person(database, api, name)
        for name in ("stranger", "follower", "friend", "muter", "blocked", "blocker")
    }
    people["moderator"] = await make_person(database, api, "moderator", role=Role.MODERATOR)
    people["author"] = author_person = await make_person(database, api, "author")
    author_id = author_person.id
    for name in ("follower", "muter"):
        await relations.follow(people[name].id, author_id)
    await relations.befriend(people["friend"].id, author_id)
    await relations.mute(people["muter"].id, author_id)
    await relations.block(author_id, people["blocked"].id)
    await relations.block(people["blocker"].id, author_id)
    viewers = {"guest": api()} | {name: person.client for name, person in people.items()}
    return World(author_person, viewers, await make_videos(database, author_id))


async def make_videos(database: Database, author_id: AccountId) -> dict[str, VideoId]:
    """Make one video of every kind."""
    videos: dict[str, VideoId] = {
        str(each): await make_video(database, author_id, visibility=each) for each in Visibility
    }
    videos["draft"] = await make_draft(database, author_id)
    encoding = await make_asset(database, author_id, AssetState.ENCODING)
    videos["waiting"] = await make_draft(database, author_id, encoding)
    videos["deleted"] = await make_video(database, author_id)
    videos["hidden"] = await make_video(database, author_id)
    async with database.session() as session:
        await do_publish(session, author_id, videos["waiting"])
        await do_delete(session, author_id, videos["deleted"])
        await VideoReports().do_hide(session, videos["hidden"])
    return videos


async def set_author(database: Database, author_id: AccountId, **fields: object) -> None:
    """Change the author's account."""
    async with database.session() as session:
        account = await session.get_one(Account, author_id)
        for name, value in fields.items():
            setattr(account, name, value)


async def test_everybody_sees_what_the_table_says(database: Database, api: ApiFactory) -> None:
    """VID-04, D3, issue 2 sections 3 and 7: visibility by id, link, profile and both feeds."""
    world = await make_world(database, api)
    assert differences(await world.look(), read_table(TABLE)) == {}


async def test_a_private_accounts_videos_are_for_followers(
    database: Database, api: ApiFactory
) -> None:
    """D10: public videos of a private account are shown to its followers, never in For You."""
    world = await make_world(database, api)
    await set_author(database, world.author.id, private=True)
    assert differences(await world.look(), read_table(PRIVATE_TABLE)) == {}


async def test_a_suspended_authors_videos_are_gone_at_once(
    database: Database, api: ApiFactory
) -> None:
    """Issue 2 section 2: suspension holds everywhere at once."""
    world = await make_world(database, api)
    await set_author(database, world.author.id, status=Status.SUSPENDED)
    assert differences(await world.look(), read_table(SUSPENDED_TABLE)) == {}


@pytest.mark.parametrize("path", ["/videos/{id}", "/accounts/{author}/videos", "/feed"])
async def test_a_reported_video_is_gone_for_its_reporter_only(
    database: Database, api: ApiFactory, services: Services, path: str
) -> None:
    """Issue 2 section 5: reported things are hidden from who reported them."""
    author, reporter, other = [
        await make_person(database, api, name) for name in ("author", "reporter", "other")
    ]
    video_id = await make_video(database, author.id)
    answer = await reporter.client.post(
        "/reports", json={"kind": "video", "target_id": str(video_id), "reason": "spam"}
    )
    assert answer.status_code == 201, answer.text
    address = path.format(id=video_id, author=author.id)
    assert str(video_id) not in (await reporter.client.get(address)).text
    assert str(video_id) in (await other.client.get(address)).text
    assert services.get(ReportTargets)


async def test_moderators_hide_and_restore_a_video(database: Database, api: ApiFactory) -> None:
    """Issue 2 section 5: moderators hide and restore what was reported."""
    author = await make_person(database, api, "author")
    moderator = await make_person(database, api, "mod", role=Role.MODERATOR)
    video_id = await make_video(database, author.id)
    await decide(moderator, "video", video_id, "hide")
    assert (await api().get(f"/videos/{video_id}")).status_code == 404
    assert (await author.client.get(f"/videos/{video_id}")).json()["hidden"] is True
    await decide(moderator, "video", video_id, "no_violation")
    assert (await api().get(f"/videos/{video_id}")).status_code == 200


@pytest.mark.parametrize("verb", ["like", "bookmark", "hide"])
async def test_nobody_acts_on_what_is_not_theirs_to_see(
    database: Database, api: ApiFactory, verb: str
) -> None:
    """Issue 2 section 7: another member's draft or private video answers 404 to every act."""
    author = await make_account(database, "author")
    stranger = await make_person(database, api, "stranger")
    draft = await make_draft(database, author.id)
    private = await make_video(database, author.id, visibility=Visibility.PRIVATE)
    for video_id in (draft, private, 1):
        assert (await stranger.client.put(f"/videos/{video_id}/{verb}")).status_code == 404


async def test_figures_are_everybodys_and_lists_their_readers(
    database: Database, api: ApiFactory, settle: Settle
) -> None:
    """SOC-01: a block, or a mute, changes no third one's figures; what is opened leaves it out."""
    author, viewer, blocker, muted = [
        await make_person(database, api, handle)
        for handle in ("author", "viewer", "blocker", "muted")
    ]
    video_id = await make_video(database, author.id)
    relations = Relations(database)
    for person in (blocker, muted):
        await relations.follow(person.id, author.id)
        body = {"text": "Bravo", "client_id": f"client-{person.handle}"}
        said = await person.client.post(f"/videos/{video_id}/comments", json=body)
        assert said.status_code == 201
    await relations.block(blocker.id, viewer.id)
    await relations.mute(viewer.id, muted.id)
    await settle()
    for person, comments, followers in ((viewer, 0, ["muted"]), (author, 2, ["muted", "blocker"])):
        card = (await person.client.get(f"/videos/{video_id}")).json()
        profile = (await person.client.get("/profiles/author")).json()
        assert (card["counts"]["comments"], profile["counts"]["followers"]) == (2, 2)
        opened = (await person.client.get(f"/videos/{video_id}/comments")).json()
        assert opened["total"] == len(opened["items"]) == comments
        listed = (await person.client.get(f"/accounts/{author.id}/followers")).json()["items"]
        assert [item["account"]["handle"] for item in listed] == followers
