"""A kind of target for safety's tests: `thing`, whose owner and visibility the test decides."""

from dataclasses import dataclass, field

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId, Role
from rampe.kit.database import Database
from rampe.kit.ids import new_id
from rampe.kit.services import Services
from rampe.ports.bus import Bus
from rampe.safety import AccountReports, ReportTarget, ReportTargets, TargetSummary
from tests.conftest import ApiFactory
from tests.factories import Person, make_person


@dataclass
class Thing:
    """Something that a member made."""

    id: int
    owner_id: AccountId
    hidden: bool = False
    deleted: bool = False
    text: str = "a thing"


@dataclass
class Things(ReportTarget):
    """Things as what can be reported, hidden and restored."""

    kind = "thing"
    things: dict[int, Thing] = field(default_factory=dict[int, Thing])
    unseen_by: set[AccountId | None] = field(default_factory=set[AccountId | None])

    def make(self, owner: Person) -> Thing:
        """Add a thing of `owner`."""
        thing = Thing(new_id(), owner.id)
        self.things[thing.id] = thing
        return thing

    async def describe(
        self,
        session: AsyncSession,
        target_id: int,
        viewer: AccountId | None,
        *,
        staff: bool = False,
    ) -> TargetSummary | None:
        """Answer as `ReportTarget`."""
        thing = self.things.get(target_id)
        if (
            thing is None
            or thing.deleted
            or (not staff and (thing.hidden or viewer in self.unseen_by))
        ):
            return None
        return TargetSummary(self.kind, thing.id, thing.owner_id, thing.text, thing.hidden)

    async def do_hide(self, session: AsyncSession, target_id: int) -> None:
        """Hide a thing."""
        self.things[target_id].hidden = True

    async def do_restore(self, session: AsyncSession, target_id: int) -> None:
        """Show a thing."""
        self.things[target_id].hidden = False

    async def do_delete(self, session: AsyncSession, target_id: int) -> None:
        """Delete a thing."""
        self.things[target_id].deleted = True


@pytest.fixture
def things(services: Services, bus: Bus) -> Things:
    """The things of this test, and accounts, can be reported."""
    things = Things()
    services.put(ReportTargets, ReportTargets([things, AccountReports(bus)]))
    return things


@dataclass(frozen=True)
class Cast:
    """Two members, two moderators and an administrator."""

    alix: Person
    sami: Person
    maud: Person
    noe: Person
    garance: Person


@pytest.fixture
async def cast(database: Database, api: ApiFactory, things: Things) -> Cast:
    """Make the five."""
    return Cast(
        await make_person(database, api, "alix"),
        await make_person(database, api, "sami"),
        await make_person(database, api, "maud", role=Role.MODERATOR),
        await make_person(database, api, "noe", role=Role.MODERATOR),
        await make_person(database, api, "garance", role=Role.ADMIN),
    )
