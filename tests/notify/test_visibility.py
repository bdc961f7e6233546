"""Nothing about who or what one may not see, from the same request on (D3)."""

from collections.abc import Awaitable, Callable

import pytest

from rampe.accounts import do_restore, do_suspend
from rampe.kit.database import Database
from rampe.ports.bus import Bus
from rampe.video import VideoReports, Visibility, do_delete, do_edit
from tests.conftest import Settle
from tests.factories import Person
from tests.notify.conftest import Stage, inbox, kinds, listen, names, unread


async def gather_news(stage: Stage, settle: Settle) -> None:
    """Let Alix and Sami like, comment and follow."""
    for fan in (stage.alix, stage.sami):
        await stage.like(fan)
        await stage.comment(fan, "bravo")
        await fan.client.put(f"/accounts/{stage.tess.id}/follow")
    await settle()
    assert [line["count"] for line in await inbox(stage.tess)] == [2, 2, 2]


Leave = Callable[[Stage], Awaitable[object]]
LEAVING: dict[str, Leave] = {
    "blocks": lambda stage: stage.tess.client.put(f"/accounts/{stage.alix.id}/block"),
    "is blocked by": lambda stage: stage.alix.client.put(f"/accounts/{stage.tess.id}/block"),
    "mutes": lambda stage: stage.tess.client.put(f"/accounts/{stage.alix.id}/mute"),
    "reports": lambda stage: stage.tess.client.post(
        "/reports", json={"kind": "account", "target_id": str(stage.alix.id), "reason": "spam"}
    ),
}


@pytest.mark.parametrize("how", LEAVING)
async def test_one_person_leaves_every_line(stage: Stage, settle: Settle, how: str) -> None:
    """Lists, counts and named people, in the next request."""
    await gather_news(stage, settle)
    await LEAVING[how](stage)
    lines = await inbox(stage.tess)
    assert [(line["count"], names(line)) for line in lines] == [(1, ["sami"])] * 3
    await stage.tess.client.put(f"/accounts/{stage.sami.id}/block")
    assert await inbox(stage.tess) == []
    assert await unread(stage.tess) == 0


async def test_a_suspended_account_leaves_and_comes_back(
    stage: Stage, settle: Settle, database: Database, bus: Bus
) -> None:
    """The lines are the same when staff restores the account."""
    await gather_news(stage, settle)
    async with database.session() as session:
        await do_suspend(session, bus, stage.alix.id)
    lines = await inbox(stage.tess)
    assert [names(line) for line in lines] == [["sami"]] * 3
    async with database.session() as session:
        await do_restore(session, stage.alix.id)
    assert [line["count"] for line in await inbox(stage.tess)] == [2, 2, 2]


async def test_who_is_muted_moves_no_line(stage: Stage, settle: Settle) -> None:
    """A muted member neither adds to a line nor brings it to the top."""
    await stage.tess.client.put(f"/accounts/{stage.alix.id}/mute")
    await stage.like(stage.sami)
    await settle()
    (before,) = await inbox(stage.tess)
    await stage.tess.client.put("/me/notifications/seen", json={"up_to": before["rev"]})
    await stage.like(stage.alix)
    await settle()
    (line,) = await inbox(stage.tess)
    assert (line["rev"], line["seen"], names(line)) == (before["rev"], True, ["sami"])


async def test_a_deleted_video_leaves(stage: Stage, settle: Settle, database: Database) -> None:
    """With the likes, comments, replies and mentions on it; follows stay."""
    await gather_news(stage, settle)
    first = await stage.comment(stage.lou, "@alix regarde")
    await stage.comment(stage.tess, "merci", reply_to=first)
    await settle()
    assert await kinds(stage.alix) == ["mention"]
    assert await kinds(stage.lou) == ["reply"]
    async with database.session() as session:
        await do_delete(session, stage.tess.id, stage.video_id)
    assert await kinds(stage.tess) == ["follow"]
    assert await unread(stage.tess) == 1
    for reader in (stage.alix, stage.lou):
        assert await inbox(reader) == []


async def test_a_video_that_narrows_leaves(
    stage: Stage, settle: Settle, database: Database
) -> None:
    """Who may not open the video any more is not told of it; its owner is."""
    await stage.comment(stage.sami, "@lou regarde")
    await settle()
    assert await kinds(stage.lou) == ["mention"]
    async with database.session() as session:
        await do_edit(session, stage.tess.id, stage.video_id, {"visibility": Visibility.PRIVATE})
    assert await inbox(stage.lou) == []
    assert await kinds(stage.tess) == ["comment"]


async def test_a_hidden_video_leaves(stage: Stage, settle: Settle, database: Database) -> None:
    """What staff hides is told to its owner alone."""
    await stage.comment(stage.sami, "@lou regarde")
    await settle()
    async with database.session() as session:
        await VideoReports().do_hide(session, stage.video_id)
    assert await inbox(stage.lou) == []
    async with database.session() as session:
        await VideoReports().do_restore(session, stage.video_id)
    assert await kinds(stage.lou) == ["mention"]


async def test_open_tabs_hear_of_it(
    stage: Stage, settle: Settle, bus: Bus, database: Database
) -> None:
    """A block and a deletion bring the badge of open tabs down."""
    await gather_news(stage, settle)
    tab = await listen(bus, stage.tess)
    for fan in (stage.alix, stage.sami):
        await stage.tess.client.put(f"/accounts/{fan.id}/block")
    await settle()
    await tab.wait(lambda: [frame["count"] for frame in tab.of("unread")][-1:] == [0])
    assert tab.of("notification")


async def test_lines_of_others_do_not_exist(stage: Stage, settle: Settle) -> None:
    """Ids of another member's lines: not found, and marks leave them alone."""
    await gather_news(stage, settle)
    lines = await inbox(stage.tess)
    intruder: Person = stage.lou
    for line in lines:
        answer = await intruder.client.get(f"/me/notifications/{line['id']}")
        assert (answer.status_code, answer.json()["code"]) == (404, "notification_not_found")
    ids = [line["id"] for line in lines]
    assert (await intruder.client.put("/me/notifications/read", json={"ids": ids})).is_success
    newest = {"up_to": lines[0]["rev"]}
    assert (await intruder.client.put("/me/notifications/read", json=newest)).is_success
    assert (await intruder.client.put("/me/notifications/seen", json=newest)).is_success
    assert await unread(stage.tess) == 3
    assert [line["read"] for line in await inbox(stage.tess)] == [False] * 3
    assert await inbox(intruder) == []
