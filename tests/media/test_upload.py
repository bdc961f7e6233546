"""Uploads over real HTTP: what arrives is kept, and nothing else changes anything (VID-01)."""

import asyncio
import base64
import fcntl
import hashlib
import os
from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import func, select

from rampe.accounts import AccountId
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.media import Announcer, Asset, DiskUploads, MediaSettings, do_delete_of_accounts
from rampe.media.attempt import Tools
from rampe.media.models import AssetState, Upload
from rampe.media.probe import Reason
from rampe.media.tidy import do_tidy
from rampe.media.tus import ALGORITHMS
from rampe.media.upload import Piece, Receiver, do_receive
from tests.media.tus_client import TusClient

BYTES = os.urandom(300_000)


def checksum(name: str, digest: bytes) -> dict[str, str]:
    return {"Upload-Checksum": f"{name} {base64.b64encode(digest).decode()}"}


def stored_bytes(services: Services, path: str) -> bytes:
    return services.get(DiskUploads).path(int(path.rpartition("/")[2])).read_bytes()


async def eventually_offset(client: TusClient, path: str, offset: int) -> None:
    """The server notices a cut connection in its own time."""
    async with asyncio.timeout(20):
        while await client.offset(path) != offset:
            await asyncio.sleep(0.02)


async def test_options_say_what_is_spoken(lea: TusClient, media_settings: MediaSettings) -> None:
    answer = await lea.http.options("/uploads")
    assert answer.status_code == 204
    assert answer.headers["Tus-Version"] == "1.0.0"
    assert answer.headers["Tus-Extension"] == "creation,expiration,checksum,termination"
    assert answer.headers["Tus-Checksum-Algorithm"] == "sha1,sha256,crc32"
    assert answer.headers["Tus-Max-Size"] == str(media_settings.max_bytes)


async def test_a_file_in_pieces(lea: TusClient, services: Services) -> None:
    path = await lea.open(len(BYTES))
    assert await lea.offset(path) == 0
    first = await lea.send(path, 0, BYTES[:100_000])
    assert (first.status_code, first.headers["Upload-Offset"]) == (204, "100000")
    assert "Upload-Expires" in first.headers
    await lea.send(path, 100_000, BYTES[100_000:200_000])
    assert await lea.offset(path) == 200_000
    last = await lea.send(path, 200_000, BYTES[200_000:])
    assert (last.status_code, last.headers["Upload-Offset"]) == (204, str(len(BYTES)))
    assert stored_bytes(services, path) == BYTES


async def test_the_last_byte_queues_the_encode(lea: TusClient, database: Database) -> None:
    asset_id = await lea.upload(BYTES)
    assert (await lea.asset(asset_id))["state"] == AssetState.UPLOADED
    async with database.hot.connection() as connection:
        cursor = await connection.execute("SELECT args FROM procrastinate_jobs")
        rows = await cursor.fetchall()
    assert int(asset_id) in {row["args"].get("asset_id") for row in rows}


async def test_a_cut_connection_keeps_what_came(lea: TusClient, services: Services) -> None:
    path = await lea.open(len(BYTES))
    writer = await lea.begin(path, 0, len(BYTES), BYTES[:123_456])
    writer.close()
    await eventually_offset(lea, path, 123_456)
    rest = await lea.send(path, 123_456, BYTES[123_456:])
    assert rest.status_code == 204
    assert stored_bytes(services, path) == BYTES


async def test_a_cut_piece_with_a_checksum_leaves_nothing(
    lea: TusClient, services: Services
) -> None:
    path = await lea.open(len(BYTES))
    digest = hashlib.sha256(BYTES).digest()
    writer = await lea.begin(path, 0, len(BYTES), BYTES[:50_000], checksum("sha256", digest))
    writer.close()
    async with asyncio.timeout(20):
        while (again := await lea.send(path, 0, BYTES)).status_code == 423:
            await asyncio.sleep(0.02)
    assert again.status_code == 204
    assert stored_bytes(services, path) == BYTES


async def test_what_a_killed_server_had_not_recorded_is_written_again(
    lea: TusClient, services: Services
) -> None:
    """Bytes past the recorded offset, as a kill -9 leaves them, are forgotten on resuming."""
    path = await lea.open(len(BYTES))
    await lea.send(path, 0, BYTES[:1000])
    file = services.get(DiskUploads).path(int(path.rpartition("/")[2]))
    with file.open("ab") as torn:
        torn.write(b"torn" * 100)
    assert await lea.offset(path) == 1000
    await lea.send(path, 1000, BYTES[1000:])
    assert stored_bytes(services, path) == BYTES


@pytest.mark.parametrize("offset", [0, 999, 1001, 300_000])
async def test_a_wrong_offset_changes_nothing(
    lea: TusClient, services: Services, offset: int
) -> None:
    path = await lea.open(len(BYTES))
    await lea.send(path, 0, BYTES[:1000])
    answer = await lea.send(path, offset, b"x" * 10)
    assert (answer.status_code, answer.json()["code"]) == (409, "offset_mismatch")
    assert stored_bytes(services, path) == BYTES[:1000]


@pytest.mark.parametrize("name", ["sha1", "sha256", "crc32"])
async def test_checksums(lea: TusClient, services: Services, name: str) -> None:
    digest = ALGORITHMS[name]()
    digest.update(BYTES)
    path = await lea.open(len(BYTES))
    spoilt = BYTES[:-1] + bytes([BYTES[-1] ^ 1])
    wrong = await lea.send(path, 0, spoilt, checksum(name, digest.digest()))
    assert (wrong.status_code, wrong.json()["code"]) == (460, "checksum_mismatch")
    assert stored_bytes(services, path) == b""
    assert await lea.offset(path) == 0
    right = await lea.send(path, 0, BYTES, checksum(name, digest.digest()))
    assert right.status_code == 204


async def test_an_unknown_checksum_is_refused_before_any_byte(lea: TusClient) -> None:
    path = await lea.open(10)
    answer = await lea.send(path, 0, b"x" * 10, {"Upload-Checksum": "md5 AAAA"})
    assert answer.status_code == 400
    assert await lea.offset(path) == 0


async def test_another_members_upload_does_not_exist(lea: TusClient, tom: TusClient) -> None:
    path = await lea.open(10)
    answers = [
        await tom.http.head(path),
        await tom.send(path, 0, b"x" * 10),
        await tom.http.delete(path),
        await tom.send("/uploads/1", 0, b"x"),
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert await lea.offset(path) == 0


async def test_guests_cannot_upload(server: str) -> None:
    async with httpx.AsyncClient(base_url=f"{server}/api/v1") as guest:
        headers = {"Tus-Resumable": "1.0.0", "Upload-Length": "10"}
        assert (await guest.post("/uploads", headers=headers)).status_code == 401


async def test_a_second_writer_waits(lea: TusClient, services: Services) -> None:
    path = await lea.open(len(BYTES))
    writer = await lea.begin(path, 0, len(BYTES), BYTES[:1000])
    async with asyncio.timeout(20):
        while not stored_or_open(services, path):
            await asyncio.sleep(0.01)
    answer = await lea.send(path, 0, b"x" * len(BYTES))
    assert (answer.status_code, answer.json()["code"]) == (423, "upload_locked")
    assert (await lea.http.delete(path)).status_code == 423
    writer.write(BYTES[1000:])
    await writer.drain()
    await eventually_offset(lea, path, len(BYTES))
    writer.close()
    assert stored_bytes(services, path) == BYTES


def stored_or_open(services: Services, path: str) -> bool:
    """Whether a request holds the upload's file."""
    with services.get(DiskUploads).path(int(path.rpartition("/")[2])).open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


async def count_open_transactions(database: Database) -> int:
    """Transactions that wait for their client."""
    async with database.hot.connection() as connection:
        cursor = await connection.execute(
            "SELECT count(*) AS open FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'"
        )
        row = await cursor.fetchone()
    assert row is not None
    return row["open"]


async def test_no_transaction_is_open_while_bytes_trickle(
    lea: TusClient, services: Services, database: Database
) -> None:
    path = await lea.open(len(BYTES))
    writer = await lea.begin(path, 0, len(BYTES), BYTES[:1000])
    async with asyncio.timeout(20):
        while not stored_or_open(services, path):
            await asyncio.sleep(0.01)
    async with asyncio.timeout(20):
        while await count_open_transactions(database):
            await asyncio.sleep(0.02)
    assert stored_or_open(services, path)
    writer.close()
    await eventually_offset(lea, path, 1000)


async def test_more_bytes_than_announced_are_refused(lea: TusClient, services: Services) -> None:
    path = await lea.open(1000)
    answer = await lea.send(path, 0, b"x" * 1001)
    assert (answer.status_code, answer.json()["code"]) == (413, "upload_too_large")
    assert stored_bytes(services, path) == b""
    assert await lea.offset(path) == 0


async def test_an_expired_upload_is_gone(
    lea: TusClient, services: Services, media_settings: MediaSettings
) -> None:
    created = await lea.create(1000)
    path = created.headers["Location"].removeprefix("/api/v1")
    await lea.send(path, 0, b"x" * 10)
    late = clock.now() + timedelta(hours=media_settings.upload_expiry_hours, seconds=1)
    with clock.travel(late):
        assert (await lea.http.head(path)).status_code == 410
        assert (await lea.send(path, 10, b"x")).status_code == 410
        await do_tidy(Tools.of(services))
        asset = await lea.asset(created.headers["Upload-Asset"])
    assert (asset["state"], asset["reason"]) == (AssetState.FAILED, Reason.UPLOAD_EXPIRED)
    assert not services.get(DiskUploads).path(int(path.rpartition("/")[2])).exists()
    assert (await lea.http.head(path)).status_code == 410


async def test_termination_forgets_the_bytes(lea: TusClient, services: Services) -> None:
    created = await lea.create(1000)
    path = created.headers["Location"].removeprefix("/api/v1")
    await lea.send(path, 0, b"x" * 10)
    assert (await lea.http.delete(path)).status_code == 204
    assert not services.get(DiskUploads).path(int(path.rpartition("/")[2])).exists()
    assert (await lea.http.head(path)).status_code in (404, 410)
    asset = await lea.asset(created.headers["Upload-Asset"])
    assert (asset["state"], asset["reason"]) == (AssetState.FAILED, Reason.CANCELLED)


REFUSED_BEFORE_BYTES = {
    "larger than allowed": ({"max_bytes": 999}, 413, "upload_too_large"),
    "past the quota": ({"quota_bytes": 999}, 413, "quota_exceeded"),
    "disk nearly full": ({"free_disk_bytes": 1 << 60}, 507, "storage_full"),
}


@pytest.mark.parametrize("name", REFUSED_BEFORE_BYTES)
async def test_refused_before_a_byte_is_sent(lea: TusClient, services: Services, name: str) -> None:
    changed, status, code = REFUSED_BEFORE_BYTES[name]
    settings = services.get(MediaSettings).model_copy(update=changed)
    services.put(MediaSettings, settings)
    answer = await lea.create(1000)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["Tus-Resumable"] == "1.0.0"


async def test_the_quota_counts_what_is_promised(lea: TusClient, services: Services) -> None:
    """Parallel announcements add up: of five that would each fit, two do together."""
    settings = services.get(MediaSettings).model_copy(update={"quota_bytes": 2500})
    services.put(MediaSettings, settings)
    answers = await asyncio.gather(*(lea.create(1000) for _ in range(5)))
    assert sorted(answer.status_code for answer in answers) == [201, 201, 413, 413, 413]


async def test_too_many_open_uploads(lea: TusClient, services: Services) -> None:
    settings = services.get(MediaSettings).model_copy(update={"open_uploads": 1})
    services.put(MediaSettings, settings)
    await lea.open(10)
    answer = await lea.create(10)
    assert (answer.status_code, answer.json()["code"]) == (409, "too_many_uploads")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Upload-Length": "x"}, 400),
        ({"Upload-Length": "-1"}, 400),
        ({"Upload-Length": "0"}, 422),
        ({"Upload-Metadata": "filename ???"}, 400),
        ({"Upload-Defer-Length": "1"}, 400),
        ({"Upload-Concat": "partial"}, 400),
        ({"Tus-Resumable": "0.2.2"}, 412),
    ],
)
async def test_bad_announcements(lea: TusClient, headers: dict[str, str], status: int) -> None:
    answer = await lea.create(10, **headers)
    assert answer.status_code == status
    assert answer.json()["code"]


async def test_bad_patches(lea: TusClient) -> None:
    path = await lea.open(10)
    wrong_type = await lea.send(path, 0, b"x", {"Content-Type": "video/mp4"})
    no_offset = await lea.send(path, 0, b"x", {"Upload-Offset": "soon"})
    no_version = await lea.send(path, 0, b"x", {"Tus-Resumable": "2"})
    no_id = await lea.send("/uploads/..", 0, b"x")
    assert (wrong_type.status_code, no_offset.status_code) == (415, 400)
    assert (no_version.status_code, no_version.headers["Tus-Version"]) == (412, "1.0.0")
    assert no_id.status_code in (404, 405, 422)
    assert await lea.offset(path) == 0


async def test_a_big_body_is_kept_while_it_comes(
    lea: TusClient, services: Services, database: Database, owner: AccountId
) -> None:
    """64 MB pass in chunks; what came is promised at checkpoints, long before the end."""
    total, piece = 64 << 20, b"\0" * (256 << 10)
    path = await lea.open(total)
    seen: set[int] = set()

    async def body() -> AsyncIterator[bytes]:
        for turn in range(total // len(piece)):
            yield piece
            if turn % 64 == 63:
                seen.add(await lea.offset(path))

    receiver = Receiver(database, services.get(DiskUploads), services.get(Announcer))
    upload = await do_receive(receiver, Piece(int(path.rpartition("/")[2]), owner, 0, body()))
    assert upload.complete
    assert len(seen) > 2


async def test_uploads_that_lost_their_job_are_queued_again(
    lea: TusClient, services: Services, database: Database
) -> None:
    asset_id = int(await lea.upload(BYTES))
    async with database.hot.connection() as connection:
        await connection.execute("DELETE FROM procrastinate_jobs")
    assert await do_tidy(Tools.of(services)) == []
    with clock.travel(clock.now() + timedelta(minutes=2)):
        assert await do_tidy(Tools.of(services)) == [asset_id]


async def test_the_private_and_the_upload_folder_are_ours_alone(
    lea: TusClient, services: Services
) -> None:
    path = await lea.open(10)
    file = services.get(DiskUploads).path(int(path.rpartition("/")[2]))
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0


async def test_deleting_an_account_takes_its_uploads(
    lea: TusClient, database: Database, owner: AccountId
) -> None:
    await lea.upload(BYTES)
    async with database.session() as session:
        await do_delete_of_accounts(session, [owner])
    async with database.session() as session:
        assert await session.scalar(select(func.count(Asset.id))) == 0
        assert await session.scalar(select(func.count(Upload.id))) == 0
