"""The demo as a newcomer starts it: by `rampe up --demo`, on nothing (DEMO.md)."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from rampe.entry.demo import LOGINS
from tests.conftest import Report

ROOT = Path(__file__).parents[2]


@pytest.mark.soak
def test_the_demo_is_on_air_with_its_people_and_goes_without_a_trace(report: Report) -> None:
    """The bench fails unless all of it was there, was played, came again, and left nothing."""
    done = subprocess.run(
        [sys.executable, "-m", "bench", "demo", "--json"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.stdout, done.stderr
    figures = json.loads(done.stdout)
    report("demo", json.dumps(figures))
    assert figures["followers"] == {"tess": 1_240, "maud.serval": 1_000, "theo": 999}
    assert figures["logins"] == LOGINS
    assert min(figures[one] for one in ("live_seconds", "again_live_seconds")) > 0
