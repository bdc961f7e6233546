"""The nightly job of account security: what is over is forgotten, and codes that end are told."""

from rampe.accounts.security.challenges import delete_old_challenges
from rampe.accounts.security.devices import delete_old_devices
from rampe.accounts.security.email_change import delete_old_email_changes
from rampe.accounts.security.jobs import send_recovery_warning
from rampe.accounts.security.log import delete_old_security_events
from rampe.accounts.security.pending import delete_old_pending
from rampe.accounts.security.recovery import delete_old_recovery_codes, take_expiring
from rampe.kit.database import Database
from rampe.kit.jobs import JobContext, defer, registry
from rampe.kit.services import services_of


@registry.periodic(cron="37 4 * * *")
@registry.task(name="accounts:forget_security", queue="default", pass_context=True)
async def forget_security(context: JobContext, timestamp: int) -> None:
    """Delete challenges, waiting sign-ins, devices, codes and log lines whose time is over."""
    async with services_of(context).get(Database).session() as session:
        await delete_old_challenges(session)
        await delete_old_pending(session)
        await delete_old_devices(session)
        await delete_old_email_changes(session)
        await delete_old_recovery_codes(session)
        await delete_old_security_events(session)
        for account_id in await take_expiring(session):
            await defer(session, send_recovery_warning, account_id=account_id)
