"""Ages: derived from the birth date on the server at the moment of each check (ACC-02)."""

from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo


class Band(StrEnum):
    """The three bands on which rules for minors depend."""

    UNDER_16 = "under_16"
    FROM_16 = "16_17"
    ADULT = "adult"


def age_on(birth_date: date, today: date) -> int:
    """Return completed years. Who was born on 29 February ages on 1 March in common years."""
    before_birthday = (today.month, today.day) < (birth_date.month, birth_date.day)
    return today.year - birth_date.year - before_birthday


def age_at(birth_date: date, zone: str, moment: datetime) -> int:
    """Return completed years at `moment`: a birthday counts from midnight in the member's zone."""
    return age_on(birth_date, moment.astimezone(ZoneInfo(zone)).date())


def age_band(birth_date: date | None, zone: str, moment: datetime) -> Band:
    """Return the band at `moment`; no date is the strictest."""
    if birth_date is None:
        return Band.UNDER_16
    age = age_at(birth_date, zone, moment)
    if age < 16:
        return Band.UNDER_16
    return Band.FROM_16 if age < 18 else Band.ADULT
