"""Pinning: the one comment that a target's owner puts on top."""

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.social.errors import CommentNotFound, NotTargetOwner
from rampe.social.models import Comment
from rampe.social.targets import Target


async def do_pin(
    session: AsyncSession, account_id: AccountId, comment: Comment, target: Target
) -> None:
    """Pin a comment that opens a thread; it takes the place of the one pinned before.

    Raises:
        NotTargetOwner: the caller does not own the target.
        CommentNotFound: the comment is a reply, which cannot stand on top.
    """
    if account_id != target.owner_id:
        raise NotTargetOwner
    if comment.thread_id is not None:
        raise CommentNotFound
    await _unpin_all(session, target)
    await session.execute(update(Comment).where(Comment.id == comment.id).values(pinned=True))


async def do_unpin(
    session: AsyncSession, account_id: AccountId, comment: Comment, target: Target
) -> None:
    """Take a comment from the top. Idempotent.

    Raises:
        NotTargetOwner: the caller does not own the target.
    """
    if account_id != target.owner_id:
        raise NotTargetOwner
    await session.execute(update(Comment).where(Comment.id == comment.id).values(pinned=False))


async def _unpin_all(session: AsyncSession, target: Target) -> None:
    await session.execute(
        update(Comment)
        .where(Comment.kind == target.kind, Comment.target_id == target.id, Comment.pinned)
        .values(pinned=False)
    )
