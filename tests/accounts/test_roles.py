"""Members, moderators, administrators."""

import pytest

from rampe.accounts import (
    EmailTaken,
    HandleTaken,
    Role,
    WeakPassword,
    do_create_admin,
    do_set_role,
)
from rampe.kit.database import Database
from rampe.ports.bus import Bus
from tests.conftest import ApiFactory
from tests.factories import make_person

PASSWORD = "une phrase bien assez longue"


async def test_first_administrator_comes_from_the_command_line(
    api: ApiFactory, database: Database
) -> None:
    """D8: with a proved address, under a handle that members cannot take."""
    async with database.session() as session:
        await do_create_admin(session, handle="Admin", email="Owner@Example.org", password=PASSWORD)
    answer = await api().post("/sessions", json={"login": "admin", "password": PASSWORD})
    me = answer.json()
    assert (me["role"], me["email_verified"]) == ("admin", True)
    assert me["capabilities"]["administer"] is True
    assert me["capabilities"]["moderate"] is True


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"handle": "x"}, ValueError),
        ({"email": "nobody"}, ValueError),
        ({"password": "motdepasse"}, WeakPassword),
        ({"handle": "owner"}, HandleTaken),
        ({"handle": "second"}, EmailTaken),
    ],
)
async def test_administrator_needs_good_details(
    database: Database, changes: dict[str, str], error: type[Exception]
) -> None:
    """D8."""
    details = {"handle": "owner", "email": "owner@example.org", "password": PASSWORD}
    async with database.session() as session:
        await do_create_admin(session, **details)
    with pytest.raises(error):
        async with database.session() as session:
            await do_create_admin(session, **{**details, **changes})


async def test_role_holds_from_the_next_request(
    api: ApiFactory, database: Database, bus: Bus
) -> None:
    """Section 2: given and taken without a new sign-in."""
    alix = await make_person(database, api, "alix")
    seen: list[int] = []
    for role in (Role.MEMBER, Role.MODERATOR, Role.MEMBER):
        async with database.session() as session:
            await do_set_role(session, bus, alix.id, role)
        seen.append((await alix.client.get("/moderation/cases")).status_code)
    assert seen == [403, 200, 403]
