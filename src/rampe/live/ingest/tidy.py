"""What a live leaves in storage that nobody asks for, removed when the live is over.

Pictures that were the newest once (also those of a process that was killed), and initialisations
whose segments are no part of the recording.
"""

import logging
import re

from rampe.live.ingest.lives import Away, Lives
from rampe.live.models import LiveId
from rampe.ports.storage import Storage, StoreDown

log = logging.getLogger(__name__)

_OURS = re.compile(r"frame_\d+\.jpg|r\d+_i\d+\.mp4")


async def tidy(storage: Storage, lives: Lives, live_id: LiveId, folder: str) -> None:
    """Remove what is of no use any more; what cannot be removed now stays."""
    try:
        used = await lives.files(live_id)
        names = [key.rpartition("/")[2] for key in await storage.list(folder)]
        gone = [one for one in names if _OURS.fullmatch(one) and one not in used]
        await storage.delete([f"{folder}/{one}" for one in gone])
    except (StoreDown, Away) as error:
        log.info("files of live %s stay: %s", live_id, error)
