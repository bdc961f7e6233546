"""What decisions do: at once, in their own transaction, and undone as completely.

A thing stays hidden, and an account suspended, while any decision that says so stands.
"""

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountNotFound, do_restore, do_suspend, lock_any_account
from rampe.kit import clock
from rampe.kit.outbox import emit
from rampe.ports.bus import Bus
from rampe.safety.events import Hidden, Restored
from rampe.safety.models import Decision, Outcome, Sanction
from rampe.safety.targets import ReportTargets

HIDING = (Outcome.HIDE, Outcome.REMOVE)


async def apply(
    session: AsyncSession, targets: ReportTargets, bus: Bus, decision: Decision
) -> None:
    """Bring about what a decision says. Accounts are locked before what is theirs."""
    if decision.sanction is Sanction.SUSPEND:
        await lock_any_account(session, decision.owner_id)
    if decision.outcome in HIDING:
        await targets.of(decision.kind).do_hide(session, decision.target_id)
        event = Hidden(kind=decision.kind, target_id=decision.target_id, owner_id=decision.owner_id)
        await emit(session, event, actor=decision.decider_id)
    if decision.sanction is Sanction.SUSPEND:
        await do_suspend(session, bus, decision.owner_id, actor=decision.decider_id)


async def undo(session: AsyncSession, targets: ReportTargets, decision: Decision) -> None:
    """Take back what a decision, which is marked as reversed already, had brought about."""
    if decision.outcome in HIDING and not await _is_hidden_by_another(session, decision):
        await show(session, targets, decision)
    if decision.sanction is not Sanction.NONE:
        await end_sanction(session, decision)


async def show(session: AsyncSession, targets: ReportTargets, decision: Decision) -> None:
    """Bring the thing of a decision back into sight."""
    await targets.of(decision.kind).do_restore(session, decision.target_id)
    event = Restored(kind=decision.kind, target_id=decision.target_id, owner_id=decision.owner_id)
    await emit(session, event, actor=decision.reversed_by or decision.decider_id)


async def end_sanction(session: AsyncSession, decision: Decision) -> None:
    """End a sanction; an account is reinstated when no other decision suspends it. Idempotent."""
    if decision.sanction_ended_at is not None:
        return
    decision.sanction_ended_at = clock.now()
    await session.flush()
    if decision.sanction is not Sanction.SUSPEND or await _is_suspended_by_another(
        session, decision
    ):
        return
    try:
        await do_restore(session, decision.owner_id, actor=decision.reversed_by)
    except AccountNotFound:
        return  # deleted meanwhile


async def _is_hidden_by_another(session: AsyncSession, decision: Decision) -> bool:
    other = await session.scalar(
        select(Decision.id)
        .where(
            Decision.kind == decision.kind,
            Decision.target_id == decision.target_id,
            Decision.outcome.in_(HIDING),
            Decision.reversed_at.is_(None),
            Decision.id != decision.id,
        )
        .limit(1)
    )
    return other is not None


async def _is_suspended_by_another(session: AsyncSession, decision: Decision) -> bool:
    other = await session.scalar(
        select(Decision.id)
        .where(
            Decision.owner_id == decision.owner_id,
            Decision.sanction == Sanction.SUSPEND,
            Decision.sanction_ended_at.is_(None),
            or_(Decision.until.is_(None), Decision.until > clock.now()),
            Decision.id != decision.id,
        )
        .limit(1)
    )
    return other is not None
