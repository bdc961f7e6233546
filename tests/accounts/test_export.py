"""The archive of everything about oneself: complete, private, once at a time, and gone in time."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import httpx
import pytest

from rampe.accounts import AccountId
from rampe.accounts.models import AccountSession
from rampe.accounts.personal.export import do_expire_exports
from rampe.accounts.personal.jobs import make_export
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.jobs import defer
from rampe.kit.services import Services
from rampe.media import Announcer, DiskUploads, MediaSettings, Receiver, do_ingest_file
from rampe.ports.bus import Bus
from rampe.ports.storage import Storage
from tests.accounts.archives import ask_export, export
from tests.accounts.factories import at, make_aged, sign_up
from tests.accounts.pictures import png
from tests.accounts.test_sessions import heard
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_person, make_token
from tests.media import clips
from tests.video.factories import make_draft, make_video


@pytest.fixture
async def alix(database: Database, api: ApiFactory) -> Person:
    """The member whose data it is."""
    return await make_person(database, api, "alix", email="alix@example.org", bio="Je cuisine.")


@pytest.fixture
async def sami(database: Database, api: ApiFactory) -> Person:
    """Somebody else."""
    return await make_person(database, api, "sami", email="sami@example.org")


async def ask(client: httpx.AsyncClient, url: str) -> int:
    """What Caddy is told about a private address."""
    return (await client.get("/media-auth", headers={"X-Forwarded-Uri": url})).status_code


async def test_archive_has_what_the_member_is_and_did(
    alix: Person, sami: Person, database: Database, settle: Settle, services: Services
) -> None:
    """D7: the account, publications with counts, comments, relations, watched videos."""
    own = await make_video(database, alix.id, "Tarte #cuisine")
    other = await make_video(database, sami.id, "Guitare")
    await alix.client.put(f"/accounts/{sami.id}/follow")
    comment = {"text": "Quel son !", "client_id": str(uuid4())}
    assert (await alix.client.post(f"/videos/{other}/comments", json=comment)).status_code == 201
    await alix.client.put(f"/videos/{other}/like")
    await sami.client.put(f"/videos/{own}/like")
    await settle()
    opened = await export(alix, settle, services)
    (account,) = opened.rows("accounts/account.json")
    assert (account["handle"], account["email"], account["bio"]) == (
        "alix",
        "alix@example.org",
        "Je cuisine.",
    )
    assert account["id"] == str(alix.id)
    (video,) = opened.rows("video/videos.json")
    assert (video["caption"], video["likes"], video["hashtags"]) == (
        "Tarte #cuisine",
        1,
        ["cuisine"],
    )
    assert [row["text"] for row in opened.rows("social/comments.json")] == ["Quel son !"]
    assert [row["target_id"] for row in opened.rows("social/likes.json")] == [str(other)]
    assert [row["handle"] for row in opened.rows("social/following.json")] == ["sami"]
    assert len(opened.rows("accounts/sessions.json")) == 1


async def test_archive_has_nothing_that_others_wrote(
    alix: Person, sami: Person, database: Database, settle: Settle, services: Services
) -> None:
    """Issue §4: comments on one's videos are a number; who blocks or reports one is not told."""
    video = await make_video(database, alix.id, "Tarte")
    for number in range(2):
        text = {"text": f"Secret de Sami {number}", "client_id": str(uuid4())}
        assert (await sami.client.post(f"/videos/{video}/comments", json=text)).status_code == 201
    await sami.client.put(f"/videos/{video}/like")
    await settle()
    opened = await export(alix, settle, services)
    assert opened.rows("video/videos.json")[0]["comments"] == 2
    for word in ("Secret de Sami", "sami@example.org", str(sami.id), "sami"):
        assert word not in opened.text


async def test_those_who_blocked_or_left_are_in_no_list(
    alix: Person,
    sami: Person,
    database: Database,
    api: ApiFactory,
    settle: Settle,
    services: Services,
) -> None:
    """Issue §8: a blocked or suspended account is absent from exports too."""
    tess = await make_person(database, api, "tess")
    for person in (sami, tess):
        await person.client.put(f"/accounts/{alix.id}/follow")
    await sami.client.put(f"/accounts/{alix.id}/block")
    assert (await tess.client.request("DELETE", "/me", json={"handle": "tess"})).status_code == 200
    opened = await export(alix, settle, services)
    assert opened.rows("social/followers.json") == []
    assert "tess" not in opened.text


async def test_archive_has_the_videos_and_the_picture(
    alix: Person, settle: Settle, services: Services, database: Database
) -> None:
    """Each video in its best rendition, playable by itself, and the avatar."""
    media_settings = MediaSettings(preset="ultrafast", free_disk_bytes=0)
    services.put(MediaSettings, media_settings)
    receiver = Receiver(database, services.get(DiskUploads), services.get(Announcer))
    async with database.session() as session:
        made = await do_ingest_file(session, receiver, alix.id, clips.portrait(), media_settings)
    picture = {"Content-Type": "image/png"}
    await alix.client.put("/me/avatar", content=png(64, 64), headers=picture)
    await settle()
    await make_draft(database, alix.id, made.id)
    opened = await export(alix, settle, services)
    assert opened.files[f"media/{made.id}.mp4"][4:8] == b"ftyp"
    assert opened.files["avatar.webp"][:4] == b"RIFF"
    assert f'<video controls preload="none" src="media/{made.id}.mp4">' in opened.page


async def test_page_needs_no_network_and_speaks_the_members_language(
    database: Database, api: ApiFactory, settle: Settle, services: Services
) -> None:
    """The page is the member's, in their language, and nothing in it runs or calls home."""
    bio = "<script>alert(1)</script><img src=https://evil.test/x>"
    for locale, title in (("fr", "Les données de @lea"), ("en", "The data of @leo")):
        handle = title[-3:]
        person = await make_person(database, api, handle, locale=locale, bio=bio)
        page = (await export(person, settle, services)).page
        assert f'<html lang="{locale}">' in page
        assert title in page
        assert "default-src 'none'" in page
        assert "<script" not in page
        assert "src=https" not in page.replace("&lt;img src=https://evil.test/x&gt;", "")
        assert "http" not in page.replace("http-equiv", "").replace("https://evil.test/x", "")


async def test_only_its_owner_downloads_it_and_only_for_a_while(
    alix: Person, sami: Person, api: ApiFactory, database: Database, settle: Settle
) -> None:
    """The address has a token of its owner; it ends after days without any job."""
    asked = await ask_export(alix)
    assert (asked["state"], asked["url"]) == ("queued", None)
    await settle()
    made = (await alix.client.get(f"/me/exports/{asked['id']}")).json()
    assert await ask(alix.client, made["url"]) == 204
    assert await ask(sami.client, made["url"]) == await ask(api(), made["url"]) == 404
    for method in ("GET", "DELETE"):
        answer = await sami.client.request(method, f"/me/exports/{asked['id']}")
        assert (answer.status_code, answer.json()["code"]) == (404, "export_not_found")
    assert (await sami.client.get("/me/exports")).json()["items"] == []
    with clock.travel(clock.now() + timedelta(days=7, minutes=1)):
        over = (await alix.client.get("/me/exports")).json()["items"]
        assert [one["url"] for one in over] == [None]
        assert await ask(alix.client, made["url"]) == 404


async def test_expired_archives_lose_their_file(
    alix: Person, settle: Settle, services: Services, database: Database
) -> None:
    """A line of the history stays."""
    await ask_export(alix)
    await settle()
    storage = services.get(Storage)
    assert len(await storage.list("private")) == 1
    with clock.travel(clock.now() + timedelta(days=8)):
        async with database.session() as session:
            assert await do_expire_exports(session) == 1
    await settle()
    assert await storage.list("private") == []
    (line,) = (await alix.client.get("/me/exports")).json()["items"]
    assert (line["state"], line["url"]) == ("expired", None)


async def test_one_archive_at_a_time_and_few_a_day(alix: Person, services: Services) -> None:
    """Without a worker the first one stays queued; two requests at once make one."""
    answers = await asyncio.gather(*(alix.client.post("/me/exports") for _ in range(3)))
    assert sorted(answer.status_code for answer in answers) == [202, 409, 409]
    refused = next(answer for answer in answers if answer.status_code == 409)
    assert refused.json()["code"] == "export_open"


async def test_archives_a_day_are_limited(alix: Person, settle: Settle) -> None:
    """Three a day, as the settings say; a removed one counts."""
    for _ in range(3):
        asked = await ask_export(alix)
        await settle()
        assert (await alix.client.delete(f"/me/exports/{asked['id']}")).status_code == 204
    assert (await alix.client.post("/me/exports")).status_code == 429
    assert (await alix.client.get("/me/exports")).json()["items"] == []


async def test_history_pages(alix: Person, settle: Settle) -> None:
    """The newest first, by cursor."""
    ids: list[str] = []
    for _ in range(3):
        ids.insert(0, (await ask_export(alix))["id"])
        await settle()
    first = (await alix.client.get("/me/exports", params={"limit": 2})).json()
    more = {"limit": 2, "cursor": first["next_cursor"]}
    rest = (await alix.client.get("/me/exports", params=more)).json()
    assert [one["id"] for one in (*first["items"], *rest["items"])] == ids
    assert rest["next_cursor"] is None


async def test_asking_wants_a_fresh_proof(database: Database, api: ApiFactory) -> None:
    """Whoever finds a phone open does not carry everything away."""
    alix = await make_aged(database, api, "alix", at("1996-04-12T00:00:00+00:00").date())
    with clock.travel(clock.now() + timedelta(minutes=11)):
        answer = await alix.client.post("/me/exports")
    assert (answer.status_code, answer.json()["code"]) == (403, "proof_required")


async def test_open_tabs_hear_how_far_it_is(alix: Person, bus: Bus, settle: Settle) -> None:
    """Frames on the member's own channel, the last with the end."""
    frames = await heard(bus, f"user.{alix.id}")
    asked = await ask_export(alix)
    await settle()
    told: list[dict[str, object]] = []
    while not told or told[-1]["state"] != "ready":
        frame = await asyncio.wait_for(frames.get(), 10)
        if frame["t"] == "export":
            told.append(frame)
    assert {frame["id"] for frame in told} == {asked["id"]}
    assert told[0]["state"] == "running"
    assert told[-1]["percent"] == 100


async def test_a_job_done_twice_makes_one_archive(
    alix: Person, settle: Settle, database: Database, services: Services
) -> None:
    """A job whose worker was lost at its end is started again."""
    asked = await ask_export(alix)
    await settle()
    async with database.session() as session:
        await defer(session, make_export, export_id=int(asked["id"]))
    await settle()
    (made,) = (await alix.client.get("/me/exports")).json()["items"]
    assert made["state"] == "ready"
    assert len(await services.get(Storage).list("private")) == 1


async def test_signed_up_member_gets_every_list(
    api: ApiFactory, database: Database, settle: Settle, services: Services
) -> None:
    """A new account has an archive too, whose lists are empty where nothing happened."""
    _, me = await sign_up(api, "neuf")
    token = await make_token(database, AccountId(int(me["id"])))
    opened = await export(Person(AccountId(int(me["id"])), "neuf", api(token)), settle, services)
    assert opened.rows("social/comments.json") == []
    assert len(opened.rows("accounts/sessions.json")) == 2
    assert AccountSession.__tablename__ not in opened.text
    assert "token_hash" not in opened.text
    assert "password" not in opened.rows("accounts/account.json")[0]
