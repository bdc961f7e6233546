"""The command `rampe`: parses the line, and hands over to a role or to one function each."""

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import rampe
from rampe.engines.errors import EngineError
from rampe.engines.network import PortTaken
from rampe.entry.roles import BY_NAME, run_role
from rampe.entry.settings import load
from rampe.kit.errors import RampeError
from rampe.kit.settings import SettingsError

FAILED = 1
COMMANDS = "rampe.entry.commands"


@dataclass(frozen=True)
class Command:
    """What an operator may ask for: a function of `commands`."""

    name: str

    def load(self) -> Callable[[argparse.Namespace], None]:
        """Import it, here and not above: roles start by `rampe run`, and need 0.3 s less without.

        The commands bring alembic, QR codes, the doctor, and all that the demo can draw.
        """
        function = getattr(importlib.import_module(COMMANDS), self.name)
        return cast(Callable[[argparse.Namespace], None], function)

    def __call__(self, arguments: argparse.Namespace) -> None:
        """Do it."""
        self.load()(arguments)


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
    up.set_defaults(run=Command("up"))

    run = commands.add_parser("run", help="start one role against given engines")
    run.add_argument("role", choices=BY_NAME)
    run.add_argument("--log-format", choices=("text", "json"), help="how it logs")
    run.set_defaults(run=_run)

    config = commands.add_parser("config", help="show the effective settings, secrets masked")
    config.set_defaults(run=Command("config"))

    migrate = commands.add_parser("migrate", help="bring the database to this version")
    migrate.set_defaults(run=Command("migrate"))

    examine = commands.add_parser("doctor", help="look at everything, say what to do")
    examine.add_argument("--json", action="store_true", help="for programs")
    examine.set_defaults(run=Command("doctor"))

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
    backup.set_defaults(run=Command("backup"))


def _add_restore(restore: argparse.ArgumentParser) -> None:
    restore.add_argument("folder", type=Path, metavar="DIR")
    restore.add_argument("--check", action="store_true", help="only read it and compare")
    restore.add_argument(
        "--force", action="store_true", help="take the place of the platform that is there"
    )
    restore.add_argument(
        "--keep-sessions", action="store_true", help="members stay signed in (default: they do not)"
    )
    restore.set_defaults(run=Command("restore"))


def _add_admin(admin: argparse.ArgumentParser) -> None:
    commands = admin.add_subparsers(required=True, metavar="COMMAND")
    create = commands.add_parser("create", help="make an administrator")
    create.add_argument("handle")
    create.add_argument("email")
    create.add_argument("--country", default="FR", help="two letters (default: FR)")
    create.add_argument("--locale", default="fr", help="fr or en (default: fr)")
    create.set_defaults(run=Command("admin_create"))
    suspend = commands.add_parser("suspend", help="take an account out of everybody's sight")
    suspend.add_argument("handle")
    suspend.set_defaults(run=Command("admin_suspend"))
    restore = commands.add_parser("restore", help="bring a suspended account back")
    restore.add_argument("handle")
    restore.set_defaults(run=Command("admin_restore"))
    factors = commands.add_parser(
        "remove-factors", help="for a member who lost phone and recovery codes, and proved who asks"
    )
    factors.add_argument("handle")
    factors.add_argument("--reason", required=True, help="how you made sure; kept in the journal")
    factors.set_defaults(run=Command("admin_remove_factors"))


def _add_search(search: argparse.ArgumentParser) -> None:
    commands = search.add_subparsers(required=True, metavar="COMMAND")
    rebuild = commands.add_parser("rebuild", help="make the index again; searching goes on")
    rebuild.set_defaults(run=Command("search_rebuild"))


def _add_demo(demo: argparse.ArgumentParser) -> None:
    commands = demo.add_subparsers(required=True, metavar="COMMAND")
    remove = commands.add_parser("remove", help="clear the stage: everything the demo made")
    remove.set_defaults(run=Command("demo_remove"))


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
