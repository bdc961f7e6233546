"""Accounts as things that can be reported; hiding one is suspending it."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId, Status, do_restore, do_suspend
from rampe.ports.bus import Bus
from rampe.safety.targets import ReportTarget, TargetSummary
from rampe.safety.verdict import ACCOUNT


class AccountReports(ReportTarget):
    """Accounts as things that can be reported, suspended and reinstated."""

    kind = ACCOUNT

    def __init__(self, bus: Bus) -> None:
        self._bus = bus

    async def describe(
        self,
        session: AsyncSession,
        target_id: int,
        viewer: AccountId | None,
        *,
        staff: bool = False,
    ) -> TargetSummary | None:
        """Return an active account's name and bio; to staff also a suspended one's."""
        seen = (Status.ACTIVE, Status.SUSPENDED) if staff else (Status.ACTIVE,)
        account = await session.scalar(
            select(Account).where(Account.id == target_id, Account.status.in_(seen))
        )
        if account is None:
            return None
        return TargetSummary(
            kind=ACCOUNT,
            id=account.id,
            owner_id=account.id,
            text=f"{account.name}\n{account.bio}".strip(),
            hidden=account.status is Status.SUSPENDED,
            path=f"/@{account.handle}",
        )

    async def do_hide(self, session: AsyncSession, target_id: int) -> None:
        """Suspend the account."""
        await do_suspend(session, self._bus, target_id)

    async def do_restore(self, session: AsyncSession, target_id: int) -> None:
        """Reinstate the account."""
        await do_restore(session, target_id)

    async def do_delete(self, session: AsyncSession, target_id: int) -> None:
        """Nothing: accounts are suspended, and deleted by their members alone."""
