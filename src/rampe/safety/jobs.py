"""Jobs of safety: answers to reporters, mails, looks, and what time brings about by itself."""

import logging
from collections.abc import Generator
from contextlib import contextmanager

from procrastinate import RetryStrategy
from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import MAIL_RETRY, Account, Status, deliver_mail
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.jobs import JobContext, defer, registry
from rampe.kit.services import services_of
from rampe.kit.site import Site
from rampe.ports.mail import Message
from rampe.ports.nudity import NuditySettings
from rampe.safety import mails
from rampe.safety.answers import BATCH, answer_some
from rampe.safety.effects import end_sanction
from rampe.safety.links import delete_old_links, do_mint_link
from rampe.safety.models import (
    Appeal,
    AppealState,
    Decision,
    Outcome,
)
from rampe.safety.scan import do_scan
from rampe.safety.targets import ReportTargets

log = logging.getLogger(__name__)

AGAIN = RetryStrategy(max_attempts=6, linear_wait=2)
LOOK_AGAIN = RetryStrategy(max_attempts=4, exponential_wait=5)


def lock_of(case_id: int) -> str:
    """What keeps answers about one case apart."""
    return f"case:{case_id}"


@registry.task(name="safety:answer_reporters", queue="default", pass_context=True, retry=AGAIN)
async def answer_reporters(context: JobContext, *, case_id: int) -> None:
    """Tell everybody who reported what became of it; who was told that already hears nothing."""
    database = services_of(context).get(Database)
    answered = BATCH
    while answered == BATCH:
        async with database.session() as session:
            answered = await answer_some(session, case_id)


@registry.task(name="safety:send_decision", queue="default", pass_context=True, retry=MAIL_RETRY)
async def send_decision(context: JobContext, *, decision_id: int) -> None:
    """Mail a sanction to its member, with a link to read and appeal it."""
    services = services_of(context)
    async with services.get(Database).session() as session:
        message = await _compose_decision(session, services.get(Site), decision_id)
    await deliver_mail(services, message)


@registry.task(name="safety:send_outcome", queue="default", pass_context=True, retry=MAIL_RETRY)
async def send_outcome(context: JobContext, *, decision_id: int) -> None:
    """Mail what became of a sanction that was appealed or taken back."""
    services = services_of(context)
    async with services.get(Database).session() as session:
        message = await _compose_outcome(session, services.get(Site), decision_id)
    await deliver_mail(services, message)


@registry.task(name="safety:end_suspension", queue="default", pass_context=True, retry=AGAIN)
async def end_suspension(context: JobContext, *, decision_id: int) -> None:
    """Reinstate an account whose suspension is over."""
    async with services_of(context).get(Database).session() as session:
        await do_end_sanction(session, decision_id)


@registry.task(name="safety:finish_removal", queue="default", pass_context=True, retry=AGAIN)
async def finish_removal(context: JobContext, *, decision_id: int) -> None:
    """Delete what was removed, once nobody can object any more."""
    services = services_of(context)
    async with services.get(Database).session() as session:
        await do_finish_removal(session, services.get(ReportTargets), decision_id)


@registry.periodic(cron="* * * * *")
@registry.task(
    name="safety:sweep", queue="default", pass_context=True, queueing_lock="safety:sweep"
)
async def sweep(context: JobContext, timestamp: int) -> None:
    """Each minute: end what is over, should its own job have been lost."""
    services = services_of(context)
    database = services.get(Database)
    async with database.session() as session:
        await delete_old_links(session)
        over, removed = await find_over(session), await find_final(session)
    targets = services.get(ReportTargets)
    for decision_id in over:
        with _alone(decision_id):
            async with database.session() as session:
                await do_end_sanction(session, decision_id)
    for decision_id in removed:
        with _alone(decision_id):
            async with database.session() as session:
                await do_finish_removal(session, targets, decision_id)


@contextmanager
def _alone(decision_id: int) -> Generator[None]:
    """Let no decision hold up another: what fails is logged, and tried again in a minute."""
    try:
        yield
    except Exception:
        log.exception("decision %s does not move on", decision_id)


async def find_over(session: AsyncSession) -> list[int]:
    """Return decisions whose sanction is over and not yet marked so."""
    rows = await session.scalars(
        select(Decision.id)
        .where(Decision.until <= clock.now(), Decision.sanction_ended_at.is_(None))
        .order_by(Decision.until)
        .limit(BATCH)
    )
    return list(rows)


async def find_final(session: AsyncSession) -> list[int]:
    """Return removals that can no longer be appealed."""
    rows = await session.scalars(
        select(Decision.id)
        .where(
            Decision.outcome == Outcome.REMOVE,
            Decision.final_at.is_(None),
            Decision.reversed_at.is_(None),
            Decision.appeal_until <= clock.now(),
            ~_has_appeal(AppealState.OPEN),
        )
        .order_by(Decision.appeal_until)
        .limit(BATCH)
    )
    return list(rows)


def _has_appeal(state: AppealState) -> ColumnElement[bool]:
    return exists().where(Appeal.decision_id == Decision.id, Appeal.state == state)


async def do_end_sanction(session: AsyncSession, decision_id: int) -> None:
    """End a sanction whose time is over. Idempotent."""
    decision = await _lock(session, decision_id)
    if decision is not None and decision.until and decision.until <= clock.now():
        await end_sanction(session, decision)


async def do_finish_removal(
    session: AsyncSession, targets: ReportTargets, decision_id: int
) -> None:
    """Delete what a decision removed, if its removal is final. Idempotent."""
    decision = await _lock(session, decision_id)
    if decision is None or decision.outcome is not Outcome.REMOVE:
        return
    if decision.reversed_at is not None or decision.final_at is not None:
        return
    appealed = await session.scalar(select(Appeal.state).where(Appeal.decision_id == decision.id))
    over = decision.appeal_until <= clock.now() and appealed is not AppealState.OPEN
    if over or appealed is AppealState.UPHELD:
        decision.final_at = clock.now()
        await targets.of(decision.kind).do_delete(session, decision.target_id)


async def _lock(session: AsyncSession, decision_id: int) -> Decision | None:
    return await session.scalar(
        select(Decision).where(Decision.id == decision_id).with_for_update()
    )


async def _mailable(session: AsyncSession, account_id: int) -> Account | None:
    """Return an account with a proved address, a suspended one too."""
    return await session.scalar(
        select(Account).where(
            Account.id == account_id,
            Account.status != Status.DELETED,
            Account.email_verified_at.is_not(None),
        )
    )


async def _compose_decision(session: AsyncSession, site: Site, decision_id: int) -> Message | None:
    decision = await session.get(Decision, decision_id)
    if decision is None or decision.reversed_at is not None:
        return None
    account = await _mailable(session, decision.owner_id)
    if account is None:
        return None
    return mails.decided(account, decision, await do_mint_link(session, decision), site)


async def _compose_outcome(session: AsyncSession, site: Site, decision_id: int) -> Message | None:
    decision = await session.get(Decision, decision_id)
    account = await _mailable(session, decision.owner_id) if decision else None
    if decision is None or account is None:
        return None
    answer = await session.scalar(
        select(Appeal.message).where(
            Appeal.decision_id == decision.id, Appeal.state != AppealState.OPEN
        )
    )
    return mails.concluded(account, decision, answer or "", site)


async def defer_scan(
    session: AsyncSession, settings: NuditySettings, kind: str, target_id: int
) -> None:
    """Queue a look at a thing; so many at once in the whole installation, and after other jobs."""
    if settings.adapter == "off":
        return
    lock = f"nudity:{target_id % settings.at_once}"
    await defer(session, scan, lock=lock, priority=-1, kind=kind, target_id=target_id)


@registry.task(name="safety:scan", queue="default", pass_context=True, retry=LOOK_AGAIN)
async def scan(context: JobContext, *, kind: str, target_id: int) -> None:
    """Look at a thing for nudity."""
    await do_scan(services_of(context), kind, target_id)
