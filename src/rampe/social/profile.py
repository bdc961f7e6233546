"""Profiles: an account with its counts, and what it and the reader are to each other."""

from sqlalchemy import exists, func, select

from rampe.accounts import (
    Account,
    AccountId,
    AccountNotFound,
    account_refs,
    brand_badge,
    is_active,
)
from rampe.social.figures import count_received_likes
from rampe.social.follow import FollowState, count_followers, find_states
from rampe.social.models import Block, Follow, Mute
from rampe.social.queries import Reader
from rampe.social.schemas import ProfileCounts, ProfileLink, ProfileOut, ProfileViewer


async def check_can_see_lists(reader: Reader, account_id: AccountId) -> None:
    """Check that the reader may see whom an account follows and who follows it.

    Raises:
        AccountNotFound: no such account, blocked either way, or private and not followed.
    """
    account = await reader.session.get(Account, account_id)
    if account is None or not await _is_shown(reader, account):
        raise AccountNotFound
    viewer = await _find_viewer(reader, account)
    if viewer.blocking or not _is_visible(account, viewer):
        raise AccountNotFound


async def show_profile(reader: Reader, account: Account) -> ProfileOut:
    """Return an account's profile.

    To an account that it blocks, a profile does not exist; its blocker sees it, to end the block.

    Raises:
        AccountNotFound: not active, or it blocks the reader.
    """
    if not await _is_shown(reader, account):
        raise AccountNotFound
    viewer = await _find_viewer(reader, account)
    refs = await account_refs(reader.session, [account.id], reader.storage)
    return ProfileOut(
        account=refs[account.id],
        brand=await brand_badge(reader.session, account),
        bio=account.bio,
        links=[ProfileLink.model_validate(link) for link in account.links],
        counts=await _count(reader, account.id),
        viewer=viewer,
        visible=_is_visible(account, viewer) and not viewer.blocking,
    )


def _is_visible(account: Account, viewer: ProfileViewer) -> bool:
    return not account.private or viewer.own or viewer.state is FollowState.FOLLOWING


async def _is_shown(reader: Reader, account: Account) -> bool:
    blocked = exists().where(Block.blocker_id == account.id, Block.blocked_id == reader.viewer)
    shown = select(exists().where(Account.id == account.id, is_active(), ~blocked))
    return bool(await reader.session.scalar(shown))


async def _find_viewer(reader: Reader, account: Account) -> ProfileViewer:
    me = reader.viewer
    if me is None:
        return ProfileViewer()
    states = await find_states(reader.session, me, [account.id])
    row = await reader.session.execute(
        select(
            exists().where(Follow.follower_id == account.id, Follow.followed_id == me),
            exists().where(Block.blocker_id == me, Block.blocked_id == account.id),
            exists().where(Mute.muter_id == me, Mute.muted_id == account.id),
        )
    )
    followed_by, blocking, muting = row.one()
    return ProfileViewer(
        state=states.get(account.id, FollowState.NONE),
        followed_by=followed_by,
        blocking=blocking,
        muting=muting,
        own=me == account.id,
    )


async def _count(reader: Reader, account_id: AccountId) -> ProfileCounts:
    following = await reader.session.scalar(
        select(func.count())
        .select_from(Follow)
        .join(Account, Account.id == Follow.followed_id)
        .where(Follow.follower_id == account_id, is_active())
    )
    return ProfileCounts(
        followers=await count_followers(reader.session, account_id),
        following=following or 0,
        likes=await count_received_likes(reader.session, account_id),
    )
