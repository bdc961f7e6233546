"""Answers to reporters: each hears once what became of it, and again when that changes."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.kit.outbox import emit
from rampe.safety.events import ReportAnswered
from rampe.safety.models import Answer, Case, Decision, Outcome, Report

BATCH = 200


async def answer_some(session: AsyncSession, case_id: int) -> int:
    """Answer up to `BATCH` reporters of a case, and return how many there were."""
    answer = await find_answer(session, case_id)
    if answer is None:
        return 0
    reports = await session.scalars(
        select(Report)
        .where(Report.case_id == case_id, Report.answered.is_distinct_from(answer))
        .order_by(Report.id)
        .limit(BATCH)
        .with_for_update()
    )
    told = reports.all()
    for report in told:
        report.answered = answer
        event = ReportAnswered(
            report_id=report.id,
            case_id=case_id,
            recipient_id=report.reporter_id,
            kind=report.kind,
            target_id=report.target_id,
            outcome=answer.value,
        )
        await emit(session, event)
    return len(told)


async def find_answer(session: AsyncSession, case_id: int) -> Answer | None:
    """Return what the reporters of a case are to know now; none while it is open."""
    decision = await session.scalar(
        select(Decision)
        .join(Case, Case.decision_id == Decision.id)
        .where(Case.id == case_id)
        .with_for_update(read=True, of=Decision)
    )
    if decision is None:
        return None
    return answer_of(decision)


def answer_of(decision: Decision) -> Answer:
    """Return what a decision means to who reported."""
    if decision.reversed_at is not None:
        return Answer.REVERSED
    if decision.outcome is Outcome.NO_VIOLATION:
        return Answer.NO_VIOLATION
    return Answer.ACTION_TAKEN
