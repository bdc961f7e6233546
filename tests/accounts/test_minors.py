"""What protects minors by default, and what the 16th and 18th birthdays change (D9)."""

from datetime import date

import pytest

from rampe.accounts import Band, band_of, find_account
from rampe.kit import clock
from rampe.kit.database import Database
from tests.accounts.factories import at, make_aged, sign_up
from tests.conftest import ApiFactory

BORN = date(2012, 2, 29)


@pytest.mark.parametrize(
    ("born", "private"),
    [("2012-06-01", True), ("2009-06-01", True), ("1996-04-12", False)],
)
async def test_minors_start_private(api: ApiFactory, born: str, private: bool) -> None:
    """Under 18 at sign-up; adults start public."""
    with clock.travel(at("2026-06-15T12:00:00+02:00")):
        _, me = await sign_up(api, birth_date=born)
    assert me["private"] is private


@pytest.mark.parametrize(
    ("moment", "status"),
    [
        ("2028-02-28T23:59:59+01:00", 403),
        ("2028-02-29T00:00:01+01:00", 200),
        ("2029-12-01T12:00:00+01:00", 200),
        ("2030-03-01T00:00:01+01:00", 200),
    ],
)
async def test_below_16_an_account_stays_private(
    api: ApiFactory, database: Database, moment: str, status: int
) -> None:
    """From midnight of the 16th birthday the member decides, without a new sign-in."""
    lou = await make_aged(database, api, "lou", BORN, private=True)
    with clock.travel(at(moment)):
        answer = await lou.client.patch("/me", json={"private": False})
        assert answer.status_code == status
        if status == 403:
            assert answer.json()["code"] == "private_until_16"
            assert (await lou.client.patch("/me", json={"bio": "Salut"})).status_code == 200


async def test_without_a_birth_date_the_strictest_rule_holds(
    api: ApiFactory, database: Database
) -> None:
    """Whoever does not say how old they are is treated as the youngest."""
    lou = await make_aged(database, api, "lou", None, private=True)
    answer = await lou.client.patch("/me", json={"private": False})
    assert answer.json()["code"] == "private_until_16"


async def test_no_birthday_makes_an_account_public(api: ApiFactory, database: Database) -> None:
    """Defaults end by somebody's wish, never by the calendar."""
    lou = await make_aged(database, api, "lou", BORN, private=True)
    for moment in ("2028-02-29T09:00:00+01:00", "2030-03-01T09:00:00+01:00"):
        with clock.travel(at(moment)):
            assert (await lou.client.get("/me")).json()["private"]
    with clock.travel(at("2030-03-01T09:00:00+01:00")):
        async with database.session() as session:
            assert band_of(await find_account(session, lou.id)) is Band.ADULT
