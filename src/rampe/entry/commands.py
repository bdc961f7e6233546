"""What operators do by the command `rampe`: one function for each, called by its name in `cli`."""

import argparse
import asyncio
import getpass
import sys

from rampe.entry import operator
from rampe.entry.backup import RestoreOptions, check_backup, do_backup, do_restore
from rampe.entry.cli import FAILED, fail, log_options
from rampe.entry.config import effective
from rampe.entry.doctor import examine, is_well, report
from rampe.entry.front_door import lan_options
from rampe.entry.settings import load, settings_file
from rampe.entry.up import UpOptions, run_up, say


def up(arguments: argparse.Namespace) -> None:
    """Start everything on this machine."""
    options = log_options(arguments)
    if arguments.port:
        options["RAMPE_WEB__PORT"] = str(arguments.port)
    if arguments.lan:
        port = arguments.port or load(arguments.config).settings.web.port
        options |= lan_options(port)
    settings = load(arguments.config, options).settings
    config = settings_file(arguments.config)
    run_up(settings, UpOptions(config=config, demo=arguments.demo, dev=arguments.dev))


def config(arguments: argparse.Namespace) -> None:
    """Show the effective settings."""
    sys.stdout.write(effective(load(arguments.config)))


def migrate(arguments: argparse.Namespace) -> None:
    """Bring the database to this version."""
    asyncio.run(operator.migrate_now(load(arguments.config).settings))


def doctor(arguments: argparse.Namespace) -> None:
    """Look at everything, and fail when something is wrong."""
    findings = asyncio.run(examine(load(arguments.config).settings))
    print(report(findings, as_json=arguments.json))
    if not is_well(findings):
        sys.exit(FAILED)


def backup(arguments: argparse.Namespace) -> None:
    """Save everything while it runs."""
    settings = load(arguments.config).settings
    asyncio.run(do_backup(settings, arguments.folder, say, arguments.since))


def restore(arguments: argparse.Namespace) -> None:
    """Bring a backup back, or only compare it."""
    if arguments.check:
        manifest = check_backup(arguments.folder, say)
        say(f"{arguments.folder} is whole: {manifest.made_at:%Y-%m-%d %H:%M:%S} UTC")
        return
    settings = load(arguments.config).settings
    options = RestoreOptions(force=arguments.force, keep_sessions=arguments.keep_sessions)
    asyncio.run(do_restore(settings, arguments.folder, options, say))


def admin_create(arguments: argparse.Namespace) -> None:
    """Make an administrator."""
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


def admin_suspend(arguments: argparse.Namespace) -> None:
    """Take an account out of everybody's sight."""
    asyncio.run(operator.suspend(load(arguments.config).settings, arguments.handle))
    print(f"@{arguments.handle} is suspended")


def admin_restore(arguments: argparse.Namespace) -> None:
    """Bring a suspended account back."""
    asyncio.run(operator.restore(load(arguments.config).settings, arguments.handle))
    print(f"@{arguments.handle} is back")


def admin_remove_factors(arguments: argparse.Namespace) -> None:
    """Let a member sign in by the password alone."""
    settings = load(arguments.config).settings
    removed = asyncio.run(operator.remove_factors(settings, arguments.handle, arguments.reason))
    if removed:
        print(f"@{arguments.handle} signs in with the password alone; the journal has the reason")
    else:
        print(f"@{arguments.handle} has no second factor")


def search_rebuild(arguments: argparse.Namespace) -> None:
    """Make the index of search again."""
    asyncio.run(operator.rebuild_search(load(arguments.config).settings))


def demo_remove(arguments: argparse.Namespace) -> None:
    """Clear the stage of the demo."""
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
