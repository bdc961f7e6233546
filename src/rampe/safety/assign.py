"""Whose a case is: taken from the queue, handed over to somebody else of the staff, given back.

Each is a line of the journal. The case's row is locked meanwhile: of two at once, one is told.
"""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId, Role, Status, is_active
from rampe.kit import clock
from rampe.safety.cases import check_is_free, is_claimed, lock_case
from rampe.safety.desk import Desk
from rampe.safety.errors import AdminOnly, CannotTakeCase, NotYourself
from rampe.safety.journal import Line, check_may_judge, record
from rampe.safety.models import Act, Case, CaseState, Change

MOST_STAFF = 200


async def do_claim(desk: Desk, case_id: int) -> Case:
    """Take a case for a while, or keep it longer.

    Raises:
        CaseNotFound, CaseDecided, CaseClaimed: it cannot be had.
        NotYourself, AdminOnly: see `Judge.check_may_judge`.
    """
    case = await lock_case(desk.session, case_id)
    check_is_free(case, desk.judge.id)
    desk.judge.check_may_judge(await desk.session.get(Account, case.owner_id))
    until = clock.now() + timedelta(minutes=desk.settings.claim_minutes)
    holder = _holder(case)
    if holder == desk.judge.id and case.assigned_until is not None:
        # One's own is kept longer, never shorter: it may have been handed over.
        until = max(until, case.assigned_until)
    else:
        await _record(desk, Act.TAKE_CASE, case, None, desk.judge.id)
    case.assignee_id, case.assigned_until = desk.judge.id, until
    await desk.session.flush()
    return case


async def do_release(desk: Desk, case_id: int) -> None:
    """Give a case back to the queue. Somebody else's stays theirs. Idempotent.

    Raises:
        CaseNotFound: there is none.
    """
    case = await lock_case(desk.session, case_id)
    if _holder(case) == desk.judge.id and case.state is CaseState.OPEN:
        case.assignee_id = case.assigned_until = None
        await _record(desk, Act.RELEASE_CASE, case, desk.judge.id, None)


async def do_hand_over(desk: Desk, case_id: int, heir_id: int) -> Case:
    """Make a case somebody else's for `safety.handed_over_hours`.

    Who has it may, anybody while nobody has it, and administrators always.

    Raises:
        CaseNotFound, CaseDecided, CaseClaimed: it is not this person's to give.
        NotYourself, AdminOnly: see `Judge.check_may_judge`.
        CannotTakeCase: the other is not of the staff, or may not decide this case.
    """
    case = await lock_case(desk.session, case_id)
    holder = _holder(case)
    is_admin = desk.judge.staff.role is Role.ADMIN
    check_is_free(case, holder if is_admin and holder else desk.judge.id)
    owner = await desk.session.get(Account, case.owner_id)
    desk.judge.check_may_judge(owner)
    heir = await desk.session.get(Account, heir_id)
    if heir is None or not _may_take(heir, owner):
        raise CannotTakeCase
    case.assignee_id = heir.id
    case.assigned_until = clock.now() + timedelta(hours=desk.settings.handed_over_hours)
    if holder != heir.id:
        await _record(desk, Act.HAND_OVER_CASE, case, holder, heir.id)
    await desk.session.flush()
    return case


async def list_colleagues(
    session: AsyncSession, reader_id: AccountId, case: Case
) -> Sequence[Account]:
    """Return to whom of the staff a case may be given, by handle.

    Oneself only when somebody else has it, which is how an administrator takes it over.
    """
    holder = _holder(case)
    staff = await session.scalars(
        select(Account)
        .where(is_active(), Account.role.in_((Role.MODERATOR, Role.ADMIN)))
        .order_by(Account.handle)
        .limit(MOST_STAFF)
    )
    owner = await session.get(Account, case.owner_id)
    never = holder or reader_id
    return [one for one in staff if one.id != never and _may_take(one, owner)]


async def release_all_of(session: AsyncSession, staff_id: AccountId) -> None:
    """Give every case of somebody back to the queue, who is no longer of the staff."""
    await session.execute(
        update(Case)
        .where(Case.assignee_id == staff_id, Case.state == CaseState.OPEN)
        .values(assignee_id=None, assigned_until=None)
    )


def _may_take(staff: Account, owner: Account | None) -> bool:
    if staff.role is Role.MEMBER or staff.status is not Status.ACTIVE:
        return False
    try:
        check_may_judge(staff.id, staff.role, owner, demo=staff.demo)
    except (NotYourself, AdminOnly):
        return False
    return True


def _holder(case: Case) -> AccountId | None:
    return case.assignee_id if is_claimed(case) else None


async def _record(
    desk: Desk, act: Act, case: Case, before: AccountId | None, after: AccountId | None
) -> None:
    change = Change(before=str(before) if before else None, after=str(after) if after else None)
    line = Line(act, case.kind, case.target_id, case.owner_id, change, case.id)
    await record(desk.session, desk.judge, line)
