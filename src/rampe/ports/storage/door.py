"""How the front door gets at a file of a remote store: by an address that it is told each time.

The bytes then flow from the store through Caddy to the player, past Python. The player keeps the
address it asked for, so that relative names in playlists stay below the token, and the page needs
no leave to load from anywhere else.
"""

from urllib.parse import urlsplit

from rampe.kit.media_types import OBJECT_HEADER
from rampe.ports.storage.port import Reading, Storage


async def door_headers(storage: Storage, key: str, method: str) -> dict[str, str]:
    """Return what an answer to the front door's question adds: path and query at the store.

    Nothing for files on a disk, which the front door reads itself.
    """
    reading: Reading = "HEAD" if method == "HEAD" else "GET"
    address = await storage.link(key, reading)
    if address is None:
        return {}
    parts = urlsplit(address)
    return {OBJECT_HEADER: f"{parts.path}?{parts.query}"}
