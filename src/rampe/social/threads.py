"""Reads of comments: the threads of a target, the replies of a thread, what its owner left open."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from rampe.accounts import Account, AccountId, account_refs, is_active
from rampe.kit.pagination import Page, decode_cursor, paginate
from rampe.social.models import (
    Comment,
    CommentId,
    CommentMention,
    CounterDelta,
    TargetCounter,
    TargetLike,
)
from rampe.social.queries import PageRequest, Reader
from rampe.social.schemas import CommentOut, CommentPage, MentionOut
from rampe.social.targets import Target
from rampe.social.visibility import can_see_comment, not_blocked

COMMENT = "comment"


async def list_threads(
    reader: Reader, target: Target, page: PageRequest, *, unanswered: bool = False
) -> CommentPage:
    """List the comments that open a thread: the pinned one first, then the newest.

    Args:
        unanswered: only those of others in which the owner has not written ("Sans réponse").
    """
    threads = _seen(reader.viewer).where(
        Comment.kind == target.kind, Comment.target_id == target.id, Comment.thread_id.is_(None)
    )
    if unanswered:
        threads = threads.where(Comment.author_id != target.owner_id, ~_is_answered(target))
    rows: list[Comment] = []
    if page.cursor:
        (before,) = decode_cursor(page.cursor, int)
        threads = threads.where(Comment.id < before)
    elif not unanswered:
        rows = list(await reader.session.scalars(threads.where(Comment.pinned)))
    newest = threads if unanswered else threads.where(~Comment.pinned)
    fetched = await reader.session.scalars(newest.order_by(Comment.id.desc()).limit(page.limit + 1))
    listed, cursor = paginate(list(fetched), page.limit, lambda row: (row.id,))
    return CommentPage(
        items=await show_comments(reader, target, rows + listed),
        total=await count_comments(reader, target),
        next_cursor=cursor,
    )


async def list_replies(
    reader: Reader, target: Target, thread_id: CommentId, page: PageRequest
) -> Page[CommentOut]:
    """List the replies of a thread, oldest first."""
    replies = _seen(reader.viewer).where(Comment.thread_id == thread_id)
    if page.cursor:
        (after,) = decode_cursor(page.cursor, int)
        replies = replies.where(Comment.id > after)
    fetched = await reader.session.scalars(replies.order_by(Comment.id).limit(page.limit + 1))
    listed, cursor = paginate(list(fetched), page.limit, lambda row: (row.id,))
    return Page(items=await show_comments(reader, target, listed), next_cursor=cursor)


async def count_comments(reader: Reader, target: Target) -> int:
    """Count the comments of a target that the reader sees, as rows.

    A reply under a thread that the reader does not see is not counted, because it is not listed.
    """
    of_target = and_(Comment.kind == target.kind, Comment.target_id == target.id)
    threads = _seen(reader.viewer).with_only_columns(Comment.id).where(of_target)
    counted = (
        _seen(reader.viewer)
        .with_only_columns(func.count())
        .where(
            of_target,
            or_(
                Comment.thread_id.is_(None),
                Comment.thread_id.in_(threads.where(Comment.thread_id.is_(None))),
            ),
        )
    )
    return await reader.session.scalar(counted) or 0


@dataclass(frozen=True)
class _About:
    """What is read beside the comments of a page, by comment id."""

    likes: dict[int, int]
    liked: set[int]
    replies: dict[int, int]
    mentions: dict[int, list[MentionOut]]


async def show_comments(
    reader: Reader, target: Target, comments: list[Comment]
) -> list[CommentOut]:
    """Return comments as the reader sees them, in the given order."""
    ids = [comment.id for comment in comments]
    refs = await account_refs(reader.session, {c.author_id for c in comments}, reader.storage)
    beside = _About(
        likes=await _count_likes(reader, ids),
        liked=await _find_liked(reader, ids),
        replies=await _count_replies(reader, ids),
        mentions=await _find_mentions(reader, ids),
    )
    is_owner = reader.viewer == target.owner_id
    return [
        CommentOut(
            id=comment.id,
            author=refs[comment.author_id],
            is_owner=comment.author_id == target.owner_id,
            text=comment.text,
            mentions=beside.mentions.get(comment.id, []),
            created_at=comment.created_at,
            thread_id=comment.thread_id,
            reply_to=comment.reply_to,
            replies=beside.replies.get(comment.id, 0),
            likes=beside.likes.get(comment.id, 0),
            liked=comment.id in beside.liked,
            pinned=comment.pinned,
            own=comment.author_id == reader.viewer,
            can_delete=is_owner or comment.author_id == reader.viewer,
            can_pin=is_owner and comment.thread_id is None,
        )
        for comment in comments
        if comment.author_id in refs
    ]


def _seen(viewer: AccountId | None) -> Select[Comment]:
    return (
        select(Comment)
        .join(Account, Account.id == Comment.author_id)
        .where(can_see_comment(viewer))
    )


def _is_answered(target: Target) -> ColumnElement[bool]:
    answer = aliased(Comment)
    return exists().where(
        answer.thread_id == Comment.id,
        answer.author_id == target.owner_id,
        answer.deleted_at.is_(None),
    )


async def _count_replies(reader: Reader, ids: list[CommentId]) -> dict[int, int]:
    counted = (
        select(Comment.thread_id, func.count())
        .join(Account, Account.id == Comment.author_id)
        .where(Comment.thread_id.in_(ids), can_see_comment(reader.viewer))
        .group_by(Comment.thread_id)
    )
    rows = await reader.session.execute(counted)
    return {thread_id: count for thread_id, count in rows if thread_id is not None}


async def _count_likes(reader: Reader, ids: list[CommentId]) -> dict[int, int]:
    """Return exact counts: a member who likes a comment sees the count move at once."""
    likes: dict[int, int] = {}
    for table in (TargetCounter, CounterDelta):
        rows = await reader.session.execute(
            select(table.target_id, func.sum(table.likes))
            .where(table.kind == COMMENT, table.target_id.in_(ids))
            .group_by(table.target_id)
        )
        for target_id, count in rows:
            likes[target_id] = likes.get(target_id, 0) + int(count)
    return likes


async def _find_liked(reader: Reader, ids: list[CommentId]) -> set[int]:
    rows = await reader.session.scalars(
        select(TargetLike.target_id).where(
            TargetLike.kind == COMMENT,
            TargetLike.target_id.in_(ids),
            TargetLike.account_id == reader.viewer,
        )
    )
    return set(rows)


async def _find_mentions(reader: Reader, ids: list[CommentId]) -> dict[int, list[MentionOut]]:
    rows = await reader.session.execute(
        select(CommentMention.comment_id, CommentMention.handle, Account.handle, Account.id)
        .join(Account, Account.id == CommentMention.account_id)
        .where(
            CommentMention.comment_id.in_(ids),
            is_active(),
            not_blocked(Account.id, reader.viewer),
        )
    )
    mentions: dict[int, list[MentionOut]] = {}
    for comment_id, written, handle, account_id in rows:
        found = MentionOut(written=written, handle=handle, id=account_id)
        mentions.setdefault(comment_id, []).append(found)
    return mentions
