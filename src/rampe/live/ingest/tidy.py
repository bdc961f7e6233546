"""What a live leaves in storage that nobody asks for, removed when the live is over.

Pictures that were the newest once (also those of a process that was killed), and initialisations
that were stored here and whose segments are no part of the recording: another machine may still owe
segments of those that it has stored.
"""

import logging
import re
from collections.abc import Collection

from rampe.live.ingest.lives import Away, Lives
from rampe.live.models import LiveId
from rampe.ports.storage import Storage, StoreDown

log = logging.getLogger(__name__)

_FRAME = re.compile(r"frame_\d+\.jpg")


async def tidy(
    storage: Storage, lives: Lives, live_id: LiveId, folder: str, inits: Collection[str]
) -> None:
    """Remove what is of no use any more; what cannot be removed now stays."""
    try:
        names = [key.rpartition("/")[2] for key in await storage.list(folder)]
        # Asked after the list: a row that comes meanwhile keeps its file.
        used = await lives.files(live_id)
        ours = (one for one in names if _FRAME.fullmatch(one) or one in inits)
        gone = [one for one in ours if one not in used]
        await storage.delete([f"{folder}/{one}" for one in gone])
    except (StoreDown, Away) as error:
        log.info("files of live %s stay: %s", live_id, error)
