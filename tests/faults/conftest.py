"""An installation of their own for the tests that kill parts of one."""

import random
from collections.abc import AsyncGenerator
from contextlib import suppress
from pathlib import Path

import pytest

from rampe.engines.network import PortTaken, check_port
from tests.e2e.stack import Stack, running_stack

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep these on the worker that also runs the browser: they need the machine for themselves."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.xdist_group("e2e"))


PORT_RANGE = Path("/proc/sys/net/ipv4/ip_local_port_range")
SETTINGS = {
    "RAMPE_MEDIA__OPEN_UPLOADS": "200",
    # A whole crowd comes from one address.
    "RAMPE_GATEWAY__MAX_PER_ADDRESS": "2000",
    "RAMPE_EDGE__MAX_PER_ADDRESS": "2000",
    # However long a busy machine takes to start what was killed, the host comes back in time.
    "RAMPE_LIVE__GRACE_SECONDS": "300",
}


@pytest.fixture(scope="package")
async def own_stack(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Stack]:
    """A durable installation that is thrown away."""
    settings = {**SETTINGS, **lasting_ports()}
    async with running_stack(tmp_path_factory.mktemp("faults"), settings) as stack:
        yield stack


def lasting_ports() -> dict[str, str]:
    """Choose ports that the kernel gives to nobody while what listens there is dead."""
    low, high = map(int, PORT_RANGE.read_text().split())
    quiet = [port for port in range(10_000, 65_536) if not low <= port <= high]
    free: list[str] = []
    for port in random.sample(quiet, len(quiet)):
        with suppress(PortTaken):
            check_port("127.0.0.1", port)
            free.append(str(port))
        if len(free) == 2:
            break
    web, rtmp = free
    return {"RAMPE_WEB__PORT": web, "RAMPE_INGEST__RTMP_PORT": rtmp}
