"""What is removed from storage when a live is over."""

from collections.abc import Iterable
from typing import cast

from rampe.live.ingest.lives import Lives
from rampe.live.ingest.tidy import tidy
from rampe.live.models import LiveId
from rampe.ports.storage import Storage


class Place:
    """Storage and rows: a row comes when the files have just been listed."""

    def __init__(self, *names: str) -> None:
        self.names = set(names)
        self._rows: set[str] = set()

    async def list(self, folder: str) -> list[str]:
        self._rows = {"frame_3.jpg", "r0_i2.mp4"}
        return [f"{folder}/{name}" for name in sorted(self.names)]

    async def files(self, _live_id: LiveId) -> set[str]:
        return self._rows

    async def delete(self, keys: Iterable[str]) -> None:
        self.names -= {key.rpartition("/")[2] for key in keys}


async def test_only_what_nobody_asks_for_goes() -> None:
    """GOL-05: another machine may owe segments of an initialisation that it has stored."""
    frames, inits = ("frame_1.jpg", "frame_3.jpg"), ("r0_i1.mp4", "r0_i2.mp4", "r0_i60.mp4")
    place = Place(*frames, *inits, "r0_s1.m4s", "main.m3u8")
    ours = {"r0_i1.mp4", "r0_i2.mp4"}
    await tidy(cast(Storage, place), cast(Lives, place), LiveId(1), "private/1", ours)
    assert place.names == {"frame_3.jpg", "r0_i2.mp4", "r0_i60.mp4", "r0_s1.m4s", "main.m3u8"}
