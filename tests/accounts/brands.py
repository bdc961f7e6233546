"""Brands that tests begin with, their teams, and acting as them."""

from typing import Any

import httpx

from rampe.kit.database import Database
from tests.conftest import ApiFactory
from tests.factories import Person, make_token


async def make_brand(owner: Person, handle: str, **fields: Any) -> dict[str, Any]:
    """Make a brand as its owner."""
    body = {"handle": handle, "name": handle.title(), "category": "food", **fields}
    answer = await owner.client.post("/brands", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def join(owner: Person, brand: dict[str, Any], member: Person, role: str) -> None:
    """Have somebody join the team of a brand."""
    brand_id = brand["account"]["id"]
    body = {"handle": member.handle, "role": role}
    asked = await owner.client.post(f"/brands/{brand_id}/team", json=body)
    assert asked.status_code == 204, asked.text
    accepted = await member.client.post(f"/brand-invitations/{brand_id}/accept")
    assert accepted.status_code == 200, accepted.text


async def switch(client: httpx.AsyncClient, brand: dict[str, Any] | None) -> httpx.Response:
    """Act as a brand, or as oneself; the answer has the new token."""
    body = {"brand_id": brand["account"]["id"] if brand else None}
    return await client.put("/acting", json=body, headers={"Accept-Session": "bearer"})


async def as_brand(
    person: Person, brand: dict[str, Any], database: Database, api: ApiFactory
) -> httpx.AsyncClient:
    """Let a person act as a brand on a device of its own."""
    answer = await switch(api(await make_token(database, person.id)), brand)
    assert answer.status_code == 200, answer.text
    return api(answer.json()["token"])
