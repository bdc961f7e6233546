"""One platform for the tests that ask a running one without changing it, or kill it at the end."""

from collections.abc import Iterator

import pytest

from tests.entry.running import RunningRampe


@pytest.fixture(scope="package")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningRampe]:
    """`rampe up` in a new folder, with no setting but its port."""
    started = RunningRampe(tmp_path_factory.mktemp("up"))
    started.wait_ready()
    yield started
    started.stop()
