"""The S3 server of the conformance suite."""

from collections.abc import AsyncIterator

import pytest

from tests.s3 import S3Server, running_s3


@pytest.fixture(scope="session")
async def s3(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[S3Server]:
    """One server for all tests; each uses a prefix of its own."""
    async with running_s3(tmp_path_factory.mktemp("s3")) as server:
        yield server
