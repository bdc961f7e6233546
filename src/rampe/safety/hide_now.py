"""Hiding a thing at once, whoever of the staff sees it first: what is on air cannot wait."""

from rampe.safety.cases import do_open_case, lock_case
from rampe.safety.decide import do_decide
from rampe.safety.desk import Desk
from rampe.safety.models import Decision, Outcome, Sanction
from rampe.safety.rules import Rule
from rampe.safety.verdict import Verdict


async def do_hide_now(desk: Desk, kind: str, target_id: int, rule: Rule, message: str) -> Decision:
    """Open the thing's case, or take the open one over from whoever works on it, and decide it.

    Raises:
        UnknownKind, TargetNotFound: there is no such thing.
        NotYourself, AdminOnly: see `Judge.check_may_judge`.
    """
    case_id = await do_open_case(desk.session, desk.targets, desk.judge, kind, target_id)
    case = await lock_case(desk.session, case_id)
    case.assignee_id = desk.judge.id
    verdict = Verdict(Outcome.HIDE, Sanction.NONE, None, rule, message, desk.judge.reason)
    return await do_decide(desk, case_id, verdict)
