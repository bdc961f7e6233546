"""An author whom a decision keeps from publishing shows nothing more to anybody, by any way."""

from datetime import timedelta

import httpx
import pytest

from rampe.accounts import Role
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.media import AssetState
from rampe.video import Visibility
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_person
from tests.safety.factories import decide
from tests.video.factories import make_asset, make_draft, make_video
from tests.video.test_publish import count_events, finish_asset


@pytest.fixture
async def alix(database: Database, api: ApiFactory) -> Person:
    """An author."""
    return await make_person(database, api, "alix")


@pytest.fixture
async def staff(database: Database, api: ApiFactory) -> Person:
    """Who decides."""
    return await make_person(database, api, "maud", role=Role.MODERATOR)


async def bar(staff: Person, author: Person) -> None:
    """Keep an author from publishing for a week."""
    await decide(staff, "account", author.id, "warn", sanction="no_publishing", days=7)


async def show_to(author: Person, video_id: int, visibility: Visibility) -> httpx.Response:
    """Change whom a video is shown."""
    return await author.client.patch(f"/videos/{video_id}", json={"visibility": visibility})


async def test_an_audience_is_not_widened(database: Database, alix: Person, staff: Person) -> None:
    """D2: narrowing stays possible, and every other change; a draft is nobody's business."""
    videos = {each: await make_video(database, alix.id, visibility=each) for each in Visibility}
    draft = await make_draft(database, alix.id, visibility=Visibility.PRIVATE)
    await bar(staff, alix)
    for before, after in (
        (Visibility.PRIVATE, Visibility.PUBLIC),
        (Visibility.PRIVATE, Visibility.FRIENDS),
        (Visibility.FRIENDS, Visibility.FOLLOWERS),
        (Visibility.FOLLOWERS, Visibility.UNLISTED),
        (Visibility.UNLISTED, Visibility.PUBLIC),
        (Visibility.UNLISTED, Visibility.FOLLOWERS),
    ):
        refused = await show_to(alix, videos[before], after)
        assert (refused.status_code, refused.json()["code"]) == (403, "restricted")
        said = (await alix.client.get(f"/videos/{videos[before]}")).json()
        assert said["visibility"] == before
    for before, after in (
        (Visibility.PUBLIC, Visibility.UNLISTED),
        (Visibility.FOLLOWERS, Visibility.FRIENDS),
        (Visibility.UNLISTED, Visibility.PRIVATE),
    ):
        assert (await show_to(alix, videos[before], after)).json()["visibility"] == after
    again = {"visibility": "friends", "caption": "Sans visage"}
    assert (await alix.client.patch(f"/videos/{videos[Visibility.FRIENDS]}", json=again)).is_success
    assert (await show_to(alix, draft, Visibility.PUBLIC)).is_success
    with clock.travel(clock.now() + timedelta(days=8)):
        shown = await show_to(alix, videos[Visibility.PRIVATE], Visibility.PUBLIC)
        assert shown.json()["visibility"] == "public"


async def test_what_was_deleted_is_not_brought_back(
    database: Database, alix: Person, staff: Person, api: ApiFactory
) -> None:
    """D2: refused as long as it is forbidden, unless nobody else would see it."""
    shown = await make_video(database, alix.id)
    own = await make_video(database, alix.id, visibility=Visibility.PRIVATE)
    draft = await make_draft(database, alix.id)
    for video_id in (shown, own, draft):
        await alix.client.delete(f"/videos/{video_id}")
    await bar(staff, alix)
    refused = await alix.client.post(f"/videos/{shown}/restore")
    assert (refused.status_code, refused.json()["code"]) == (403, "restricted")
    assert (await api().get(f"/videos/{shown}")).status_code == 404
    for video_id in (own, draft):
        assert (await alix.client.post(f"/videos/{video_id}/restore")).is_success
    with clock.travel(clock.now() + timedelta(days=8)):
        assert (await alix.client.post(f"/videos/{shown}/restore")).is_success


async def test_what_waited_for_its_asset_is_a_draft_again(
    database: Database, alix: Person, staff: Person, settle: Settle
) -> None:
    """D2: published before the decision, ready after it: its author is told, nobody sees it."""
    asset_id = await make_asset(database, alix.id, AssetState.ENCODING)
    video_id = await make_draft(database, alix.id, asset_id)
    assert (await alix.client.post(f"/videos/{video_id}/publish")).is_success
    await bar(staff, alix)
    await finish_asset(database, asset_id, AssetState.READY)
    await settle()
    card = (await alix.client.get(f"/videos/{video_id}")).json()
    assert (card["state"], card["published_at"]) == ("draft", None)
    assert await count_events(database, "video.published.v1") == 0
    told = (await alix.client.get("/me/notifications?topic=videos")).json()["items"]
    assert [line["kind"] for line in told] == ["schedule_failed"]
    with clock.travel(clock.now() + timedelta(days=8)):
        assert (await alix.client.post(f"/videos/{video_id}/publish")).json()["published_at"]
