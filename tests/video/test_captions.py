"""Subtitles over HTTP: given by the author, read by who may open the video."""

import httpx
import pytest
from sqlalchemy import select

from rampe.kit.database import Database
from rampe.video import VideoCaptions, Visibility
from tests.conftest import ApiFactory
from tests.factories import Person, make_person
from tests.video.factories import make_draft, make_video

VTT = b"WEBVTT\n\n00:01.000 --> 00:02.000\n<b>Bonsoir</b> \xc3\xa0 tous\n"


@pytest.fixture
async def alix(database: Database, api: ApiFactory) -> Person:
    """An author."""
    return await make_person(database, api, "alix")


@pytest.fixture
async def sami(database: Database, api: ApiFactory) -> Person:
    """Somebody else."""
    return await make_person(database, api, "sami")


async def put(person: Person, video_id: int, language: str, data: bytes = VTT) -> httpx.Response:
    """Give a video subtitles."""
    return await person.client.put(f"/videos/{video_id}/captions/{language}", content=data)


async def test_subtitles_in_several_languages(
    database: Database, alix: Person, api: ApiFactory
) -> None:
    """D14: listed on the card, served as canonical WebVTT, replaced, deleted, searchable."""
    video_id = await make_video(database, alix.id)
    assert (await put(alix, video_id, "FR")).json()["cues"] == 1
    assert (await put(alix, video_id, "pt-br")).status_code == 200
    guest = api()
    card = (await guest.get(f"/videos/{video_id}")).json()
    assert [each["language"] for each in card["captions"]] == ["fr", "pt-BR"]
    listed = (await guest.get(f"/videos/{video_id}/captions")).json()
    assert [each["language"] for each in listed] == ["fr", "pt-BR"]
    served = await guest.get(card["captions"][0]["url"].removeprefix("/api/v1"))
    assert served.headers["content-type"].startswith("text/vtt")
    assert served.text == "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nBonsoir à tous\n"
    async with database.session() as session:
        folded = await session.scalar(
            select(VideoCaptions.folded).where(VideoCaptions.language == "fr")
        )
    assert folded == "bonsoir a tous"
    assert (await alix.client.delete(f"/videos/{video_id}/captions/fr")).status_code == 204
    assert (await alix.client.delete(f"/videos/{video_id}/captions/fr")).status_code == 204
    card = (await guest.get(f"/videos/{video_id}")).json()
    assert [each["language"] for each in card["captions"]] == ["pt-BR"]
    assert (await guest.get(f"/videos/{video_id}/captions/fr")).status_code == 404


@pytest.mark.parametrize("visibility", [Visibility.PRIVATE, Visibility.FOLLOWERS])
async def test_subtitles_are_seen_by_who_sees_the_video(
    database: Database, alix: Person, sami: Person, api: ApiFactory, visibility: Visibility
) -> None:
    """The one predicate of videos decides, at each request."""
    video_id = await make_video(database, alix.id, visibility=visibility)
    await put(alix, video_id, "fr")
    path = f"/videos/{video_id}/captions"
    for client in (sami.client, api()):
        assert (await client.get(path)).json() == []
        answer = await client.get(f"{path}/fr")
        assert (answer.status_code, answer.json()["code"]) == (404, "captions_not_found")
    assert (await alix.client.get(f"{path}/fr")).status_code == 200
    await alix.client.patch(f"/videos/{video_id}", json={"visibility": "public"})
    assert (await sami.client.get(f"{path}/fr")).status_code == 200


async def test_only_the_author_gives_subtitles(
    database: Database, alix: Person, sami: Person, api: ApiFactory
) -> None:
    """Hostile: another member's video by its id is no video."""
    for video_id in (await make_video(database, alix.id), await make_draft(database, alix.id)):
        assert (await put(sami, video_id, "fr")).status_code == 404
        await put(alix, video_id, "fr")
        path = f"/videos/{video_id}/captions/fr"
        assert (await sami.client.delete(path)).status_code == 404
        assert (await api().put(path, content=VTT)).status_code == 401
        assert (await alix.client.get(path)).status_code == 200


async def test_bad_subtitles_say_where(database: Database, alix: Person) -> None:
    """Issue 3 section 8: refused with a reason; what was there stays."""
    video_id = await make_video(database, alix.id)
    await put(alix, video_id, "fr")
    many = b"WEBVTT\n" + b"\n00:01.000 --> 00:02.000\nx" * 10_000
    for data, reason in (
        (b"nothing", "no_header"),
        (b"WEBVTT\n\n00:02.000 --> 00:01.000\nx", "timing"),
        (many, "too_many_cues"),
        (many * 2, "too_large"),
    ):
        answer = await put(alix, video_id, "fr", data)
        assert (answer.status_code, answer.json()["code"]) == (422, "captions_invalid")
        assert answer.json()["reason"] == reason
    assert (await put(alix, video_id, "english")).json()["reason"] == "language"
    assert "Bonsoir" in (await alix.client.get(f"/videos/{video_id}/captions/fr")).text


async def test_twenty_languages_at_most(database: Database, alix: Person) -> None:
    """A card lists them all."""
    video_id = await make_video(database, alix.id)
    for letter in "abcdefghijklmnopqrst":
        assert (await put(alix, video_id, f"a{letter}")).status_code == 200
    refused = await put(alix, video_id, "zz")
    assert (refused.status_code, refused.json()["code"]) == (409, "too_many_languages")
    assert (await put(alix, video_id, "aa")).status_code == 200
