"""Quiet hours: by the clock on the wall where the member is, and never shorter for minors."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampe.accounts import Account
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.notify.quiet import DAY, MINOR, Quiet, covers, is_quiet
from tests.conftest import ApiFactory
from tests.factories import Person, make_person
from tests.notify.conftest import Stage

NIGHT = Quiet(on=True, start=22 * 60, end=7 * 60)
MINUTES = st.integers(0, DAY - 1)


def paris(hour: int, minute: int = 0, *, summer: bool = False) -> datetime:
    """Return a moment by the clock of Paris."""
    month, offset = (7, 2) if summer else (1, 1)
    return datetime(2026, month, 10, (hour - offset) % 24, minute, tzinfo=UTC)


@pytest.mark.parametrize("summer", [False, True])
@pytest.mark.parametrize(
    ("hour", "minute", "quiet"),
    [(21, 59, False), (22, 0, True), (23, 59, True), (0, 0, True), (6, 59, True), (7, 0, False)],
)
def test_nights_by_the_clock_on_the_wall(hour: int, minute: int, quiet: bool, summer: bool) -> None:
    """Summer time moves nothing."""
    assert is_quiet(NIGHT, "Europe/Paris", paris(hour, minute, summer=summer)) is quiet


def test_the_night_when_clocks_change() -> None:
    """29 March 2026: 2:30 does not exist in Paris, and the night ends at seven all the same."""
    before = datetime(2026, 3, 29, 4, 59, tzinfo=UTC)
    assert is_quiet(NIGHT, "Europe/Paris", before)
    assert not is_quiet(NIGHT, "Europe/Paris", datetime(2026, 3, 29, 5, 0, tzinfo=UTC))


def test_a_zone_of_one_s_own() -> None:
    """A traveller's night is where they are: 23:00 in Paris is 17:00 in New York."""
    away = Quiet(on=True, start=22 * 60, end=7 * 60, zone="America/New_York")
    assert not is_quiet(away, "Europe/Paris", paris(23))
    assert is_quiet(away, "Europe/Paris", paris(5))


@given(MINUTES, MINUTES, MINUTES)
def test_hours_hold_and_end(start: int, end: int, minute: int) -> None:
    """Whatever the hours, what is quiet by turning them on is not by turning them off."""
    moment = datetime(2026, 5, 5, minute // 60, minute % 60, tzinfo=UTC)
    inside = (minute - start) % DAY < ((end - start) % DAY or DAY)
    assert is_quiet(Quiet(True, start, end), "UTC", moment) is inside
    assert not is_quiet(Quiet(False, start, end), "UTC", moment)


@given(MINUTES, MINUTES)
def test_covers_is_minute_by_minute(start: int, end: int) -> None:
    """Longer nights cover a minor's, shorter ones do not."""
    quiet = Quiet(True, start, end)
    night = (MINOR.end - MINOR.start) % DAY
    long_enough = (MINOR.start - start) % DAY + night <= (end - start) % DAY
    expected = start == end or long_enough
    assert covers(quiet, MINOR) is expected


async def quiet_of(person: Person) -> dict[str, object]:
    """Read somebody's quiet hours."""
    answer = await person.client.get("/me/notification-settings")
    assert answer.status_code == 200, answer.text
    return answer.json()["quiet"]


async def choose(person: Person, **quiet: object) -> str:
    """Choose quiet hours; return the code of the answer."""
    body = {"quiet": {"on": True, "start": 1320, "end": 420, **quiet}}
    answer = await person.client.patch("/me/notification-settings", json=body)
    return "ok" if answer.is_success else str(answer.json()["code"])


async def test_adults_choose(stage: Stage) -> None:
    """Off at first, and wherever they are."""
    assert (await quiet_of(stage.alix))["on"] is False
    assert await choose(stage.alix, start=60, end=300, zone="Asia/Tokyo") == "ok"
    assert await quiet_of(stage.alix) == {
        "on": True,
        "start": 60,
        "end": 300,
        "zone": "Asia/Tokyo",
        "kept": False,
    }
    for refused in ({"zone": "Mars/Base"}, {"start": 1440}, {"end": -1}):
        assert await choose(stage.alix, **refused) == "invalid"


async def test_minors_have_quiet_nights(database: Database, api: ApiFactory) -> None:
    """Tension 22: on by default, may be longer, not shorter, not elsewhere, not off."""
    sami = await make_person(database, api, "sami17", birth_date=date(2009, 3, 1))
    with clock.travel(datetime(2026, 6, 1, tzinfo=UTC)):
        assert await quiet_of(sami) == {
            "on": True,
            "start": 1320,
            "end": 420,
            "zone": "Europe/Paris",
            "kept": True,
        }
        for less in ({"on": False}, {"start": 1380}, {"end": 360}, {"zone": "Asia/Tokyo"}):
            assert await choose(sami, **less) == "quiet_nights_kept"
        assert await choose(sami, start=1260, end=480) == "ok"


async def test_the_eighteenth_birthday(database: Database, api: ApiFactory) -> None:
    """From midnight on they may be turned off; until somebody does, they stay."""
    with clock.travel(datetime(2026, 8, 1, tzinfo=UTC)):
        sami = await make_person(database, api, "sami17", birth_date=date(2008, 9, 1))
    with clock.travel(datetime(2026, 8, 31, 21, 59, tzinfo=UTC)):
        assert await choose(sami, on=False) == "quiet_nights_kept"
    with clock.travel(datetime(2026, 8, 31, 22, 1, tzinfo=UTC)):
        now = await quiet_of(sami)
        assert (now["on"], now["kept"]) == (True, False)
        assert await choose(sami, on=False) == "ok"
        assert (await quiet_of(sami))["on"] is False


async def test_a_birth_date_that_staff_corrects(database: Database, api: ApiFactory) -> None:
    """Who turns out to be a minor has quiet nights, whatever they had chosen."""
    someone = await make_person(database, api, "ado")
    assert await choose(someone, on=False) == "ok"
    async with database.session() as session:
        account = await session.get_one(Account, someone.id)
        account.birth_date = None
    assert await quiet_of(someone) == {
        "on": True,
        "start": 1320,
        "end": 420,
        "zone": "Europe/Paris",
        "kept": True,
    }
