"""What is deleted with accounts; the journal's lines of what staff did stay."""

from collections.abc import Collection, Sequence

from sqlalchemy import and_, delete, or_, update
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.safety.models import Appeal, Case, Decision, NudityScan, Report
from rampe.safety.verdict import ACCOUNT


async def do_delete_of_accounts(session: AsyncSession, account_ids: Sequence[int]) -> None:
    """Delete the reports by accounts, and the cases about them and what they made. Idempotent."""
    await session.execute(delete(Report).where(Report.reporter_id.in_(account_ids)))
    about = and_(Case.kind == ACCOUNT, Case.target_id.in_(account_ids))
    # Reports, decisions, appeals and links go with their case.
    await session.execute(delete(Case).where(or_(Case.owner_id.in_(account_ids), about)))
    await session.execute(delete(Report).where(Report.owner_id.in_(account_ids)))
    await session.execute(delete(Decision).where(Decision.owner_id.in_(account_ids)))
    await session.execute(delete(Appeal).where(Appeal.account_id.in_(account_ids)))
    working = update(Case).where(Case.assignee_id.in_(account_ids))
    await session.execute(working.values(assignee_id=None, assigned_until=None))


async def do_forget_scans(session: AsyncSession, kind: str, target_ids: Collection[int]) -> None:
    """Forget that things were looked at which are no more. Idempotent."""
    gone = NudityScan.target_id.in_(target_ids)
    await session.execute(delete(NudityScan).where(NudityScan.kind == kind, gone))
