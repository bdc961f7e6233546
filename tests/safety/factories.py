"""What tests of safety, and of the domains above, do again and again."""

from typing import Any

import httpx

from tests.factories import Person
from tests.safety.conftest import Thing

RULE = {"rule": "4.1", "message": "Cela vise une personne."}
REASON = {"reason": "against the rules"}


async def report(
    reporter: Person, target: Thing | Person, reason: str = "spam", **changes: Any
) -> httpx.Response:
    """Report a thing or an account."""
    kind = "thing" if isinstance(target, Thing) else "account"
    body = {"kind": kind, "target_id": str(target.id), "reason": reason, **changes}
    return await reporter.client.post("/reports", json=body)


async def cases(staff: Person, **params: str) -> list[dict[str, Any]]:
    """The cases that staff sees."""
    answer = await staff.client.get("/moderation/cases", params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


async def open_case(staff: Person, kind: str, target_id: int | str, **changes: Any) -> str:
    """Open a case as staff, or find the open one, and return its id."""
    body = {"kind": kind, "target_id": str(target_id), **REASON, **changes}
    answer = await staff.client.post("/moderation/cases", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


async def decide_case(staff: Person, case_id: str, outcome: str, **changes: Any) -> httpx.Response:
    """Decide an open case: `no_violation`, `warn`, `hide`, `remove`, perhaps with a `sanction`."""
    rule = {} if outcome == "no_violation" else RULE
    body = {"outcome": outcome, **rule, **REASON, **changes}
    return await staff.client.post(f"/moderation/cases/{case_id}/decision", json=body)


async def decide(
    staff: Person, kind: str, target_id: int | str, outcome: str, **changes: Any
) -> str:
    """Have staff open a case about anything and decide it at once; return the decision's id.

    `decide(maud, "video", id, "hide")`, `decide(maud, "account", id, "warn", sanction="suspend")`;
    `no_violation` brings back what was hidden, and whom was suspended.
    """
    case_id = await open_case(staff, kind, target_id)
    answer = await decide_case(staff, case_id, outcome, **changes)
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


async def appeal(member: Person, decision_id: str, text: str = "C’était une citation.") -> str:
    """Object to a decision, and return the appeal's id."""
    answer = await member.client.post(f"/me/decisions/{decision_id}/appeal", json={"text": text})
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


async def answer_appeal(staff: Person, appeal_id: str, result: str) -> httpx.Response:
    """Answer an appeal: `upheld` or `reversed`."""
    body = {"result": result, "message": "Nous avons tout relu.", **REASON}
    return await staff.client.post(f"/moderation/appeals/{appeal_id}/decision", json=body)


async def journal(admin: Person, **params: str) -> list[dict[str, Any]]:
    """What staff did, the latest first."""
    answer = await admin.client.get("/moderation/actions", params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]
