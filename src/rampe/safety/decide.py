"""Deciding a case: effect, record and notices in one transaction (D2)."""

from contextlib import suppress
from datetime import timedelta
from math import ceil

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountNotFound, do_restore, lock_any_account
from rampe.kit import clock
from rampe.kit.ids import new_id
from rampe.kit.jobs import defer
from rampe.kit.outbox import emit
from rampe.safety import jobs
from rampe.safety.cases import check_is_free, lock_case
from rampe.safety.desk import Desk
from rampe.safety.effects import HIDING, apply, end_sanction, undo
from rampe.safety.errors import DecisionNotFound, DecisionReversed, TargetNotFound
from rampe.safety.events import Decided
from rampe.safety.journal import Line, record
from rampe.safety.models import (
    Act,
    Appeal,
    AppealState,
    Case,
    CaseState,
    Change,
    Decision,
    Outcome,
    Sanction,
)
from rampe.safety.targets import TargetSummary
from rampe.safety.verdict import ACCOUNT, Verdict, check_verdict

RESTORED = "restored"


async def check_can_decide(desk: Desk, case_id: int, verdict: Verdict) -> Case:
    """Return the locked case.

    Raises:
        CaseNotFound, CaseDecided, CaseClaimed: it is not this person's to decide, or no longer.
        NotYourself, AdminOnly: see `Judge.check_may_judge`.
        BadVerdict: see `check_verdict`.
    """
    case = await lock_case(desk.session, case_id)
    check_is_free(case, desk.judge.id)
    desk.judge.check_may_judge(await desk.session.get(Account, case.owner_id))
    check_verdict(case.kind, verdict)
    return case


async def do_decide(desk: Desk, case_id: int, verdict: Verdict) -> Decision:
    """Decide a case. Its effect holds from this transaction on; both sides are told.

    Raises:
        See `check_can_decide`, and:
        TargetNotFound: what should be hidden or removed is gone.
        AccountNotFound: who should be suspended is gone.
    """
    case = await check_can_decide(desk, case_id, verdict)
    session = desk.session
    now = clock.now()
    decision = Decision(
        id=new_id(),
        case_id=case.id,
        kind=case.kind,
        target_id=case.target_id,
        owner_id=case.owner_id,
        decider_id=desk.judge.id,
        outcome=verdict.outcome,
        sanction=verdict.sanction,
        until=verdict.until(now),
        rule=verdict.rule,
        message=verdict.message,
        reason=verdict.reason,
        at=now,
        appeal_until=now + timedelta(days=desk.settings.appeal_days),
    )
    session.add(decision)
    case.state, case.decision_id = CaseState.DECIDED, decision.id
    case.assignee_id = case.assigned_until = None
    await session.flush()
    summary = await _describe(desk, case)
    if decision.outcome is Outcome.NO_VIOLATION:
        await _let_stay(desk, case, summary)
    else:
        await _enforce(desk, decision, summary)
    change = Change(before=None, after=in_words(decision))
    line = Line(
        Act.DECIDE, case.kind, case.target_id, case.owner_id, change, case.id, decision.rule
    )
    await record(session, desk.judge, line)
    await defer(session, jobs.answer_reporters, lock=jobs.lock_of(case.id), case_id=case.id)
    return decision


async def _describe(desk: Desk, case: Case) -> TargetSummary | None:
    target = desk.targets.of(case.kind)
    return await target.describe(desk.session, case.target_id, desk.judge.id, staff=True)


async def _enforce(desk: Desk, decision: Decision, summary: TargetSummary | None) -> None:
    if decision.outcome in HIDING and summary is None:
        raise TargetNotFound
    await apply(desk.session, desk.targets, desk.bus, decision)
    await tell_owner(desk.session, decision, decision.outcome.value)
    if decision.sanction is not Sanction.NONE:
        await defer(desk.session, jobs.send_decision, decision_id=decision.id)
    if decision.sanction is Sanction.SUSPEND and decision.until is not None:
        seconds = ceil((decision.until - decision.at).total_seconds())
        await defer(desk.session, jobs.end_suspension, in_seconds=seconds, decision_id=decision.id)


async def _let_stay(desk: Desk, case: Case, summary: TargetSummary | None) -> None:
    """Bring back what earlier decisions, or the command line, had taken out of sight."""
    against = await _standing_against(desk.session, case)
    for standing in against:
        if standing.sanction is Sanction.SUSPEND:
            await _lock_owner(desk.session, standing)
    for standing in against:
        if case.kind == ACCOUNT:
            await end_sanction(desk.session, standing)
            await tell_owner(desk.session, standing, RESTORED)
        else:
            await _reverse(desk, standing)
    if summary is None or not summary.hidden:
        return
    if case.kind == ACCOUNT:
        await do_restore(desk.session, case.target_id, actor=desk.judge.id)
    else:
        await desk.targets.of(case.kind).do_restore(desk.session, case.target_id)


async def _standing_against(session: AsyncSession, case: Case) -> list[Decision]:
    """Lock what takes a thing out of sight now: for an account, what suspends it."""
    of_thing = (
        (Decision.owner_id == case.target_id, Decision.sanction == Sanction.SUSPEND)
        if case.kind == ACCOUNT
        else (
            Decision.kind == case.kind,
            Decision.target_id == case.target_id,
            Decision.outcome.in_(HIDING),
        )
    )
    rows = await session.scalars(
        select(Decision)
        .where(*of_thing, Decision.reversed_at.is_(None), Decision.sanction_ended_at.is_(None))
        .order_by(Decision.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return list(rows)


async def do_reverse(desk: Desk, decision_id: int) -> Decision:
    """Take a decision back, one's own too: whatever it did is undone, and both sides are told.

    An appeal that waits for an answer is granted by this.

    Raises:
        DecisionNotFound: there is none.
        DecisionReversed: it was already, or found no violation.
        NotYourself, AdminOnly: see `Judge.check_may_judge`.
    """
    decision = await lock_decision(desk.session, decision_id)
    desk.judge.check_may_judge(await desk.session.get(Account, decision.owner_id))
    if decision.reversed_at is not None or decision.outcome is Outcome.NO_VIOLATION:
        raise DecisionReversed
    await _reverse(desk, decision)
    await _grant_open_appeal(desk, decision)
    await record_on(desk, Act.REVERSE, decision)
    return decision


async def _reverse(desk: Desk, decision: Decision) -> None:
    await reverse_silently(desk, decision)
    await tell_owner(desk.session, decision, RESTORED)
    await send_mail_of(desk.session, decision)


async def reverse_silently(desk: Desk, decision: Decision) -> None:
    """Undo a decision and tell its reporters; its owner is told by the caller."""
    decision.reversed_at, decision.reversed_by = clock.now(), desk.judge.id
    await desk.session.flush()
    if decision.sanction is Sanction.SUSPEND:
        await _lock_owner(desk.session, decision)
    await undo(desk.session, desk.targets, decision)
    await defer(
        desk.session,
        jobs.answer_reporters,
        lock=jobs.lock_of(decision.case_id),
        case_id=decision.case_id,
    )


async def _lock_owner(session: AsyncSession, decision: Decision) -> None:
    """Order two reversals of suspensions of one account, so that the later sees the earlier.

    Before what is the account's is locked, as everywhere.
    """
    with suppress(AccountNotFound):  # deleted meanwhile
        await lock_any_account(session, decision.owner_id)


async def send_mail_of(session: AsyncSession, decision: Decision) -> None:
    """Mail what became of a decision about an account: who is suspended cannot read it here."""
    if decision.sanction is not Sanction.NONE:
        await defer(session, jobs.send_outcome, decision_id=decision.id)


async def _grant_open_appeal(desk: Desk, decision: Decision) -> None:
    appeal = await desk.session.scalar(
        select(Appeal).where(Appeal.decision_id == decision.id, Appeal.state == AppealState.OPEN)
    )
    if appeal is not None:
        appeal.state, appeal.decided_at = AppealState.REVERSED, clock.now()
        appeal.decider_id, appeal.reason = desk.judge.id, desk.judge.reason


async def lock_decision(session: AsyncSession, decision_id: int) -> Decision:
    """Return a decision that nobody else changes meanwhile.

    Raises:
        DecisionNotFound: there is none.
    """
    decision = await session.scalar(
        select(Decision)
        .where(Decision.id == decision_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if decision is None:
        raise DecisionNotFound
    return decision


async def record_on(desk: Desk, act: Act, decision: Decision) -> None:
    """Write the journal's line of an act on a decision."""
    line = Line(
        act,
        decision.kind,
        decision.target_id,
        decision.owner_id,
        {"before": in_words(decision), "after": None},
        decision.case_id,
        decision.rule,
    )
    await record(desk.session, desk.judge, line)


async def tell_owner(session: AsyncSession, decision: Decision, outcome: str) -> None:
    """Announce a decision, or that it no longer stands, to the owner."""
    event = Decided(
        decision_id=decision.id,
        case_id=decision.case_id,
        recipient_id=decision.owner_id,
        kind=decision.kind,
        target_id=decision.target_id,
        outcome=outcome,
        sanction=decision.sanction.value,
        until=decision.until.isoformat() if decision.until else None,
        rule=decision.rule.value if decision.rule else None,
    )
    await emit(session, event, actor=decision.decider_id)


def in_words(decision: Decision) -> str:
    """Return the parts of a decision as the journal keeps them: `hide suspend 2026-11-22T…`."""
    parts: list[str] = [decision.outcome.value]
    if decision.sanction is not Sanction.NONE:
        parts.append(decision.sanction.value)
        parts.append(decision.until.isoformat(timespec="minutes") if decision.until else "forever")
    return " ".join(parts)
