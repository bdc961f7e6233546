"""Jobs of account security: mails. As in `accounts.jobs`, the job makes the token that it mails."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.deliver import RETRY, deliver
from rampe.accounts.links import accounts_of_address, do_mint_token
from rampe.accounts.models import Account, Purpose, is_active
from rampe.accounts.schemas import fold_email
from rampe.accounts.security import mails
from rampe.accounts.security.models import EmailChange, SecurityEvent
from rampe.kit.database import Database
from rampe.kit.ids import new_id
from rampe.kit.jobs import JobContext, registry
from rampe.kit.services import services_of
from rampe.kit.site import Site
from rampe.ports.mail import Message


@registry.task(
    name="accounts:send_security_notice", queue="default", pass_context=True, retry=RETRY
)
async def send_security_notice(context: JobContext, *, event_id: int) -> None:
    """Tell a member by mail of a line in their security log; only to an address they proved."""
    services = services_of(context)
    async with services.get(Database).session() as session:
        line = await session.get(SecurityEvent, event_id)
        if line is None:
            return
        account = await _active(session, line.account_id)
        if account is None or account.email_verified_at is None:
            return
        message = mails.security_notice(new_id(), account, line, services.get(Site))
    await deliver(services, message)


@registry.task(name="accounts:send_email_change", queue="default", pass_context=True, retry=RETRY)
async def send_email_change(context: JobContext, *, change_id: int) -> None:
    """Mail the link for a new address; to an address that is somebody's already, say so."""
    services = services_of(context)
    async with services.get(Database).session() as session:
        message = await _compose_change(session, services.get(Site), change_id)
    await deliver(services, message)


@registry.task(name="accounts:send_email_undo", queue="default", pass_context=True, retry=RETRY)
async def send_email_undo(context: JobContext, *, change_id: int) -> None:
    """Tell the former address that it is no longer the account's, with a link that undoes it."""
    services = services_of(context)
    async with services.get(Database).session() as session:
        change = await session.get(EmailChange, change_id)
        account = await _active(session, change.account_id) if change else None
        if change is None or account is None:
            return
        token = await do_mint_token(session, account, Purpose.EMAIL_UNDO, fold_email(change.former))
        message = mails.email_changed(new_id(), account, change, token, services.get(Site))
    await deliver(services, message)


@registry.task(
    name="accounts:send_recovery_warning", queue="default", pass_context=True, retry=RETRY
)
async def send_recovery_warning(context: JobContext, *, account_id: int) -> None:
    """Tell a member that their recovery codes expire within a month."""
    services = services_of(context)
    async with services.get(Database).session() as session:
        account = await _active(session, account_id)
        if account is None or account.email_verified_at is None:
            return
        message = mails.recovery_codes_expire(new_id(), account, services.get(Site))
    await deliver(services, message)


async def _active(session: AsyncSession, account_id: int) -> Account | None:
    return await session.scalar(select(Account).where(Account.id == account_id, is_active()))


async def _compose_change(session: AsyncSession, site: Site, change_id: int) -> Message | None:
    change = await session.get(EmailChange, change_id)
    account = await _active(session, change.account_id) if change else None
    if change is None or account is None or change.done_at is not None:
        return None
    owners = await accounts_of_address(session, fold_email(change.email))
    if owners and owners[0].email_verified_at and owners[0].id != account.id:
        return mails.new_email_known(new_id(), owners[0], site)
    token = await do_mint_token(session, account, Purpose.EMAIL_CHANGE, fold_email(change.email))
    return mails.new_email(new_id(), account, change, token, site)
