"""Jobs of notify: alerts, mails, and forgetting."""

from procrastinate import RetryStrategy

from rampe.accounts import MAIL_RETRY, deliver_mail
from rampe.kit.database import Database
from rampe.kit.jobs import JobContext, registry
from rampe.kit.services import services_of
from rampe.notify.alert import compose_alert
from rampe.notify.forget import do_forget
from rampe.notify.mail import compose_mail
from rampe.notify.settings import NotifySettings
from rampe.ports.push import Push

# 2, 4, 8 … 64 seconds: later than that an alert is only noise, the inbox has it anyway.
RETRY = RetryStrategy(max_attempts=6, exponential_wait=2, retry_exceptions={ConnectionError})


@registry.task(name="notify:send_alert", queue="default", pass_context=True, retry=RETRY)
async def send_alert(context: JobContext, *, notification_id: int) -> None:
    """Send the alert of a line, unless there is no need for it any more."""
    services = services_of(context)
    async with services.get(Database).session() as session:
        alert = await compose_alert(session, services, notification_id)
    if alert:
        await services.get(Push).send(alert)


@registry.task(name="notify:send_mail", queue="default", pass_context=True, retry=MAIL_RETRY)
async def send_mail(context: JobContext, *, notification_id: int) -> None:
    """Mail a line that its member has not seen in the app until now."""
    services = services_of(context)
    async with services.get(Database).session() as session:
        mail = await compose_mail(session, services, notification_id)
    await deliver_mail(services, mail)


@registry.periodic(cron="23 4 * * *")
@registry.task(name="notify:forget", queue="default", pass_context=True)
async def forget(context: JobContext, timestamp: int) -> None:
    """Delete old notifications, and those of which nothing is left, a batch in a transaction."""
    services = services_of(context)
    database, settings = services.get(Database), services.get(NotifySettings)
    deleted = True
    while deleted:
        async with database.session() as session:
            deleted = await do_forget(session, settings)
