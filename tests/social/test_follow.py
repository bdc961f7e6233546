"""Following, requests and followers (SOC-01)."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId, AccountNotFound, Status
from rampe.kit.database import Database
from rampe.kit.ids import new_id
from rampe.kit.outbox import OutboxRow
from rampe.social import (
    Follow,
    Followed,
    FollowState,
    SocialSettings,
    count_followers,
    do_block,
    do_follow,
    do_follow_all,
)
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_account, make_person
from tests.social.conftest import Cast


async def profile(reader: Person, handle: str) -> dict[str, object]:
    """Read a profile as a member."""
    answer = await reader.client.get(f"/profiles/{handle}")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_follow_is_counted_and_idempotent(cast: Cast) -> None:
    """SOC-01: a second request changes nothing."""
    for _ in range(2):
        answer = await cast.alix.client.put(f"/accounts/{cast.tess.id}/follow")
        assert answer.json() == {"state": "following"}
    seen = await profile(cast.alix, "tess")
    assert seen["counts"] == {"followers": 1, "following": 0, "likes": 0}
    assert seen["viewer"]["state"] == "following"  # type: ignore[index]


async def test_unfollow(cast: Cast) -> None:
    """SOC-01: the count follows the rows."""
    await cast.alix.client.put(f"/accounts/{cast.tess.id}/follow")
    answer = await cast.alix.client.delete(f"/accounts/{cast.tess.id}/follow")
    assert answer.json() == {"state": "none"}
    assert (await profile(cast.alix, "tess"))["counts"]["followers"] == 0  # type: ignore[index]


async def test_cannot_follow_self(cast: Cast) -> None:
    """SOC-01."""
    answer = await cast.alix.client.put(f"/accounts/{cast.alix.id}/follow")
    assert (answer.status_code, answer.json()["code"]) == (422, "cannot_follow_self")


async def test_many_follow_at_once(cast: Cast, database: Database) -> None:
    """As one by one: whoever may not is left out, and each is told of once."""
    await cast.alix.client.put(f"/accounts/{cast.tess.id}/follow")
    await cast.tess.client.put(f"/accounts/{cast.sami.id}/block")
    crowd = [await make_account(database, f"fan{number}") for number in range(3)]
    wanted = [cast.alix.id, cast.sami.id, cast.tess.id, *(AccountId(one.id) for one in crowd)]
    for _ in range(2):
        async with database.session() as session:
            await do_follow_all(session, wanted, cast.tess.id, SocialSettings())
    async with database.session() as session:
        assert await count_followers(session, cast.tess.id) == 4
        told = await session.scalars(
            select(OutboxRow.actor).where(OutboxRow.subject == Followed.subject)
        )
        assert sorted(one or 0 for one in told) == sorted(
            [cast.alix.id, *(one.id for one in crowd)]
        )


async def test_many_ask_a_private_account_at_once(cast: Cast, database: Database) -> None:
    """Nobody is let in by the crowd."""
    await cast.tess.client.patch("/me", json={"private": True})
    async with database.session() as session:
        await do_follow_all(session, [cast.alix.id, cast.sami.id], cast.tess.id, SocialSettings())
    seen = await profile(cast.alix, "tess")
    assert seen["viewer"]["state"] == "requested"  # type: ignore[index]
    assert seen["counts"]["followers"] == 0  # type: ignore[index]


@pytest.mark.parametrize("forged", ["1", "9223372036854775807"])
async def test_unknown_account_is_not_found(cast: Cast, forged: str) -> None:
    """Forged ids get a 404 with its code."""
    answer = await cast.alix.client.put(f"/accounts/{forged}/follow")
    assert (answer.status_code, answer.json()["code"]) == (404, "account_not_found")


@pytest.mark.parametrize("forged", ["abc", "-1", "1.5", "9223372036854775808", "٣"])
async def test_ids_that_are_none_are_invalid(cast: Cast, forged: str) -> None:
    """What is not an id is refused before any query."""
    answer = await cast.alix.client.put(f"/accounts/{forged}/follow")
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


async def test_guest_must_sign_in(cast: Cast, api: ApiFactory) -> None:
    """SOC-01: a guest follows nobody."""
    answer = await api().put(f"/accounts/{cast.tess.id}/follow")
    assert (answer.status_code, answer.json()["code"]) == (401, "sign_in_required")


async def test_private_account_gets_a_request(
    cast: Cast, database: Database, api: ApiFactory
) -> None:
    """A request is no follow until it is accepted; declining it leaves nothing."""
    lou = await make_person(database, api, "lou", private=True)
    answer = await cast.alix.client.put(f"/accounts/{lou.id}/follow")
    assert answer.json() == {"state": "requested"}
    await cast.sami.client.put(f"/accounts/{lou.id}/follow")
    requests = (await lou.client.get("/me/follow-requests")).json()["items"]
    assert [item["account"]["handle"] for item in requests] == ["sami", "alix"]

    assert (await lou.client.put(f"/me/follow-requests/{cast.alix.id}")).status_code == 204
    assert (await lou.client.delete(f"/me/follow-requests/{cast.sami.id}")).status_code == 204
    followers = (await lou.client.get(f"/accounts/{lou.id}/followers")).json()["items"]
    assert [item["account"]["handle"] for item in followers] == ["alix"]
    again = await lou.client.put(f"/me/follow-requests/{cast.sami.id}")
    assert (again.status_code, again.json()["code"]) == (404, "follow_request_not_found")


async def test_private_lists_are_for_followers(
    cast: Cast, database: Database, api: ApiFactory
) -> None:
    """A private account's lists do not exist for strangers."""
    lou = await make_person(database, api, "lou", private=True)
    answer = await cast.alix.client.get(f"/accounts/{lou.id}/followers")
    assert answer.status_code == 404
    assert (await profile(cast.alix, "lou"))["visible"] is False


async def test_becoming_public_accepts_requests(
    cast: Cast, database: Database, api: ApiFactory, settle: Settle
) -> None:
    """Who waited follows once the account is public."""
    lou = await make_person(database, api, "lou", private=True)
    await cast.alix.client.put(f"/accounts/{lou.id}/follow")
    answer = await lou.client.patch("/me", json={"private": False})
    assert answer.status_code == 200
    await settle()
    assert (await profile(cast.alix, "lou"))["viewer"]["state"] == "following"  # type: ignore[index]


async def test_followers_are_rows_of_active_accounts(cast: Cast, database: Database) -> None:
    """SOC-01: 999 and 1,000 are exact; a suspended follower counts no more."""
    created_at = datetime.now(UTC)
    fans = [await make_account(database, f"fan{n}") for n in range(5)]
    async with database.session() as session:
        session.add_all(
            Follow(follower_id=fan.id, followed_id=cast.tess.id, id=new_id(), created_at=created_at)
            for fan in fans
        )
    async with database.session() as session:
        assert await count_followers(session, cast.tess.id) == 5
        (await session.get_one(Account, fans[0].id)).status = Status.SUSPENDED
    async with database.session() as session:
        assert await count_followers(session, cast.tess.id) == 4
    listed = (await cast.alix.client.get(f"/accounts/{cast.tess.id}/followers")).json()["items"]
    assert len(listed) == 4


async def test_followers_are_paged(cast: Cast, database: Database) -> None:
    """Every follower is listed once over the pages, newest first."""
    created_at = datetime.now(UTC)
    fans = [await make_account(database, f"fan{n}") for n in range(7)]
    async with database.session() as session:
        session.add_all(
            Follow(follower_id=fan.id, followed_id=cast.tess.id, id=new_id(), created_at=created_at)
            for fan in fans
        )
    handles: list[str] = []
    cursor: str | None = None
    while True:
        params = {"limit": 3} | ({"cursor": cursor} if cursor else {})
        page = (
            await cast.alix.client.get(f"/accounts/{cast.tess.id}/followers", params=params)
        ).json()
        handles += [item["account"]["handle"] for item in page["items"]]
        if not (cursor := page["next_cursor"]):
            break
    assert handles == [f"fan{n}" for n in reversed(range(7))]


async def test_forged_cursor_is_refused(cast: Cast) -> None:
    """A cursor of another list, or none of ours, is an error of the client."""
    for cursor in ("zzz", "WzEsMl0", "W251bGxd"):
        answer = await cast.alix.client.get(
            f"/accounts/{cast.tess.id}/followers", params={"cursor": cursor}
        )
        assert (answer.status_code, answer.json()["code"]) == (422, "bad_cursor")


async def follow_meanwhile(
    database: Database, cast: Cast, change: Callable[[AsyncSession], Awaitable[None]]
) -> FollowState:
    """Let alix follow tess between a change and its commit; return what came of it."""

    async def follow() -> FollowState:
        async with database.session() as session:
            return await do_follow(session, cast.alix.id, cast.tess.id, SocialSettings())

    async with database.session() as session:
        await change(session)
        await session.flush()
        following = asyncio.create_task(follow())
        waiting = select(func.count()).where(text("NOT granted")).select_from(text("pg_locks"))
        while not following.done() and not await session.scalar(waiting):
            await asyncio.sleep(0.01)
    return await following


async def test_a_follow_beside_a_block_comes_after_it(cast: Cast, database: Database) -> None:
    """D3: no follow is left under a block, to be back when it ends."""
    with pytest.raises(AccountNotFound):
        await follow_meanwhile(
            database, cast, lambda session: do_block(session, cast.tess.id, cast.alix.id)
        )
    await cast.tess.client.delete(f"/accounts/{cast.alix.id}/block")
    assert (await profile(cast.alix, "tess"))["counts"]["followers"] == 0  # type: ignore[index]


@pytest.mark.parametrize("private", [True, False])
async def test_a_follow_beside_a_change_of_privacy_comes_after_it(
    cast: Cast, database: Database, private: bool
) -> None:
    """D10: nobody asks a public account for ever, nor follows a private one unasked."""
    await cast.tess.client.patch("/me", json={"private": not private})

    async def change(session: AsyncSession) -> None:
        (await session.get_one(Account, cast.tess.id)).private = private

    state = await follow_meanwhile(database, cast, change)
    assert state is (FollowState.REQUESTED if private else FollowState.FOLLOWING)
