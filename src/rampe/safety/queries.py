"""What staff reads: reports, minors' first, and what was done."""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId, account_ref, age_band
from rampe.kit import clock
from rampe.kit.pagination import Page, decode_cursor, paginate
from rampe.ports.storage import Storage
from rampe.safety.models import ModerationAction, Report, ReportState
from rampe.safety.schemas import ActionOut, ReportOut, StaffAccount, TargetOut
from rampe.safety.targets import ReportTargets

Target = tuple[str, int]


async def list_reports(
    session: AsyncSession,
    targets: ReportTargets,
    storage: Storage,
    staff_id: AccountId,
    state: ReportState,
    cursor: str | None,
    limit: int,
) -> Page[ReportOut]:
    """Return reports of a state: those that concern minors first, then the oldest."""
    wanted = select(Report).where(Report.state == state)
    if cursor:
        minor, after = decode_cursor(cursor, int, int)
        later = and_(Report.minor.is_(bool(minor)), Report.id > after)
        wanted = wanted.where(or_(later, Report.minor.is_(False)) if minor else later)
    rows = await session.scalars(wanted.order_by(Report.minor.desc(), Report.id).limit(limit + 1))
    page, next_cursor = paginate(list(rows), limit, lambda row: (int(row.minor), row.id))
    counts = await count_reports(session, {(row.kind, row.target_id) for row in page})
    people = await staff_accounts(
        session, storage, [id for row in page for id in (row.reporter_id, row.owner_id)]
    )
    items = [
        show_report(row, counts, people, await _describe(session, targets, staff_id, row))
        for row in page
    ]
    return Page(items=items, next_cursor=next_cursor)


async def _describe(
    session: AsyncSession, targets: ReportTargets, staff_id: AccountId, row: Report
) -> TargetOut | None:
    target = targets.of(row.kind)
    summary = await target.describe(session, row.target_id, staff_id, staff=True)
    if summary is None:
        return None
    return TargetOut(text=summary.text, hidden=summary.hidden, path=summary.path)


def show_report(
    row: Report,
    counts: Mapping[Target, int],
    people: Mapping[AccountId, StaffAccount],
    target: TargetOut | None,
) -> ReportOut:
    """Return a report with what staff needs to decide on it."""
    return ReportOut(
        id=row.id,
        kind=row.kind,
        target_id=row.target_id,
        reason=row.reason,
        details=row.details,
        minor=row.minor,
        state=row.state,
        created_at=row.created_at,
        decided_at=row.decided_at,
        reports=counts.get((row.kind, row.target_id), 1),
        reporter=people.get(row.reporter_id),
        owner=people.get(row.owner_id),
        target=target,
    )


async def count_reports(session: AsyncSession, targets: Collection[Target]) -> dict[Target, int]:
    """Return how many members reported each target."""
    ids = [target_id for _kind, target_id in targets]
    rows = await session.execute(
        select(Report.kind, Report.target_id, func.count())
        .where(Report.target_id.in_(ids))
        .group_by(Report.kind, Report.target_id)
    )
    return {(kind, target_id): count for kind, target_id, count in rows}


async def staff_accounts(
    session: AsyncSession, storage: Storage, ids: Iterable[AccountId]
) -> dict[AccountId, StaffAccount]:
    """Return accounts of any status as staff sees them."""
    rows = await session.scalars(select(Account).where(Account.id.in_(set(ids))))
    return {account.id: show_account(account, storage) for account in rows}


async def find_by_handle(
    session: AsyncSession, storage: Storage, handle: str
) -> StaffAccount | None:
    """Return the account of any status under a handle."""
    account = await session.scalar(select(Account).where(Account.handle == handle.lower()))
    return show_account(account, storage) if account else None


def show_account(account: Account, storage: Storage) -> StaffAccount:
    """Return an account as staff sees it: status and age, but neither address nor gender."""
    return StaffAccount(
        **account_ref(account, storage).model_dump(),
        status=account.status,
        role=account.role,
        band=age_band(account.birth_date, account.zone, clock.now()),
        birth_date=account.birth_date,
        created_at=account.created_at,
    )


async def list_actions(
    session: AsyncSession, storage: Storage, cursor: str | None, limit: int
) -> Page[ActionOut]:
    """Return what staff did, the latest first."""
    wanted = select(ModerationAction)
    if cursor:
        (before,) = decode_cursor(cursor, int)
        wanted = wanted.where(ModerationAction.id < before)
    rows = await session.scalars(wanted.order_by(ModerationAction.id.desc()).limit(limit + 1))
    page, next_cursor = paginate(list(rows), limit, lambda row: (row.id,))
    people = await staff_accounts(
        session, storage, [id for row in page for id in (row.actor_id, row.owner_id)]
    )
    return Page(items=[show_action(row, people) for row in page], next_cursor=next_cursor)


def show_action(row: ModerationAction, people: Mapping[AccountId, StaffAccount]) -> ActionOut:
    """Return a line of what staff did."""
    return ActionOut(
        id=row.id,
        act=row.act,
        kind=row.kind,
        target_id=row.target_id,
        reason=row.reason,
        before=row.change["before"] if row.change else None,
        after=row.change["after"] if row.change else None,
        at=row.at,
        actor=people.get(row.actor_id),
        owner=people.get(row.owner_id),
    )
