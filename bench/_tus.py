"""Sends a file as the web client does: tus, through the front door."""

import time
from collections.abc import AsyncIterator
from urllib.parse import urljoin

import httpx

from bench._work import NotDone

CHUNK = 1 << 20
VERSION = {"Tus-Resumable": "1.0.0"}


async def send(client: httpx.AsyncClient, data: bytes) -> tuple[str, float]:
    """Upload; the id of the asset, and when the last byte left."""
    opened = await client.post("/uploads", headers={**VERSION, "Upload-Length": str(len(data))})
    if opened.status_code != 201:
        raise NotDone(f"{opened.status_code} {opened.text}")
    sent_at = 0.0

    async def body() -> AsyncIterator[bytes]:
        nonlocal sent_at
        for at in range(0, len(data), CHUNK):
            yield data[at : at + CHUNK]
        sent_at = time.monotonic()

    headers = {
        **VERSION,
        "Upload-Offset": "0",
        "Content-Type": "application/offset+octet-stream",
        "Content-Length": str(len(data)),
    }
    address = urljoin(str(client.base_url), opened.headers["Location"])
    answer = await client.patch(address, content=body(), headers=headers)
    if answer.status_code != 204:
        raise NotDone(f"{answer.status_code} {answer.text}")
    return opened.headers["Upload-Asset"], sent_at
