"""`rampe doctor`: looks at everything an operator can do something about, a line each.

`ok` needs nothing; `warn` will need, or may be meant so; `bad` is broken now and makes it fail.
Each line that is not `ok` says what to do.
"""

import asyncio
import json
import shutil
import smtplib
import ssl
import stat
import subprocess
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

import psycopg

from rampe.engines.confined.confine import landlock_version
from rampe.engines.errors import EngineError
from rampe.engines.ffmpeg import find_ffmpeg
from rampe.engines.network import PortTaken, accepts, check_port
from rampe.entry.attach import attached, bus_of
from rampe.entry.backup.manifest import LAST
from rampe.entry.front_door import front_door
from rampe.entry.gauges import read_backlog
from rampe.entry.installation import AlreadyRunning, Installation
from rampe.entry.migrate import known_revisions, newest_revision
from rampe.entry.secrets import read_secrets
from rampe.entry.settings import Settings
from rampe.entry.web import WEB_BUILD
from rampe.entry.worker import CONSUMER_NAMES
from rampe.kit.database import Database, PoolSizes
from rampe.kit.settings import SettingsError
from rampe.kit.site import is_loopback
from rampe.ports.bus import Bus
from rampe.ports.storage import PUBLIC, StoreDown, open_storage

ENCODERS = ("libx264", "aac", "libwebp")
LAG_SECONDS, WAIT_SECONDS = 60.0, 900.0
BACKUP_AGE = timedelta(days=2)
CLOCK_SECONDS = 2.0
POSTGRES_AT_LEAST = 160_000


class Level(StrEnum):
    """How a thing is."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True)
class Finding:
    """What was found about one thing, and what to do about it."""

    what: str
    level: Level
    found: str
    todo: str = ""

    def __str__(self) -> str:
        todo = f" → {self.todo}" if self.todo else ""
        return f"{self.level:<4}  {self.what:<12} {self.found}{todo}"


def ok(what: str, found: str) -> Finding:
    """Nothing to do."""
    return Finding(what, Level.OK, found)


def warn(what: str, found: str, todo: str) -> Finding:
    """Something will have to be done, or may be meant so."""
    return Finding(what, Level.WARN, found, todo)


def bad(what: str, found: str, todo: str) -> Finding:
    """Broken now."""
    return Finding(what, Level.BAD, found, todo)


Check = Callable[[Settings], Finding]


async def examine(settings: Settings) -> list[Finding]:
    """Look at everything; what cannot be looked at is a finding too."""
    findings = [await asyncio.to_thread(look, check, settings) for check in OF_THIS_MACHINE]
    try:
        async with engines(settings) as (database, bus, running):
            for ask in OF_THE_ENGINES:
                findings.append(await asked(ask, Engines(settings, database, bus, running)))
    except (EngineError, SettingsError, OSError, psycopg.Error) as error:
        findings.append(bad("engines", first_line(error), "see the logs, and `rampe config`"))
    return findings


def is_running(settings: Settings) -> bool:
    """Whether a `rampe up` is the master of the data folder now."""
    try:
        with Installation(settings.data_dir).locked():
            return False
    except AlreadyRunning:
        return True


def look(check: Check, settings: Settings) -> Finding:
    """Run one check; one that fails is a finding."""
    try:
        return check(settings)
    except Exception as error:  # whatever it is, the other checks go on
        name = check.__name__.removeprefix("check_").replace("_", " ")
        return bad(name, first_line(error), "this should not be: see the message")


def report(findings: Sequence[Finding], *, as_json: bool) -> str:
    """Write the findings for people, or for programs."""
    if as_json:
        return json.dumps([asdict(finding) for finding in findings], ensure_ascii=False)
    return "\n".join(map(str, findings))


def is_well(findings: Sequence[Finding]) -> bool:
    """Whether nothing is broken."""
    return all(finding.level is not Level.BAD for finding in findings)


# -- of this machine ------------------------------------------------------------------------------


def check_secrets(settings: Settings) -> Finding:
    """They exist, and only we may read them."""
    if not settings.secrets_path.exists():
        return warn("secrets", "there are none yet", "`rampe up` makes them")
    try:
        read_secrets(settings.secrets_path)
    except SettingsError as error:
        return bad("secrets", first_line(error), "as it says")
    return ok("secrets", f"{settings.secrets_path}, readable by their owner only")


def check_data_folder(settings: Settings) -> Finding:
    """Only we may enter."""
    if not settings.data_dir.exists():
        return warn("data folder", f"{settings.data_dir} is not there yet", "`rampe up` makes it")
    mode = stat.S_IMODE(settings.data_dir.stat().st_mode)
    if mode & 0o077:
        todo = f"`chmod 700 {settings.data_dir}`"
        return warn("data folder", f"others may enter (mode {mode:04o})", todo)
    return ok("data folder", str(settings.data_dir))


def check_disk(settings: Settings) -> Finding:
    """There is more space than uploads must leave free."""
    place = settings.data_dir if settings.data_dir.exists() else settings.data_dir.parent
    usage = shutil.disk_usage(place)
    free, left = usage.free / 1e9, settings.media.free_disk_bytes
    found = f"{free:.1f} GB free of {usage.total / 1e9:.1f} GB"
    if usage.free < left:
        return bad("disk", found, "uploads are refused: make room, or lower media.free_disk_bytes")
    if usage.free < 2 * left or usage.free < usage.total * 0.05:
        return warn("disk", found, "make room soon: uploads will be refused")
    return ok("disk", found)


def check_port_of_door(settings: Settings) -> Finding:
    """The front door is ours, or free."""
    door = front_door(settings)
    what = "port"
    if is_running(settings):
        return ok(what, f"{door.port}, served by the Rampe that runs")
    try:
        check_port(door.bind or "0.0.0.0", door.port)
    except PortTaken as error:
        return bad(what, str(error), "stop that, or choose another web.port")
    except PermissionError:
        return bad(what, f"{door.port} is root's", "allow it: AmbientCapabilities in the unit")
    return ok(what, f"{door.port} is free")


def check_address(settings: Settings) -> Finding:
    """public_url is what members can reach, and safe to sign in at."""
    what, parts = "public_url", urlsplit(settings.public_url)
    host = parts.hostname or ""
    if is_loopback(host):
        todo = "set public_url before you open the doors, or use `rampe up --lan`"
        return warn(what, f"{settings.public_url} is this machine alone", todo)
    if parts.scheme == "http":
        return bad(what, f"{settings.public_url}: passwords would travel openly", "use https://…")
    if settings.web.tls == "off" and not settings.web.trusted_proxies:
        todo = "name your proxy in web.trusted_proxies: limits count addresses"
        return warn(what, f"{settings.public_url}, TLS by a proxy", todo)
    return ok(what, f"{settings.public_url}, certificates: {front_door(settings).tls}")


def check_web_client(_settings: Settings) -> Finding:
    """It was built."""
    if not (WEB_BUILD / "200.html").exists():
        return bad("web client", "it is not built", "`make`, or install the wheel")
    return ok("web client", "built")


def check_ffmpeg(settings: Settings) -> Finding:
    """It runs, and has what encodes need."""
    program = find_ffmpeg(settings.media.ffmpeg)
    listed = subprocess.run(
        [program, "-hide_banner", "-encoders"], capture_output=True, text=True, timeout=20
    ).stdout
    if missing := [name for name in ENCODERS if f" {name} " not in listed]:
        todo = "use the one that comes with Rampe: leave media.ffmpeg out"
        return bad("ffmpeg", f"{program} lacks {', '.join(missing)}", todo)
    return ok("ffmpeg", f"encodes with {', '.join(ENCODERS)}")


def check_confinement(_settings: Settings) -> Finding:
    """The kernel fences in what reads strangers' files."""
    version = landlock_version()
    if version < 1:
        todo = "boot with lsm=…,landlock; limits and identity hold all the same"
        return warn("confinement", "this kernel has no Landlock", todo)
    return ok("confinement", f"Landlock {version}, no privileges, limits of time and memory")


def check_mail(settings: Settings) -> Finding:
    """The server lets us in. Nothing is sent."""
    mail = settings.mail
    if mail.adapter == "inbox":
        todo = 'members get no mail: set mail.adapter = "smtp" before you open the doors'
        return warn("mail", "kept in the local inbox", todo)
    where = f"{mail.host}:{mail.port}"
    try:
        secure = mail.security == "tls"
        context = ssl.create_default_context()
        opened = (
            smtplib.SMTP_SSL(mail.host, mail.port, timeout=10, context=context)
            if secure
            else smtplib.SMTP(mail.host, mail.port, timeout=10)
        )
        with opened as server:
            if mail.security == "starttls":
                server.starttls(context=context)
            if mail.username and mail.password:
                server.login(mail.username, mail.password.get_secret_value())
    except (OSError, smtplib.SMTPException) as error:
        return bad("mail", f"{where}: {first_line(error)}", "correct [mail], or ask its provider")
    if mail.sender.rstrip(">").endswith("localhost.localdomain"):
        return warn("mail", f"{where} lets us in", "set mail.sender to an address of yours")
    return ok("mail", f"{where} lets us in")


def check_backup(settings: Settings) -> Finding:
    """There is one, and it is not old."""
    try:
        last = json.loads((settings.data_dir / LAST).read_text())
    except FileNotFoundError:
        return warn("backup", "none was made here", "`rampe backup DIR`, each night by a timer")
    made = datetime.fromisoformat(last["made_at"])
    age = datetime.now(UTC) - made
    found = f"{last['folder']}, {age.total_seconds() / 3600:.0f} hours old"
    if age > BACKUP_AGE:
        return warn("backup", found, "make another: `rampe backup DIR`")
    return ok("backup", found)


OF_THIS_MACHINE: Sequence[Check] = (
    check_secrets, check_data_folder, check_disk, check_port_of_door, check_address,
    check_web_client, check_ffmpeg, check_confinement, check_mail, check_backup,
)  # fmt: skip


# -- of the engines -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Engines:
    """What the checks of engines look at."""

    settings: Settings
    database: Database
    bus: Bus
    running: bool
    """Whether roles are at work; otherwise the engines run only for us."""


Ask = Callable[[Engines], Awaitable[Finding]]


@asynccontextmanager
async def engines(settings: Settings) -> AsyncGenerator[tuple[Database, Bus, bool]]:
    """Reach the engines that run, or start them for the time of the look."""
    running = is_running(settings)
    async with (
        attached(settings, migrating=False) as reached,
        bus_of(reached) as bus,
        Database(reached.database.url, PoolSizes(sessions=1, hot=2)) as database,
    ):
        yield database, bus, running


async def asked(ask: Ask, found: Engines) -> Finding:
    """Ask one question; one that fails is a finding."""
    try:
        async with asyncio.timeout(20):
            return await ask(found)
    except Exception as error:  # whatever it is, the other checks go on
        name = ask.__name__.removeprefix("ask_").replace("_", " ")
        return bad(name, first_line(error), "see the engine's log")


async def one(database: Database, query: str) -> dict[str, object]:
    """Read one row."""
    async with database.hot.connection() as connection:
        row = await (await connection.execute(query.encode())).fetchone()
    return row or {}


async def ask_database(found: Engines) -> Finding:
    """A version that we know, with pgvector."""
    row = await one(
        found.database,
        "SELECT current_setting('server_version_num')::int AS number,"
        " current_setting('server_version') AS version,"
        " EXISTS (SELECT FROM pg_available_extensions WHERE name = 'vector') AS vector",
    )
    name = f"PostgreSQL {row['version']}"
    if int(str(row["number"])) < POSTGRES_AT_LEAST:
        return bad("database", name, "use PostgreSQL 16 or later")
    if not row["vector"]:
        return bad("database", f"{name} without pgvector", "install the extension pgvector")
    return ok("database", f"{name} with pgvector")


async def ask_migrations(found: Engines) -> Finding:
    """The schema is this version's."""
    exists = await one(found.database, "SELECT to_regclass('alembic_version') IS NOT NULL AS made")
    if not exists["made"]:
        return warn("migrations", "the database is empty", "`rampe up` or `rampe migrate` fills it")
    row = await one(found.database, "SELECT version_num FROM alembic_version")
    applied, known = str(row["version_num"]), known_revisions()
    if applied not in known:
        return bad("migrations", f"at {applied}, of a newer Rampe", "install that version")
    if missing := len(known) - 1 - list(known).index(applied):
        return bad("migrations", f"{missing} are missing", "`rampe up` or `rampe migrate`")
    return ok("migrations", f"at {newest_revision()}, the newest")


async def ask_clock(found: Engines) -> Finding:
    """This machine and the database agree on the time: ids and sessions depend on it."""
    row = await one(found.database, "SELECT clock_timestamp() AS now")
    theirs = row["now"]
    assert isinstance(theirs, datetime)
    apart = abs((datetime.now(UTC) - theirs).total_seconds())
    if apart > CLOCK_SECONDS:
        return bad("clock", f"{apart:.0f} s from the database's", "let both follow NTP")
    return ok("clock", "agrees with the database's")


async def ask_bus(found: Engines) -> Finding:
    """It answers, and consumers keep up."""
    await found.bus.flush()
    behind = await found.bus.count_pending(CONSUMER_NAMES)
    if behind > 10_000:
        return warn("bus", f"{behind} events wait for consumers", "start more workers")
    return ok("bus", f"answers; {behind} events wait for consumers")


async def ask_storage(found: Engines) -> Finding:
    """A file can be written, read and removed."""
    settings = found.settings
    storage = open_storage(settings.storage, settings.data_dir / "storage")
    where, key = settings.storage.url or str(settings.data_dir / "storage"), f"{PUBLIC}doctor"
    try:
        await storage.put(key, b"rampe")
        whole = await storage.get(key) == b"rampe"
        await storage.delete([key])
    except (StoreDown, OSError) as error:
        return bad("storage", f"{where}: {first_line(error)}", "check [storage] and its keys")
    if not whole:
        return bad("storage", f"{where} gives back other bytes", "do not use this store")
    return ok("storage", f"{where} takes, gives and removes files")


async def ask_jobs(found: Engines) -> Finding:
    """They are done, and none has failed for good."""
    backlog = await read_backlog(found.database)
    waited = max((job.waited for job in backlog.jobs if job.state == "todo"), default=0.0)
    failed = sum(job.count for job in backlog.jobs if job.state == "failed")
    waiting = sum(job.count for job in backlog.jobs if job.state == "todo")
    found_text = f"{waiting} wait, the oldest for {waited:.0f} s; {failed} failed for good"
    if found.running and waited > WAIT_SECONDS:
        return bad("jobs", found_text, "see worker.log; more workers, or worker.encoders")
    if failed:
        return warn("jobs", found_text, "see worker.log for what they were")
    return ok("jobs", found_text)


async def ask_events(found: Engines) -> Finding:
    """The outbox empties, and no consumer has given up on an event."""
    backlog = await read_backlog(found.database)
    text = f"{backlog.outbox_waiting} in the outbox, {backlog.dead_letters} dead letters"
    if found.running and backlog.outbox_lag > LAG_SECONDS:
        return bad("events", f"{text}; the oldest waits {backlog.outbox_lag:.0f} s", "see nats.log")
    if backlog.dead_letters:
        return warn("events", text, "the table dead_letter has each with its error")
    return ok("events", text)


async def ask_api(found: Engines) -> Finding:
    """The api is there, while Rampe runs."""
    if not found.running:
        return warn("roles", "Rampe does not run", "`rampe up`")
    door = front_door(found.settings)
    if not await accepts(door.port):
        return bad("roles", f"nobody answers on port {door.port}", "see caddy.log and api.log")
    return ok("roles", f"the front door answers on port {door.port}")


OF_THE_ENGINES: Sequence[Ask] = (
    ask_database, ask_migrations, ask_clock, ask_bus, ask_storage, ask_jobs, ask_events, ask_api,
)  # fmt: skip


def first_line(error: BaseException) -> str:
    """Say an error in one line."""
    return (str(error) or type(error).__name__).splitlines()[0]
