"""The command `rampe`: parses the line, loads the settings, and hands over to one function each."""

import argparse
import asyncio
import getpass
import sys
from collections.abc import Sequence
from pathlib import Path

import rampe
from rampe.engines.errors import EngineError
from rampe.engines.network import PortTaken
from rampe.entry import doctor, operator
from rampe.entry.backup import RestoreOptions, check_backup, do_backup, do_restore
from rampe.entry.config import effective
from rampe.entry.front_door import lan_options
from rampe.entry.roles import BY_NAME, run_role
from rampe.entry.settings import load, settings_file
from rampe.entry.up import UpOptions, run_up, say
from rampe.kit.errors import RampeError
from rampe.kit.settings import SettingsError

FAILED = 1


def main(argv: Sequence[str] | None = None) -> None:
    """Run one command; exit code 1 says that it failed and stderr why."""
    arguments = parser().parse_args(argv)
    try:
        arguments.run(arguments)
    except PortTaken as error:
        fail(
            f"{error}. Stop that, or choose another port: `rampe up --port N`,"
            " or web.port in rampe.toml"
        )
    except PermissionError as error:
        fail(f"{error.filename or 'a port below 1024'}: {error.strerror}")
    except (EngineError, SettingsError) as error:
        fail(str(error))
    except RampeError as error:
        fail(f"{error.title}: {error}" if str(error) else error.title)


def fail(message: str) -> None:
    """End with a message for the operator."""
    print(f"rampe: {message}", file=sys.stderr)
    sys.exit(FAILED)


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    root = argparse.ArgumentParser(prog="rampe", description="A platform for short video and live.")
    root.add_argument("--version", action="version", version=f"Rampe {rampe.__version__}")
    root.add_argument("--config", type=Path, metavar="FILE", help="settings (default: rampe.toml)")
    commands = root.add_subparsers(required=True, metavar="COMMAND")

    up = commands.add_parser("up", help="start everything on this machine")
    up.add_argument("--demo", action="store_true", help="with a cast, videos and one-tap sign-in")
    up.add_argument("--lan", action="store_true", help="HTTPS for phones in the local network")
    up.add_argument("--port", type=int, help="the web port (default: 8080)")
    up.add_argument("--log-format", choices=("text", "json"), help="how roles log")
    up.add_argument("--dev", action="store_true", help=argparse.SUPPRESS)
    up.set_defaults(run=_up)

    run = commands.add_parser("run", help="start one role against given engines")
    run.add_argument("role", choices=BY_NAME)
    run.add_argument("--log-format", choices=("text", "json"), help="how it logs")
    run.set_defaults(run=_run)

    config = commands.add_parser("config", help="show the effective settings, secrets masked")
    config.set_defaults(run=_config)

    migrate = commands.add_parser("migrate", help="bring the database to this version")
    migrate.set_defaults(run=_migrate)

    examine = commands.add_parser("doctor", help="look at everything, say what to do")
    examine.add_argument("--json", action="store_true", help="for programs")
    examine.set_defaults(run=_doctor)

    _add_backup(commands.add_parser("backup", help="save everything while it runs"))
    _add_restore(commands.add_parser("restore", help="bring a backup back"))
    _add_admin(commands.add_parser("admin", help="accounts and who may do what"))
    _add_search(commands.add_parser("search", help="the index of search"))
    _add_demo(commands.add_parser("demo", help="the demo's cast and videos"))
    return root


def _add_backup(backup: argparse.ArgumentParser) -> None:
    backup.add_argument("folder", type=Path, metavar="DIR")
    backup.add_argument(
        "--since", type=Path, metavar="DIR", help="an earlier backup; what is in it is linked"
    )
    backup.set_defaults(run=_backup)


def _add_restore(restore: argparse.ArgumentParser) -> None:
    restore.add_argument("folder", type=Path, metavar="DIR")
    restore.add_argument("--check", action="store_true", help="only read it and compare")
    restore.add_argument(
        "--force", action="store_true", help="take the place of the platform that is there"
    )
    restore.add_argument(
        "--keep-sessions", action="store_true", help="members stay signed in (default: they do not)"
    )
    restore.set_defaults(run=_restore)


def _add_admin(admin: argparse.ArgumentParser) -> None:
    commands = admin.add_subparsers(required=True, metavar="COMMAND")
    create = commands.add_parser("create", help="make an administrator")
    create.add_argument("handle")
    create.add_argument("email")
    create.add_argument("--country", default="FR", help="two letters (default: FR)")
    create.add_argument("--locale", default="fr", help="fr or en (default: fr)")
    create.set_defaults(run=_admin_create)
    suspend = commands.add_parser("suspend", help="take an account out of everybody's sight")
    suspend.add_argument("handle")
    suspend.set_defaults(run=_admin_suspend)
    restore = commands.add_parser("restore", help="bring a suspended account back")
    restore.add_argument("handle")
    restore.set_defaults(run=_admin_restore)
    factors = commands.add_parser(
        "remove-factors", help="for a member who lost phone and recovery codes, and proved who asks"
    )
    factors.add_argument("handle")
    factors.add_argument("--reason", required=True, help="how you made sure; kept in the journal")
    factors.set_defaults(run=_admin_remove_factors)


def _add_search(search: argparse.ArgumentParser) -> None:
    commands = search.add_subparsers(required=True, metavar="COMMAND")
    rebuild = commands.add_parser("rebuild", help="make the index again; searching goes on")
    rebuild.set_defaults(run=_search_rebuild)


def _add_demo(demo: argparse.ArgumentParser) -> None:
    commands = demo.add_subparsers(required=True, metavar="COMMAND")
    remove = commands.add_parser("remove", help="clear the stage: everything the demo made")
    remove.set_defaults(run=_demo_remove)


def _up(arguments: argparse.Namespace) -> None:
    options = log_options(arguments)
    if arguments.port:
        options["RAMPE_WEB__PORT"] = str(arguments.port)
    if arguments.lan:
        port = arguments.port or load(arguments.config).settings.web.port
        options |= lan_options(port)
    settings = load(arguments.config, options).settings
    config = settings_file(arguments.config)
    run_up(settings, UpOptions(config=config, demo=arguments.demo, dev=arguments.dev))


def _run(arguments: argparse.Namespace) -> None:
    settings = load(arguments.config, log_options(arguments)).settings
    for url, section in ((settings.database.url, "database"), (settings.bus.url, "bus")):
        if not url:
            raise SettingsError(
                f"{section}.url is not set: a role alone needs engines that run already."
                " `rampe up` starts its own"
            )
    run_role(BY_NAME[arguments.role], settings)


def log_options(arguments: argparse.Namespace) -> dict[str, str]:
    """Return the setting that `--log-format` stands for, as a variable of the environment."""
    return {"RAMPE_LOG_FORMAT": arguments.log_format} if arguments.log_format else {}


def _config(arguments: argparse.Namespace) -> None:
    sys.stdout.write(effective(load(arguments.config)))


def _migrate(arguments: argparse.Namespace) -> None:
    asyncio.run(operator.migrate_now(load(arguments.config).settings))


def _doctor(arguments: argparse.Namespace) -> None:
    findings = asyncio.run(doctor.examine(load(arguments.config).settings))
    print(doctor.report(findings, as_json=arguments.json))
    if not doctor.is_well(findings):
        sys.exit(FAILED)


def _backup(arguments: argparse.Namespace) -> None:
    settings = load(arguments.config).settings
    asyncio.run(do_backup(settings, arguments.folder, say, arguments.since))


def _restore(arguments: argparse.Namespace) -> None:
    if arguments.check:
        manifest = check_backup(arguments.folder, say)
        say(f"{arguments.folder} is whole: {manifest.made_at:%Y-%m-%d %H:%M:%S} UTC")
        return
    settings = load(arguments.config).settings
    options = RestoreOptions(force=arguments.force, keep_sessions=arguments.keep_sessions)
    asyncio.run(do_restore(settings, arguments.folder, options, say))


def _admin_create(arguments: argparse.Namespace) -> None:
    settings = load(arguments.config).settings
    password = read_new_password()
    asyncio.run(
        operator.create_admin(
            settings,
            handle=arguments.handle,
            email=arguments.email,
            password=password,
            country=arguments.country,
            locale=arguments.locale,
        )
    )
    print(f"@{arguments.handle} is an administrator")


def _admin_suspend(arguments: argparse.Namespace) -> None:
    asyncio.run(operator.suspend(load(arguments.config).settings, arguments.handle))
    print(f"@{arguments.handle} is suspended")


def _admin_restore(arguments: argparse.Namespace) -> None:
    asyncio.run(operator.restore(load(arguments.config).settings, arguments.handle))
    print(f"@{arguments.handle} is back")


def _admin_remove_factors(arguments: argparse.Namespace) -> None:
    settings = load(arguments.config).settings
    removed = asyncio.run(operator.remove_factors(settings, arguments.handle, arguments.reason))
    if removed:
        print(f"@{arguments.handle} signs in with the password alone; the journal has the reason")
    else:
        print(f"@{arguments.handle} has no second factor")


def _search_rebuild(arguments: argparse.Namespace) -> None:
    asyncio.run(operator.rebuild_search(load(arguments.config).settings))


def _demo_remove(arguments: argparse.Namespace) -> None:
    asyncio.run(operator.remove_demo(load(arguments.config).settings))
    print("the stage is clear")


def read_new_password() -> str:
    """Read a password twice from the terminal, or one line from a pipe; never from the line."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != password:
        fail("the two passwords differ")
    return password
