"""What staff does about reports; each act has a reason and leaves a line that nobody can change."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import (
    Account,
    AccountId,
    Principal,
    Role,
    do_correct_birth_date,
    do_restore,
    do_set_role,
    do_suspend,
    lock_any_account,
    tell_me_changed,
)
from rampe.kit import clock
from rampe.kit.ids import new_id
from rampe.kit.outbox import emit
from rampe.ports.bus import Bus
from rampe.safety.account_reports import ACCOUNT
from rampe.safety.errors import AdminOnly, NotYourself, TargetNotFound
from rampe.safety.events import Hidden, Restored
from rampe.safety.models import Act, Change, ModerationAction, change_of
from rampe.safety.report import decide_reports
from rampe.safety.targets import ReportTargets, TargetSummary


@dataclass(frozen=True)
class Judge:
    """Who of the staff acts, and why."""

    staff: Principal
    reason: str

    def check_may_judge(self, owner: Account | None) -> None:
        """Refuse acts on oneself, and acts on staff by who does not stand above it.

        Anybody plays the demo's staff, so that has no say over the installation's own.

        Raises:
            NotYourself: the thing is the actor's own.
            AdminOnly: it is another moderator's or an administrator's.
        """
        if owner is None:
            return
        if owner.id == self.staff.account_id:
            raise NotYourself
        is_above = self.staff.role is Role.ADMIN and (owner.demo or not self.staff.demo)
        if owner.role is not Role.MEMBER and not is_above:
            raise AdminOnly


async def do_hide(
    session: AsyncSession, targets: ReportTargets, judge: Judge, kind: str, target_id: int
) -> int:
    """Take a thing out of sight, close its reports, and return the id of the act.

    Raises:
        UnknownKind, TargetNotFound: there is no such thing.
        NotYourself, AdminOnly: see `Judge.check_may_judge`.
    """
    summary = await _find(session, targets, judge, kind, target_id)
    await targets.of(kind).do_hide(session, target_id)
    event = Hidden(kind=kind, target_id=target_id, owner_id=summary.owner_id)
    await emit(session, event, actor=judge.staff.account_id)
    return await _conclude(session, judge, Act.HIDE, summary)


async def do_show(
    session: AsyncSession, targets: ReportTargets, judge: Judge, kind: str, target_id: int
) -> int:
    """Decide that a thing may be seen: bring it back if it was hidden, and close its reports.

    Raises:
        UnknownKind, TargetNotFound: there is no such thing.
        NotYourself, AdminOnly: see `Judge.check_may_judge`.
    """
    summary = await _find(session, targets, judge, kind, target_id)
    await targets.of(kind).do_restore(session, target_id)
    event = Restored(kind=kind, target_id=target_id, owner_id=summary.owner_id)
    await emit(session, event, actor=judge.staff.account_id)
    return await _conclude(session, judge, Act.RESTORE, summary)


async def _find(
    session: AsyncSession, targets: ReportTargets, judge: Judge, kind: str, target_id: int
) -> TargetSummary:
    viewer = judge.staff.account_id
    summary = await targets.of(kind).describe(session, target_id, viewer, staff=True)
    if summary is None:
        raise TargetNotFound
    judge.check_may_judge(await session.get(Account, summary.owner_id))
    return summary


async def _conclude(session: AsyncSession, judge: Judge, act: Act, summary: TargetSummary) -> int:
    await decide_reports(session, summary.kind, summary.id)
    return await record(session, judge, act, summary.kind, summary.id, summary.owner_id)


async def _lock(session: AsyncSession, judge: Judge, account_id: int) -> Account:
    account = await lock_any_account(session, account_id)
    judge.check_may_judge(account)
    return account


async def do_suspend_account(session: AsyncSession, bus: Bus, judge: Judge, account_id: int) -> int:
    """Suspend an account, close the reports about it, and return the id of the act.

    Raises:
        AccountNotFound: there is no such account.
        NotYourself, AdminOnly: see `Judge.check_may_judge`.
    """
    account = await _lock(session, judge, account_id)
    await do_suspend(session, bus, account.id, actor=judge.staff.account_id)
    await decide_reports(session, ACCOUNT, account.id)
    return await record(session, judge, Act.SUSPEND, ACCOUNT, account.id, account.id)


async def do_reinstate_account(session: AsyncSession, judge: Judge, account_id: int) -> int:
    """Bring an account back, close the reports about it, and return the id of the act.

    Raises:
        AccountNotFound: there is no such account.
        NotYourself, AdminOnly: see `Judge.check_may_judge`.
    """
    account = await _lock(session, judge, account_id)
    await do_restore(session, account.id, actor=judge.staff.account_id)
    await decide_reports(session, ACCOUNT, account.id)
    return await record(session, judge, Act.REINSTATE, ACCOUNT, account.id, account.id)


async def do_settle_age(
    session: AsyncSession, bus: Bus, judge: Judge, account_id: int, birth_date: date | None
) -> int:
    """Correct a birth date, or take a disputed one away, which is the strictest age (D9).

    Raises:
        AccountNotFound: there is no such account.
        NotYourself, AdminOnly: see `Judge.check_may_judge`.
    """
    account = await _lock(session, judge, account_id)
    change = change_of(account.birth_date, birth_date)
    do_correct_birth_date(account, birth_date)
    tell_me_changed(session, bus, account.id)
    act = Act.CORRECT_BIRTH_DATE
    return await record(session, judge, act, ACCOUNT, account.id, account.id, change)


async def do_appoint(
    session: AsyncSession, bus: Bus, judge: Judge, account_id: int, role: Role
) -> int:
    """Give an account a role.

    Raises:
        AccountNotFound: there is no such active account.
        NotYourself: nobody takes their own role away, so that an administrator remains.
        AdminOnly: the demo's staff appoints nobody who would stay after the demo.
    """
    account = await _lock(session, judge, account_id)
    if judge.staff.demo and not account.demo:
        raise AdminOnly
    change = change_of(account.role, role)
    await do_set_role(session, bus, account.id, role, actor=judge.staff.account_id)
    return await record(session, judge, Act.SET_ROLE, ACCOUNT, account.id, account.id, change)


async def record(
    session: AsyncSession,
    judge: Judge,
    act: Act,
    kind: str,
    target_id: int,
    owner_id: AccountId,
    change: Change | None = None,
) -> int:
    """Write who did what, to what, when and why; return the line's id."""
    action = ModerationAction(
        id=new_id(),
        actor_id=judge.staff.account_id,
        act=act,
        kind=kind,
        target_id=target_id,
        owner_id=owner_id,
        reason=judge.reason,
        change=change,
        at=clock.now(),
    )
    session.add(action)
    await session.flush()
    return action.id
