"""Events come twice, late, in any order and at the same time; the inbox is right all the same."""

import asyncio
import random
from itertools import permutations

import pytest

from rampe.accounts import AccountId
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.notify import CONSUMERS
from rampe.social import Target, do_like, do_unlike
from tests.factories import make_account
from tests.notify.conftest import Stage, inbox, names, unread
from tests.notify.events import deliver, event


def liked(stage: Stage, fan: AccountId, subject: str = "social.liked.v1") -> bytes:
    """Return the event of a like of the video."""
    return event(
        subject,
        kind="video",
        target_id=stage.video_id,
        owner_id=stage.tess.id,
        account_id=fan,
    )


async def write_like(database: Database, stage: Stage, fan: AccountId, holds: bool = True) -> None:
    """Write or delete the row of a like."""
    target = Target("video", stage.video_id, stage.tess.id)
    async with database.session() as session:
        await (do_like if holds else do_unlike)(session, fan, target)


async def test_redelivery(stage: Stage, services: Services, database: Database) -> None:
    """An event that comes again changes nothing, also when its mark is lost."""
    await write_like(database, stage, stage.alix.id)
    body = liked(stage, stage.alix.id)
    await deliver(services, body, body, liked(stage, stage.alix.id))
    (line,) = await inbox(stage.tess)
    assert (line["count"], names(line)) == (1, ["alix"])


@pytest.mark.parametrize("order", list(permutations(range(3))))
@pytest.mark.parametrize("holds", [True, False])
async def test_any_order(
    stage: Stage, services: Services, database: Database, order: tuple[int, ...], holds: bool
) -> None:
    """Like, unlike, like: whichever comes last, the inbox says what is so."""
    await write_like(database, stage, stage.alix.id, holds)
    alix = stage.alix.id
    bodies = [liked(stage, alix), liked(stage, alix, "social.unliked.v1"), liked(stage, alix)]
    await deliver(services, *(bodies[place] for place in order))
    assert [names(line) for line in await inbox(stage.tess)] == ([["alix"]] if holds else [])


async def test_at_the_same_time(stage: Stage, services: Services, database: Database) -> None:
    """Events of twenty people at once, each delivered twice: one line, exact to the person."""
    fans = [await make_account(database, f"fan{number}") for number in range(20)]
    for fan in fans:
        await write_like(database, stage, fan.id)
    for fan in fans[:7]:
        await write_like(database, stage, fan.id, holds=False)
    bodies = [liked(stage, fan.id) for fan in fans] + [
        liked(stage, fan.id, "social.unliked.v1") for fan in fans[:7]
    ]
    shuffled = random.Random(7).sample(bodies * 2, k=2 * len(bodies))
    await asyncio.gather(*(deliver(services, body) for body in shuffled))
    (line,) = await inbox(stage.tess)
    assert line["count"] == 13
    assert await unread(stage.tess) == 1


async def test_reading_while_more_arrives(
    stage: Stage, services: Services, database: Database
) -> None:
    """A mark set while likes arrive loses none: what came after it counts, or a new line begins."""
    fans = [await make_account(database, f"fan{number}") for number in range(12)]
    for fan in fans:
        await write_like(database, stage, fan.id)

    async def read() -> None:
        lines = await inbox(stage.tess)
        ids = [line["id"] for line in lines]
        answer = await stage.tess.client.put("/me/notifications/read", json={"ids": ids})
        assert answer.status_code == 200

    await asyncio.gather(
        *(deliver(services, liked(stage, fan.id)) for fan in fans), *(read() for _ in range(4))
    )
    lines = await inbox(stage.tess)
    assert sum(line["count"] for line in lines) == 12
    assert await unread(stage.tess) == sum(not line["seen"] for line in lines)


async def test_who_is_gone_is_no_obstacle(
    stage: Stage, services: Services, database: Database
) -> None:
    """Events about accounts, videos and comments that no longer exist are applied to nothing."""
    nobody = AccountId(123456789)
    await deliver(
        services,
        liked(stage, nobody),
        event("social.followed.v1", follower_id=nobody, followed_id=stage.tess.id),
        event("social.followed.v1", follower_id=stage.alix.id, followed_id=nobody),
        event("social.follow_requested.v1", follower_id=nobody, followed_id=nobody),
        event("social.blocked.v1", blocker_id=nobody, blocked_id=stage.tess.id),
        event(
            "social.commented.v1",
            kind="video",
            target_id=stage.video_id,
            owner_id=stage.tess.id,
            account_id=nobody,
            comment_id=5,
            mentioned_ids=[6],
        ),
        event("video.published.v1", video_id=4, author_id=nobody, waited=True, mentioned_ids=[7]),
        event("video.deleted.v1", video_id=4, author_id=nobody),
        event("media.asset_failed.v1", asset_id=9, owner_id=stage.tess.id, reason="too_short"),
        event("accounts.suspended.v1", account_id=nobody),
        event("accounts.export_ready.v1", account_id=nobody, export_id=3),
        event("safety.decided.v1", decision_id=1, recipient_id=nobody),
    )
    assert await inbox(stage.tess) == []


async def test_events_of_tomorrow(stage: Stage, services: Services) -> None:
    """Fields that notify does not know are ignored."""
    await deliver(
        services,
        event(
            "safety.decided.v1",
            decision_id=11,
            recipient_id=stage.tess.id,
            kind="video",
            outcome="hide",
            rule="3.1",
            until=None,
            surprise={"a": [1]},
        ),
    )
    (line,) = await inbox(stage.tess)
    assert (line["kind"], line["path"]) == ("decision", "/decisions/11")
    assert line["facts"] == {"kind": "video", "outcome": "hide", "rule": "3.1"}


def test_one_name_on_the_bus() -> None:
    """Its position in the stream belongs to its name: it stays."""
    assert [consumer.name for consumer in CONSUMERS] == ["notify"]
