"""The SQL predicates of who may see whom: every read of every domain uses these and no others.

A predicate takes the column of the account that is shown and the viewer: an id, a bound parameter,
or null for a guest, to whom nothing is blocked and who follows nobody.
"""

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    CompoundSelect,
    and_,
    cast,
    exists,
    or_,
    select,
    union,
)
from sqlalchemy.orm import InstrumentedAttribute, aliased

from rampe.accounts import Account, is_active
from rampe.kit.database import Base
from rampe.safety import Report, not_reported
from rampe.social.models import Block, Comment, Follow, FollowRequest, Mute

AccountColumn = ColumnElement[int] | InstrumentedAttribute[int]
Viewer = ColumnElement[int] | InstrumentedAttribute[int] | int | None


def _viewer(viewer: Viewer) -> ColumnElement[int]:
    # The cast gives a null viewer a type, without which PostgreSQL refuses to compare it.
    return cast(viewer, BigInteger)


def _has(table: type[Base], *where: ColumnElement[bool]) -> ColumnElement[bool]:
    # Never correlated on its own table, so that a query may join that table for its own reasons.
    return exists(select(1).select_from(table).where(*where).correlate_except(table))


def not_blocked(account: AccountColumn, viewer: Viewer) -> ColumnElement[bool]:
    """True where neither of the two accounts blocks the other."""
    me = _viewer(viewer)
    mine = _has(Block, Block.blocker_id == me, Block.blocked_id == account)
    theirs = _has(Block, Block.blocker_id == account, Block.blocked_id == me)
    return and_(~mine, ~theirs)


def not_muted(account: AccountColumn, viewer: Viewer) -> ColumnElement[bool]:
    """True where the viewer has not muted the account."""
    return ~_has(Mute, Mute.muter_id == _viewer(viewer), Mute.muted_id == account)


def is_following(viewer: Viewer, account: AccountColumn) -> ColumnElement[bool]:
    """True where the viewer follows the account."""
    return _has(Follow, Follow.follower_id == _viewer(viewer), Follow.followed_id == account)


def has_requested(viewer: Viewer, account: AccountColumn) -> ColumnElement[bool]:
    """True where the viewer has asked to follow the account."""
    return _has(
        FollowRequest,
        FollowRequest.follower_id == _viewer(viewer),
        FollowRequest.followed_id == account,
    )


def select_hidden(viewer: Viewer) -> CompoundSelect[int]:
    """Select the accounts of which the viewer is shown nothing in a conversation of many.

    The same as the predicates above say one by one, for who must know it beforehand.
    """
    me = _viewer(viewer)
    return union(
        select(Block.blocked_id.label("id")).where(Block.blocker_id == me),
        select(Block.blocker_id).where(Block.blocked_id == me),
        select(Mute.muted_id).where(Mute.muter_id == me),
        select(Report.target_id).where(Report.reporter_id == me, Report.kind == "account"),
    )


def are_friends(viewer: Viewer, account: AccountColumn) -> ColumnElement[bool]:
    """True where the two accounts follow each other."""
    back = _has(Follow, Follow.follower_id == account, Follow.followed_id == _viewer(viewer))
    return and_(is_following(viewer, account), back)


def is_counted() -> ColumnElement[bool]:
    """True for a comment that counts: it stands, and so does the one that opens its thread.

    The query joins `Account` on its author.
    """
    head, author = aliased(Comment), aliased(Account)
    under = (
        select(1)
        .select_from(head)
        .join(author, author.id == head.author_id)
        .where(head.id == Comment.thread_id, _stands(head, author))
        .correlate_except(head, author)
    )
    return and_(_stands(Comment, Account), or_(Comment.thread_id.is_(None), exists(under)))


def _stands(comment: type[Comment], author: type[Account]) -> ColumnElement[bool]:
    """True for a comment that is neither deleted nor hidden, of an active account."""
    return and_(comment.deleted_at.is_(None), ~comment.hidden, is_active(author))


def can_see_comment(viewer: Viewer) -> ColumnElement[bool]:
    """True where the viewer sees the comment; the query joins `Account` on its author."""
    return and_(
        is_counted(),
        not_blocked(Comment.author_id, viewer),
        not_muted(Comment.author_id, viewer),
        not_reported("comment", Comment.id, viewer),
        not_reported("account", Comment.author_id, viewer),
    )
