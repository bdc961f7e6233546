"""What the platform itself has to say: videos, decisions, the safety of the account."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, text

from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.outbox import emit
from rampe.kit.services import Services
from rampe.media import Asset, AssetReady, AssetState
from rampe.notify import NotifySettings
from rampe.notify.forget import do_forget
from rampe.notify.models import Notification
from rampe.video import do_edit
from tests.conftest import Settle
from tests.notify.conftest import Stage, inbox, kinds, names, unread
from tests.notify.events import happen
from tests.video.factories import make_asset, make_draft, make_video

SAID: list[tuple[str, dict[str, Any], str, str, dict[str, str]]] = [
    (
        "safety.decided.v1",
        {"recipient_id": 0, "decision_id": 7, "kind": "video", "outcome": "hide", "rule": "2.1"},
        "decision",
        "/decisions/7",
        {"kind": "video", "outcome": "hide", "rule": "2.1"},
    ),
    (
        "safety.appeal_decided.v1",
        {"recipient_id": 0, "decision_id": 7, "appeal_id": 8, "outcome": "reversed"},
        "appeal_decided",
        "/decisions/7",
        {"outcome": "reversed"},
    ),
    (
        "safety.report_answered.v1",
        {"recipient_id": 0, "report_id": 9, "kind": "comment", "outcome": "action_taken"},
        "report_answered",
        "/reports",
        {"kind": "comment", "outcome": "action_taken"},
    ),
    ("accounts.signed_in_anew.v1", {"account_id": 0}, "signed_in_anew", "/settings/sessions", {}),
    (
        "accounts.security_changed.v1",
        {"account_id": 0, "what": "totp_on"},
        "security_changed",
        "/settings/security",
        {"what": "totp_on"},
    ),
    (
        "accounts.export_ready.v1",
        {"account_id": 0, "export_id": 5},
        "export_ready",
        "/settings/data",
        {},
    ),
]


@pytest.mark.parametrize(
    ("subject", "data", "kind", "path", "facts"), SAID, ids=[case[2] for case in SAID]
)
async def test_each_is_told(
    stage: Stage,
    services: Services,
    subject: str,
    data: dict[str, Any],
    kind: str,
    path: str,
    facts: dict[str, str],
) -> None:
    """D2, D7: what, where it leads, and what there is to know."""
    told = {name: value or stage.tess.id for name, value in data.items()}
    await happen(services, subject, **told)
    (line,) = await inbox(stage.tess)
    assert (line["kind"], line["topic"], line["path"], line["facts"]) == (
        kind,
        "account",
        path,
        facts,
    )
    assert line["people"] == []


async def test_an_invitation_shows_the_brand(stage: Stage, services: Services) -> None:
    """ACC-04."""
    data = {"account_id": stage.tess.id, "brand_id": stage.alix.id, "role": "editor"}
    await happen(services, "accounts.team_invited.v1", **data)
    (line,) = await inbox(stage.tess)
    assert (line["kind"], names(line), line["path"]) == (
        "team_invited",
        ["alix"],
        "/settings/brands",
    )


async def test_each_sign_in_is_a_line(stage: Stage, services: Services) -> None:
    """Which one was not oneself is what matters."""
    for _ in range(2):
        await happen(services, "accounts.signed_in_anew.v1", account_id=stage.tess.id)
    assert await kinds(stage.tess) == ["signed_in_anew"] * 2


async def test_a_video_that_came_out_by_itself(stage: Stage, services: Services) -> None:
    """Told once, also when both events of a planned video come; not when one waited for nothing."""
    data = {"video_id": stage.video_id, "author_id": stage.tess.id}
    await happen(services, "video.published.v1", **data)
    assert await inbox(stage.tess) == []
    await happen(services, "video.published.v1", **data, waited=True)
    await happen(services, "video.scheduled_published.v1", **data)
    (line,) = await inbox(stage.tess)
    assert (line["kind"], line["path"]) == ("video_out", f"/@tess/video/{stage.video_id}")


async def test_a_draft_that_became_ready(stage: Stage, settle: Settle, database: Database) -> None:
    """Issue 3 section 3: told quietly once its author has left it for a while, until it is out."""
    asset_id = await make_asset(database, stage.tess.id, AssetState.ENCODING)
    left = await make_draft(database, stage.tess.id, asset_id, caption="Demain")
    async with database.session() as session:
        asset = await session.get_one(Asset, asset_id)
        asset.state, asset.poster = AssetState.READY, "1-poster.webp"
        ready = AssetReady(asset_id=asset_id, owner_id=stage.tess.id, duration_ms=12_000)
        await emit(session, ready)
    await settle()
    assert await inbox(stage.tess) == []
    async with database.session() as session:
        waiting = text("UPDATE procrastinate_jobs SET scheduled_at = now() WHERE task_name = :task")
        await session.execute(waiting, {"task": "notify:tell_ready"})
    await settle()
    (line,) = await inbox(stage.tess)
    assert (line["kind"], line["path"]) == ("video_ready", f"/upload/{left}")
    assert (line["about_text"], await unread(stage.tess)) == ("Demain", 1)
    async with database.session() as session:
        alerts = text("SELECT count(*) FROM procrastinate_jobs WHERE task_name LIKE '%alert'")
        assert await session.scalar(alerts) == 0
    assert (await stage.tess.client.post(f"/videos/{left}/publish")).is_success
    assert (await inbox(stage.tess), await unread(stage.tess)) == ([], 0)


async def test_a_failed_upload(stage: Stage, services: Services, database: Database) -> None:
    """Told with its reason, as long as it has not been tried again."""
    asset_id = await make_asset(database, stage.tess.id, AssetState.FAILED)
    data = {"asset_id": asset_id, "owner_id": stage.tess.id, "reason": "too_short"}
    await happen(services, "media.asset_failed.v1", **data)
    (line,) = await inbox(stage.tess)
    assert (line["kind"], line["facts"]) == ("video_failed", {"reason": "too_short"})
    async with database.session() as session:
        (await session.get_one(Asset, asset_id)).state = AssetState.UPLOADED
    assert await inbox(stage.tess) == []


async def test_a_caption_that_names_somebody(
    stage: Stage, settle: Settle, database: Database
) -> None:
    """Who is named is told; an edit adds and withdraws."""
    video_id = await make_video(database, stage.tess.id, caption="avec @alix")
    await settle()
    (line,) = await inbox(stage.alix)
    assert (line["kind"], names(line), line["path"]) == (
        "mention",
        ["tess"],
        f"/@tess/video/{video_id}",
    )
    async with database.session() as session:
        await do_edit(session, stage.tess.id, video_id, {"caption": "avec @sami"})
    await settle()
    assert await kinds(stage.alix) == []
    assert await kinds(stage.sami) == ["mention"]


async def test_old_lines_are_forgotten(
    stage: Stage, services: Services, database: Database
) -> None:
    """After `keep_days`."""
    await happen(services, "accounts.export_ready.v1", account_id=stage.tess.id, export_id=1)
    settings = NotifySettings()

    async def forget() -> int:
        async with database.session() as session:
            await do_forget(session, settings)
            return await session.scalar(select(func.count()).select_from(Notification)) or 0

    assert await forget() == 1
    with clock.travel(clock.now() + timedelta(days=settings.keep_days, minutes=1)):
        assert await forget() == 0
