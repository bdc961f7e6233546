"""What another member keeps to themselves is 404, by id and by the address of its media.

Issue section 7: another member's draft, private video, session.
"""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from tests.e2e.conftest import NewMember
from tests.e2e.member import Member, guest_client, publish, wait_for_asset
from tests.e2e.stack import Stack
from tests.e2e.tus import HEADERS, create, upload
from tests.media import clips

Others = tuple[httpx.AsyncClient, httpx.AsyncClient]


@dataclass(frozen=True)
class Kept:
    """Videos of Olive that others may not see, each ready to play for her."""

    olive: Member
    draft: dict[str, Any]
    private: dict[str, Any]
    followers_only: dict[str, Any]

    @property
    def all(self) -> list[dict[str, Any]]:
        """The three cards, as Olive sees them."""
        return [self.draft, self.private, self.followers_only]


@pytest.fixture(scope="package")
async def kept(new_member: NewMember) -> Kept:
    """Olive's videos: identical bytes of one author are encoded once, so this is quick."""
    olive = await new_member("olive")
    data = clips.portrait().read_bytes()
    assets = [await upload(olive.http, data) for _ in range(3)]
    for asset_id in assets:
        assert (await wait_for_asset(olive, asset_id))["state"] == "ready"
    draft = await olive.http.post("/api/v1/videos", json={"asset_id": assets[0]})
    private = await publish(olive, assets[1], visibility="private")
    followers_only = await publish(olive, assets[2], visibility="followers")
    return Kept(olive, draft.raise_for_status().json(), private, followers_only)


@pytest.fixture(scope="package")
async def mallory(new_member: NewMember) -> Member:
    """Who looks for what is not hers."""
    return await new_member("mallory")


@pytest.fixture
async def everyone_else(stack: Stack, mallory: Member) -> AsyncGenerator[Others]:
    """A member and a guest."""
    async with guest_client(stack.url) as guest:
        yield mallory.http, guest


async def test_their_author_sees_and_plays_them(kept: Kept) -> None:
    """The other tests would hold on a platform that shows nothing to anybody."""
    for card in kept.all:
        answer = await kept.olive.http.get(f"/api/v1/videos/{card['id']}")
        assert answer.status_code == 200
        for name in ("playlist_url", "poster_url"):
            media = await kept.olive.http.get(answer.json()[name])
            assert media.status_code == 200, name


async def test_by_id(kept: Kept, mallory: Member, everyone_else: Others) -> None:
    """Every read and every act on them says that there is no such video."""
    for client in everyone_else:
        for card in kept.all:
            path = f"/api/v1/videos/{card['id']}"
            assert (await client.get(path)).status_code == 404
            assert (await client.get(f"{path}/comments")).status_code == 404
    acts = [
        ("PUT", "/like", None),
        ("PUT", "/bookmark", None),
        ("POST", "/shares", {"channel": "link"}),
        ("POST", "/comments", {"text": "coucou", "client_id": "client-1"}),
        ("PATCH", "", {"caption": "à moi"}),
        ("POST", "/publish", None),
        ("DELETE", "", None),
    ]
    for card in kept.all:
        for method, path, body in acts:
            answer = await mallory.http.request(
                method, f"/api/v1/videos/{card['id']}{path}", json=body
            )
            assert answer.status_code == 404, f"{method} {path}: {answer.text}"
    report = {"kind": "video", "target_id": kept.private["id"], "reason": "spam"}
    assert (await mallory.http.post("/api/v1/reports", json=report)).status_code in (404, 422)


async def test_by_media_address(kept: Kept, everyone_else: Others) -> None:
    """An address that leaked is of no use to anybody else, nor is the bare path of the file."""
    for card in kept.all:
        for name in ("playlist_url", "poster_url"):
            address = str(card[name])
            assert address.startswith("/m/")
            asset_and_file = address.split("/", 3)[3]
            for client in everyone_else:
                for tried in (address, f"/media/{asset_and_file}", f"/m/{asset_and_file}"):
                    answer = await client.get(tried)
                    assert answer.status_code == 404, f"{tried}: {answer.status_code}"


async def test_one_token_opens_one_asset(kept: Kept) -> None:
    """A good token with another asset's path is refused, to its own viewer too."""
    first, second = str(kept.draft["poster_url"]), str(kept.private["poster_url"])
    token = first.split("/")[2]
    crossed = f"/m/{token}/" + second.split("/", 3)[3]
    answer = await kept.olive.http.get(crossed)
    same_asset = first.split("/")[3] == second.split("/")[3]
    assert answer.status_code == (200 if same_asset else 404)


async def test_uploads_and_assets(kept: Kept, mallory: Member) -> None:
    """Bytes on their way, and what becomes of them, are their owner's."""
    place = await create(kept.olive.http, 1000, "secret.mp4")
    patch = {
        **HEADERS,
        "Upload-Offset": "0",
        "Content-Type": "application/offset+octet-stream",
    }
    tries = [
        await mallory.http.head(place.url, headers=HEADERS),
        await mallory.http.patch(place.url, headers=patch, content=b"x" * 10),
        await mallory.http.delete(place.url, headers=HEADERS),
        await mallory.http.get(f"/api/v1/assets/{place.asset_id}"),
        await mallory.http.post(f"/api/v1/assets/{kept.draft['asset_id']}/retry"),
        await mallory.http.post("/api/v1/videos", json={"asset_id": kept.draft["asset_id"]}),
    ]
    assert [answer.status_code for answer in tries] == [404] * len(tries)
    head = await kept.olive.http.head(place.url, headers=HEADERS)
    assert head.headers["Upload-Offset"] == "0"


async def test_sessions(kept: Kept, mallory: Member) -> None:
    """Nobody ends somebody else's session, or learns that it exists."""
    sessions = (await kept.olive.http.get("/api/v1/sessions")).json()["items"]
    for session in sessions:
        answer = await mallory.http.delete(f"/api/v1/sessions/{session['id']}")
        assert answer.status_code == 404
    assert (await kept.olive.http.get("/api/v1/me")).status_code == 200


async def test_lists_leave_them_out(kept: Kept, everyone_else: Others) -> None:
    """Profile and feed show none of them, the permalink's HTML tells nothing of them."""
    hidden = {card["id"] for card in kept.all}
    for client in everyone_else:
        listed = await client.get(f"/api/v1/accounts/{kept.olive.id}/videos")
        assert not hidden & {card["id"] for card in listed.json()["items"]}
        feed = await client.get("/api/v1/feed?limit=20")
        assert not hidden & {card["id"] for card in feed.json()["items"]}
        for card in kept.all:
            page = await client.get(card["permalink"])
            assert str(card["poster_url"]) not in page.text
            assert "og:video" not in page.text
