"""Private folders of other domains: who knows whether addresses of their files are still good."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from rampe.kit.database import Database


class FolderOver(Exception):
    """The time of a folder is over: addresses that were good, by their `epoch`, are gone."""

    def __init__(self, epoch: int) -> None:
        super().__init__(epoch)
        self.epoch = epoch


FindEpoch = Callable[[Database, int], Awaitable[int | None]]
"""Returns the link epoch of what an id names; none when it is nothing of theirs, or removed.

Raises `FolderOver` when it was to be had until a while ago.
"""


@dataclass(frozen=True)
class PrivateFolders:
    """What upper domains keep in `private/<id>/`, registered in `entry`."""

    finders: Sequence[FindEpoch] = ()

    async def find_epoch(self, database: Database, folder_id: int) -> int | None:
        """Return the link epoch that addresses into a folder must have. Raises `FolderOver`."""
        for find in self.finders:
            epoch = await find(database, folder_id)
            if epoch is not None:
                return epoch
        return None
