"""Age bands come from the birth date, on the server, at the moment of the check."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampe.accounts import AgeRequired, Band, Principal, age_at, age_band, check_min_age
from rampe.accounts.age import age_on
from rampe.accounts.authentication import authenticate_token
from rampe.kit import clock
from rampe.kit.database import Database
from tests.accounts.factories import at, make_aged
from tests.conftest import ApiFactory
from tests.factories import make_token

PARIS = "Europe/Paris"


@pytest.mark.parametrize(
    ("born", "zone", "moment", "band"),
    [
        # Midnight in the member's zone, not in UTC.
        ("2010-06-15", PARIS, "2026-06-14T21:59:59+00:00", Band.UNDER_16),
        ("2010-06-15", PARIS, "2026-06-14T22:00:00+00:00", Band.FROM_16),
        ("2010-06-15", "America/New_York", "2026-06-15T03:59:59+00:00", Band.UNDER_16),
        ("2010-06-15", "America/New_York", "2026-06-15T04:00:00+00:00", Band.FROM_16),
        ("2010-06-15", "Pacific/Kiritimati", "2026-06-14T10:00:00+00:00", Band.FROM_16),
        ("2010-06-15", PARIS, "2028-06-14T21:59:59+00:00", Band.FROM_16),
        ("2010-06-15", PARIS, "2028-06-14T22:00:00+00:00", Band.ADULT),
        # 29 February: on the day in leap years, on 1 March in the others.
        ("2012-02-29", PARIS, "2028-02-28T22:59:59+00:00", Band.UNDER_16),
        ("2012-02-29", PARIS, "2028-02-28T23:00:00+00:00", Band.FROM_16),
        ("2012-02-29", PARIS, "2030-02-28T22:59:59+00:00", Band.FROM_16),
        ("2012-02-29", PARIS, "2030-02-28T23:00:00+00:00", Band.ADULT),
    ],
)
def test_band_changes_at_midnight_of_the_birthday(
    born: str, zone: str, moment: str, band: Band
) -> None:
    """ACC-02."""
    assert age_band(date.fromisoformat(born), zone, at(moment)) is band


def test_no_birth_date_is_the_strictest_band() -> None:
    """ACC-02, D9."""
    assert age_band(None, PARIS, at("2026-06-15T12:00:00+00:00")) is Band.UNDER_16


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_age_grows_by_one_a_year(born: date, today: date) -> None:
    """ACC-02: ages count completed years, whatever the calendar does."""
    age = age_on(born, today)
    assert abs(age - (today - born).days / 365.2425) < 1.01
    later = date(today.year + 1, today.month, min(today.day, 28))
    assert age_on(born, later) - age in ((0, 1) if today.day > 28 else (1,))


@pytest.mark.parametrize(
    ("born", "before", "after", "bands"),
    [
        ("2012-02-29", "2028-02-28T23:59:59+01:00", "2028-02-29T00:00:00+01:00", "under_16 16_17"),
        ("2012-02-29", "2030-02-28T23:59:59+01:00", "2030-03-01T00:00:00+01:00", "16_17 adult"),
        ("2011-07-01", "2027-06-30T23:59:59+02:00", "2027-07-01T00:00:00+02:00", "under_16 16_17"),
        ("2009-07-01", "2027-06-30T23:59:59+02:00", "2027-07-01T00:00:00+02:00", "16_17 adult"),
    ],
)
async def test_birthday_changes_rights_without_a_new_sign_in(
    database: Database, api: ApiFactory, born: str, before: str, after: str, bands: str
) -> None:
    """ACC-02, D9: over the 16th and 18th birthday, 29 February included, through HTTP."""
    lou = await make_aged(database, api, "lou", date.fromisoformat(born))
    seen: list[str] = []
    for moment in (before, after):
        with clock.travel(at(moment)):
            seen.append((await lou.client.get("/me")).json()["band"])
    assert seen == bands.split()


async def test_gate_by_age_opens_at_the_moment(database: Database, api: ApiFactory) -> None:
    """ACC-02: what other domains ask for, on the principal of a request."""
    lou = await make_aged(database, api, "lou", date(2011, 7, 1))
    token = lou.client.headers["authorization"].removeprefix("Bearer ")
    lou_now = await authenticate_token(database, token)
    assert lou_now is not None
    with clock.travel(at("2027-06-30T23:59:59+02:00")), pytest.raises(AgeRequired) as refused:
        check_min_age(lou_now, 16)
    assert refused.value.extra == {"min_age": 16}
    with clock.travel(at("2027-07-01T00:00:00+02:00")):
        check_min_age(lou_now, 16)


async def test_gate_by_age_stays_shut_without_a_date(database: Database, api: ApiFactory) -> None:
    """D9: no date is below every age, even zero."""
    ageless = await make_aged(database, api, "ageless", None)
    token = await make_token(database, ageless.id)
    principal = await authenticate_token(database, token)
    assert isinstance(principal, Principal)
    with pytest.raises(AgeRequired):
        check_min_age(principal, 0)


def test_age_at_needs_an_aware_moment_of_any_zone() -> None:
    """ACC-02: the same instant, however it is written, gives one age."""
    instants = ["2026-06-15T00:30:00+02:00", "2026-06-14T22:30:00+00:00"]
    ages = {age_at(date(2010, 6, 15), PARIS, datetime.fromisoformat(text)) for text in instants}
    assert ages == {16}
