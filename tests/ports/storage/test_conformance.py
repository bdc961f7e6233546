"""One suite for every adapter of the storage port."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from obstore.store import MemoryStore

from rampe.ports.storage import Missing, ObjectStorage, Storage, disk_storage

ADAPTERS: dict[str, Callable[[Path], Storage]] = {
    "disk": disk_storage,
    "memory": lambda _root: ObjectStorage(MemoryStore()),
}


@pytest.fixture(params=ADAPTERS)
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    return ADAPTERS[request.param](tmp_path / "storage")


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
