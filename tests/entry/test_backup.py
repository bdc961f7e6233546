"""A platform is saved while members go on, destroyed, restored, and goes on (D8)."""

import asyncio
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import msgspec
import psycopg
import pytest
from alembic import command
from alembic.config import Config
from psycopg import sql

from rampe.entry.attach import attached
from rampe.entry.backup import BackupError, RestoreOptions, check_backup, do_backup, do_restore
from rampe.entry.backup.manifest import read_manifest, write_manifest
from rampe.entry.backup.restore import ENDED
from rampe.entry.embedded import postgres_starter
from rampe.entry.installation import AlreadyRunning, Installation
from rampe.entry.migrate import newest_revision
from rampe.entry.secrets import ensure_secrets
from rampe.entry.settings import Settings
from rampe.entry.swap import BESIDE, MARK, NAMES, begin_swap, finish_swap
from tests.e2e.browser import open_page, running_chromium
from tests.e2e.feed_page import FeedPage
from tests.e2e.member import PASSWORD, Member, guest_client, post_clip, sign_up
from tests.e2e.stack import Stack, running_stack
from tests.e2e.waiting import eventually
from tests.e2e.words import say
from tests.entry.running import environment
from tests.faults.books import read_books, wait_until_settled
from tests.feed.factories import watch_event
from tests.media import clips

pytestmark = pytest.mark.xdist_group("up")

# What changes by itself while nobody does anything, or does not outlive a restore on purpose.
LIVELY = {*ENDED, "node_lease", "rate", "procrastinate_workers", "procrastinate_jobs",
          "procrastinate_events", "procrastinate_periodic_defers"}  # fmt: skip
NOTHING = RestoreOptions()
# Members who never rest would take the backup's half of the machine.
PAUSE_SECONDS = 0.05


def quiet(_text: str) -> None:
    """Say nothing."""


def clip(number: int) -> bytes:
    plain = clips.make("saved.mp4", *clips.picture(seconds=3.2), *clips.H264)
    return clips.make(
        f"saved{number}.mp4", "-i", plain, "-c", "copy", "-metadata", f"comment=n° {number}"
    ).read_bytes()


def settings_of(data: Path) -> Settings:
    return Settings(data_dir=data)


Rows = dict[str, list[tuple[Any, ...]]]


async def read_rows(url: str) -> Rows:
    """Read every row of every table."""
    async with await psycopg.AsyncConnection.connect(url) as connection:
        found = await connection.execute(
            "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace"
            " WHERE nspname = 'public' AND relkind = 'r'"
        )
        tables = {name for (name,) in await found.fetchall()} - LIVELY
        rows: Rows = {}
        for table in tables:
            query = sql.SQL("SELECT to_jsonb(t)::text FROM {} t ORDER BY 1").format(
                sql.Identifier(table)
            )
            rows[table] = await (await connection.execute(query)).fetchall()
        return rows


def read_files(data: Path) -> dict[str, str]:
    """Digest every file that is to be kept."""
    return {
        str(path.relative_to(data)): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in ("storage", "uploads", "caddy")
        for path in (data / folder).rglob("*")
        if path.is_file()
    } | {"secrets.toml": hashlib.sha256((data / "secrets.toml").read_bytes()).hexdigest()}


def rampe_command(data: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start one command of an operator."""
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "rampe", *arguments],
        env={**environment(), "RAMPE_DATA_DIR": str(data), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


async def finished(command: subprocess.Popen[str]) -> str:
    """Wait for a command that must succeed, and return what it said."""
    said, _ = await asyncio.to_thread(command.communicate, timeout=180)
    assert command.returncode == 0, said
    return said


@dataclass
class Writing:
    """Members who go on, and what they were told is done."""

    author: Member
    video_id: str
    comments: list[str] = field(default_factory=list[str])
    watches: list[str] = field(default_factory=list[str])
    assets: list[str] = field(default_factory=list[str])

    async def go_on(self, stop: asyncio.Event) -> None:
        """Comment, watch and upload until told to stop."""
        number = 0
        while not stop.is_set():
            number += 1
            await self.comment(number)
            await self.watch()
            if number % 20 == 1:
                await self.upload(number)
            await asyncio.sleep(PAUSE_SECONDS)

    async def comment(self, number: int) -> None:
        body = {"text": f"n° {number}", "client_id": str(UUID(int=number))}
        answer = await self.author.http.post(f"/api/v1/videos/{self.video_id}/comments", json=body)
        if answer.status_code == 201:
            self.comments.append(answer.json()["id"])

    async def watch(self) -> None:
        event = watch_event(int(self.video_id))
        answer = await self.author.http.post("/api/v1/watch", json={"events": [event]})
        assert answer.is_success, answer.text
        self.watches.append(event["id"])

    async def upload(self, number: int) -> None:
        card = await post_clip(self.author, clip(1000 + number), caption=f"pendant {number}")
        self.assets.append(card["id"])


@dataclass(frozen=True)
class Saved:
    """Two backups of one platform: one made while members wrote, one of a quiet moment."""

    data: Path
    busy: Path
    busy_before: Writing
    quiet: Path
    rows: Rows
    files: dict[str, str]
    video_id: str
    viewer: Member
    """Who follows the author."""


@pytest.fixture(scope="module")
async def saved(tmp_path_factory: pytest.TempPathFactory) -> Saved:
    root = tmp_path_factory.mktemp("saved")
    settings = {"RAMPE_SOCIAL__COMMENTS_PER_MINUTE": "100000", "RAMPE_METRICS__PORT": "0"}
    async with running_stack(root, settings) as stack:
        author = await sign_up(stack.url, "autrice")
        card = await post_clip(author, clip(0), caption="avant")
        hidden = await post_clip(author, clip(1), caption="pour moi", visibility="private")
        assert hidden["id"]
        viewer = await sign_up(stack.url, "spectatrice")
        follow = await viewer.http.put(f"/api/v1/accounts/{author.id}/follow")
        assert follow.is_success, follow.text
        writing, stop = Writing(author, card["id"]), asyncio.Event()
        task = asyncio.create_task(writing.go_on(stop))
        await eventually(lambda: is_long(writing.comments, 20), "some comments", seconds=60)
        before = Writing(
            author, card["id"], [*writing.comments], [*writing.watches], [*writing.assets]
        )
        said = await finished(rampe_command(stack.data, "backup", str(root / "busy")))
        assert "has everything of" in said
        assert "secrets" in said
        stop.set()
        await task
        assert len(writing.comments) > len(before.comments), "nobody wrote meanwhile"
        await wait_until_settled(stack, seconds=60)
        await do_backup(settings_of(stack.data), root / "quiet", quiet)
        rows = await read_rows(stack.database_url)
        files = read_files(stack.data)
        for member in (author, viewer):
            await member.http.aclose()
    saved = (root / "busy", before, root / "quiet", rows, files)
    return Saved(stack.data, *saved, card["id"], viewer)


async def is_long(found: list[str], length: int) -> bool:
    return len(found) >= length


async def test_every_row_and_file_is_back(saved: Saved, tmp_path: Path) -> None:
    said = await finished(rampe_command(tmp_path / "data", "restore", str(saved.quiet)))
    assert "restored to" in said
    assert read_files(tmp_path / "data") == saved.files
    async with attached(settings_of(tmp_path / "data"), migrating=False) as running:
        rows = await read_rows(running.database.url)
    assert rows.keys() == saved.rows.keys()
    for table, expected in saved.rows.items():
        assert rows[table] == expected, table


async def test_destroyed_restored_and_going_on(saved: Saved) -> None:
    """Issue 3 section 10: the data folder is gone, and the platform goes on where it was.

    Whatever was acknowledged before the backup began is there, and counted once.
    """
    shutil.rmtree(saved.data)
    await do_restore(settings_of(saved.data), saved.busy, NOTHING, quiet)
    async with running_stack(saved.data.parent, {"RAMPE_METRICS__PORT": "0"}) as stack:
        await wait_until_settled(stack, seconds=60)
        await check_acknowledged(stack, saved.busy_before)
        books = await read_books(stack)
        assert books.counters == books.rows
        assert books.dead == []
        async with guest_client(stack.url) as guest:
            assert (await guest.get("/api/v1/me")).status_code == 401
            card = (await guest.get(f"/api/v1/videos/{saved.video_id}")).json()
            await check_plays(guest, card["playlist_url"])
        await check_page(stack, saved.viewer, saved.video_id)
        member = await sign_in(stack, saved.busy_before.author)
        again = Writing(member, saved.video_id)
        await again.comment(999_999)
        await again.upload(999)
        assert again.comments
        await member.http.aclose()


async def sign_in(stack: Stack, member: Member) -> Member:
    """Come back with the password: sessions of before are over."""
    client = guest_client(stack.url)
    for name, value in member.cookies.items():
        client.cookies.set(name, value)
    assert (await client.get("/api/v1/me")).status_code == 401
    client.cookies.clear()
    answer = await client.post(
        "/api/v1/sessions", json={"login": member.email, "password": PASSWORD}
    )
    assert answer.is_success, answer.text
    return Member(member.id, member.handle, member.email, client)


async def check_page(stack: Stack, viewer: Member, video_id: str) -> None:
    """A browser whose session is over signs in again, and its feed plays what was saved."""
    async with running_chromium() as browser:
        page, watch = await open_page(browser, stack.url, member=viewer)
        await page.goto("/sign-in?next=/following")
        await page.get_by_label(say("fr", "signin_login")).fill(viewer.handle)
        await page.locator('input[name="password"]').fill(PASSWORD)
        await page.get_by_role("button", name=say("fr", "signin_action"), exact=True).click()
        await page.wait_for_url("**/following")
        feed = FeedPage(page)
        await feed.wait_until_playing()
        await page.goto(f"/@autrice/video/{video_id}")
        await feed.wait_until_playing()
        await page.context.close()
    assert not watch.faults, "\n".join(watch.faults)


async def check_acknowledged(stack: Stack, before: Writing) -> None:
    async with await psycopg.AsyncConnection.connect(stack.database_url) as connection:

        async def ids(query: str) -> set[str]:
            rows = await (await connection.execute(query.encode())).fetchall()
            return {str(row[0]) for row in rows}

        assert set(before.comments) <= await ids("SELECT id FROM comment")
        assert set(before.watches) <= await ids("SELECT event_id FROM watch_event")
        assert set(before.assets) <= await ids("SELECT id FROM video")
        states = await ids("SELECT DISTINCT state FROM asset")
        assert states <= {"ready", "uploading", "failed"}


async def check_plays(client: httpx.AsyncClient, url: str) -> None:
    master = await client.get(url)
    assert master.status_code == 200, url
    folder = url.rsplit("/", 1)[0]
    names = [line for line in master.text.splitlines() if line and not line.startswith("#")]
    playlist = await client.get(f"{folder}/{names[0]}")
    segments = [line for line in playlist.text.splitlines() if line and not line.startswith("#")]
    for segment in segments:
        assert (await client.get(f"{folder}/{segment}")).status_code == 200


def test_a_backup_is_ours_alone_and_has_each_content_once(saved: Saved) -> None:
    assert saved.quiet.stat().st_mode & 0o777 == 0o700
    modes = {path.stat().st_mode & 0o777 for path in saved.quiet.rglob("*") if path.is_file()}
    assert modes == {0o600}
    manifest = read_manifest(saved.quiet)
    contents = {file.sha256 for file in manifest.files}
    assert {path.name for path in saved.quiet.glob("objects/??/*")} == contents
    assert len(contents) < len(manifest.files)
    assert not list((saved.data / "storage").glob(".held*"))


async def test_what_has_not_changed_is_not_copied_again(saved: Saved, tmp_path: Path) -> None:
    """Into the same folder it is skipped, into another it is linked."""
    first, second = tmp_path / "first", tmp_path / "second"
    await do_backup(settings_of(saved.data), first, quiet)
    kept = media_of(first)
    times = {path: path.stat().st_mtime_ns for path in kept}
    await do_backup(settings_of(saved.data), first, quiet)
    assert {path: path.stat().st_mtime_ns for path in media_of(first)} == times
    await do_backup(settings_of(saved.data), second, quiet, since=first)
    assert {path.stat().st_nlink for path in media_of(second)} == {2}
    shutil.rmtree(first)
    check_backup(second, quiet)


def media_of(folder: Path) -> list[Path]:
    names = {file.sha256 for file in read_manifest(folder).below("storage")}
    return sorted(path for path in folder.glob("objects/??/*") if path.name in names)


def tree(folder: Path) -> dict[str, float]:
    """Everything in a data folder but who holds its lock."""
    return {str(path): path.stat().st_mtime for path in folder.rglob("*") if path.is_file()
            and path.name != "rampe.lock"}  # fmt: skip


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def newest(folder: Path, what: str) -> Path:
    found = next(file for file in read_manifest(folder).files if file.path.startswith(what))
    return folder / "objects" / found.sha256[:2] / found.sha256


def seal_as(folder: Path, **changes: Any) -> None:
    write_manifest(folder, msgspec.structs.replace(read_manifest(folder), **changes))


DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a byte of a video": (lambda at: flip(newest(at, "storage/private")), "damaged at storage/"),
    "a byte of the database": (lambda at: flip(newest(at, "database/")), "damaged at database/"),
    "a file is gone": (lambda at: newest(at, "secrets").unlink(), "lacks secrets"),
    "a file is cut": (lambda at: os.truncate(newest(at, "database/toc"), 10), "damaged at"),
    "the manifest is cut": (lambda at: os.truncate(at / "manifest.json", 100), "cannot be read"),
    "a byte of the manifest": (lambda at: flip(at / "manifest.json"), "manifest.json is damaged"),
    "no manifest": (lambda at: (at / "manifest.json").unlink(), "is no backup"),
    "a newer Rampe": (lambda at: seal_as(at, revision="9999", version="9.9"), "9.9, which is"),
    "a newer format": (lambda at: seal_as(at, format=2), "newer than this one"),
}


@pytest.mark.parametrize("name", DAMAGE)
async def test_refused_before_anything_is_touched(saved: Saved, tmp_path: Path, name: str) -> None:
    damage, told = DAMAGE[name]
    copy = tmp_path / "copy"
    shutil.copytree(saved.quiet, copy)
    damage(copy)
    data = tmp_path / "data"
    (data / "storage").mkdir(parents=True)
    (data / "storage/mine").write_text("mine")
    before = tree(data)
    with pytest.raises(BackupError, match=told):
        await do_restore(settings_of(data), copy, RestoreOptions(force=True), quiet)
    assert tree(data) == before


async def test_an_older_backup_is_migrated(tmp_path: Path) -> None:
    settings = settings_of(tmp_path / "old")
    installation = Installation(settings.data_dir)
    installation.make_folders()
    ensure_secrets(settings.secrets_path)
    async with await postgres_starter(settings, installation)() as postgres:
        config = Config()
        config.set_main_option("script_location", "rampe:migrations")
        config.attributes["url"] = postgres.url
        await asyncio.to_thread(command.upgrade, config, "0008")
    await do_backup(settings, tmp_path / "backup", quiet)
    assert read_manifest(tmp_path / "backup").revision == "0008"
    new = settings_of(tmp_path / "new")
    await do_restore(new, tmp_path / "backup", NOTHING, quiet)
    async with attached(new, migrating=False) as running:
        rows = await read_rows(running.database.url)
    assert rows["alembic_version"] == [(f'{{"version_num": "{newest_revision()}"}}',)]


async def test_a_platform_is_replaced_only_by_force_and_kept_beside(
    saved: Saved, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    (data / "postgres").mkdir(parents=True)
    (data / "postgres/PG_VERSION").write_text("18")
    with pytest.raises(BackupError, match="a platform already"):
        await do_restore(settings_of(data), saved.quiet, NOTHING, quiet)
    await do_restore(settings_of(data), saved.quiet, RestoreOptions(force=True), quiet)
    (before,) = data.glob("before-restore-*")
    assert [path.name for path in (before / "postgres").iterdir()] == ["PG_VERSION"]
    assert read_files(data) == saved.files


async def test_a_running_platform_is_not_restored_over(saved: Saved, tmp_path: Path) -> None:
    installation = Installation(tmp_path / "data")
    with installation.locked(), pytest.raises(AlreadyRunning):
        await do_restore(settings_of(installation.data), saved.quiet, NOTHING, quiet)


async def test_a_foreign_folder_is_no_place_for_a_backup(saved: Saved, tmp_path: Path) -> None:
    (tmp_path / "holidays.jpg").write_text("")
    with pytest.raises(BackupError, match="holds something else"):
        await do_backup(settings_of(saved.data), tmp_path, quiet)


async def kill_when(command: subprocess.Popen[str], due: Callable[[], bool]) -> None:
    """End a command with SIGKILL as soon as something is so, or it has ended before."""
    deadline = time.monotonic() + 120
    while command.poll() is None and not due():
        assert time.monotonic() < deadline
        await asyncio.sleep(0.002)
    with suppress(ProcessLookupError):
        command.send_signal(signal.SIGKILL)
    await asyncio.to_thread(command.communicate)


async def test_a_killed_backup_leaves_the_last_one_whole(saved: Saved, tmp_path: Path) -> None:
    target = tmp_path / "backup"
    shutil.copytree(saved.busy, target)
    reasons: list[Callable[[], bool]] = [
        lambda: (saved.data / "storage" / ".held-for-backup").exists(),
        lambda: (target / "database").exists(),
        lambda: any(target.glob("objects/new-*")),
    ]
    for due in reasons:
        await kill_when(rampe_command(saved.data, "backup", str(target)), due)
        check_backup(target, quiet)
    await do_backup(settings_of(saved.data), target, quiet)
    assert read_manifest(target).made_at > read_manifest(saved.busy).made_at
    check_backup(target, quiet)
    assert not list(target.glob("objects/new-*"))
    assert not (saved.data / "storage" / ".held-for-backup").exists()


async def test_a_killed_restore_changes_nothing_and_is_made_again(
    saved: Saved, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    await do_restore(settings_of(data), saved.quiet, NOTHING, quiet)
    later = data / "storage" / "later.txt"
    later.write_text("what the backup does not have")
    before = read_files(data)
    beside = data / BESIDE
    reasons: list[Callable[[], bool]] = [
        beside.exists,
        (beside / "postgres").exists,
        (beside / "dump").exists,
        (beside / "nats").exists,
    ]
    for due in reasons:
        command = rampe_command(data, "restore", "--force", str(saved.busy))
        await kill_when(command, due)
        assert not (data / MARK).exists()
        assert read_files(data) == before
    await do_restore(settings_of(data), saved.busy, RestoreOptions(force=True), quiet)
    assert not beside.exists()
    assert not later.exists()


@pytest.mark.parametrize("steps", range(2 * len(NAMES) + 1))
def test_a_swap_cut_off_anywhere_is_finished_by_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    for folder, text in ((tmp_path, "old"), (tmp_path / BESIDE, "new")):
        for name in NAMES:
            (folder / name).mkdir(parents=True)
            (folder / name / "file").write_text(text)
    rename, left = Path.rename, [steps]

    def cut(path: Path, target: Path) -> Path:
        if left[0] == 0:
            raise KeyboardInterrupt
        left[0] -= 1
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", cut)
    with suppress(KeyboardInterrupt):
        begin_swap(tmp_path, "before")
    monkeypatch.undo()
    with Installation(tmp_path).locked():
        pass
    assert {(tmp_path / name / "file").read_text() for name in NAMES} == {"new"}
    assert {(tmp_path / "before" / name / "file").read_text() for name in NAMES} == {"old"}
    assert not (tmp_path / MARK).exists()
    assert not finish_swap(tmp_path)
