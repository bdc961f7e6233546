"""How much one may search in a minute: members by account, guests by address."""

import pytest

from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.search import SearchSettings
from rampe.search.limits import GUESTS
from tests.conftest import ApiFactory
from tests.factories import make_person

BURST = 3


@pytest.fixture
def few(services: Services) -> None:
    """Searches and suggestions are few here."""
    settings = SearchSettings(searches_per_minute=BURST, suggestions_per_minute=BURST)
    services.put(SearchSettings, settings)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    "path", ["/search?q=rampe", "/suggest/search?q=r", "/suggest/accounts?q=r", "/suggest/follow"]
)
async def test_a_member_is_counted_by_account(
    database: Database, api: ApiFactory, path: str
) -> None:
    """The next one is refused with a stable code and the time to wait; another member is not."""
    viewer = await make_person(database, api, "viewer")
    other = await make_person(database, api, "other")
    for _ in range(BURST):
        assert (await viewer.client.get(path)).status_code == 200
    refused = await viewer.client.get(path)
    assert (refused.status_code, refused.json()["code"]) == (429, "too_many_requests")
    assert int(refused.headers["retry-after"]) > 0
    assert (await other.client.get(path)).status_code == 200


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("path", ["/search?q=rampe", "/suggest/hashtags?q=r"])
async def test_guests_are_counted_by_address(
    database: Database, api: ApiFactory, path: str
) -> None:
    """The guests of one address share an allowance, which is none of the members'."""
    for _ in range(BURST * GUESTS):
        assert (await api().get(path)).status_code == 200
    refused = await api().get(path)
    assert (refused.status_code, refused.json()["code"]) == (429, "too_many_requests")
    member = await make_person(database, api, "member")
    assert (await member.client.get(path)).status_code == 200
