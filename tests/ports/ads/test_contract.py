"""The `ads` port's contract: brands are destinations of clicks from the first day (ACC-04)."""

from typing import Any

import pytest
from sqlalchemy import update

from rampe.accounts import Account, do_suspend
from rampe.accounts.brands.models import Brand, SiteState
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.ports.ads import AdsDestinations, Destination
from rampe.ports.bus import Bus
from tests.accounts.brands import join, make_brand
from tests.conftest import ApiFactory
from tests.factories import Person, make_person

SITE = "https://sel.example/"


@pytest.fixture
def destinations(services: Services) -> AdsDestinations:
    """What this installation offers."""
    return services.get(AdsDestinations)


@pytest.fixture
async def noor(database: Database, api: ApiFactory) -> Person:
    """An advertiser."""
    return await make_person(database, api, "noor")


async def change(database: Database, table: Any, key: Any, **values: Any) -> None:
    """Change a row as its domain would."""
    async with database.session() as session:
        await session.execute(update(table).where(key).values(**values))


async def test_a_brand_is_offered_to_who_runs_it(
    destinations: AdsDestinations, noor: Person, database: Database, api: ApiFactory
) -> None:
    """Owner and editor may lead clicks there; an analyst and strangers may not."""
    brand = await make_brand(noor, "sel", site_url=SITE)
    people = {noor.handle: noor}
    for handle, role in (("sami", "editor"), ("lou", "analyst")):
        people[handle] = await make_person(database, api, handle)
        await join(noor, brand, people[handle], role)
    people["tom"] = await make_person(database, api, "tom")
    wanted = Destination(int(brand["account"]["id"]), "sel", "Sel", "/@sel", None)
    async with database.session() as session:
        offered = {
            handle: list(await destinations.offer(session, person.id))
            for handle, person in people.items()
        }
    assert offered == {"noor": [wanted], "sami": [wanted], "lou": [], "tom": []}


async def test_only_a_verified_site_is_a_destination(
    destinations: AdsDestinations, noor: Person, database: Database
) -> None:
    """A site that the brand has not proved could be somebody else's."""
    brand = await make_brand(noor, "sel", site_url=SITE)
    brand_id = int(brand["account"]["id"])
    for state, site in (
        (SiteState.UNPROVED, None),
        (SiteState.CHECKING, None),
        (SiteState.VERIFIED, SITE),
    ):
        await change(database, Brand, Brand.account_id == brand_id, site_state=state)
        async with database.session() as session:
            found = await destinations.find(session, brand_id)
        assert found is not None
        assert (found.profile_path, found.site_url) == ("/@sel", site)


async def test_no_click_leads_to_what_others_cannot_see(
    destinations: AdsDestinations, noor: Person, database: Database, bus: Bus
) -> None:
    """A person's account is none; private, suspended and deleted brands are none, at once."""
    brand = await make_brand(noor, "sel")
    brand_id = int(brand["account"]["id"])
    async with database.session() as session:
        assert await destinations.find(session, noor.id) is None
        assert await destinations.find(session, brand_id) is not None
    await change(database, Account, Account.id == brand_id, private=True)
    async with database.session() as session:
        assert await destinations.find(session, brand_id) is None
    await change(database, Account, Account.id == brand_id, private=False)
    async with database.session() as session:
        await do_suspend(session, bus, brand_id)
    async with database.session() as session:
        assert await destinations.find(session, brand_id) is None
        assert await destinations.offer(session, noor.id) == []
