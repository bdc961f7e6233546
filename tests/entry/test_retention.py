"""What the privacy page says of time is what is set, and everybody may read it."""

from typing import get_type_hints

from rampe.entry.retention import Retention
from rampe.entry.settings import Settings
from tests.conftest import ApiFactory


async def test_days_are_those_of_the_settings(api: ApiFactory, settings: Settings) -> None:
    said = (await api().get("/retention")).raise_for_status().json()
    assert set(said) == set(get_type_hints(Retention))
    assert said["watch_events"] == settings.feed.watch_days
    assert said["recordings"] == settings.live.recording_days
    assert said["deleted_accounts"] == settings.personal.grace_days
    assert all(days > 0 for days in said.values())
