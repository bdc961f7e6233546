"""Asking for an archive of everything about oneself, and its way from asked for to expired."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.events import ExportReady
from rampe.accounts.models import Account, AccountId
from rampe.accounts.personal.errors import ExportInTheMaking, ExportNotFound, ExportOpen
from rampe.accounts.personal.frames import tell_progress
from rampe.accounts.personal.models import OPEN_STATES, DataExport, ExportId, ExportState
from rampe.accounts.personal.removal import defer_removal
from rampe.accounts.personal.settings import PersonalSettings
from rampe.kit import clock
from rampe.kit.ids import new_id
from rampe.kit.outbox import emit
from rampe.kit.pagination import decode_cursor, paginate
from rampe.ports.bus import Bus
from rampe.ports.storage import PRIVATE

BATCH = 100


def archive_folder(export_id: int) -> str:
    """Return the storage folder of an archive."""
    return f"{PRIVATE}{export_id}"


def archive_key(export: DataExport) -> str:
    """Return the storage key of an archive."""
    return f"{archive_folder(export.id)}/{export.file}"


async def do_request_export(session: AsyncSession, account: Account) -> DataExport:
    """Note that a member wants an archive; the caller defers the job that makes it.

    Raises:
        ExportOpen: one is in the making.
    """
    now = clock.now()
    export = DataExport(
        id=ExportId(new_id()),
        account_id=account.id,
        state=ExportState.QUEUED,
        percent=0,
        file=f"rampe-{account.handle}-{now:%Y-%m-%d}.zip",
        requested_at=now,
    )
    session.add(export)
    try:
        await session.flush()
    except IntegrityError as error:
        if "uq_data_export_open" in str(error.orig):
            raise ExportOpen from None
        raise
    return export


async def list_exports(
    session: AsyncSession, account_id: AccountId, cursor: str | None, limit: int
) -> tuple[Sequence[DataExport], str | None]:
    """Return a member's archives, the newest first."""
    query = select(DataExport).where(DataExport.account_id == account_id)
    if cursor:
        (before,) = decode_cursor(cursor, int)
        query = query.where(DataExport.id < before)
    rows = await session.scalars(query.order_by(DataExport.id.desc()).limit(limit + 1))
    return paginate(list(rows), limit, lambda one: (one.id,))


async def get_own_export(
    session: AsyncSession, account_id: AccountId, export_id: int
) -> DataExport:
    """Return one of a member's archives, locked.

    Raises:
        ExportNotFound: there is none, or it is somebody else's.
    """
    export = await session.get(DataExport, export_id, with_for_update=True)
    if export is None or export.account_id != account_id:
        raise ExportNotFound
    return export


async def do_remove_export(session: AsyncSession, account_id: AccountId, export_id: int) -> None:
    """Remove an archive before its time, file and line.

    Raises:
        ExportNotFound: there is none, or it is somebody else's.
        ExportInTheMaking: it is not finished.
    """
    export = await get_own_export(session, account_id, export_id)
    if export.state in OPEN_STATES:
        raise ExportInTheMaking
    await defer_removal(session, f"{archive_folder(export.id)}/")
    await session.delete(export)


async def do_progress(
    session: AsyncSession, bus: Bus, export_id: int, percent: int
) -> DataExport | None:
    """Note how far an archive is; None when it is no longer wanted."""
    export = await session.scalar(
        update(DataExport)
        .where(DataExport.id == export_id, DataExport.state.in_(OPEN_STATES))
        .values(state=ExportState.RUNNING, percent=percent)
        .returning(DataExport)
    )
    if export is not None:
        tell_progress(session, bus, export)
    return export


async def do_finish_export(
    session: AsyncSession, bus: Bus, export_id: int, size: int, settings: PersonalSettings
) -> bool:
    """Let a member download a stored archive; False when it is no longer wanted."""
    export = await session.get(DataExport, export_id, with_for_update=True)
    if export is None or export.state not in OPEN_STATES:
        return False
    now = clock.now()
    export.state, export.percent, export.size = ExportState.READY, 100, size
    export.finished_at = now
    export.expires_at = now + timedelta(days=settings.archive_days)
    await emit(session, ExportReady(account_id=export.account_id, export_id=export.id))
    tell_progress(session, bus, export)
    return True


async def do_fail_export(session: AsyncSession, bus: Bus, export_id: int) -> None:
    """Say that an archive could not be made; the member may ask again."""
    export = await session.get(DataExport, export_id, with_for_update=True)
    if export is not None and export.state in OPEN_STATES:
        export.state, export.finished_at = ExportState.FAILED, clock.now()
        tell_progress(session, bus, export)


async def do_expire_exports(session: AsyncSession) -> int:
    """Remove the files of archives whose time is over; return how many."""
    over = await session.scalars(
        select(DataExport)
        .where(DataExport.state == ExportState.READY, DataExport.expires_at <= clock.now())
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )
    expired = over.all()
    for export in expired:
        export.state = ExportState.EXPIRED
        await defer_removal(session, f"{archive_folder(export.id)}/")
    return len(expired)


async def forget_exports(session: AsyncSession, account_id: AccountId) -> None:
    """Give up what is in the making: the account is on its way out."""
    await session.execute(
        delete(DataExport).where(
            DataExport.account_id == account_id, DataExport.state.in_(OPEN_STATES)
        )
    )
