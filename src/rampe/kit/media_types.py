"""What front door and file stores agree on: types of files, and who tells where they are."""

OBJECT_HEADER = "X-Rampe-Object"
"""In the api's answer to the front door: path and query of a file at the remote store."""

MEDIA_TYPES = {
    "m3u8": "application/vnd.apple.mpegurl",
    "m4s": "video/iso.segment",
    "mp4": "video/mp4",
    "vtt": "text/vtt; charset=utf-8",
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "avif": "image/avif",
    "png": "image/png",
}
"""By hand: a bare machine has no /etc/mime.types, and nobody's own table knows all of them."""


def media_type(name: str) -> str:
    """Return the content type of a file by its name."""
    return MEDIA_TYPES.get(name.rpartition(".")[2], "application/octet-stream")
