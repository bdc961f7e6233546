"""What a role's process loads: its own code, and nothing that serves HTTP unless it is the api."""

import subprocess
import sys
from argparse import ArgumentParser, _SubParsersAction  # pyright: ignore[reportPrivateUsage]
from collections.abc import Iterator
from typing import cast

from rampe.entry.cli import Command, parser
from rampe.entry.roles import BY_NAME

LOADED = """
import importlib, sys
for module in sys.argv[1:]:
    importlib.import_module(module)
print(*sys.modules)
"""
OF_HTTP = ("fastapi", "uvicorn", "webauthn", "zxcvbn")
OF_COMMANDS = ("alembic", "segno")


def test_only_the_api_loads_fastapi_and_endpoints() -> None:
    """Every role starts by `rampe run`; all of these once took 2 s of a core each."""
    modules = [role.module for name, role in BY_NAME.items() if name != "api"]
    done = subprocess.run(
        [sys.executable, "-c", LOADED, "rampe.entry.cli", *modules],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = done.stdout.split()
    assert not {*OF_HTTP, *OF_COMMANDS} & {*loaded}
    ours = [name for name in loaded if name.startswith("rampe.")]
    assert "rampe.entry.worker" in ours
    assert [name for name in ours if name.endswith(("endpoints", "endpoint"))] == []


def test_every_command_is_there() -> None:
    """They are named in `cli` and imported when they are chosen."""
    commands = [command for command in commands_of(parser()) if isinstance(command, Command)]
    assert len(commands) == 12
    for command in commands:
        assert callable(command.load()), command


def commands_of(parser: ArgumentParser) -> Iterator[object]:
    """Find what each line of commands leads to."""
    yield parser.get_default("run")
    for action in parser._actions:  # pyright: ignore[reportPrivateUsage]
        if isinstance(action, _SubParsersAction):
            for below in cast(dict[str, ArgumentParser], action.choices).values():
                yield from commands_of(below)
