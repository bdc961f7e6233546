"""Who blocks a member, was suspended or left is named to them nowhere: every reading operation.

Issue 3 section 8: "a deleted, blocked, private or suspended account by every list, search,
suggestion, export, notification: absent everywhere in the same request". Everything is read that
the API describes, by a member with whom the account had to do in every way there is.
"""

from dataclasses import dataclass
from itertools import product
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI

from rampe.accounts import Account, PersonalData, Rows, Status
from rampe.feed.models import FeedHiddenAuthor
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.ids import new_id
from rampe.kit.services import Services
from rampe.live import LiveId, RoomComment
from rampe.search.models import SearchDismissed
from rampe.social.models import Mute
from tests.accounts.brands import make_brand
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_person
from tests.feed.factories import watch_event
from tests.hostile.operations import Operation, list_operations
from tests.live.domain.stage import grant, prepare
from tests.live.lives import make_live
from tests.search.factories import index
from tests.video.factories import Relations, make_video

FORMER, HANDLE, NAME = "ancienne", "xantippe", "Xantippe Quorum"

# Where the account is named as long as nothing keeps it away: what the sweep can see.
NAMED = frozenset(
    (
        "GET /accounts/{account_id}/followers",
        "GET /accounts/{account_id}/following",
        "GET /accounts/{account_id}/lives",
        "GET /accounts/{account_id}/videos",
        "GET /brands",
        "GET /comments/{comment_id}",
        "GET /comments/{comment_id}/replies",
        "GET /feed",
        "GET /feed/following",
        "GET /hashtags/{tag}/videos",
        "GET /lives",
        "GET /lives/on-air",
        "GET /lives/{live_id}",
        "GET /lives/{live_id}/comments",
        "GET /me/bookmarked-videos",
        "GET /me/follow-requests",
        "GET /me/hidden/videos",
        "GET /me/history",
        "GET /me/live",
        "GET /me/notifications",
        "GET /me/notifications/{notification_id}",
        "GET /me/videos",
        "GET /oembed",
        "GET /profiles/{handle}",
        "GET /search",
        "GET /suggest/accounts",
        "GET /suggest/follow",
        "GET /videos/{target_id}/comments",
        "GET /videos/{video_id}",
    )
)

# Where one that blocks the member stays named, and why.
ALLOWED = {
    "GET /brands": "who asks the member into the team of a brand, until they answer",
    "GET /oembed": "what a guest may see, for other sites: it is the same whoever asks",
}

QUERIES: dict[str, tuple[dict[str, str], ...]] = {
    "GET /search": tuple({"q": word} for word in (HANDLE, "quorum", FORMER, "funambule")),
    "GET /suggest/search": ({"q": HANDLE},),
    "GET /suggest/accounts": ({}, {"q": HANDLE}, {"q": FORMER}),
    "GET /suggest/hashtags": tuple({"q": word} for word in ("", "danse")),
    "GET /lives": ({}, {"q": "funambule"}),
    "GET /feed": ({}, {"again": "true"}),
}


@dataclass
class World:
    """A member, and the account that is to go out of their sight after it has been everywhere.

    `values` has what a path may name, `queries` what an operation is asked; nothing by default.
    """

    app: FastAPI
    services: Services
    database: Database
    eve: Person
    gone: Person
    queries: dict[str, tuple[dict[str, str], ...]]
    values: dict[str, tuple[str, ...]]

    async def named_in(self, *, own: bool = False) -> set[str]:
        """Return the operations whose answers to the member name the account.

        Args:
            own: only what is below `/me`.
        """
        found: set[str] = set()
        for operation in list_operations(self.app):
            if operation.method != "get" or not operation.path.startswith("/me/" if own else "/"):
                continue
            if operation.path.startswith("/moderation/"):  # nobody but staff is answered
                continue
            for request in self.requests(operation):
                answer = await self.eve.client.send(request)
                assert answer.status_code != 429, operation.name
                if names(f"{answer.headers} {answer.text}", self.gone):
                    found.add(operation.name)
        return found

    def requests(self, operation: Operation) -> list[httpx.Request]:
        """List what is asked of an operation: each of the things there are, each query."""
        parts = [str(one["name"]) for one in operation.inputs("path")]
        urls = [
            operation.url(**dict(zip(parts, values, strict=True)))
            for values in product(*(self.values[part] for part in parts))
        ]
        queries = self.queries.get(operation.name, ({},))
        client = self.eve.client
        return [client.build_request("GET", url, params=query) for url in urls for query in queries]

    async def keep_quiet(self) -> None:
        """Mute, hide and dismiss the account: lists of one's own choices may name it then."""
        now = clock.now()
        async with self.database.session() as session:
            session.add_all(
                (
                    Mute(id=new_id(), muter_id=self.eve.id, muted_id=self.gone.id, created_at=now),
                    FeedHiddenAuthor(account_id=self.eve.id, author_id=self.gone.id, at=now),
                    SearchDismissed(account_id=self.eve.id, dismissed_id=self.gone.id, at=now),
                )
            )

    async def make_up(self) -> None:
        """Undo the block and what the member chose, and let the two follow each other again."""
        await act(self.gone, "DELETE", f"/accounts/{self.eve.id}/block")
        await act(self.eve, "DELETE", f"/accounts/{self.gone.id}/mute")
        await act(self.eve, "DELETE", f"/me/hidden/authors/{self.gone.id}")
        await act(self.eve, "DELETE", f"/suggest/follow/{self.gone.id}/dismissal")
        await act(self.eve, "PUT", f"/accounts/{self.gone.id}/follow")
        await act(self.gone, "PUT", f"/accounts/{self.eve.id}/follow")

    async def become(self, status: Status) -> None:
        """Give the account a status, as the desk does or the account itself."""
        async with self.database.session() as session:
            (await session.get_one(Account, self.gone.id)).status = status

    async def archive(self) -> str:
        """Return every list of the archive of the member's data."""
        lists: list[str] = []
        async with self.database.session() as session:
            for source in self.services.get(PersonalData).sources:
                async for item in source.export(session, self.eve.id):
                    if isinstance(item, Rows):
                        rows = (await session.execute(item.query)).all()
                        lists.append(f"{item.path}: {rows}")
        return "\n".join(lists)


def names(text: str, account: Person) -> bool:
    """Whether a text has the account's id, handle or name."""
    return any(word in text for word in (str(account.id), HANDLE, NAME))


async def act(person: Person, method: str, path: str, body: object = None) -> httpx.Response:
    """Do something that must succeed."""
    answer = await person.client.request(method, path, json=body)
    assert answer.is_success, (path, answer.text)
    return answer


async def comment(person: Person, video_id: int, text: str, reply_to: str | None = None) -> str:
    """Comment a video; return the comment's id."""
    body = {"text": text, "client_id": str(uuid4()), "reply_to": reply_to}
    return (await act(person, "POST", f"/videos/{video_id}/comments", body)).json()["id"]


async def say(database: Database, live: LiveId, i: int, author: Person, named: Person) -> None:
    """Store a comment of a live that names somebody."""
    async with database.session() as session:
        session.add(
            RoomComment(
                id=new_id(),
                live_id=live,
                i=i,
                account_id=author.id,
                cid=str(uuid4()),
                text=f"@{FORMER} bravo",
                mentions=[(str(named.id), FORMER)],
                hidden=False,
                created_at=clock.now(),
            )
        )


@pytest.fixture
async def world(
    app: FastAPI, services: Services, database: Database, api: ApiFactory, settle: Settle
) -> World:
    """Let the account touch everything that the member and somebody else have, and they its own."""
    eve = await make_person(database, api, "eve")
    other = await make_person(database, api, "other")
    gone = await make_person(database, api, FORMER, name=NAME)
    await index(database, eve.id, other.id, gone.id)
    relations = Relations(database)
    await relations.befriend(eve.id, gone.id)
    await relations.befriend(other.id, gone.id)

    theirs = await make_video(database, gone.id, "Funambule #danse")
    more = await make_video(database, gone.id, "Encore un funambule #danse")
    naming = await make_video(database, other.id, f"Avec @{FORMER} #danse")
    own = await make_video(database, eve.id, f"Merci @{FORMER} #danse")
    named = await comment(other, naming, f"Où est @{FORMER} ?")
    first = await comment(eve, own, f"@{FORMER} m’a tout appris")
    for video_id in (naming, own):
        await act(gone, "PUT", f"/videos/{video_id}/like")
        await act(gone, "PUT", f"/videos/{video_id}/bookmark")
        await act(gone, "POST", f"/videos/{video_id}/shares", {"channel": "link"})
    said = await comment(gone, naming, "Me voilà, @eve")
    answered = await comment(gone, own, "Avec plaisir", reply_to=first)
    await act(gone, "PUT", f"/comments/{first}/like")
    await act(eve, "PUT", f"/videos/{theirs}/like")
    await act(eve, "PUT", f"/videos/{theirs}/bookmark")
    await act(eve, "PUT", f"/videos/{more}/hide")
    await comment(eve, theirs, "Quel équilibre")
    watched = [watch_event(video_id) for video_id in (theirs, naming)]
    await act(eve, "POST", "/watch", {"events": watched})
    reported = await make_video(database, gone.id, "Un funambule de trop #danse")
    await act(
        eve, "POST", "/reports", {"kind": "video", "target_id": str(reported), "reason": "spam"}
    )

    live = await make_live(database, gone.id, title="Funambule en direct")
    spoken = await make_live(database, other.id)
    await say(database, spoken, 1, other, gone)
    await say(database, spoken, 2, gone, eve)
    await grant(database, eve.id)
    hosted = (await prepare(eve, audience="invited", invited=[FORMER]))["id"]
    brand = (await make_brand(gone, "sel"))["account"]["id"]
    await act(gone, "POST", f"/brands/{brand}/team", {"handle": "eve", "role": "editor"})

    await act(gone, "PUT", "/me/handle", {"handle": HANDLE})
    # Whoever is asked may still answer.
    await act(eve, "PATCH", "/me", {"private": True})
    await act(gone, "DELETE", f"/accounts/{eve.id}/follow")
    await act(gone, "PUT", f"/accounts/{eve.id}/follow")
    await settle()
    lines = (await act(eve, "GET", "/me/notifications")).json()["items"]
    videos = tuple(str(one) for one in (theirs, naming, own))
    people = tuple(str(one) for one in (gone.id, other.id, eve.id))
    values = {
        "video_id": videos,
        "target_id": videos,
        "account_id": people,
        "handle": (HANDLE, FORMER, "other", "eve"),
        "comment_id": (named, first, said, answered),
        "live_id": (str(live), str(spoken), str(hosted)),
        "brand_id": (brand,),
        "notification_id": tuple(line["id"] for line in lines),
        "tag": ("danse",),
        "language": ("fr",),
        "asset_id": (),
        "case_id": (),
        "decision_id": (),
        "export_id": (),
    }
    pages = (f"/@{HANDLE}/video/{theirs}", f"/@other/video/{naming}")
    queries = QUERIES | {
        "GET /oembed": tuple({"url": f"http://localhost:8080{page}"} for page in pages)
    }
    return World(app, services, database, eve, gone, queries, values)


async def test_who_went_is_named_nowhere(world: World) -> None:
    """By id, handle or name: suspended, deleted, or blocking the member, whatever those chose."""
    assert NAMED - await world.named_in() == set()
    assert names(await world.archive(), world.gone)

    await act(world.gone, "PUT", f"/accounts/{world.eve.id}/block")
    assert await world.named_in() == ALLOWED.keys()
    await world.keep_quiet()
    assert await world.named_in(own=True) == set()
    assert not names(await world.archive(), world.gone)

    await world.make_up()
    assert NAMED - await world.named_in() == set()
    for status in (Status.SUSPENDED, Status.DELETED):
        await world.become(status)
        assert await world.named_in() == set()
    await world.keep_quiet()
    assert await world.named_in(own=True) == set()
    assert not names(await world.archive(), world.gone)
