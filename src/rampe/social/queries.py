"""Reads of accounts: followers, requests, blocks and mutes, each list paged by its row's id."""

from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from rampe.accounts import Account, AccountId, account_refs, is_active
from rampe.kit.pagination import Page, decode_cursor, paginate
from rampe.ports.storage import Storage
from rampe.social.follow import FollowState, find_states
from rampe.social.models import Block, Follow, FollowRequest, Mute
from rampe.social.schemas import AccountItem
from rampe.social.visibility import not_blocked


@dataclass(frozen=True)
class PageRequest:
    """Where a list goes on and how long a page is."""

    cursor: str | None
    limit: int


@dataclass(frozen=True)
class Reader:
    """Who reads, in which transaction, with which storage to name avatars."""

    session: AsyncSession
    storage: Storage
    viewer: AccountId | None


# What `_list_accounts` pages: the row's id, which orders the list, and the account it names.
AccountRows = Select[int, AccountId]


async def list_followers(
    reader: Reader, account_id: AccountId, page: PageRequest
) -> Page[AccountItem]:
    """List who follows an account, newest first."""
    rows = select(Follow.id, Follow.follower_id).where(Follow.followed_id == account_id)
    return await _list_accounts(reader, _visible(rows, Follow.follower_id, reader.viewer), page)


async def list_following(
    reader: Reader, account_id: AccountId, page: PageRequest
) -> Page[AccountItem]:
    """List whom an account follows, newest first."""
    rows = select(Follow.id, Follow.followed_id).where(Follow.follower_id == account_id)
    return await _list_accounts(reader, _visible(rows, Follow.followed_id, reader.viewer), page)


async def list_requests(reader: Reader, page: PageRequest) -> Page[AccountItem]:
    """List who asks to follow the reader, newest first."""
    rows = select(FollowRequest.id, FollowRequest.follower_id).where(
        FollowRequest.followed_id == reader.viewer
    )
    rows = _visible(rows, FollowRequest.follower_id, reader.viewer)
    return await _list_accounts(reader, rows, page)


async def list_blocks(reader: Reader, page: PageRequest) -> Page[AccountItem]:
    """List whom the reader blocks, newest first."""
    rows = select(Block.id, Block.blocked_id).where(Block.blocker_id == reader.viewer)
    return await _list_accounts(reader, _active(rows, Block.blocked_id), page)


async def list_mutes(reader: Reader, page: PageRequest) -> Page[AccountItem]:
    """List whom the reader mutes and may still see, newest first."""
    rows = select(Mute.id, Mute.muted_id).where(Mute.muter_id == reader.viewer)
    return await _list_accounts(reader, _visible(rows, Mute.muted_id, reader.viewer), page)


def _active(rows: AccountRows, account: InstrumentedAttribute[AccountId]) -> AccountRows:
    return rows.join(Account, Account.id == account).where(is_active())


def _visible(
    rows: AccountRows, account: InstrumentedAttribute[AccountId], viewer: AccountId | None
) -> AccountRows:
    return _active(rows, account).where(not_blocked(account, viewer))


async def _list_accounts(reader: Reader, rows: AccountRows, page: PageRequest) -> Page[AccountItem]:
    row_id = rows.selected_columns[0]
    if page.cursor:
        (before,) = decode_cursor(page.cursor, int)
        rows = rows.where(row_id < before)
    fetched = await reader.session.execute(rows.order_by(row_id.desc()).limit(page.limit + 1))
    listed, cursor = paginate(list(fetched), page.limit, lambda row: (row[0],))
    ids = [account_id for _, account_id in listed]
    return Page(items=await _account_items(reader, ids), next_cursor=cursor)


async def _account_items(reader: Reader, ids: list[AccountId]) -> list[AccountItem]:
    refs = await account_refs(reader.session, ids, reader.storage)
    states: dict[AccountId, FollowState] = {}
    if reader.viewer is not None:
        states = await find_states(reader.session, reader.viewer, ids)
    return [
        AccountItem(account=refs[account_id], state=states.get(account_id, FollowState.NONE))
        for account_id in ids
        if account_id in refs
    ]
