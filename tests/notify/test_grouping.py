"""Lines of an inbox: one for what happened to one thing, however many did it (NTF-01)."""

from datetime import timedelta

import pytest

from rampe.kit import clock
from rampe.kit.database import Database
from tests.conftest import ApiFactory, Settle
from tests.factories import make_person
from tests.notify.conftest import Stage, inbox, kinds, names, unread


async def test_a_like_is_told_once(stage: Stage, settle: Settle) -> None:
    """NTF-01: who, what, where it leads."""
    for _ in range(2):
        await stage.like(stage.alix)
    await settle()
    (line,) = await inbox(stage.tess)
    assert (line["kind"], line["topic"], names(line), line["count"]) == (
        "like",
        "likes",
        ["alix"],
        1,
    )
    assert line["path"] == f"/@tess/video/{stage.video_id}"
    assert line["about_text"] == "Une danse"
    assert line["image_url"]
    assert (line["seen"], line["read"]) == (False, False)
    assert await unread(stage.tess) == 1


async def test_nobody_is_told_of_their_own_deeds(stage: Stage, settle: Settle) -> None:
    """A like and a comment of one's own video are no news."""
    await stage.like(stage.tess)
    await stage.comment(stage.tess, "moi-même")
    await settle()
    assert await inbox(stage.tess) == []


async def test_many_are_one_line_with_an_exact_count(
    stage: Stage, settle: Settle, database: Database, api: ApiFactory
) -> None:
    """NTF-01: “Lou, Sami and 12 others”: the last three are named, all are counted."""
    crowd = [await make_person(database, api, f"fan{number}") for number in range(14)]
    for fan in crowd:
        await stage.like(fan)
    await settle()
    (line,) = await inbox(stage.tess)
    assert (line["count"], names(line)) == (14, ["fan13", "fan12", "fan11"])
    assert await unread(stage.tess) == 1


async def test_taking_back_withdraws(stage: Stage, settle: Settle) -> None:
    """NTF-01: an unlike leaves the line, and the last one takes it away."""
    for fan in stage.fans:
        await stage.like(fan)
    await settle()
    await stage.unlike(stage.lou)
    await settle()
    (line,) = await inbox(stage.tess)
    assert (line["count"], names(line)) == (2, ["sami", "alix"])
    for fan in (stage.alix, stage.sami):
        await stage.unlike(fan)
    await settle()
    assert await inbox(stage.tess) == []
    assert await unread(stage.tess) == 0


async def test_doing_it_again_tells_nobody_twice(stage: Stage, settle: Settle) -> None:
    """Like, unlike, like is no way to ring somebody's bell."""
    await stage.like(stage.alix)
    await settle()
    (first,) = await inbox(stage.tess)
    await stage.tess.client.put("/me/notifications/seen", json={"up_to": first["rev"]})
    await stage.unlike(stage.alix)
    await settle()
    await stage.like(stage.alix)
    await settle()
    (line,) = await inbox(stage.tess)
    assert (line["id"], line["rev"], line["seen"]) == (first["id"], first["rev"], True)
    assert await unread(stage.tess) == 0


async def test_seen_lines_take_in_more_and_count_again(stage: Stage, settle: Settle) -> None:
    """A line that was seen but not opened gathers on, at the top."""
    await stage.like(stage.alix)
    await stage.alix.client.put(f"/accounts/{stage.tess.id}/follow")
    await settle()
    assert await kinds(stage.tess) == ["follow", "like"]
    newest = (await inbox(stage.tess))[0]["rev"]
    await stage.tess.client.put("/me/notifications/seen", json={"up_to": newest})
    assert await unread(stage.tess) == 0
    await stage.like(stage.sami)
    await settle()
    lines = await inbox(stage.tess)
    assert [line["kind"] for line in lines] == ["like", "follow"]
    assert (names(lines[0]), lines[0]["seen"]) == (["sami", "alix"], False)
    assert await unread(stage.tess) == 1


async def test_what_was_read_begins_a_new_line(stage: Stage, settle: Settle) -> None:
    """NTF-01: grouping ends when the line is opened."""
    await stage.like(stage.alix)
    await settle()
    (first,) = await inbox(stage.tess)
    await stage.tess.client.put("/me/notifications/read", json={"ids": [first["id"]]})
    await stage.like(stage.sami)
    await settle()
    lines = await inbox(stage.tess)
    assert [(names(line), line["read"]) for line in lines] == [(["sami"], False), (["alix"], True)]


async def test_the_window_ends(stage: Stage, settle: Settle) -> None:
    """A line gathers for a day, then another begins."""
    await stage.like(stage.alix)
    await settle()
    with clock.travel(clock.now() + timedelta(hours=25)):
        await stage.like(stage.sami)
        await settle()
        assert [names(line) for line in await inbox(stage.tess)] == [["sami"], ["alix"]]


async def test_comments_of_one_person_are_one_person(stage: Stage, settle: Settle) -> None:
    """Distinct people are counted, and the line leads to the newest comment."""
    await stage.comment(stage.alix, "un")
    await stage.comment(stage.sami, "deux")
    last = await stage.comment(stage.alix, "trois")
    await settle()
    (line,) = await inbox(stage.tess)
    assert (line["kind"], line["count"], names(line)) == ("comment", 2, ["alix", "sami"])
    assert line["text"] == "trois"
    assert line["path"] == f"/@tess/video/{stage.video_id}?comment={last}"


async def test_a_comment_concerns_each_once(stage: Stage, settle: Settle) -> None:
    """Reply before mention before comment; the path opens the thread at the reply."""
    first = await stage.comment(stage.alix, "bravo")
    reply = await stage.comment(stage.sami, "@alix @lou @tess oui", reply_to=first)
    await settle()
    (to_alix,) = await inbox(stage.alix)
    assert (to_alix["kind"], to_alix["about_text"]) == ("reply", "bravo")
    path = f"/@tess/video/{stage.video_id}?comment={first}&reply={reply}"
    assert to_alix["path"] == path
    (to_lou,) = await inbox(stage.lou)
    assert (to_lou["kind"], to_lou["path"]) == ("mention", path)
    assert await kinds(stage.tess) == ["mention", "comment"]


async def test_deleted_comments_are_told_no_more(stage: Stage, settle: Settle) -> None:
    """In the same request, with the replies of the thread."""
    first = await stage.comment(stage.alix, "bravo")
    await stage.comment(stage.sami, "merci", reply_to=first)
    await settle()
    assert await kinds(stage.alix) == ["reply"]
    assert (await stage.tess.client.delete(f"/comments/{first}")).status_code == 204
    assert await inbox(stage.alix) == []
    assert await inbox(stage.tess) == []
    assert await unread(stage.tess) == 0


async def test_likes_of_comments(stage: Stage, settle: Settle) -> None:
    """The author of the comment is told, the owner of the video is not."""
    comment_id = await stage.comment(stage.alix, "bravo")
    await stage.sami.client.put(f"/comments/{comment_id}/like")
    await settle()
    (line,) = await inbox(stage.alix)
    assert (line["kind"], names(line)) == ("comment_like", ["sami"])
    assert line["path"] == f"/@tess/video/{stage.video_id}?comment={comment_id}"
    assert await kinds(stage.tess) == ["comment"]


@pytest.mark.parametrize("topic", ["likes", "follows", "comments", "mentions"])
async def test_filters(stage: Stage, settle: Settle, topic: str) -> None:
    """A filter lists its own lines and no others."""
    await stage.like(stage.alix)
    await stage.alix.client.put(f"/accounts/{stage.tess.id}/follow")
    await stage.comment(stage.alix, "un")
    await stage.comment(stage.sami, "@tess")
    await settle()
    assert [line["topic"] for line in await inbox(stage.tess, topic=topic)] == [topic]
    assert len(await inbox(stage.tess)) == 4


async def test_pages(stage: Stage, settle: Settle, database: Database, api: ApiFactory) -> None:
    """Every line is listed once over the pages, the newest first."""
    comment_ids = [await stage.comment(stage.alix, f"numéro {n}") for n in range(7)]
    for comment_id in comment_ids:
        await stage.sami.client.put(f"/comments/{comment_id}/like")
    await settle()
    seen: list[str] = []
    cursor: str | None = None
    while True:
        params = {"limit": 3} | ({"cursor": cursor} if cursor else {})
        page = (await stage.alix.client.get("/me/notifications", params=params)).json()
        seen += [line["about_text"] for line in page["items"]]
        if not (cursor := page["next_cursor"]):
            break
    assert seen == [f"numéro {n}" for n in reversed(range(7))]
