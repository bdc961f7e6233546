"""Members as the API makes them: signed up, signed in, with videos of their own."""

from dataclasses import dataclass
from typing import Any

import httpx

from tests.e2e import tus
from tests.e2e.waiting import eventually

PASSWORD = "une rampe bien allumée 7"
INTERESTS = ["dance", "humour", "music"]
TIMEOUT = httpx.Timeout(20.0)


@dataclass(frozen=True)
class Member:
    """An account, and an HTTP client that holds its session cookie."""

    id: str
    handle: str
    email: str
    http: httpx.AsyncClient

    @property
    def cookies(self) -> dict[str, str]:
        """Its cookies, for a browser."""
        return dict(self.http.cookies.items())


def guest_client(url: str) -> httpx.AsyncClient:
    """Return a client of an installation that is signed in to nothing."""
    return httpx.AsyncClient(base_url=url, timeout=TIMEOUT)


async def sign_up(url: str, handle: str, **fields: Any) -> Member:
    """Make an adult member with three interests, apart from `fields`."""
    client = guest_client(url)
    email = f"{handle}@example.test"
    body: dict[str, Any] = {
        "email": email,
        "password": PASSWORD,
        "handle": handle,
        "birth_date": "1996-04-12",
        "country": "FR",
        "locale": "fr",
        "interests": INTERESTS,
        **fields,
    }
    answer = await client.post("/api/v1/accounts", json=body)
    assert answer.status_code == 201, answer.text
    return Member(answer.json()["id"], handle, email, client)


async def wait_for_asset(member: Member, asset_id: str, seconds: float = 60.0) -> dict[str, Any]:
    """Wait until an asset is ready or failed, and return it."""

    async def look() -> dict[str, Any] | None:
        answer = await member.http.get(f"/api/v1/assets/{asset_id}")
        asset = answer.raise_for_status().json()
        return asset if asset["state"] in ("ready", "failed") else None

    return await eventually(look, f"asset {asset_id} is ready or failed", seconds=seconds)


async def publish(member: Member, asset_id: str, **fields: Any) -> dict[str, Any]:
    """Make a video of an asset and publish it; return its card."""
    draft = await member.http.post("/api/v1/videos", json={"asset_id": asset_id, **fields})
    assert draft.status_code == 201, draft.text
    answer = await member.http.post(f"/api/v1/videos/{draft.json()['id']}/publish")
    assert answer.is_success, answer.text
    return answer.json()


async def post_clip(member: Member, data: bytes, **fields: Any) -> dict[str, Any]:
    """Upload, publish and wait until others may see it; return the card as its author sees it."""
    asset_id = await tus.upload(member.http, data)
    card = await publish(member, asset_id, **fields)
    asset = await wait_for_asset(member, asset_id)
    assert asset["state"] == "ready", asset

    async def look() -> dict[str, Any] | None:
        answer = await member.http.get(f"/api/v1/videos/{card['id']}")
        now = answer.raise_for_status().json()
        return now if now["published_at"] else None

    return await eventually(look, f"video {card['id']} is out")
