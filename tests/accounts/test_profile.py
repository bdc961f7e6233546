"""A member's own account: profile, interests, birth date, avatar."""

import asyncio
import struct
from datetime import date, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from rampe.accounts import Account, make_avatar
from rampe.accounts.avatar import MAX_BYTES, find_demuxer
from rampe.accounts.errors import BadImage
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.outbox import OutboxRow
from rampe.kit.services import Services
from rampe.ports.bus import Bus
from rampe.ports.storage import Storage
from tests.accounts.pictures import JPEG_WITH_PLACE, png
from tests.accounts.test_sessions import heard
from tests.conftest import ApiFactory
from tests.factories import make_person, make_token


async def test_member_changes_parts_of_the_profile(
    api: ApiFactory, database: Database, bus: Bus
) -> None:
    """Section 2: what is absent stays, and the member's other tabs read it again."""
    alix = await make_person(database, api, "alix")
    frames = await heard(bus, f"user.{alix.id}")
    links = [{"url": "https://alix.example/œuvres", "label": "Mes œuvres"}]
    body = {"bio": "Danse\net  sketches", "links": links, "gender": "woman", "locale": "en"}
    changed = (await alix.client.patch("/me", json=body)).json()
    assert (changed["bio"], changed["links"]) == ("Danse\net  sketches", links)
    assert (changed["name"], changed["locale"], changed["gender"]) == ("Alix", "en", "woman")
    assert await asyncio.wait_for(frames.get(), 20) == {"t": "me"}
    cleared = (await alix.client.patch("/me", json={"gender": None})).json()
    assert (cleared["gender"], cleared["bio"]) == (None, "Danse\net  sketches")


@pytest.mark.parametrize(
    "body",
    [
        {"name": ""},
        {"name": " \u200b\u202e "},
        {"name": "x" * 41},
        {"name": "a\u0000b"},
        {"name": None},
        {"bio": "x" * 301},
        {"bio": "\u001b[31m"},
        {"links": [{"url": "javascript:alert(1)"}]},
        {"links": [{"url": "https://a@evil.example"}]},
        {"links": [{"url": "https://"}]},
        {"links": [{"url": "https://x.example/ y"}]},
        {"links": [{"url": "https://[::1"}]},
        {"links": [{"url": "https://x.example"}] * 6},
        {"links": None},
        {"country": "ZZ"},
        {"private": "maybe"},
        {"handle": "other"},
        {"birth_date": "1980-01-01"},
        {"role": "admin"},
        [],
        "alix",
    ],
)
async def test_bad_profile_changes_nothing(api: ApiFactory, database: Database, body: Any) -> None:
    """Section 7: in particular neither the birth date nor the role."""
    alix = await make_person(database, api, "alix")
    before = (await alix.client.get("/me")).json()
    answer = await alix.client.patch("/me", json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert (await alix.client.get("/me")).json() == before


async def test_tricks_with_text_come_out_plain(api: ApiFactory, database: Database) -> None:
    """Section 7: direction overrides go, towers of marks are cut, markup stays inert text."""
    alix = await make_person(database, api, "alix")
    body = {"name": "A\u202elix" + "\u0301" * 30, "bio": "<script>alert(1)</script>' OR 1=1 --"}
    changed = (await alix.client.patch("/me", json=body)).json()
    assert "\u202e" not in changed["name"]
    assert len(changed["name"]) < 12
    assert changed["bio"] == body["bio"]


async def test_private_switch_is_an_event(api: ApiFactory, database: Database) -> None:
    """Section 2: social opens or shuts the door to followers by it; saying it twice is once."""
    alix = await make_person(database, api, "alix")
    for private in (True, True, False):
        await alix.client.patch("/me", json={"private": private})
    async with database.session() as session:
        rows = await session.scalars(
            select(OutboxRow.data)
            .where(OutboxRow.subject == "accounts.privacy_changed.v1")
            .order_by(OutboxRow.id)
        )
    assert [row["private"] for row in rows] == [True, False]


async def test_interests_are_chosen_again(api: ApiFactory, database: Database) -> None:
    """ACC-03: at least three of at least twelve."""
    new = await make_person(database, api, "new", interests=[])
    assert (await new.client.get("/me")).json()["interests"] == []
    offered = [item["code"] for item in (await api().get("/instance")).json()["interests"]]
    assert len(offered) >= 12
    assert {"dance", "sketches", "humour", "music", "self_development"} <= set(offered)
    few = await new.client.put("/me/interests", json={"interests": offered[:2]})
    assert few.status_code == 422
    chosen = await new.client.put("/me/interests", json={"interests": offered[3:0:-1]})
    assert chosen.json()["interests"] == offered[1:4]


async def test_missing_birth_date_is_given_once(api: ApiFactory, database: Database) -> None:
    """D9: after that, only staff corrects it."""
    ageless = await make_person(database, api, "ageless", birth_date=None)
    assert (await ageless.client.get("/me")).json()["band"] == "under_16"
    given = await ageless.client.put("/me/birth-date", json={"birth_date": "1990-05-05"})
    assert (given.json()["band"], given.json()["birth_date"]) == ("adult", "1990-05-05")
    again = await ageless.client.put("/me/birth-date", json={"birth_date": "1980-05-05"})
    assert (again.status_code, again.json()["code"]) == (409, "birth_date_already_set")


async def test_birth_date_below_the_minimum_is_not_taken(
    api: ApiFactory, database: Database
) -> None:
    """ACC-02, D9."""
    ageless = await make_person(database, api, "ageless", birth_date=None)
    answer = await ageless.client.put("/me/birth-date", json={"birth_date": "2016-05-05"})
    assert (answer.status_code, answer.json()["code"]) == (403, "sign_up_not_possible")
    assert (await ageless.client.get("/me")).json()["birth_date"] is None


async def test_another_birth_date_does_not_help_who_was_refused(
    api: ApiFactory, database: Database
) -> None:
    """ACC-02: as at sign-up, for a day; other devices of the account are the same member."""
    ageless = await make_person(database, api, "ageless", birth_date=None)

    async def give(birth_date: str, device: httpx.AsyncClient | None = None) -> str:
        device = device or api(await make_token(database, ageless.id))
        answer = await device.put("/me/birth-date", json={"birth_date": birth_date})
        return answer.json().get("code", "ok")

    assert await give("2016-05-05", ageless.client) == "sign_up_not_possible"
    assert await give("1990-05-05", ageless.client) == "sign_up_not_possible"
    assert await give("1990-05-05") == "sign_up_not_possible"
    with clock.travel(clock.now() + timedelta(hours=25)):
        assert await give("1990-05-05") == "ok"


async def put_avatar(client: httpx.AsyncClient, image: bytes) -> httpx.Response:
    """Show a picture as avatar."""
    return await client.put("/me/avatar", content=image, headers={"Content-Type": "image/png"})


async def test_avatar_becomes_a_small_square_of_ours(
    api: ApiFactory, database: Database, services: Services
) -> None:
    """Section 2: under a new name each time; the former file goes."""
    storage = services.get(Storage)
    alix = await make_person(database, api, "alix")
    first = (await put_avatar(alix.client, png(640, 360))).json()["avatar_url"]
    keys = await storage.list("public/avatars")
    assert [storage.public_url(key) for key in keys] == [first]
    made = await storage.get(keys[0])
    assert (made[:4], made[8:12]) == (b"RIFF", b"WEBP")
    assert webp_size(made) == (256, 256)
    second = (await put_avatar(alix.client, JPEG_WITH_PLACE)).json()["avatar_url"]
    assert second != first
    await until_one_file_is_left(storage)
    removed = await alix.client.delete("/me/avatar")
    assert removed.json()["avatar_url"] is None


async def until_one_file_is_left(storage: Storage) -> None:
    """The former file is deleted after the commit, in a moment of its own."""
    async with asyncio.timeout(20):
        while len(await storage.list("public/avatars")) != 1:
            await asyncio.sleep(0.01)


def webp_size(image: bytes) -> tuple[int, int]:
    """Width and height of a lossy or extended WebP."""
    if image[12:16] == b"VP8X":
        width, height = image[24:27], image[27:30]
        return int.from_bytes(width, "little") + 1, int.from_bytes(height, "little") + 1
    width, height = struct.unpack("<HH", image[26:30])
    return width & 0x3FFF, height & 0x3FFF


async def test_avatar_tells_nothing_of_the_original() -> None:
    """D7: a photograph knows where it was taken."""
    assert b"Exif" in JPEG_WITH_PLACE
    made = await make_avatar(JPEG_WITH_PLACE)
    assert b"Exif" not in made
    assert b"EXIF" not in made


def huge_png() -> bytes:
    """A PNG of 20,000 × 20,000 pixels in a few kilobytes."""
    return png(20_000, 20_000, rows=1)


@pytest.mark.parametrize(
    "image",
    [
        b"",
        b"hello",
        b"GIF89a" + b"\0" * 100,
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"ffconcat version 1.0\nfile /etc/passwd\n",
        b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
        b"\x89PNG\r\n\x1a\n",
        b"\x89PNG\r\n\x1a\n" + b"ffconcat version 1.0\nfile /etc/passwd\n",
        b"\xff\xd8\xff" + b"\0" * 4000,
        b"RIFF\x10\0\0\0WEBPVP8 " + b"\xff" * 50,
        png(64, 64)[:80],
        huge_png(),
    ],
    ids=str,
)
async def test_what_is_not_a_picture_is_refused(image: bytes) -> None:
    """Section 7: by its bytes, whatever it calls itself."""
    with pytest.raises(BadImage):
        await make_avatar(image)


async def test_refused_picture_has_a_code(api: ApiFactory, database: Database) -> None:
    """Section 7: and the avatar stays as it was."""
    alix = await make_person(database, api, "alix")
    shown = (await put_avatar(alix.client, png(10, 10))).json()["avatar_url"]
    answer = await put_avatar(alix.client, b"not a picture")
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_image")
    large = await put_avatar(alix.client, b"\x89PNG\r\n\x1a\n" + b"\0" * MAX_BYTES)
    assert (large.status_code, large.json()["code"]) == (413, "too_large")
    assert (await alix.client.get("/me")).json()["avatar_url"] == shown


def test_demuxers() -> None:
    """Section 7: the first bytes decide, and only three formats are known."""
    assert find_demuxer(png(1, 1)) == "png_pipe"
    assert find_demuxer(JPEG_WITH_PLACE) == "jpeg_pipe"
    assert find_demuxer(b"RIFF\0\0\0\0AVI LIST") is None


async def test_avatar_needs_a_member(api: ApiFactory) -> None:
    """D1."""
    assert (await put_avatar(api(), png(10, 10))).status_code == 401


async def test_birth_date_stays_with_the_account(api: ApiFactory, database: Database) -> None:
    """ACC-02: it is the server's, and nobody else reads it."""
    alix = await make_person(database, api, "alix", birth_date=date(1996, 4, 12))
    assert (await alix.client.get("/me")).json()["birth_date"] == "1996-04-12"
    assert "1996-04-12" not in (await api().get("/profiles/alix")).text
    async with database.session() as session:
        account = await session.get(Account, alix.id)
    assert account is not None
    assert account.birth_date == date(1996, 4, 12)
