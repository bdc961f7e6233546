"""How staff judge comments: what `safety` asks of a kind of thing that can be reported."""

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId
from rampe.safety import ReportTarget, TargetSummary
from rampe.social.comment import count_with_replies, do_delete_comment, lock_thread
from rampe.social.counters import add_delta
from rampe.social.models import Comment
from rampe.social.targets import Target, TargetPolicies
from rampe.social.visibility import can_see_comment


class CommentReports(ReportTarget):
    """Comments as things that can be reported, hidden and restored."""

    kind = "comment"

    def __init__(self, policies: TargetPolicies) -> None:
        self._policies = policies

    async def describe(
        self,
        session: AsyncSession,
        target_id: int,
        viewer: AccountId | None,
        *,
        staff: bool = False,
    ) -> TargetSummary | None:
        """Return what a comment is; none when there is none or `viewer` may not see it."""
        found = select(Comment).where(Comment.id == target_id)
        if not staff:
            found = found.join(Account, Account.id == Comment.author_id)
            found = found.where(can_see_comment(viewer))
        comment = await session.scalar(found)
        if comment is None:
            return None
        if not staff:
            await self._policies.find(session, comment.kind, comment.target_id, viewer)
        return TargetSummary(
            kind=self.kind,
            id=comment.id,
            owner_id=comment.author_id,
            text=comment.text,
            hidden=comment.hidden,
            path=None,
        )

    async def do_hide(self, session: AsyncSession, target_id: int) -> None:
        """Hide a comment, and with it the thread it opens. Idempotent."""
        await _set_hidden(session, target_id, hidden=True)

    async def do_restore(self, session: AsyncSession, target_id: int) -> None:
        """Show a hidden comment again. Idempotent."""
        await _set_hidden(session, target_id, hidden=False)

    async def do_delete(self, session: AsyncSession, target_id: int) -> None:
        """Delete a comment for good, and with it the thread it opens. Idempotent."""
        comment = await session.get(Comment, target_id)
        if comment is not None and comment.deleted_at is None:
            owner = Target(comment.kind, comment.target_id, comment.author_id)
            await do_delete_comment(session, comment.author_id, comment, owner)


async def _set_hidden(session: AsyncSession, comment_id: int, *, hidden: bool) -> None:
    comment = await session.get(Comment, comment_id)
    if comment is None:
        return
    await lock_thread(session, comment)
    before = await count_with_replies(session, comment.id)
    await session.execute(update(Comment).where(Comment.id == comment.id).values(hidden=hidden))
    after = await count_with_replies(session, comment.id)
    target = Target(comment.kind, comment.target_id, AccountId(0))
    await add_delta(session, target, comments=after - before)
