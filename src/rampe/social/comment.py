"""Commenting a target: threads of one level, written once however often they are sent (SOC-03)."""

from dataclasses import dataclass

from sqlalchemy import and_, func, insert, or_, select, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId
from rampe.kit import clock
from rampe.kit.ids import new_id
from rampe.kit.outbox import emit
from rampe.safety import Restriction, check_not_restricted
from rampe.social.counters import add_delta
from rampe.social.errors import (
    ClientIdTaken,
    CommentNotFound,
    CommentsClosed,
    CommentTooLong,
    NotTargetOwner,
)
from rampe.social.events import CommentDeleted, Commented, about
from rampe.social.mention import Mention, resolve_mentions
from rampe.social.models import Comment, CommentId, CommentMention
from rampe.social.settings import SocialSettings
from rampe.social.targets import Target, TargetPolicies
from rampe.social.visibility import can_see_comment, is_counted


@dataclass(frozen=True)
class Draft:
    """A comment as its author sends it; `client_id` is the same when it is sent again."""

    text: str
    client_id: str
    reply_to: CommentId | None = None


async def check_can_comment(
    session: AsyncSession,
    author_id: AccountId,
    target: Target,
    draft: Draft,
    settings: SocialSettings,
) -> Comment | None:
    """Return the comment that is answered, none for one that opens a thread.

    Raises:
        CommentTooLong: longer than the operator allows.
        CommentsClosed: closed by the owner, who may still answer.
        CommentNotFound: the comment to answer is gone, elsewhere, or not for this author's eyes.
    """
    if len(draft.text) > settings.comment_max_length:
        raise CommentTooLong(max_length=settings.comment_max_length)
    if not target.comments_on and author_id != target.owner_id:
        raise CommentsClosed
    if draft.reply_to is None:
        return None
    answered = await find_comment(session, draft.reply_to, author_id)
    if (answered.kind, answered.target_id) != (target.kind, target.id):
        raise CommentNotFound
    return answered


async def do_comment(
    session: AsyncSession,
    author_id: AccountId,
    target: Target,
    draft: Draft,
    settings: SocialSettings,
) -> CommentId:
    """Write a comment and return its id. Sent again with the same client id, it is written once.

    Raises:
        Restricted: a decision of staff keeps the author from commenting.
        CommentTooLong, CommentsClosed, CommentNotFound: see `check_can_comment`.
        ClientIdTaken: one with the same client id is on something else, or was deleted.
    """
    await check_not_restricted(session, author_id, Restriction.COMMENTING)
    answered = await check_can_comment(session, author_id, target, draft, settings)
    thread_id = (answered.thread_id or answered.id) if answered else None
    created = await session.scalar(
        pg_insert(Comment)
        .values(
            id=new_id(),
            kind=target.kind,
            target_id=target.id,
            author_id=author_id,
            thread_id=thread_id,
            reply_to=answered.id if answered else None,
            client_id=draft.client_id,
            text=draft.text,
            pinned=False,
            hidden=False,
            created_at=clock.now(),
        )
        .on_conflict_do_nothing(index_elements=["author_id", "client_id"])
        .returning(Comment.id)
    )
    if created is None:
        return await _find_sent(session, author_id, target, draft.client_id)
    mentions = await _write_mentions(session, author_id, created, draft.text)
    # Its row has waited for whoever hid or deleted the thread just now: then it does not count.
    await add_delta(session, target, comments=await count_with_replies(session, created))
    await emit(
        session,
        Commented(
            **about(target, author_id),
            comment_id=created,
            thread_author_id=await _author_of(session, thread_id),
            reply_to_author_id=answered.author_id if answered else None,
            mentioned_ids=[mention.account_id for mention in mentions],
        ),
        actor=author_id,
    )
    return created


async def find_comment(
    session: AsyncSession, comment_id: CommentId, viewer: AccountId | None, *, own: bool = False
) -> Comment:
    """Return a comment that the viewer sees, whether or not it may see the target.

    Args:
        own: also one that the viewer wrote in a thread that is not shown any more.

    Raises:
        CommentNotFound: there is none, or it is hidden from the viewer.
    """
    found = can_see_comment(viewer)
    if own:
        stands = and_(Comment.deleted_at.is_(None), ~Comment.hidden)
        found = or_(found, and_(Comment.author_id == viewer, stands))
    comment = await session.scalar(
        select(Comment)
        .join(Account, Account.id == Comment.author_id)
        .where(Comment.id == comment_id, found)
    )
    if comment is None:
        raise CommentNotFound
    return comment


async def find_comment_target(
    session: AsyncSession, policies: TargetPolicies, comment: Comment, viewer: AccountId | None
) -> Target:
    """Return what a comment is on.

    Raises:
        TargetNotFound: the viewer may not see it.
    """
    return await policies.find(session, comment.kind, comment.target_id, viewer)


async def do_delete_comment(
    session: AsyncSession, account_id: AccountId, comment: Comment, target: Target
) -> None:
    """Delete a comment, and the thread it opens, as its author or as the target's owner.

    Raises:
        NotTargetOwner: the caller is neither.
    """
    if account_id not in (comment.author_id, target.owner_id):
        raise NotTargetOwner
    await lock_thread(session, comment)
    count = await count_with_replies(session, comment.id)
    await session.execute(
        update(Comment)
        .where(
            or_(Comment.id == comment.id, Comment.thread_id == comment.id),
            Comment.deleted_at.is_(None),
        )
        .values(deleted_at=clock.now(), pinned=False)
    )
    await add_delta(session, target, comments=-count)
    event = CommentDeleted(**about(target, account_id), comment_id=comment.id, count=count)
    await emit(session, event, actor=account_id)


async def lock_thread(session: AsyncSession, comment: Comment) -> None:
    """Lock the thread of a comment: what else changes its count waits, new replies too."""
    head_id = comment.thread_id or comment.id
    await session.execute(select(Comment.id).where(Comment.id == head_id).with_for_update())


async def count_with_replies(session: AsyncSession, comment_id: CommentId) -> int:
    """Count a comment, and the replies of the thread it opens, that are counted."""
    counted = (
        select(func.count())
        .select_from(Comment)
        .join(Account, Account.id == Comment.author_id)
        .where(or_(Comment.id == comment_id, Comment.thread_id == comment_id), is_counted())
    )
    return await session.scalar(counted) or 0


async def _find_sent(
    session: AsyncSession, author_id: AccountId, target: Target, client_id: str
) -> CommentId:
    sent = await session.scalar(
        select(Comment.id).where(
            Comment.author_id == author_id,
            Comment.client_id == client_id,
            Comment.kind == target.kind,
            Comment.target_id == target.id,
            Comment.deleted_at.is_(None),
        )
    )
    if sent is None:
        raise ClientIdTaken
    return sent


async def _write_mentions(
    session: AsyncSession, author_id: AccountId, comment_id: CommentId, text: str
) -> list[Mention]:
    mentions = await resolve_mentions(session, author_id, text)
    if mentions:
        await session.execute(
            insert(CommentMention),
            [
                {"comment_id": comment_id, "account_id": m.account_id, "handle": m.handle}
                for m in mentions
            ],
        )
    return mentions


async def _author_of(session: AsyncSession, comment_id: CommentId | None) -> AccountId | None:
    if comment_id is None:
        return None
    return await session.scalar(select(Comment.author_id).where(Comment.id == comment_id))
