"""Jobs of every domain, in the one role that runs them."""

import subprocess
import sys
from pathlib import Path

import rampe

SOURCES = Path(rampe.__file__).parent
DECLARES = "@registry.task("


def test_the_worker_knows_every_job() -> None:
    """One that only the api imports would be asked for, and never done."""
    program = "import sys, rampe.entry.worker; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    declaring = {
        ".".join(("rampe", *path.relative_to(SOURCES).with_suffix("").parts))
        for path in SOURCES.rglob("*.py")
        if DECLARES in path.read_text()
    }
    assert "rampe.accounts.jobs" in declaring
    assert declaring - set(done.stdout.split()) == set()
