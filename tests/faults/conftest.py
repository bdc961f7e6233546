"""An installation of their own for the tests that kill parts of one."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from tests.e2e.stack import Stack, running_stack

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep these on the worker that also runs the browser: they need the machine for themselves."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.xdist_group("e2e"))


SETTINGS = {
    "RAMPE_MEDIA__OPEN_UPLOADS": "200",
    # A whole crowd comes from one address.
    "RAMPE_GATEWAY__MAX_PER_ADDRESS": "2000",
    "RAMPE_EDGE__MAX_PER_ADDRESS": "2000",
}


@pytest.fixture(scope="package")
async def own_stack(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Stack]:
    """A durable installation that is thrown away."""
    async with running_stack(tmp_path_factory.mktemp("faults"), SETTINGS) as stack:
        yield stack
