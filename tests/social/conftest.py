"""A kind of target for social's tests: `thing`, whose owner and openness the test decides."""

from dataclasses import dataclass, field

import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.entry.api import PREFIX
from rampe.kit.database import Database
from rampe.kit.ids import new_id
from rampe.kit.services import Services
from rampe.social import Target, TargetPolicies
from rampe.social.http import target_router
from tests.conftest import ApiFactory, serve
from tests.factories import Person, make_person

KIND = "thing"


@dataclass
class Things:
    """The policy of things: those that exist, and who may not see them."""

    targets: dict[int, Target] = field(default_factory=dict[int, Target])
    hidden_from: set[AccountId | None] = field(default_factory=set[AccountId | None])

    async def find(
        self, session: AsyncSession, target_id: int, viewer: AccountId | None
    ) -> Target | None:
        """Answer as `TargetPolicy`."""
        return None if viewer in self.hidden_from else self.targets.get(target_id)

    def make(self, owner: Person, *, comments_on: bool = True) -> Target:
        """Add a thing of `owner`."""
        target = Target(KIND, new_id(), owner.id, comments_on)
        self.targets[target.id] = target
        return target


@pytest.fixture
def things() -> Things:
    """The things of this test."""
    return Things()


@pytest.fixture
def app(services: Services, things: Things) -> FastAPI:
    """The production application, to which things can be liked and commented."""
    services.put(TargetPolicies, TargetPolicies(thing=things))
    return serve(services, include_things)


def include_things(app: FastAPI) -> None:
    """Add the routes of things."""
    app.include_router(target_router(KIND, "/things"), prefix=PREFIX)


@dataclass(frozen=True)
class Cast:
    """Three members who are strangers to each other."""

    alix: Person
    sami: Person
    tess: Person


@pytest.fixture
async def cast(database: Database, api: ApiFactory) -> Cast:
    """Make the three members."""
    people = [await make_person(database, api, handle) for handle in ("alix", "sami", "tess")]
    return Cast(*people)
