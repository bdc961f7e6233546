"""Embedded PostgreSQL: starts anywhere, lets nobody in unasked, comes back after kills."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from rampe.engines import postgres as module
from rampe.engines.errors import EngineError
from rampe.engines.network import free_port
from rampe.engines.postgres import (
    SOCKET_PATH_LIMIT,
    Postgres,
    PostgresOptions,
    reachable_binaries,
    server_settings,
    start_postgres,
    wheel_binaries,
)
from rampe.engines.process import system_user

AS_NOBODY = Path(__file__).with_name("as_nobody.py")


def options(here: Path, password: str = "p'a/s:s%&") -> PostgresOptions:
    return PostgresOptions(
        data=here / "postgres",
        run_dir=here,
        log=here / "postgres.log",
        password=password,
        durable=False,
    )


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Postgres]:
    async with await start_postgres(options(tmp_path)) as running:
        yield running


async def value(url: str, query: str) -> object:
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        row = await (await connection.execute(query.encode())).fetchone()
        return row and row[0]


async def test_application_is_no_superuser_and_has_vectors(server: Postgres) -> None:
    assert await value(server.url, "SELECT current_user") == "rampe"
    assert await value(server.url, "SELECT current_setting('is_superuser')") == "off"
    assert await value(server.url, "SELECT '[1,2]'::vector <-> '[1,4]'") == 2.0
    assert await value(server.url, "SELECT datlocprovider FROM pg_database LIMIT 1") == "b"
    assert await value(server.admin_url, "SELECT current_setting('is_superuser')") == "on"


@pytest.mark.parametrize("user", ["rampe", "postgres"])
async def test_loopback_is_no_permission(tmp_path: Path, user: str) -> None:
    port = free_port()
    async with await start_postgres(replace(options(tmp_path), tcp_port=port)) as server:
        assert await value(server.url, "SELECT 1") == 1
        tcp = f"postgresql://{user}:wrong@127.0.0.1:{port}/rampe"
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            await value(tcp, "SELECT 1")


async def test_socket_is_in_a_private_folder_and_wants_a_password(server: Postgres) -> None:
    wrong = server.url.replace("p%27a", "q")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        await value(wrong, "SELECT 1")


async def test_second_start_keeps_data_and_takes_a_new_password(tmp_path: Path) -> None:
    async with (
        await start_postgres(options(tmp_path)) as server,
        await psycopg.AsyncConnection.connect(server.url) as connection,
    ):
        await connection.execute("CREATE TABLE kept AS SELECT 7 AS n")
    async with await start_postgres(options(tmp_path, password="another")) as server:
        assert await value(server.url, "SELECT n FROM kept") == 7


async def test_close_does_not_wait_for_clients(tmp_path: Path) -> None:
    server = await start_postgres(options(tmp_path))
    connection = await psycopg.AsyncConnection.connect(server.url)
    await connection.execute("SELECT 1")
    await asyncio.wait_for(server.close(), 30)
    assert server.child.returncode == 0
    await connection.close()


async def test_comes_back_after_kill_9_with_every_commit(tmp_path: Path) -> None:
    server = await start_postgres(replace(options(tmp_path), durable=True))
    connection = await psycopg.AsyncConnection.connect(server.url, autocommit=True)
    await connection.execute("CREATE TABLE n (n int)")
    for n in range(50):
        await connection.execute("INSERT INTO n VALUES (%s)", (n,))
    server.child.send_signal(signal.SIGKILL)
    assert await server.wait() == -signal.SIGKILL
    # At once, while orphan backends may still hold its memory.
    async with await start_postgres(options(tmp_path)) as again:
        assert await value(again.url, "SELECT count(*) FROM n") == 50
    await connection.close()


async def test_lock_file_of_a_number_that_is_now_a_stranger_is_no_obstacle(tmp_path: Path) -> None:
    """After a container restart the number in postmaster.pid belongs to any process."""
    async with await start_postgres(options(tmp_path)):
        pass
    lock = tmp_path / "postgres" / "postmaster.pid"
    lock.write_text(f"{os.getppid()}\n/proc/self/cwd\n")
    shutil.copystat(tmp_path / "postgres" / "PG_VERSION", lock)
    async with await start_postgres(options(tmp_path)) as server:
        assert await value(server.url, "SELECT 1") == 1


async def test_path_longer_than_a_socket_address(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * SOCKET_PATH_LIMIT)
    deep.mkdir()
    async with await start_postgres(options(deep)) as server:
        assert await value(server.url, "SELECT 1") == 1


async def test_starts_below_a_folder_and_from_programs_only_we_may_enter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a clone in /root is: neither the cluster's user nor anybody else can walk there."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    package = module.wheel_binaries().parent.parent
    shutil.copytree(package, closed / package.name, ignore=shutil.ignore_patterns("pginstall"))
    libraries = package.with_name(f"{package.name}.libs")
    shutil.copytree(libraries, closed / libraries.name)
    with tempfile.TemporaryDirectory() as cache:
        monkeypatch.setattr(module, "CACHE", Path(cache))
        await check_runs_from(closed / package.name / "pginstall18" / "bin", options(closed))
    assert closed.stat().st_mode & 0o777 == 0o700


async def check_runs_from(binaries: Path, options: PostgresOptions) -> None:
    inside = replace(options, binaries=binaries)
    async with await start_postgres(inside) as server:
        assert await value(server.url, "SELECT '[1]'::vector::text") == "[1]"
        runs_as = Path(f"/proc/{server.child.pid}").stat().st_uid
    assert runs_as != 0


async def test_runs_as_any_user_of_the_system(tmp_path: Path) -> None:
    nobody = system_user("nobody") if os.geteuid() == 0 else None
    # Below /root the wheel's programs are a copy where any user can walk to.
    binaries = reachable_binaries(wheel_binaries(), nobody)
    command = [sys.executable, str(AS_NOBODY), str(tmp_path), str(binaries)]
    if nobody:
        # The user could not even enter our virtual environment below /root without the capability.
        shutil.chown(tmp_path, "nobody")
        grant = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
        command = [
            "setpriv",
            "--reuid=nobody",
            "--regid=nogroup",
            "--clear-groups",
            *grant,
            *command,
        ]
    ended = await asyncio.to_thread(
        subprocess.run, command, capture_output=True, text=True, cwd=tmp_path
    )
    assert ended.stdout == "fine\n", ended.stderr


async def test_programs_of_another_version_are_refused(tmp_path: Path) -> None:
    async with await start_postgres(options(tmp_path)):
        pass
    (tmp_path / "postgres" / "PG_VERSION").write_text("15\n")
    with pytest.raises(EngineError, match=r"made by PostgreSQL 15 .* has PostgreSQL 18"):
        await start_postgres(options(tmp_path))


def test_memory_settings_follow_the_machine(tmp_path: Path) -> None:
    small, big = (server_settings(options(tmp_path), gigabytes * 2**30) for gigabytes in (1, 64))
    assert (small["shared_buffers"], big["shared_buffers"]) == ("128MB", "1024MB")
    assert small["fsync"] == "off"
    assert "fsync" not in server_settings(replace(options(tmp_path), durable=True), 2**30)
