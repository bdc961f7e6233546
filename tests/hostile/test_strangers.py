"""A member as a hostile client: with the numbers of another's things they read and change nothing.

Issue section 8, D1, D2, D7, ACC-04: every operation that takes a number gets those of another
member's draft, planned and private video, upload, archive, session, decision, appeal, case, brand,
and of their live: one that is being prepared, and one that is over.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from rampe.accounts import AccountId, Role
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.media import AssetState
from rampe.notify.models import Notification
from rampe.video import Visibility
from tests.accounts.archives import ask_export
from tests.accounts.brands import make_brand
from tests.accounts.factors import BROWSER, with_passkey
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_person
from tests.hostile.operations import ID, Operation, example, list_operations
from tests.live.domain.stage import end, grant, prepare
from tests.safety.factories import REASON, appeal, decide, open_case
from tests.video.factories import make_asset, make_draft, make_video

TUS = {"Tus-Resumable": "1.0.0", "Upload-Offset": "0", "Upload-Length": "1000"}

SUBTITLES = b"WEBVTT\n\n00:00.000 --> 00:02.000\nVol\n"

# Told alike whether or not there is such a thing, or one's own relation to somebody: nothing of
# theirs is read or changed.
TOLD_ALIKE = frozenset(
    (
        "DELETE /brand-invitations/{brand_id}",
        "DELETE /comments/{comment_id}/like",
        "DELETE /me/follow-requests/{account_id}",
        "DELETE /me/followers/{account_id}",
        "DELETE /me/history/{video_id}",
        "DELETE /videos/{target_id}/bookmark",
        "DELETE /videos/{target_id}/like",
        "DELETE /videos/{video_id}/hide",
        "GET /videos/{video_id}/captions",
    )
)
# Whom and what everybody may see or look for; tried elsewhere.
PUBLIC_NUMBERS = ("/accounts/{account_id}", "/me/hidden/", "/suggest/follow/")
BODIES: dict[str, dict[str, Any]] = {
    "PATCH /videos/{video_id}": {"caption": "Volée"},
    "PUT /videos/{video_id}/trim": {"start_ms": 0, "end_ms": 4000},
    "PATCH /lives/{live_id}": {"title": "Volé"},
    "PUT /videos/{video_id}/schedule": {"zone": "Europe/Paris"},
    "POST /videos/{target_id}/comments": {"text": "vu", "client_id": "client-0123456789"},
    "POST /videos/{target_id}/shares": {"channel": "link"},
    "POST /me/decisions/{decision_id}/appeal": {"text": "Je conteste."},
    "PATCH /me/passkeys/{passkey_id}": {"name": "Volée"},
    "POST /brands/{brand_id}/team": {"handle": "eve", "role": "editor"},
    "DELETE /brands/{brand_id}": {"handle": "sel"},
    "PATCH /brands/{brand_id}": {"category": "music"},
    "POST /brands/{brand_id}/owner": {"account_id": ID},
}


@dataclass(frozen=True)
class Belongings:
    """What a member has, by the name under which paths ask for it; each may have several."""

    owner: Person
    numbers: dict[str, tuple[str, ...]]

    async def look(self) -> list[Any]:
        """Return all of it as its owner sees it, to compare."""
        pages = ["/me", "/me/exports", "/me/searches", "/me/decisions", "/brands", "/sessions"]
        pages += [f"/videos/{one}" for one in self.numbers["video_id"]]
        pages += [f"/assets/{one}" for one in self.numbers["asset_id"]]
        pages += [f"/lives/{one}" for one in self.numbers["live_id"]]
        pages += [f"/brands/{one}/team" for one in self.numbers["brand_id"]]
        seen: list[Any] = []
        for page in pages:
            answer = await self.owner.client.get(page)
            assert answer.status_code == 200, (page, answer.text)
            seen.append(answer.json())
        return seen


@pytest.fixture
async def theirs(database: Database, api: ApiFactory, settle: Settle) -> Belongings:
    """A member with one of everything."""
    guarded = await with_passkey(api, database)
    guarded.client.headers.update(BROWSER)
    alix = Person(AccountId(guarded.id), "alix", guarded.client)
    maud = await make_person(database, api, "maud", role=Role.MODERATOR)
    draft = await make_draft(database, alix.id, await make_asset(database, alix.id))
    planned = await make_draft(database, alix.id, await make_asset(database, alix.id))
    body = {"at": (clock.now() + timedelta(days=1)).isoformat(), "zone": "Europe/Paris"}
    plan = await alix.client.put(f"/videos/{planned}/schedule", json=body)
    assert plan.status_code == 200, plan.text
    private = await make_video(database, alix.id, visibility=Visibility.PRIVATE)
    judged = await make_video(database, alix.id, "un cas")
    decision = await decide(maud, "video", judged, "hide")
    case = await open_case(maud, "account", alix.id)
    export = await ask_export(alix)
    brand = await make_brand(alix, "sel")
    await grant(database, alix.id)
    over = await prepare(alix, audience="followers")
    await end(alix, over["id"])
    live = await prepare(alix)
    kept = await alix.client.post("/me/searches", json={"text": "guitare"})
    assert kept.json()["kept"], kept.text
    metadata = {**TUS, "Upload-Metadata": "filename Yy5tcDQ="}
    upload = await alix.client.post("/uploads", headers=metadata)
    assert upload.status_code == 201, upload.text
    await settle()
    async with database.session() as session:
        line = await session.scalar(
            select(Notification.id).where(Notification.recipient_id == alix.id).limit(1)
        )
    sessions = (await alix.client.get("/sessions")).json()["items"]
    searches = (await alix.client.get("/me/searches")).json()["items"]
    asset = await make_asset(database, alix.id, AssetState.FAILED)
    numbers = {
        "video_id": (str(draft), str(planned), str(private)),
        "target_id": (str(draft), str(private)),
        "asset_id": (str(asset),),
        "upload_id": (upload.headers["location"].rpartition("/")[2],),
        "export_id": (export["id"],),
        "session_id": (sessions[0]["id"],),
        "search_id": (searches[0]["id"],),
        "passkey_id": (guarded.passkey_id,),
        "notification_id": (str(line),),
        "decision_id": (decision,),
        "appeal_id": (await appeal(alix, decision),),
        "case_id": (case,),
        "live_id": (live["id"], over["id"]),
        "brand_id": (brand["account"]["id"],),
        "account_id": (str(alix.id),),
        "language": ("fr",),
        "comment_id": (),
        "tag": (),
        "handle": (),
    }
    return Belongings(alix, numbers)


def tries(operations: list[Operation], theirs: Belongings) -> list[tuple[Operation, str]]:
    """List the operations that take a number, with each of theirs."""
    found: list[tuple[Operation, str]] = []
    for operation in operations:
        names = [str(one["name"]) for one in operation.inputs("path")]
        if not names or operation.name in TOLD_ALIKE:
            continue
        if any(operation.path.startswith(start) for start in PUBLIC_NUMBERS):
            continue
        varying = theirs.numbers[names[0]]
        rest = {name: theirs.numbers[name][0] for name in names[1:] if theirs.numbers[name]}
        found += [(operation, operation.url(**{names[0]: one, **rest})) for one in varying]
    return found


async def attempt(client: httpx.AsyncClient, operation: Operation, url: str) -> httpx.Response:
    """Send a request that its owner could send."""
    if operation.name == "PATCH /uploads/{upload_id}":
        headers = {**TUS, "Content-Type": "application/offset+octet-stream"}
        return await client.request(operation.method, url, headers=headers, content=b"x" * 10)
    if operation.media_type == "text/vtt":
        return await client.request(operation.method, url, content=SUBTITLES)
    if (operation.media_type or "").startswith("image/"):
        return await client.request(operation.method, url, content=b"picture")
    body = BODIES.get(operation.name)
    if body is None and operation.body is not None:
        fitting = example(operation.body)
        body = {**fitting, **(REASON if "reason" in fitting else {})}
    if operation.name == "PUT /videos/{video_id}/schedule":
        body = {**(body or {}), "at": (clock.now() + timedelta(days=1)).isoformat()}
    return await client.request(operation.method, url, json=body, headers=TUS)


async def test_anothers_numbers_open_nothing(
    app: FastAPI, theirs: Belongings, database: Database, api: ApiFactory
) -> None:
    """404 as if there were no such thing, or 403 for the desk; and nothing has changed."""
    eve = await make_person(database, api, "eve")
    before = await theirs.look()
    open_doors: list[str] = []
    for operation, url in tries(list_operations(app), theirs):
        answer = await attempt(eve.client, operation, url)
        wanted = 403 if operation.path.startswith("/moderation") else 404
        if answer.status_code != wanted:
            open_doors.append(f"{operation.name} {url}: {answer.status_code} {answer.text[:160]}")
    assert not open_doors, "\n".join(open_doors)
    assert await theirs.look() == before


async def test_what_is_told_alike_changes_nothing_of_theirs(
    app: FastAPI, theirs: Belongings, database: Database, api: ApiFactory
) -> None:
    """Taking back a like that one never gave is fine; an empty list is one of nothing."""
    eve = await make_person(database, api, "eve")
    before = await theirs.look()
    for operation in list_operations(app):
        if operation.name not in TOLD_ALIKE:
            continue
        (name,) = [str(one["name"]) for one in operation.inputs("path")]
        for one in theirs.numbers[name]:
            answer = await eve.client.request(operation.method, operation.url(**{name: one}))
            assert answer.status_code in (200, 204, 404), operation.name
            assert operation.method != "get" or answer.json() == []
    assert await theirs.look() == before
