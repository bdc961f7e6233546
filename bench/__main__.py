"""`python -m bench NAME --json`: one measure, or all; the last line is one JSON object.

A bench is a module of this folder with `async def measure() -> dict` and, where there are some, the
`BARS` of its figures. It does the work for real, and fails rather than report a figure for work
that was not done. A figure that misses its bar is printed as well, and the exit code is 1.
"""

import argparse
import asyncio
import importlib
import json
import pkgutil
import sys
import time
from pathlib import Path
from typing import Any

from bench._bars import judged


def names() -> list[str]:
    """List the benches there are."""
    modules = pkgutil.iter_modules([str(Path(__file__).parent)])
    return sorted(module.name for module in modules if not module.name.startswith("_"))


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("name", nargs="?", choices=names(), help="one bench (default: all)")
    parser.add_argument("--json", action="store_true", help="no progress, only the JSON object")
    arguments = parser.parse_args()
    chosen = [arguments.name] if arguments.name else names()
    result = {name: run(name, quiet=arguments.json) for name in chosen}
    print(json.dumps(result[arguments.name] if arguments.name else result))
    if any(figures.get("missed") for figures in result.values()):
        sys.exit(1)


def run(name: str, *, quiet: bool) -> dict[str, Any]:
    """Run one bench and return its figures."""
    if not quiet:
        print(f"{name} …", file=sys.stderr, flush=True)
    started = time.monotonic()
    module = importlib.import_module(f"bench.{name}")
    figures: dict[str, Any] = asyncio.run(module.measure())
    found = judged(figures, getattr(module, "BARS", {}))
    return {"bench": name, **found, "seconds": round(time.monotonic() - started, 1)}


if __name__ == "__main__":
    main()
