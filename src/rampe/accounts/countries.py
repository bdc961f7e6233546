"""Countries of ISO 3166 and their zones, from the tz database that comes with Python's `tzdata`."""

from functools import cache
from importlib.resources import files
from zoneinfo import available_timezones

DEFAULT_ZONE = "Europe/Paris"

# zone.tab orders a large country's zones by geography, so its first is not where people live.
_MAIN = {
    "AQ": "Antarctica/McMurdo",
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "CY": "Asia/Nicosia",
    "KZ": "Asia/Almaty",
    "MN": "Asia/Ulaanbaatar",
    "RU": "Europe/Moscow",
}


def _rows(name: str) -> list[list[str]]:
    text = (files("tzdata") / "zoneinfo" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def country_codes() -> frozenset[str]:
    """Return the two-letter codes of ISO 3166."""
    return frozenset(code for code, _name in _rows("iso3166.tab"))


@cache
def zone_names() -> frozenset[str]:
    """Return the zones a member may live in: those of the tz database that belong to a place."""
    return frozenset(name for name in available_timezones() if "/" in name or name == "UTC")


@cache
def main_zone(country: str) -> str:
    """Return the zone where most people of a country live."""
    if country in _MAIN:
        return _MAIN[country]
    return next((row[2] for row in _rows("zone.tab") if row[0] == country), DEFAULT_ZONE)
