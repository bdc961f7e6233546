"""Drafts, publishing, editing and deleting, through the application."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.outbox import OutboxRow, emit
from rampe.media import Asset, AssetFailed, AssetReady, AssetState
from rampe.video import HashtagSpelling, Video, VideoSettings, Visibility
from rampe.video.delete import do_purge
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_person
from tests.video.factories import Relations, make_asset, make_draft, make_video


@pytest.fixture
async def alix(database: Database, api: ApiFactory) -> Person:
    """An author."""
    return await make_person(database, api, "alix")


@pytest.fixture
async def sami(database: Database, api: ApiFactory) -> Person:
    """Somebody else."""
    return await make_person(database, api, "sami")


async def finish_asset(database: Database, asset_id: int, state: AssetState) -> None:
    """Do what the pipeline does at its end."""
    async with database.session() as session:
        await session.execute(update(Asset).where(Asset.id == asset_id).values(state=state))
        asset = await session.get_one(Asset, asset_id)
        if state is AssetState.READY:
            await emit(
                session, AssetReady(asset_id=asset_id, owner_id=asset.owner_id, duration_ms=1)
            )
        else:
            asset.reason = "damaged"
            await emit(
                session,
                AssetFailed(asset_id=asset_id, owner_id=asset.owner_id, reason="damaged"),
            )


async def count_events(database: Database, subject: str) -> int:
    """Return how many events of a subject were written."""
    async with database.session() as session:
        count = await session.scalar(
            select(func.count()).select_from(OutboxRow).where(OutboxRow.subject == subject)
        )
    return count or 0


async def test_an_upload_becomes_a_draft_and_then_a_publication(
    database: Database, alix: Person, sami: Person
) -> None:
    """VID-01: caption, hashtags, mentions, visibility, alt text; a draft until published."""
    asset_id = await make_asset(database, alix.id)
    body = {
        "asset_id": str(asset_id),
        "caption": "Un pas de #Danse avec @sami et @nobody 💃",
        "alt_text": "Deux personnes dansent",
        "cover_ms": 1500,
        "comments_on": False,
    }
    created = await alix.client.post("/videos", json=body)
    assert created.status_code == 201, created.text
    draft = created.json()
    assert draft["state"] == "draft"
    assert draft["published_at"] is None
    assert draft["hashtags"] == [{"tag": "Danse", "folded": "danse"}]
    assert [each["handle"] for each in draft["mentions"]] == ["sami"]
    assert draft["mentions"][0]["id"] == str(sami.id)
    assert draft["comments_on"] is False
    assert draft["permalink"] == f"/@alix/video/{draft['id']}"
    assert (await sami.client.get(f"/videos/{draft['id']}")).status_code == 404

    published = (await alix.client.post(f"/videos/{draft['id']}/publish")).json()
    assert published["state"] == "published"
    assert published["published_at"] is not None
    seen = (await sami.client.get(f"/videos/{draft['id']}")).json()
    assert seen["caption"] == body["caption"]
    assert seen["viewer"] == {
        "liked": False, "bookmarked": False, "following": False, "requested": False, "own": False
    }  # fmt: skip
    assert seen["playlist_url"]


async def test_asking_for_a_draft_again_gives_the_same_draft(
    database: Database, alix: Person
) -> None:
    """VID-01: a client that lost the answer asks again."""
    asset_id = str(await make_asset(database, alix.id))
    first = (await alix.client.post("/videos", json={"asset_id": asset_id})).json()
    second = await alix.client.post("/videos", json={"asset_id": asset_id, "caption": "later"})
    assert second.json()["id"] == first["id"]
    assert second.json()["caption"] == "later"
    drafts = (await alix.client.get("/me/videos?state=draft")).json()
    assert [item["id"] for item in drafts["items"]] == [first["id"]]


async def test_another_members_upload_is_no_upload(
    database: Database, alix: Person, sami: Person
) -> None:
    """Issue 2 section 7: forged ids."""
    asset_id = await make_asset(database, alix.id)
    for wrong in (str(asset_id), "1", str(2**63 - 1)):
        answer = await sami.client.post("/videos", json={"asset_id": wrong})
        assert answer.status_code == 404
        assert answer.json()["code"] == "asset_not_found"


@pytest.mark.parametrize("verb", ["patch", "publish", "delete"])
async def test_only_the_author_changes_a_video(
    database: Database, alix: Person, sami: Person, verb: str
) -> None:
    """Issue 2 section 7: another member's draft or video answers 404."""
    for video_id in (await make_draft(database, alix.id), await make_video(database, alix.id)):
        path = f"/videos/{video_id}"
        requests = {
            "patch": lambda path=path: sami.client.patch(path, json={"caption": "mine now"}),
            "publish": lambda path=path: sami.client.post(f"{path}/publish"),
            "delete": lambda path=path: sami.client.delete(path),
        }
        assert (await requests[verb]()).status_code == 404


async def test_publishing_before_the_asset_is_ready_shows_the_video_when_it_is(
    database: Database, alix: Person, sami: Person, settle: Settle
) -> None:
    """VID-01: publish at once; others see the video within seconds of `ready`."""
    asset_id = await make_asset(database, alix.id, AssetState.ENCODING)
    video_id = await make_draft(database, alix.id, asset_id)
    waiting = (await alix.client.post(f"/videos/{video_id}/publish")).json()
    assert (waiting["state"], waiting["published_at"]) == ("published", None)
    assert (await sami.client.get(f"/videos/{video_id}")).status_code == 404
    assert await count_events(database, "video.published.v1") == 0

    await finish_asset(database, asset_id, AssetState.READY)
    await settle()
    shown = (await sami.client.get(f"/videos/{video_id}")).json()
    assert shown["published_at"] is not None
    assert await count_events(database, "video.published.v1") == 1


async def test_an_asset_that_fails_makes_a_draft_again_and_says_why(
    database: Database, alix: Person, settle: Settle
) -> None:
    """VID-01: an explicit failure with its reason."""
    asset_id = await make_asset(database, alix.id, AssetState.ENCODING)
    video_id = await make_draft(database, alix.id, asset_id)
    await alix.client.post(f"/videos/{video_id}/publish")
    await finish_asset(database, asset_id, AssetState.FAILED)
    await settle()
    card = (await alix.client.get(f"/videos/{video_id}")).json()
    assert (card["state"], card["asset_state"], card["asset_reason"]) == (
        "draft", "failed", "damaged"
    )  # fmt: skip
    refused = await alix.client.post(f"/videos/{video_id}/publish")
    assert refused.status_code == 409
    assert (refused.json()["code"], refused.json()["reason"]) == ("asset_failed", "damaged")


async def test_200_concurrent_publishes_publish_once(database: Database, alix: Person) -> None:
    """Issue 2 section 7: a button hit often, and retries, publish once."""
    video_id = await make_draft(database, alix.id, caption="#one #two")
    answers = await asyncio.gather(
        *(alix.client.post(f"/videos/{video_id}/publish") for _ in range(200))
    )
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["published_at"] for answer in answers}) == 1
    assert await count_events(database, "video.published.v1") == 1


async def test_many_authors_publish_the_same_new_hashtags_at_once(
    database: Database, api: ApiFactory
) -> None:
    """Decision 4: no deadlock among captions that share hashtags in different orders."""
    people = [await make_person(database, api, f"author{n}") for n in range(10)]
    names = [f"#tag{n}" for n in range(12)]

    async def publish(person: Person, turn: int) -> int:
        caption = " ".join(names[turn:] + names[:turn])
        asset_id = str(await make_asset(database, person.id))
        body = {"asset_id": asset_id, "caption": caption}
        return (await person.client.post("/videos", json=body)).status_code

    codes = await asyncio.gather(*(publish(person, n) for n, person in enumerate(people)))
    assert set(codes) == {201}


async def test_an_edit_changes_what_is_given_and_nothing_else(
    database: Database, alix: Person, sami: Person
) -> None:
    """D10: edit of a published caption; others see it at once."""
    video_id = await make_video(database, alix.id, "before #one", alt_text="kept")
    answer = await alix.client.patch(f"/videos/{video_id}", json={"caption": "after #two"})
    assert answer.status_code == 200
    card = (await sami.client.get(f"/videos/{video_id}")).json()
    assert card["caption"] == "after #two"
    assert card["hashtags"] == [{"tag": "two", "folded": "two"}]
    assert card["alt_text"] == "kept"
    assert card["edited_at"] is not None
    assert await count_events(database, "video.edited.v1") == 1


async def test_the_files_follow_the_visibility(database: Database, alix: Person) -> None:
    """Issue 2 section 3: private media are private at their URL; public ones have a plain path."""

    async def is_public() -> bool:
        async with database.session() as session:
            asset = await session.scalar(
                select(Asset).join(Video, Video.asset_id == Asset.id).where(Video.id == video_id)
            )
        assert asset is not None
        return asset.coming_key is not None or asset.public_key is not None

    video_id = await make_draft(database, alix.id)
    assert not await is_public()
    await alix.client.post(f"/videos/{video_id}/publish")
    assert await is_public()
    for visibility, public in {
        Visibility.FOLLOWERS: False,
        Visibility.UNLISTED: True,
        Visibility.PRIVATE: False,
        Visibility.PUBLIC: True,
    }.items():
        await alix.client.patch(f"/videos/{video_id}", json={"visibility": visibility})
        assert await is_public() is public
    await alix.client.delete(f"/videos/{video_id}")
    assert not await is_public()


async def test_files_of_a_private_account_are_private(
    database: Database, alix: Person, settle: Settle
) -> None:
    """D10: making the account private moves the files of its public videos."""
    video_id = await make_video(database, alix.id)
    for private in (True, False):
        await alix.client.patch("/me", json={"private": private})
        await settle()
        async with database.session() as session:
            asset = await session.scalar(
                select(Asset).join(Video, Video.asset_id == Asset.id).where(Video.id == video_id)
            )
        assert asset is not None
        assert (asset.public_key or asset.coming_key) is None or not private


async def playlist_of(person: Person, video_id: int) -> str:
    """Return the private address of a video that was made for a member."""
    url = (await person.client.get(f"/videos/{video_id}")).json()["playlist_url"]
    assert url.startswith("/m/")
    return url


async def ask_door(person: Person, url: str) -> int:
    """Return what Caddy is told about a private address that a member asks for."""
    asked = await person.client.get("/media-auth", headers={"X-Forwarded-Uri": url})
    return asked.status_code


async def test_whoever_ends_it_files_for_friends_are_for_friends_only(
    database: Database, alix: Person, sami: Person, settle: Settle
) -> None:
    """Issue 2 sections 3 and 5: the address that a friend was given ends with the friendship."""
    relations = Relations(database)
    video_id = await make_video(database, alix.id, visibility=Visibility.FRIENDS)
    for person, method, path in (
        (alix, "DELETE", f"/accounts/{sami.id}/follow"),
        (sami, "DELETE", f"/accounts/{alix.id}/follow"),
        (alix, "DELETE", f"/me/followers/{sami.id}"),
        (sami, "DELETE", f"/me/followers/{alix.id}"),
        (alix, "PUT", f"/accounts/{sami.id}/block"),
        (sami, "PUT", f"/accounts/{alix.id}/block"),
    ):
        await relations.befriend(alix.id, sami.id)
        await settle()
        url = await playlist_of(sami, video_id)
        assert await ask_door(sami, url) == 204
        assert (await person.client.request(method, path)).is_success
        await settle()
        assert await ask_door(sami, url) == 404, path
        assert await ask_door(alix, await playlist_of(alix, video_id)) == 204
        if method == "PUT":
            await person.client.delete(path)


async def test_files_for_followers_end_with_the_follow_only(
    database: Database, alix: Person, sami: Person, settle: Settle
) -> None:
    """Issue 2 section 3: what is for followers stays theirs when their author leaves them."""
    await Relations(database).befriend(alix.id, sami.id)
    video_id = await make_video(database, alix.id, visibility=Visibility.FOLLOWERS)
    await settle()
    url = await playlist_of(sami, video_id)
    for person, status in ((alix, 204), (sami, 404)):
        other = sami if person is alix else alix
        await person.client.delete(f"/accounts/{other.id}/follow")
        await settle()
        assert await ask_door(sami, url) == status


async def test_a_deleted_video_is_gone_at_once_and_purged_later(
    database: Database, alix: Person, api: ApiFactory
) -> None:
    """Issue 2 section 3: delete; the row and private files stay for 30 days."""
    video_id = await make_video(database, alix.id)
    assert (await alix.client.delete(f"/videos/{video_id}")).status_code == 204
    for client in (api(), alix.client):
        assert (await client.get(f"/videos/{video_id}")).status_code == 404
    assert (await alix.client.delete(f"/videos/{video_id}")).status_code == 404
    keep = timedelta(days=VideoSettings().keep_deleted_days)
    for days, left in ((29, 1), (31, 0)):
        with clock.travel(clock.now() + timedelta(days=days)):
            async with database.session() as session:
                await do_purge(session, keep)
        async with database.session() as session:
            assert await session.scalar(select(func.count()).select_from(Video)) == left
            assert await session.scalar(select(func.count()).select_from(Asset)) == left


async def test_one_asset_of_two_videos_stays_until_both_are_gone(
    database: Database, alix: Person
) -> None:
    """Issue 2 section 3: identical bytes of one author are encoded once, and may be shared."""
    first = await make_video(database, alix.id)
    async with database.session() as session:
        asset_id = (await session.get_one(Video, first)).asset_id
    second = await make_draft(database, alix.id, asset_id)
    await alix.client.post(f"/videos/{second}/publish")
    await alix.client.delete(f"/videos/{first}")
    async with database.session() as session:
        asset = await session.get_one(Asset, asset_id)
        assert asset.public_key or asset.coming_key


async def test_a_hashtag_is_shown_in_its_commonest_spelling(
    database: Database, alix: Person, settle: Settle
) -> None:
    """VID-04: one page for `#Été` and `#ete`, under the spelling most use in public now."""

    async def spelled() -> str:
        await settle()
        async with database.session() as session:
            return (await session.get_one(HashtagSpelling, "ete")).tag

    await make_video(database, alix.id, "#ete")
    both = [await make_video(database, alix.id, "#Été") for _ in range(2)]
    for _ in range(3):
        await make_video(database, alix.id, "#ETE", visibility=Visibility.PRIVATE)
    assert await spelled() == "Été"
    await alix.client.patch(f"/videos/{both[0]}", json={"caption": "sans"})
    await alix.client.delete(f"/videos/{both[1]}")
    assert await spelled() == "ete"
    await alix.client.post(f"/videos/{both[1]}/restore")
    await alix.client.patch(f"/videos/{both[0]}", json={"caption": "#Été"})
    assert await spelled() == "Été"


@pytest.mark.parametrize(
    "body",
    [
        {"caption": "a" * 2_201},
        {"caption": "nul\u0000"},
        {"visibility": "everybody"},
        {"cover_ms": -1},
        {"cover_ms": 10**12},
        {"comments_on": "perhaps"},
        {"state": "published"},
        {"author_id": "1"},
    ],
)
async def test_bad_details_are_refused_with_a_code(
    database: Database, alix: Person, body: dict[str, object]
) -> None:
    """Issue 2 section 7: NUL, lengths, unknown fields."""
    video_id = await make_draft(database, alix.id)
    answer = await alix.client.patch(f"/videos/{video_id}", json=body)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] in ("invalid", "caption_too_long")


@pytest.mark.parametrize("video_id", ["0", "-1", "abc", str(2**63), "9" * 40, "1%00", "'--", "1.5"])
async def test_forged_ids_are_refused(alix: Person, video_id: str) -> None:
    """Issue 2 section 7: forged ids get a 4xx with a code."""
    for request in (
        alix.client.get(f"/videos/{video_id}"),
        alix.client.post(f"/videos/{video_id}/publish"),
    ):
        answer = await request
        assert 400 <= answer.status_code < 500
        assert answer.json()["code"]


async def test_lists_are_paged_newest_first(
    database: Database, alix: Person, api: ApiFactory
) -> None:
    """Issue 2 section 4: profiles with their videos."""
    start = clock.now() - timedelta(days=1)
    ids = [
        str(await make_video(database, alix.id, at=start + timedelta(seconds=n // 2)))
        for n in range(7)
    ]
    seen: list[str] = []
    path: str | None = f"/accounts/{alix.id}/videos?limit=3"
    while path:
        page = (await api().get(path)).json()
        seen += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]
        path = f"/accounts/{alix.id}/videos?limit=3&cursor={cursor}" if cursor else None
    assert seen == ids[::-1]


async def test_kept_videos_are_listed_while_one_may_open_them(
    database: Database, alix: Person, sami: Person
) -> None:
    """Issue 2 section 5: bookmarks, the last kept first; what is no longer shown is left out."""
    kept = [await make_video(database, alix.id) for _ in range(4)]
    for video_id in kept:
        assert (await sami.client.put(f"/videos/{video_id}/bookmark")).is_success
    await alix.client.patch(f"/videos/{kept[1]}", json={"visibility": "private"})
    first = (await sami.client.get("/me/bookmarked-videos?limit=2")).json()
    second = (
        await sami.client.get(f"/me/bookmarked-videos?limit=2&cursor={first['next_cursor']}")
    ).json()
    seen = [card["id"] for card in first["items"] + second["items"]]
    assert seen == [str(kept[n]) for n in (3, 2, 0)]
    assert second["next_cursor"] is None


@pytest.mark.parametrize("cursor", ["x", "W10", "WzEsMl0x", "Wzk5OTk5OTk5OTk5OTk5OTk5OTksIDFd"])
async def test_a_forged_cursor_is_refused(database: Database, alix: Person, cursor: str) -> None:
    """Issue 2 section 7: forged cursors."""
    for path in (f"/accounts/{alix.id}/videos", "/me/videos", "/feed/following"):
        answer = await alix.client.get(path, params={"cursor": cursor})
        assert answer.status_code == 422
        assert answer.json()["code"] == "bad_cursor"


async def test_an_unknown_or_blocking_account_has_no_videos(
    database: Database, alix: Person, sami: Person
) -> None:
    """Issue 2 section 5: who blocks looks like who does not exist."""
    await alix.client.put(f"/accounts/{sami.id}/block")
    for account_id in (alix.id, 12345):
        answer = await sami.client.get(f"/accounts/{account_id}/videos")
        assert answer.status_code == 404
        assert answer.json()["code"] == "account_not_found"


async def test_writing_needs_a_session(api: ApiFactory, database: Database, alix: Person) -> None:
    """D9: guests read, members write."""
    video_id = await make_video(database, alix.id)
    guest = api()
    for request in (
        guest.post("/videos", json={"asset_id": "1"}),
        guest.patch(f"/videos/{video_id}", json={}),
        guest.post(f"/videos/{video_id}/publish"),
        guest.delete(f"/videos/{video_id}"),
        guest.get("/me/videos"),
        guest.get("/feed/following"),
        guest.put(f"/videos/{video_id}/hide"),
    ):
        answer = await request
        assert answer.status_code == 401
        assert answer.json()["code"] == "sign_in_required"
