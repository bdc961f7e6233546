"""Following: who sees whose work, and the 1,000-follower gate of lives (SOC-01)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import delete, exists, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from rampe.accounts import Account, AccountId, AccountNotFound, is_active
from rampe.kit import clock
from rampe.kit.ids import new_id
from rampe.kit.outbox import emit, emit_all
from rampe.social.errors import CannotFollowSelf, FollowingTooMany, FollowRequestNotFound
from rampe.social.events import Followed, FollowRequested, FollowRequestEnded, Unfollowed
from rampe.social.models import Follow, FollowRequest
from rampe.social.settings import SocialSettings
from rampe.social.visibility import not_blocked


class FollowState(StrEnum):
    """What an account is to another that it may follow."""

    NONE = "none"
    REQUESTED = "requested"
    FOLLOWING = "following"


@dataclass(frozen=True)
class Pair:
    """Follower and followed."""

    follower_id: AccountId
    followed_id: AccountId


async def check_can_follow(
    session: AsyncSession, follower_id: AccountId, followed_id: AccountId, settings: SocialSettings
) -> Account:
    """Return the account to follow, locked: neither private nor blocking nor blocked meanwhile.

    Raises:
        CannotFollowSelf: the ids are the same.
        AccountNotFound: no such account, or one blocks the other: they look alike on purpose.
        FollowingTooMany: the follower has reached the operator's limit.
    """
    if follower_id == followed_id:
        raise CannotFollowSelf
    await lock_pair(session, follower_id, followed_id)
    followed = await session.scalar(
        select(Account)
        .where(Account.id == followed_id, is_active(), not_blocked(Account.id, follower_id))
        .with_for_update(read=True)
        .execution_options(populate_existing=True)
    )
    if followed is None:
        raise AccountNotFound
    following = await session.scalar(
        select(func.count()).select_from(Follow).where(Follow.follower_id == follower_id)
    )
    if (following or 0) >= settings.max_following:
        raise FollowingTooMany
    return followed


async def lock_pair(session: AsyncSession, one: AccountId, other: AccountId) -> None:
    """Lock what two accounts are to each other: a follow comes wholly before a block or after."""
    first, second = sorted((one, other))
    key = func.hashtextextended(f"{first} {second}", 0)
    await session.execute(select(func.pg_advisory_xact_lock(key)))


async def do_follow(
    session: AsyncSession, follower_id: AccountId, followed_id: AccountId, settings: SocialSettings
) -> FollowState:
    """Follow an account, or ask to when it is private. Idempotent.

    Raises:
        CannotFollowSelf, AccountNotFound, FollowingTooMany: see `check_can_follow`.
    """
    followed = await check_can_follow(session, follower_id, followed_id, settings)
    pair = Pair(follower_id, followed_id)
    if await _is_following(session, pair):
        return FollowState.FOLLOWING
    if followed.private:
        await do_request(session, pair)
        return FollowState.REQUESTED
    await insert_follow(session, pair)
    return FollowState.FOLLOWING


async def do_follow_all(
    session: AsyncSession,
    follower_ids: Sequence[AccountId],
    followed_id: AccountId,
    settings: SocialSettings,
) -> None:
    """Let many follow an account, with a few statements in all. Idempotent.

    Whoever may not is left out, without an error: see `check_can_follow`.

    Raises:
        AccountNotFound: no such account.
    """
    followed = await session.scalar(
        select(Account)
        .where(Account.id == followed_id, is_active())
        .with_for_update(read=True)
        .execution_options(populate_existing=True)
    )
    if followed is None:
        raise AccountNotFound
    follows = select(func.count()).where(Follow.follower_id == Account.id)
    already = exists().where(Follow.follower_id == Account.id, Follow.followed_id == followed_id)
    found = await session.scalars(
        select(Account.id)
        .where(Account.id.in_(follower_ids), Account.id != followed_id, ~already)
        .where(not_blocked(Account.id, followed_id))
        .where(follows.scalar_subquery() < settings.max_following)
    )
    pairs = [Pair(AccountId(one), followed_id) for one in found]
    if followed.private:
        for pair in pairs:
            await do_request(session, pair)
    elif pairs:
        await _insert_all(session, pairs)


async def do_request(session: AsyncSession, pair: Pair) -> None:
    """Ask a private account to be let in. Idempotent."""
    if await _insert(session, FollowRequest, pair):
        event = FollowRequested(follower_id=pair.follower_id, followed_id=pair.followed_id)
        await emit(session, event, actor=pair.follower_id)


async def do_unfollow(session: AsyncSession, pair: Pair) -> None:
    """End a follow, or take back the request for one. Idempotent."""
    await delete_request(session, pair)
    await delete_follow(session, pair)


async def do_remove_follower(session: AsyncSession, pair: Pair) -> None:
    """End a follow as the account that is followed. Idempotent, and not told to the follower."""
    await delete_follow(session, pair, actor=pair.followed_id)


async def do_accept_request(session: AsyncSession, pair: Pair) -> None:
    """Accept a request to follow.

    Raises:
        FollowRequestNotFound: there is none.
    """
    if not await delete_request(session, pair):
        raise FollowRequestNotFound
    await insert_follow(session, pair, accepted=True)


async def do_decline_request(session: AsyncSession, pair: Pair) -> None:
    """Decline a request to follow; who asked is not told.

    Raises:
        FollowRequestNotFound: there is none.
    """
    if not await delete_request(session, pair):
        raise FollowRequestNotFound


async def accept_all_requests(session: AsyncSession, followed_id: AccountId) -> None:
    """Turn every request into a follow: the account has become public."""
    followers = await session.scalars(
        delete(FollowRequest)
        .where(FollowRequest.followed_id == followed_id)
        .returning(FollowRequest.follower_id)
    )
    for follower_id in followers:
        pair = Pair(follower_id, followed_id)
        await _say_request_ended(session, pair)
        await insert_follow(session, pair, accepted=True)


async def insert_follow(session: AsyncSession, pair: Pair, *, accepted: bool = False) -> None:
    """Write a follow unless it exists, and say so."""
    if await _insert(session, Follow, pair):
        event = Followed(
            follower_id=pair.follower_id, followed_id=pair.followed_id, accepted=accepted
        )
        await emit(session, event, actor=pair.follower_id)


async def _insert_all(session: AsyncSession, pairs: Sequence[Pair]) -> None:
    rows = [
        {
            "follower_id": pair.follower_id,
            "followed_id": pair.followed_id,
            "id": new_id(),
            "created_at": clock.now(),
        }
        for pair in pairs
    ]
    new = await session.execute(
        insert(Follow)
        .values(rows)
        .on_conflict_do_nothing()
        .returning(Follow.follower_id, Follow.followed_id)
    )
    await emit_all(
        session,
        [
            (Followed(follower_id=follower_id, followed_id=followed_id), follower_id)
            for follower_id, followed_id in new
        ],
    )


async def delete_request(session: AsyncSession, pair: Pair) -> bool:
    """Delete a request to follow if there is one, and say so; return whether there was."""
    deleted = await _delete(session, FollowRequest, pair)
    if deleted:
        await _say_request_ended(session, pair)
    return deleted


async def _say_request_ended(session: AsyncSession, pair: Pair) -> None:
    event = FollowRequestEnded(follower_id=pair.follower_id, followed_id=pair.followed_id)
    await emit(session, event, actor=pair.follower_id)


async def delete_follow(
    session: AsyncSession, pair: Pair, *, actor: AccountId | None = None
) -> None:
    """Delete a follow if it exists, and say so; unless told otherwise the follower's own act."""
    if await _delete(session, Follow, pair):
        event = Unfollowed(follower_id=pair.follower_id, followed_id=pair.followed_id)
        await emit(session, event, actor=actor or pair.follower_id)


async def delete_both_ways(session: AsyncSession, one: AccountId, other: AccountId) -> None:
    """Delete follows and requests between two accounts, in both directions."""
    for pair in (Pair(one, other), Pair(other, one)):
        await do_unfollow(session, pair)


async def count_followers(
    session: AsyncSession,
    account_id: AccountId,
    *,
    last: AccountId | None = None,
    most: int | None = None,
) -> int:
    """Count the follows by active accounts: the exact figure of the 1,000-follower rule.

    Args:
        last: counts those up to this follower's, as they came; nothing if it follows no more.
        most: counts no further.
    """
    follows = (
        select(Follow.id)
        .join(Account, Account.id == Follow.follower_id)
        .where(Follow.followed_id == account_id, is_active())
    )
    if last is not None:
        own = aliased(Follow)
        place = select(own.id).where(own.followed_id == account_id, own.follower_id == last)
        follows = follows.where(Follow.id <= place.scalar_subquery())
    counted = select(func.count()).select_from(follows.limit(most).subquery())
    return await session.scalar(counted) or 0


async def find_states(
    session: AsyncSession, follower_id: AccountId, followed_ids: list[AccountId]
) -> dict[AccountId, FollowState]:
    """Return what each account is to the follower; accounts that are nothing to it are left out."""
    following = await session.scalars(
        select(Follow.followed_id).where(
            Follow.follower_id == follower_id, Follow.followed_id.in_(followed_ids)
        )
    )
    requested = await session.scalars(
        select(FollowRequest.followed_id).where(
            FollowRequest.follower_id == follower_id, FollowRequest.followed_id.in_(followed_ids)
        )
    )
    states = dict.fromkeys(requested, FollowState.REQUESTED)
    return states | dict.fromkeys(following, FollowState.FOLLOWING)


async def _is_following(session: AsyncSession, pair: Pair) -> bool:
    found = await session.scalar(
        select(
            exists().where(
                Follow.follower_id == pair.follower_id, Follow.followed_id == pair.followed_id
            )
        )
    )
    return bool(found)


async def _insert(session: AsyncSession, table: type[Follow | FollowRequest], pair: Pair) -> bool:
    """Insert a row of the pair; return whether there was none."""
    created = await session.scalar(
        insert(table)
        .values(
            follower_id=pair.follower_id,
            followed_id=pair.followed_id,
            id=new_id(),
            created_at=clock.now(),
        )
        .on_conflict_do_nothing()
        .returning(table.id)
    )
    return created is not None


async def _delete(session: AsyncSession, table: type[Follow | FollowRequest], pair: Pair) -> bool:
    """Delete the row of the pair; return whether there was one."""
    deleted = await session.scalar(
        delete(table)
        .where(table.follower_id == pair.follower_id, table.followed_id == pair.followed_id)
        .returning(table.id)
    )
    return deleted is not None
