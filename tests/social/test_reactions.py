"""Likes, bookmarks and shares: one row a member and target, counts equal to the rows."""

import asyncio
import random

from sqlalchemy import func, select

from rampe.kit.database import Database
from rampe.social import Counts, TargetCounter, TargetLike, read_counts
from tests.conftest import Settle
from tests.social.conftest import KIND, Cast, Things
from tests.social.test_comment import comment_on


async def test_like_and_unlike(cast: Cast, things: Things) -> None:
    """SOC-02: repeated requests change nothing."""
    thing = things.make(cast.tess)
    for _ in range(2):
        answer = await cast.alix.client.put(f"/things/{thing.id}/like")
        assert answer.json() == {"liked": True, "likes": 1}
    assert (await cast.sami.client.put(f"/things/{thing.id}/like")).json()["likes"] == 2
    for _ in range(2):
        answer = await cast.alix.client.delete(f"/things/{thing.id}/like")
        assert answer.json() == {"liked": False, "likes": 1}


async def test_parallel_likes_leave_one_or_none(
    cast: Cast, things: Things, database: Database, settle: Settle
) -> None:
    """200 parallel likes and unlikes of one member: one row or none, and the count equals it."""
    thing = things.make(cast.tess)
    methods = ["PUT"] * 100 + ["DELETE"] * 100
    random.Random(7).shuffle(methods)
    answers = await asyncio.gather(
        *(cast.alix.client.request(method, f"/things/{thing.id}/like") for method in methods)
    )
    assert {answer.status_code for answer in answers} == {200}
    await settle()
    async with database.session() as session:
        rows = await session.scalar(
            select(func.count()).select_from(TargetLike).where(TargetLike.target_id == thing.id)
        )
        counted = await session.scalar(
            select(TargetCounter.likes).where(TargetCounter.target_id == thing.id)
        )
        assert rows in (0, 1)
        assert (counted or 0) == rows
        assert (await read_counts(session, KIND, thing.id)).likes == rows


async def test_bookmarks_are_counted(cast: Cast, things: Things) -> None:
    """Once a member; `/me/bookmarked-videos` lists those of videos."""
    thing = things.make(cast.tess)
    for _ in range(2):
        answer = await cast.alix.client.put(f"/things/{thing.id}/bookmark")
        assert answer.json() == {"bookmarked": True, "bookmarks": 1}
    answer = await cast.alix.client.delete(f"/things/{thing.id}/bookmark")
    assert answer.json() == {"bookmarked": False, "bookmarks": 0}


async def test_what_one_did_is_taken_back_also_where_one_sees_nothing_any_more(
    cast: Cast, things: Things, database: Database
) -> None:
    """D3: once the author is private or blocks, one's like, bookmark and words are one's own still.

    The answer tells no figure, and a second time is as if there never had been anything.
    """
    thing = things.make(cast.tess)
    likes = (f"/things/{thing.id}/like", f"/things/{thing.id}/bookmark")
    for path in likes:
        await cast.alix.client.put(path)
        await cast.sami.client.put(path)
    other = await comment_on(thing, cast.tess, "bonjour")
    own = await comment_on(thing, cast.alix, "bonsoir", other["id"])
    liked = f"/comments/{other['id']}/like"
    await cast.alix.client.put(liked)
    things.hidden_from = {cast.alix.id}
    await cast.tess.client.put(f"/accounts/{cast.alix.id}/block")
    for path in (*likes, liked):
        taken = await cast.alix.client.delete(path)
        assert taken.status_code == 200
        assert not any(taken.json().values())
        assert (await cast.alix.client.delete(path)).status_code == 404
    assert (await cast.alix.client.delete(f"/comments/{other['id']}")).status_code == 404
    assert (await cast.alix.client.delete(f"/comments/{own['id']}")).status_code == 204
    assert (await cast.alix.client.delete(f"/comments/{own['id']}")).status_code == 404
    async with database.session() as session:
        assert await read_counts(session, KIND, thing.id) == Counts(1, 1, 0, 1)
    assert (await cast.sami.client.get("/profiles/tess")).json()["counts"]["likes"] == 1


async def test_share_counts_once_a_member(cast: Cast, things: Things) -> None:
    """SOC-04: by whatever channel."""
    thing = things.make(cast.tess)
    for channel in ("link", "web_share", "link"):
        body = {"channel": channel}
        answer = await cast.alix.client.post(f"/things/{thing.id}/shares", json=body)
        assert answer.json() == {"shares": 1}
    answer = await cast.sami.client.post(f"/things/{thing.id}/shares", json={"channel": "link"})
    assert answer.json() == {"shares": 2}


async def test_reactions_need_a_visible_target(cast: Cast, things: Things) -> None:
    """What one may not see one cannot like, keep or share, nor learn that it is there."""
    thing = things.make(cast.tess)
    things.hidden_from = {cast.alix.id}
    for method, path, body in (
        ("PUT", "like", None),
        ("DELETE", "like", None),
        ("PUT", "bookmark", None),
        ("POST", "shares", {"channel": "link"}),
    ):
        answer = await cast.alix.client.request(method, f"/things/{thing.id}/{path}", json=body)
        assert (answer.status_code, answer.json()["code"]) == (404, "target_not_found")


async def test_comment_likes_move_at_once(cast: Cast, things: Things) -> None:
    """A like of a comment is seen by its next reader, before any flush."""
    thing = things.make(cast.tess)
    comment = await comment_on(thing, cast.alix, "bonjour")
    answer = await cast.sami.client.put(f"/comments/{comment['id']}/like")
    assert answer.json() == {"liked": True, "likes": 1}
    page = (await cast.sami.client.get(f"/things/{thing.id}/comments")).json()
    assert [(item["likes"], item["liked"]) for item in page["items"]] == [(1, True)]


async def test_likes_received_are_on_the_profile(
    cast: Cast, things: Things, settle: Settle
) -> None:
    """The owner's profile sums the likes of its targets, not of its comments."""
    made = [things.make(cast.tess) for _ in range(2)]
    for thing in made:
        await cast.alix.client.put(f"/things/{thing.id}/like")
    comment = await comment_on(made[0], cast.tess, "merci")
    await cast.sami.client.put(f"/comments/{comment['id']}/like")
    for _ in range(2):  # before the flush and after it
        seen = (await cast.alix.client.get("/profiles/tess")).json()
        assert seen["counts"]["likes"] == 2
        await settle()
