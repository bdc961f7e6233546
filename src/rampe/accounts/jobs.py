"""Jobs of accounts: mails, and forgetting what is over.

A mailed token is made by the job itself, so that neither the queue nor its backups ever hold one.
"""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import mails
from rampe.accounts.deliver import RETRY, deliver
from rampe.accounts.handle import delete_free_handles
from rampe.accounts.links import accounts_of_address, delete_old_tokens, do_mint_token
from rampe.accounts.models import Account, Purpose, is_active
from rampe.accounts.sessions import delete_expired_sessions
from rampe.accounts.sign_up import delete_old_marks
from rampe.kit.database import Database
from rampe.kit.ids import new_id
from rampe.kit.jobs import JobContext, registry
from rampe.kit.services import services_of
from rampe.kit.site import Site
from rampe.ports.mail import Message


@registry.task(name="accounts:send_email_check", queue="default", pass_context=True, retry=RETRY)
async def send_email_check(context: JobContext, *, account_id: int) -> None:
    """Mail the link that proves an address; to an address that has an account already, say so."""
    services = services_of(context)
    async with services.get(Database).session() as session:
        message = await _compose_check(session, services.get(Site), account_id)
    await deliver(services, message)


@registry.task(name="accounts:send_password_reset", queue="default", pass_context=True, retry=RETRY)
async def send_password_reset(context: JobContext, *, account_id: int) -> None:
    """Mail a link for a new password to the address of an account; 0 is nobody.

    The request defers this job for unknown addresses too, so that it takes the same time.
    """
    services = services_of(context)
    async with services.get(Database).session() as session:
        messages = await _compose_resets(session, services.get(Site), account_id)
    for message in messages:
        await deliver(services, message)


@registry.task(
    name="accounts:send_password_changed", queue="default", pass_context=True, retry=RETRY
)
async def send_password_changed(context: JobContext, *, account_id: int) -> None:
    """Tell a member that their password is another one, in case it was not them."""
    services = services_of(context)
    async with services.get(Database).session() as session:
        account = await _active(session, account_id)
        if account is None or account.email_verified_at is None:
            return
        message = mails.password_changed(new_id(), account, services.get(Site))
    await deliver(services, message)


@registry.periodic(cron="17 4 * * *")
@registry.task(name="accounts:forget", queue="default", pass_context=True)
async def forget(context: JobContext, timestamp: int) -> None:
    """Delete sessions, links, refusals and held handles whose time is over."""
    async with services_of(context).get(Database).session() as session:
        await delete_expired_sessions(session)
        await delete_old_tokens(session)
        await delete_old_marks(session)
        await delete_free_handles(session)


async def _active(session: AsyncSession, account_id: int) -> Account | None:
    return await session.scalar(select(Account).where(Account.id == account_id, is_active()))


async def _compose_check(session: AsyncSession, site: Site, account_id: int) -> Message | None:
    account = await _active(session, account_id)
    if account is None or account.email_folded is None or account.email_verified_at:
        return None
    owner = (await accounts_of_address(session, account.email_folded))[0]
    if owner.email_verified_at:
        return mails.address_known(new_id(), account, owner, site)
    token = await do_mint_token(session, account, Purpose.EMAIL_CHECK)
    return mails.email_check(new_id(), account, token, site)


async def _compose_resets(session: AsyncSession, site: Site, account_id: int) -> list[Message]:
    account = await _active(session, account_id)
    if account is None or account.email_folded is None:
        return []
    messages: list[Message] = []
    for found in await accounts_of_address(session, account.email_folded):
        token = await do_mint_token(session, found, Purpose.PASSWORD_RESET)
        messages.append(mails.password_reset(new_id(), found, token, site))
    return messages
