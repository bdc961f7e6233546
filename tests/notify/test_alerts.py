"""Alerts: what interrupts, for whom, and when not."""

from datetime import UTC, date, datetime

import pytest

from rampe.kit import clock
from rampe.kit.database import Database
from rampe.ports.bus import Bus
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_person
from tests.notify.conftest import Stage, Tab, inbox, kinds, listen, unread
from tests.video.factories import make_video

NOON = datetime(2026, 11, 3, 11, 0, tzinfo=UTC)
NIGHT = datetime(2026, 11, 3, 22, 0, tzinfo=UTC)  # 23:00 in Paris


def titles(tab: Tab) -> list[str]:
    """Return the titles of the alerts that a tab was told."""
    return [frame["title"] for frame in tab.of("alert")]


async def set_level(person: Person, **levels: str) -> None:
    """Choose how to be told."""
    answer = await person.client.patch("/me/notification-settings", json={"levels": levels})
    assert answer.status_code == 200, answer.text


async def test_a_comment_alerts(stage: Stage, settle: Settle, bus: Bus) -> None:
    """In the member's language, with what was written and where it leads."""
    tab = await listen(bus, stage.tess)
    comment_id = await stage.comment(stage.alix, "Quelle danse !")
    await settle()
    await tab.wait(lambda: tab.of("alert"))
    (alert,) = tab.of("alert")
    (line,) = await inbox(stage.tess)
    assert alert == {
        "t": "alert",
        "id": line["rev"],
        "title": "Alix a commenté votre vidéo",
        "body": "Quelle danse !",
        "path": f"/@tess/video/{stage.video_id}?comment={comment_id}",
        "tag": f"notification-{line['id']}",
    }


async def test_a_line_that_waits_alerts_once(stage: Stage, settle: Settle, bus: Bus) -> None:
    """Twenty comments are no twenty alerts; after a look, the next one is."""
    tab = await listen(bus, stage.tess)
    await stage.comment(stage.alix, "un")
    await stage.comment(stage.sami, "deux")
    await settle()
    await tab.wait(lambda: tab.of("alert"))
    (line,) = await inbox(stage.tess)
    await stage.tess.client.put("/me/notifications/seen", json={"up_to": line["rev"]})
    await stage.comment(stage.lou, "trois")
    await settle()
    await tab.wait(lambda: len(tab.of("alert")) == 2)
    assert titles(tab) == [titles(tab)[0], "Lou a commenté votre vidéo"]


@pytest.mark.parametrize(
    ("level", "alerts", "lines"),
    [
        ("alert", ["Alix aime votre vidéo"], ["follow", "like"]),
        ("inbox", [], ["follow", "like"]),
        ("off", [], ["follow"]),
    ],
)
async def test_levels(
    stage: Stage, settle: Settle, bus: Bus, level: str, alerts: list[str], lines: list[str]
) -> None:
    """D13: an alert, the inbox only, or nothing."""
    await set_level(stage.tess, likes=level, follows="inbox")
    tab = await listen(bus, stage.tess)
    await stage.like(stage.alix)
    await settle()
    await stage.alix.client.put(f"/accounts/{stage.tess.id}/follow")
    await settle()
    # The alert of the like, if any, was sent before the follow was told.
    await tab.wait(lambda: len(tab.of("unread")) == len(lines))
    assert titles(tab) == alerts
    assert await kinds(stage.tess) == lines


async def test_settings_are_kept_apart(stage: Stage) -> None:
    """What is absent stays; decisions of staff are always told."""
    await set_level(stage.tess, likes="off")
    await set_level(stage.tess, mentions="inbox")
    answer = await stage.tess.client.get("/me/notification-settings")
    assert answer.json()["levels"] == {
        "follows": "alert",
        "likes": "off",
        "comments": "alert",
        "mentions": "inbox",
        "videos": "alert",
        "lives": "alert",
        "account": "alert",
    }
    body = {"levels": {"account": "off", "likes": "alert"}}
    refused = await stage.tess.client.patch("/me/notification-settings", json=body)
    assert (refused.status_code, refused.json()["code"]) == (422, "topic_fixed")
    assert (await stage.tess.client.get("/me/notification-settings")).json() == answer.json()


async def test_a_minor_s_night_is_quiet(
    stage: Stage, settle: Settle, database: Database, api: ApiFactory, bus: Bus
) -> None:
    """Tension 22: the inbox at once, and no alert; the next day there is one again."""
    lou = await make_person(database, api, "lou15", birth_date=date(2011, 5, 5))
    video_id = await make_video(database, lou.id)
    tab = await listen(bus, lou)

    async def comment(fan: Person, text: str) -> None:
        body = {"text": text, "client_id": f"client-{text}"}
        answer = await fan.client.post(f"/videos/{video_id}/comments", json=body)
        assert answer.status_code == 201, answer.text

    with clock.travel(NIGHT):
        await comment(stage.alix, "bonne-nuit")
        await settle()
        assert await unread(lou) == 1
    (line,) = await inbox(lou)
    await lou.client.put("/me/notifications/seen", json={"up_to": line["rev"]})
    with clock.travel(NOON.replace(day=4)):
        await comment(stage.sami, "bonjour")
        await settle()
        await tab.wait(lambda: tab.of("alert"))
    assert titles(tab) == ["Sami a commenté votre vidéo"]


async def test_what_is_taken_back_does_not_alert(stage: Stage, bus: Bus, settle: Settle) -> None:
    """An alert is decided when it is due."""
    await set_level(stage.tess, likes="alert")
    tab = await listen(bus, stage.tess)
    await stage.tess.client.put(f"/accounts/{stage.alix.id}/block")
    await stage.comment(stage.sami, "un")
    await settle()
    await tab.wait(lambda: tab.of("alert"))
    assert titles(tab) == ["Sami a commenté votre vidéo"]
