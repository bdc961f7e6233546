"""One suite for every adapter of the storage port."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from obstore.store import MemoryStore

from rampe.ports.storage import (
    Missing,
    ObjectStorage,
    Storage,
    StorageSettings,
    StoreDown,
    disk_storage,
    open_storage,
    s3_storage,
)
from tests.s3 import S3Server

# One worker starts the S3 server, and no other.
pytestmark = pytest.mark.xdist_group("s3")

Make = Callable[[Path, pytest.FixtureRequest], Storage]


def in_bucket(_root: Path, request: pytest.FixtureRequest) -> Storage:
    server: S3Server = request.getfixturevalue("s3")
    return s3_storage(server.bucket(f"tests/{uuid4().hex}"))


ADAPTERS: dict[str, Make] = {
    "disk": lambda root, _request: disk_storage(root),
    "memory": lambda _root, _request: ObjectStorage(MemoryStore()),
    "s3": in_bucket,
}


@pytest.fixture(params=ADAPTERS)
def storage(request: pytest.FixtureRequest, tmp_path: Path, s3: S3Server) -> Storage:
    return ADAPTERS[request.param](tmp_path / "storage", request)


async def test_what_is_put_is_read_back(storage: Storage) -> None:
    await storage.put("private/1/a.m4s", b"one")
    assert await storage.get("private/1/a.m4s") == b"one"
    assert await storage.exists("private/1/a.m4s")


async def test_put_replaces(storage: Storage) -> None:
    await storage.put("private/1/list.m3u8", b"longer than the next")
    await storage.put("private/1/list.m3u8", b"next")
    assert await storage.get("private/1/list.m3u8") == b"next"


async def test_a_file_is_put_from_its_path(storage: Storage, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"x" * 3_000_000)
    await storage.put("public/big", source)
    assert await storage.get("public/big") == source.read_bytes()


async def test_a_file_is_read_piece_by_piece(storage: Storage) -> None:
    data = os.urandom(5_000_000)
    await storage.put("public/big", data)
    pieces = [piece async for piece in storage.stream("public/big")]
    assert b"".join(pieces) == data
    with pytest.raises(Missing):
        await anext(storage.stream("public/none"))


async def test_a_walk_tells_sizes_and_changes(storage: Storage) -> None:
    await storage.put("private/1/a", b"one")
    await storage.put("private/1/b", b"other")
    before = {one.key: one async for one in storage.walk("private")}
    assert {key: one.size for key, one in before.items()} == {"private/1/a": 3, "private/1/b": 5}
    await storage.put("private/1/a", b"two")
    after = {one.key: one async for one in storage.walk("private")}
    assert after["private/1/b"] == before["private/1/b"]
    assert after["private/1/a"] != before["private/1/a"]


async def test_reading_what_is_not_there(storage: Storage) -> None:
    with pytest.raises(Missing):
        await storage.get("private/none")
    assert not await storage.exists("private/none")
    assert await storage.list("private/none") == []


async def test_a_prefix_is_a_folder_not_a_string(storage: Storage) -> None:
    await storage.put("private/1/a", b"")
    await storage.put("private/1/b/c", b"")
    await storage.put("private/12/a", b"")
    assert await storage.list("private/1") == ["private/1/a", "private/1/b/c"]
    await storage.delete_prefix("private/1")
    assert await storage.list("private") == ["private/12/a"]


async def test_deleting_twice_is_deleting(storage: Storage) -> None:
    await storage.put("private/1/a", b"")
    await storage.delete(["private/1/a", "private/1/none"])
    await storage.delete(["private/1/a"])
    await storage.delete_prefix("private/1")
    assert await storage.list("private") == []


async def test_a_copied_folder_lives_on_without_its_source(storage: Storage) -> None:
    await storage.put("private/1/a", b"a")
    await storage.put("private/1/b", b"b")
    await storage.copy_prefix("private/1", "public/k")
    await storage.copy_prefix("private/1/", "public/k/")
    await storage.put("private/1/a", b"changed")
    await storage.delete_prefix("private/1")
    assert await storage.list("public") == ["public/k/a", "public/k/b"]
    assert await storage.get("public/k/a") == b"a"


async def test_copying_nothing_is_said(storage: Storage) -> None:
    with pytest.raises(Missing):
        await storage.copy_prefix("private/none", "public/k")


@pytest.mark.parametrize(
    "key", ["../a", "private/../a", "/a", "private//a", "private/./a", "", "/", "private/a\0b"]
)
async def test_no_key_leaves_the_root(storage: Storage, key: str) -> None:
    with pytest.raises(ValueError):
        await storage.put(key, b"")
    with pytest.raises(ValueError):
        await storage.get(key)
    with pytest.raises(ValueError):
        await storage.delete_prefix(key)


def test_only_public_files_have_an_address(storage: Storage) -> None:
    assert storage.public_url("public/avatars/x.webp") == "/media/avatars/x.webp"
    with pytest.raises(ValueError):
        storage.public_url("private/1/a")


async def test_a_reader_never_sees_half_a_file(storage: Storage) -> None:
    """Readers race with a writer that alternates between two contents."""
    contents = (b"a" * 2_000_000, b"b" * 2_000_000)
    await storage.put("private/1/a", contents[0])

    async def write() -> None:
        for turn in range(20):
            await storage.put("private/1/a", contents[turn % 2])

    writer = asyncio.create_task(write())
    while not writer.done():
        assert await storage.get("private/1/a") in contents
    await writer


async def test_a_disk_copy_takes_no_space_and_empty_folders_go(tmp_path: Path) -> None:
    storage = disk_storage(tmp_path)
    await storage.put("private/1/a", b"a")
    await storage.copy_prefix("private/1", "public/k")
    assert os.stat(tmp_path / "public/k/a").st_nlink == 2
    await storage.delete_prefix("public/k")
    assert not (tmp_path / "public/k").exists()


async def test_a_remote_file_has_a_link_that_opens_it_alone(s3: S3Server) -> None:
    storage = s3_storage(s3.bucket(f"tests/{uuid4().hex}"))
    await storage.put("private/1/a.m4s", b"0123456789")
    await storage.put("private/1/b.m4s", b"other")
    link = await storage.link("private/1/a.m4s")
    assert link
    async with httpx.AsyncClient() as client:
        part = await client.get(link, headers={"Range": "bytes=2-4"})
        assert (part.status_code, part.text) == (206, "234")
        assert part.headers["content-type"] == "video/iso.segment"
        assert (await client.get(link.replace("/a.m4s", "/b.m4s"))).status_code == 403
        assert (await client.get(link.partition("?")[0])).status_code == 403
        head = await storage.link("private/1/a.m4s", "HEAD")
        assert head
        assert (await client.head(head)).headers["content-length"] == "10"


async def test_a_disk_has_no_links(tmp_path: Path) -> None:
    assert await disk_storage(tmp_path).link("private/1/a") is None


async def test_a_store_that_is_away_or_refuses_is_said(s3: S3Server) -> None:
    for wrong in ({"endpoint": "http://127.0.0.1:1"}, {"secret_key": "another"}):
        values = {
            "url": "s3://media/x",
            "endpoint": s3.endpoint,
            "access_key": s3.bucket().access_key,
            "secret_key": s3.bucket().secret_key,
            **wrong,
        }
        storage = open_storage(StorageSettings.model_validate(values), Path())
        with pytest.raises(StoreDown):
            await storage.get("private/1/a")


@pytest.mark.parametrize(
    "wrong",
    [
        {"url": "https://bucket"},
        {"url": "s3://"},
        {"url": "s3://b", "endpoint": "s3.example.org"},
        {"url": "s3://b", "access_key": "alone"},
    ],
)
def test_settings_that_lead_nowhere_are_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError):
        StorageSettings.model_validate(wrong)
