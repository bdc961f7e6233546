"""Jobs of account security: the mails that tell members what happened."""

from sqlalchemy import select

from rampe.accounts.deliver import RETRY, deliver
from rampe.accounts.models import Account, is_active
from rampe.accounts.security import mails
from rampe.accounts.security.models import SecurityEvent
from rampe.kit.database import Database
from rampe.kit.ids import new_id
from rampe.kit.jobs import JobContext, registry
from rampe.kit.services import services_of
from rampe.kit.site import Site


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
        account = await session.scalar(
            select(Account).where(Account.id == line.account_id, is_active())
        )
        if account is None or account.email_verified_at is None:
            return
        message = mails.security_notice(new_id(), account, line, services.get(Site))
    await deliver(services, message)
