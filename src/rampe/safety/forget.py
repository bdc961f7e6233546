"""What is deleted with accounts; the lines of what staff did stay."""

from collections.abc import Sequence

from sqlalchemy import and_, delete, or_
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.safety.account_reports import ACCOUNT
from rampe.safety.models import Report


async def do_delete_of_accounts(session: AsyncSession, account_ids: Sequence[int]) -> None:
    """Delete the reports by accounts, about them, and about what they made. Idempotent."""
    about = and_(Report.kind == ACCOUNT, Report.target_id.in_(account_ids))
    await session.execute(
        delete(Report).where(
            or_(Report.reporter_id.in_(account_ids), Report.owner_id.in_(account_ids), about)
        )
    )
