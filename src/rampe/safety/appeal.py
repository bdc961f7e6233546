"""Appeals: the owner objects once and in time, and another person answers (D2)."""

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId
from rampe.kit import clock
from rampe.kit.ids import new_id
from rampe.kit.jobs import defer
from rampe.kit.outbox import emit
from rampe.safety import jobs
from rampe.safety.decide import lock_decision, record_on, reverse_silently, send_mail_of
from rampe.safety.desk import Desk
from rampe.safety.errors import (
    AlreadyAppealed,
    AnotherPerson,
    AppealNotFound,
    AppealTooLate,
    DecisionNotFound,
    DecisionReversed,
)
from rampe.safety.errors import AppealDecided as AppealIsDecided
from rampe.safety.events import AppealDecided
from rampe.safety.models import Act, Appeal, AppealState, Case, Decision, Outcome


async def check_can_appeal(
    session: AsyncSession, owner_id: AccountId, decision_id: int
) -> Decision:
    """Return the locked decision.

    Raises:
        DecisionNotFound: there is none, or it is about somebody else.
        DecisionReversed: it no longer stands.
        AppealTooLate: the term is over.
    """
    decision = await lock_decision(session, decision_id)
    if decision.owner_id != owner_id or decision.outcome is Outcome.NO_VIOLATION:
        raise DecisionNotFound
    if decision.reversed_at is not None:
        raise DecisionReversed
    if decision.appeal_until < clock.now() or decision.final_at is not None:
        raise AppealTooLate
    return decision


async def do_appeal(session: AsyncSession, owner_id: AccountId, decision_id: int, text: str) -> int:
    """Object to a decision, and return the appeal's id.

    Raises:
        DecisionNotFound, DecisionReversed, AppealTooLate: see `check_can_appeal`.
        AlreadyAppealed: a decision is appealed once.
    """
    decision = await check_can_appeal(session, owner_id, decision_id)
    minor = await session.scalar(select(Case.minor).where(Case.id == decision.case_id))
    appeal_id = await session.scalar(
        insert(Appeal)
        .values(
            id=new_id(),
            decision_id=decision.id,
            account_id=owner_id,
            text=text,
            minor=bool(minor),
            state=AppealState.OPEN,
            created_at=clock.now(),
            message="",
            reason="",
        )
        .on_conflict_do_nothing(index_elements=["decision_id"])
        .returning(Appeal.id)
    )
    if appeal_id is None:
        raise AlreadyAppealed
    return appeal_id


async def do_answer_appeal(desk: Desk, appeal_id: int, result: AppealState, message: str) -> Appeal:
    """Uphold or reverse the decision that an appeal is about; both sides are told.

    Raises:
        AppealNotFound: there is none.
        AppealIsDecided: somebody was faster.
        AnotherPerson: who decided does not decide again.
        NotYourself, AdminOnly: see `Judge.check_may_judge`.
    """
    session = desk.session
    found = await session.get(Appeal, appeal_id)
    if found is None:
        raise AppealNotFound
    # The decision first, as every act on it does: its lock is also the appeal's.
    decision = await lock_decision(session, found.decision_id)
    await session.refresh(found)
    if found.state is not AppealState.OPEN:
        raise AppealIsDecided
    if decision.decider_id == desk.judge.id:
        raise AnotherPerson
    desk.judge.check_may_judge(await session.get(Account, decision.owner_id))
    found.state, found.decider_id = result, desk.judge.id
    found.message, found.reason, found.decided_at = message, desk.judge.reason, clock.now()
    await session.flush()
    if result is AppealState.REVERSED:
        await reverse_silently(desk, decision)
    elif decision.outcome is Outcome.REMOVE:
        await defer(session, jobs.finish_removal, decision_id=decision.id)
    await record_on(desk, Act.OVERTURN if result is AppealState.REVERSED else Act.UPHOLD, decision)
    await _tell(session, found, decision)
    await send_mail_of(session, decision)
    return found


async def _tell(session: AsyncSession, appeal: Appeal, decision: Decision) -> None:
    event = AppealDecided(
        appeal_id=appeal.id,
        decision_id=decision.id,
        case_id=decision.case_id,
        recipient_id=decision.owner_id,
        kind=decision.kind,
        target_id=decision.target_id,
        outcome=appeal.state.value,
    )
    await emit(session, event, actor=appeal.decider_id)
