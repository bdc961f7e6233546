"""A small tus 1.0 client: sends a file in chunks and asks for the offset after whatever goes wrong.

It gives up only where the server says no for good, as browsers' clients do.
"""

import asyncio
import base64
import time
from dataclasses import dataclass

import httpx

HEADERS = {"Tus-Resumable": "1.0.0"}
PASSING = (408, 409, 423, 425, 429, 460, 500, 502, 503, 504)
PATIENCE_SECONDS = 90.0


class Refused(Exception):
    """The server said no, and would say it again."""

    def __init__(self, response: httpx.Response) -> None:
        super().__init__(f"{response.status_code} {response.text[:300]}")
        self.response = response


async def patiently(
    client: httpx.AsyncClient, method: str, url: str, **more: object
) -> httpx.Response:
    """Send a request again until it is answered by what is no passing trouble.

    Raises:
        Refused: a 4xx that will not pass.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        answer = await _try(client, method, url, **more)
        if answer is not None and answer.status_code not in PASSING:
            if answer.is_error:
                raise Refused(answer)
            return answer
        assert time.monotonic() < deadline, f"{method} {url} was never answered: {answer}"
        await asyncio.sleep(0.1)


async def _try(
    client: httpx.AsyncClient, method: str, url: str, **more: object
) -> httpx.Response | None:
    try:
        return await client.request(method, url, **more)  # pyright: ignore[reportArgumentType]
    except httpx.TransportError:
        return None


@dataclass(frozen=True)
class Place:
    """Where the server takes the bytes, and the asset they become."""

    url: str
    asset_id: str


async def create(client: httpx.AsyncClient, length: int, filename: str) -> Place:
    """Ask for a place for `length` bytes."""
    name = base64.b64encode(filename.encode()).decode()
    headers = {
        **HEADERS,
        "Upload-Length": str(length),
        "Upload-Metadata": f"filename {name},filetype {base64.b64encode(b'video/mp4').decode()}",
    }
    answer = await patiently(client, "POST", "/api/v1/uploads", headers=headers)
    return Place(answer.headers["Location"], answer.headers["Upload-Asset"])


async def send(client: httpx.AsyncClient, place: Place, data: bytes, chunk: int) -> None:
    """Send the bytes; returns once the server has acknowledged the last of them."""
    offset = 0
    while offset < len(data):
        headers = {
            **HEADERS,
            "Upload-Offset": str(offset),
            "Content-Type": "application/offset+octet-stream",
        }
        body = data[offset : offset + chunk]
        answer = await _try(client, "PATCH", place.url, headers=headers, content=body)
        if answer is not None and answer.status_code == 204:
            offset = int(answer.headers["Upload-Offset"])
            continue
        if answer is not None and answer.status_code not in PASSING:
            raise Refused(answer)
        head = await patiently(client, "HEAD", place.url, headers=HEADERS)
        offset = int(head.headers["Upload-Offset"])


async def upload(
    client: httpx.AsyncClient, data: bytes, filename: str = "clip.mp4", chunk: int = 1 << 20
) -> str:
    """Upload a file and return the id of its asset."""
    place = await create(client, len(data), filename)
    await send(client, place, data, chunk)
    return place.asset_id
