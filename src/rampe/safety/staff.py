"""What staff does to accounts apart from cases: a birth date, a role."""

from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, Role, do_correct_birth_date, do_set_role, lock_any_account
from rampe.ports.bus import Bus
from rampe.safety.assign import release_all_of
from rampe.safety.errors import AdminOnly
from rampe.safety.journal import Judge, Line, record
from rampe.safety.models import Act, change_of
from rampe.safety.verdict import ACCOUNT


async def _lock(session: AsyncSession, judge: Judge, account_id: int) -> Account:
    account = await lock_any_account(session, account_id)
    judge.check_may_judge(account)
    return account


async def do_settle_age(
    session: AsyncSession, bus: Bus, judge: Judge, account_id: int, birth_date: date | None
) -> int:
    """Correct a birth date, or take a disputed one away, which is the strictest age (D9).

    Raises:
        AccountNotFound: there is no such account.
        BrandHasNoAge: nobody signs in to it.
        NotYourself, AdminOnly: see `Judge.check_may_judge`.
    """
    account = await _lock(session, judge, account_id)
    change = change_of(account.birth_date, birth_date)
    await do_correct_birth_date(session, bus, account, birth_date, judge.id)
    line = Line(Act.CORRECT_BIRTH_DATE, ACCOUNT, account.id, account.id, change)
    return await record(session, judge, line)


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
    await do_set_role(session, bus, account.id, role, actor=judge.id)
    if role is Role.MEMBER:
        await release_all_of(session, account.id)
    line = Line(Act.SET_ROLE, ACCOUNT, account.id, account.id, change)
    return await record(session, judge, line)
