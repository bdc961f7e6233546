"""Who can read a video's files, by which address, and for how long (VID-04, decision 9)."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from rampe.accounts import AccountId
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.media import (
    Announcer,
    Asset,
    AssetNotFound,
    AssetState,
    DiskUploads,
    MediaSettings,
    MediaSigner,
    Reason,
    Receiver,
    asset_urls,
    do_delete_asset,
    do_ingest_file,
    do_make_private,
    do_publish_asset,
    do_revoke_links,
    do_set_cover,
    encode,
)
from rampe.media.attempt import Tools
from rampe.media.place import find_moment
from rampe.media.playlist import Listing, Segment
from rampe.ports.storage import Storage
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_person
from tests.media import clips

Change = Callable[..., Awaitable[None]]


@pytest.fixture
async def lea(database: Database, api: ApiFactory) -> Person:
    return await make_person(database, api, "lea")


@pytest.fixture
async def tom(database: Database, api: ApiFactory) -> Person:
    return await make_person(database, api, "tom")


@pytest.fixture
def storage(services: Services) -> Storage:
    return services.get(Storage)


@pytest.fixture
def signer(services: Services) -> MediaSigner:
    return services.get(MediaSigner)


async def ingest(services: Services, owner: AccountId, path: Path) -> int:
    database = services.get(Database)
    receiver = Receiver(database, services.get(DiskUploads), services.get(Announcer))
    async with database.session() as session:
        settings = services.get(MediaSettings)
        return (await do_ingest_file(session, receiver, owner, path, settings)).id


@pytest.fixture
async def asset_id(
    services: Services, media_settings: MediaSettings, lea: Person, settle: Settle
) -> int:
    """A private video of lea's, ready."""
    made = await ingest(services, lea.id, clips.portrait())
    await settle()
    return made


async def asset_of(database: Database, asset_id: int) -> Asset:
    async with database.session() as session:
        return await session.get_one(Asset, asset_id)


async def change(database: Database, settle: Settle, action: Change, *arguments: object) -> None:
    """Call one of the functions of the face, and let the jobs follow."""
    async with database.session() as session:
        await action(session, *arguments)
    await settle()


async def ask(client: httpx.AsyncClient, url: str | None) -> int:
    """What Caddy is told about a private address."""
    return (await client.get("/media-auth", headers={"X-Forwarded-Uri": url or ""})).status_code


async def test_a_private_video_is_private_at_its_address(
    api: ApiFactory, lea: Person, tom: Person, asset_id: int
) -> None:
    url = (await lea.client.get(f"/assets/{asset_id}")).json()["playlist_url"]
    assert await ask(lea.client, url) == 204
    assert await ask(lea.client, f"{url}?t=1") == 204
    assert await ask(tom.client, url) == 404
    assert await ask(api(), url) == 404
    assert await ask(lea.client, url.replace("_master", "_180_00000")) == 204


async def test_an_address_made_for_a_viewer_serves_that_viewer(
    database: Database, lea: Person, tom: Person, asset_id: int, signer: MediaSigner
) -> None:
    asset = await asset_of(database, asset_id)
    for_tom = asset_urls(asset, tom.id, signer).playlist_url
    assert await ask(tom.client, for_tom) == 204
    assert await ask(lea.client, for_tom) == 404


async def test_an_address_made_for_guests_serves_everybody(
    database: Database, api: ApiFactory, tom: Person, asset_id: int, signer: MediaSigner
) -> None:
    url = asset_urls(await asset_of(database, asset_id), None, signer).playlist_url
    assert await ask(api(), url) == await ask(tom.client, url) == 204


async def test_addresses_end(
    database: Database, lea: Person, asset_id: int, signer: MediaSigner
) -> None:
    url = asset_urls(await asset_of(database, asset_id), None, signer).playlist_url
    with clock.travel(clock.now() + timedelta(hours=2)):
        assert await ask(lea.client, url) == 404


async def test_links_can_be_revoked(
    database: Database, tom: Person, asset_id: int, signer: MediaSigner, settle: Settle
) -> None:
    url = asset_urls(await asset_of(database, asset_id), tom.id, signer).playlist_url
    await change(database, settle, do_revoke_links, asset_id)
    assert await ask(tom.client, url) == 404
    again = asset_urls(await asset_of(database, asset_id), tom.id, signer).playlist_url
    assert await ask(tom.client, again) == 204


async def test_a_deleted_video_has_no_address(
    database: Database, lea: Person, asset_id: int, storage: Storage, settle: Settle
) -> None:
    url = (await lea.client.get(f"/assets/{asset_id}")).json()["playlist_url"]
    await change(database, settle, do_publish_asset, asset_id)
    await change(database, settle, do_delete_asset, asset_id)
    assert await ask(lea.client, url) == 404
    assert await storage.list("private") == await storage.list("public") == []
    await change(database, settle, do_delete_asset, asset_id)


async def test_publishing_makes_a_plain_address(
    database: Database, asset_id: int, storage: Storage, signer: MediaSigner, settle: Settle
) -> None:
    """The private files stay: somebody may be watching them."""
    await change(database, settle, do_publish_asset, asset_id)
    asset = await asset_of(database, asset_id)
    assert asset.public_key is not None
    url = asset_urls(asset, None, signer).playlist_url
    assert url == f"/media/{asset.public_key}/{asset.playlist}"
    private = [key.rpartition("/")[2] for key in await storage.list(f"private/{asset_id}")]
    public = [key.rpartition("/")[2] for key in await storage.list(f"public/{asset.public_key}")]
    assert private == public != []


async def test_narrowing_removes_the_public_folder_and_the_next_one_differs(
    database: Database, asset_id: int, storage: Storage, settle: Settle
) -> None:
    await change(database, settle, do_publish_asset, asset_id)
    first = (await asset_of(database, asset_id)).public_key
    await change(database, settle, do_make_private, asset_id)
    assert (await asset_of(database, asset_id)).public_key is None
    assert await storage.list("public") == []
    await change(database, settle, do_publish_asset, asset_id)
    assert (await asset_of(database, asset_id)).public_key not in (first, None)


async def test_publishing_twice_is_publishing_once(
    database: Database, asset_id: int, storage: Storage, settle: Settle
) -> None:
    await change(database, settle, do_publish_asset, asset_id)
    first = (await asset_of(database, asset_id)).public_key
    await change(database, settle, do_publish_asset, asset_id)
    assert (await asset_of(database, asset_id)).public_key == first
    await change(database, settle, do_make_private, asset_id)
    await change(database, settle, do_make_private, asset_id)
    assert await storage.list("public") == []


async def test_changing_ones_mind_before_the_job_runs(
    database: Database, asset_id: int, storage: Storage, settle: Settle
) -> None:
    async with database.session() as session:
        await do_publish_asset(session, asset_id)
        await do_make_private(session, asset_id)
    await settle()
    assert await storage.list("public") == []
    async with database.session() as session:
        await do_publish_asset(session, asset_id)
        await do_make_private(session, asset_id)
        await do_publish_asset(session, asset_id)
    await settle()
    key = (await asset_of(database, asset_id)).public_key
    assert {name.split("/")[1] for name in await storage.list("public")} == {key}


async def test_published_before_it_is_ready(
    services: Services,
    database: Database,
    media_settings: MediaSettings,
    lea: Person,
    storage: Storage,
    settle: Settle,
) -> None:
    asset_id = await ingest(services, lea.id, clips.portrait())
    async with database.session() as session:
        await do_publish_asset(session, asset_id)
    await settle()
    asset = await asset_of(database, asset_id)
    assert asset.state is AssetState.READY
    assert await storage.exists(f"public/{asset.public_key}/{asset.playlist}")


async def test_a_failed_video_is_never_public(
    services: Services,
    database: Database,
    media_settings: MediaSettings,
    lea: Person,
    storage: Storage,
    settle: Settle,
) -> None:
    asset_id = await ingest(services, lea.id, clips.truncated())
    async with database.session() as session:
        await do_publish_asset(session, asset_id)
    await settle()
    assert (await asset_of(database, asset_id)).reason == Reason.TRUNCATED
    assert await storage.list("public") == []


async def test_the_cover_follows_the_choice_also_in_public(
    database: Database, asset_id: int, storage: Storage, settle: Settle
) -> None:
    await change(database, settle, do_publish_asset, asset_id)
    before = await asset_of(database, asset_id)
    await change(database, settle, do_set_cover, asset_id, 3300)
    asset = await asset_of(database, asset_id)
    assert asset.poster == "e1_cover_3300.webp"
    old = await storage.exists(f"private/{asset_id}/{before.poster}")
    assert not old
    private = await storage.get(f"private/{asset_id}/{asset.poster}")
    assert private == await storage.get(f"public/{asset.public_key}/{asset.poster}")
    assert private[8:12] == b"WEBP"


async def test_a_cover_chosen_before_the_encode_is_made_by_it(
    services: Services,
    database: Database,
    media_settings: MediaSettings,
    lea: Person,
    settle: Settle,
) -> None:
    asset_id = await ingest(services, lea.id, clips.portrait())
    async with database.session() as session:
        await do_set_cover(session, asset_id, 99_000)
    await settle()
    assert (await asset_of(database, asset_id)).poster == "e1_cover_99000.webp"


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(0, ("a", 0.0)), (1.9, ("a", 1.9)), (2.0, ("b", 0.0)), (3.0, ("b", 1.0)), (99, ("b", 1.5))],
)
def test_the_segment_that_shows_a_moment(seconds: float, expected: tuple[str, float]) -> None:
    listing = Listing("i", (Segment("a", 2.0), Segment("b", 2.0)), True)
    name, at = find_moment(listing, seconds)
    assert (name, pytest.approx(at)) == expected


async def test_assets_are_their_owners(
    api: ApiFactory, lea: Person, tom: Person, asset_id: int
) -> None:
    shown = await lea.client.get(f"/assets/{asset_id}")
    assert shown.status_code == 200
    body = shown.json()
    assert (body["id"], body["state"], body["retryable"]) == (str(asset_id), "ready", False)
    assert body["sprite"]["count"] == 4
    assert (await tom.client.get(f"/assets/{asset_id}")).status_code == 404
    assert (await api().get(f"/assets/{asset_id}")).status_code == 401
    assert (await lea.client.get("/assets/7")).status_code == 404
    retried = await lea.client.post(f"/assets/{asset_id}/retry")
    assert (retried.status_code, retried.json()["code"]) == (409, "cannot_retry")
    assert (await tom.client.post(f"/assets/{asset_id}/retry")).status_code == 404


async def test_a_failed_video_is_tried_again_when_its_owner_asks(
    services: Services,
    database: Database,
    media_settings: MediaSettings,
    lea: Person,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It ran out of time, where there was none; the next try has all that it needs."""
    monkeypatch.setattr(encode, "LEAST_ENCODE_SECONDS", 0.0)
    services.put(MediaSettings, media_settings.model_copy(update={"timeout_factor": 0.001}))
    asset_id = await ingest(services, lea.id, clips.portrait())
    await settle()
    failed = (await lea.client.get(f"/assets/{asset_id}")).json()
    assert (failed["state"], failed["reason"]) == ("failed", Reason.TIMEOUT)
    assert failed["retryable"]

    services.put(MediaSettings, media_settings)
    asked = await lea.client.post(f"/assets/{asset_id}/retry")
    assert asked.status_code == 202
    again = asked.json()
    assert (again["id"], again["state"], again["reason"]) == (str(asset_id), "uploaded", None)
    twice = await lea.client.post(f"/assets/{asset_id}/retry")
    assert (twice.status_code, twice.json()["code"]) == (409, "cannot_retry")
    await settle()
    ready = (await lea.client.get(f"/assets/{asset_id}")).json()
    assert (ready["state"], ready["retryable"]) == ("ready", False)


async def test_functions_of_the_face_know_a_missing_asset(
    services: Services, database: Database
) -> None:
    for action in (do_publish_asset, do_make_private, do_revoke_links):
        async with database.session() as session:
            with pytest.raises(AssetNotFound):
                await action(session, 7)
    assert Tools.of(services).settings is services.get(MediaSettings)
