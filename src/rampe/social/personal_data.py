"""What social has of a member: relations, reactions and comments that they made."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from rampe.accounts import Account, AccountId, AnySelect, Item, Rows, Tables, is_active
from rampe.social.delete_accounts import do_delete_of_accounts
from rampe.social.models import (
    AccountCounter,
    Block,
    Bookmark,
    Comment,
    Follow,
    FollowRequest,
    Mute,
    Share,
    TargetLike,
)
from rampe.social.visibility import not_blocked

Column = InstrumentedAttribute[Any]

TABLES = Tables(
    exported={
        "follow": "social/following.json",
        "follow_request": "social/requests_sent.json",
        "block": "social/blocked.json",
        "mute": "social/muted.json",
        "target_like": "social/likes.json",
        "bookmark": "social/bookmarks.json",
        "share": "social/shares.json",
        "comment": "social/comments.json",
        "account_counter": "social/received_likes.json",
    },
    withheld={
        "comment_mention": "what others wrote; the member's own are in the text of their comments",
        "counter_delta": "counts that wait a second for their place",
    },
)


@dataclass(frozen=True)
class SocialData:
    """Relations, reactions and comments. Of others only the handles that the member sees anyway."""

    name: str = "social"
    tables: Tables = TABLES

    async def export(self, _session: AsyncSession, account_id: AccountId) -> AsyncIterator[Item]:
        """Give what the member did; who blocks or mutes them is not theirs to know."""
        me = account_id
        yield Rows("social/following.json", _others(Follow.followed_id, Follow.follower_id, me))
        yield Rows("social/followers.json", _others(Follow.follower_id, Follow.followed_id, me))
        asked, asks = FollowRequest.followed_id, FollowRequest.follower_id
        yield Rows("social/requests_sent.json", _others(asked, asks, me))
        yield Rows("social/requests_received.json", _others(asks, asked, me))
        yield Rows("social/blocked.json", _own_list(Block.blocked_id, Block.blocker_id, me))
        yield Rows("social/muted.json", _others(Mute.muted_id, Mute.muter_id, me))
        yield Rows("social/comments.json", _comments(me))
        yield Rows("social/likes.json", _reactions(TargetLike, me))
        yield Rows("social/bookmarks.json", _reactions(Bookmark, me))
        yield Rows("social/shares.json", _reactions(Share, me, Share.channel))
        yield Rows(
            "social/received_likes.json",
            select(AccountCounter.likes).where(AccountCounter.account_id == me),
        )

    async def erase(self, session: AsyncSession, account_ids: Sequence[int]) -> None:
        """Delete all of it; counters follow. Idempotent."""
        await do_delete_of_accounts(session, account_ids)


def _own_list(other: Column, own: Column, me: AccountId) -> AnySelect:
    table: Any = other.class_
    return (
        select(Account.handle, table.created_at)
        .join(table, other == Account.id)
        .where(own == me, is_active())
        .order_by(table.id.desc())
    )


def _others(other: Column, own: Column, me: AccountId) -> AnySelect:
    return _own_list(other, own, me).where(not_blocked(Account.id, me))


def _reactions(
    table: type[TargetLike | Bookmark | Share], me: AccountId, *more: Column
) -> AnySelect:
    return (
        select(table.kind, table.target_id, *more, table.created_at)
        .where(table.account_id == me)
        .order_by(table.created_at.desc())
    )


def _comments(me: AccountId) -> AnySelect:
    return (
        select(
            Comment.id,
            Comment.kind,
            Comment.target_id,
            Comment.reply_to.label("reply_to_id"),
            Comment.text,
            Comment.pinned,
            Comment.hidden,
            Comment.created_at,
            Comment.deleted_at,
        )
        .where(Comment.author_id == me)
        .order_by(Comment.id.desc())
    )
