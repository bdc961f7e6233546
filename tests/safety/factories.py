"""What tests of safety do again and again."""

from typing import Any

import httpx

from tests.factories import Person
from tests.safety.conftest import Thing


async def report(
    reporter: Person, target: Thing | Person, reason: str = "spam", **changes: Any
) -> httpx.Response:
    """Report a thing or an account."""
    kind = "thing" if isinstance(target, Thing) else "account"
    body = {"kind": kind, "target_id": str(target.id), "reason": reason, **changes}
    return await reporter.client.post("/reports", json=body)


async def reports(staff: Person, **params: str) -> list[dict[str, Any]]:
    """The reports that staff sees."""
    answer = await staff.client.get("/moderation/reports", params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


async def judge(staff: Person, path: str, reason: str = "against the rules") -> httpx.Response:
    """Act as staff."""
    return await staff.client.post(f"/moderation/{path}", json={"reason": reason})
