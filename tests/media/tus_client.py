"""A tus client for tests: httpx for whole requests, sockets for broken ones."""

import asyncio
import base64
from collections.abc import AsyncIterator, Mapping
from types import TracebackType
from typing import Self

import httpx

CHUNK = "application/offset+octet-stream"


class TusClient:
    """One signed-in member who uploads."""

    def __init__(self, server: str, token: str) -> None:
        self.token = token
        self.http = httpx.AsyncClient(
            base_url=f"{server}/api/v1",
            headers={"Authorization": f"Bearer {token}", "Tus-Resumable": "1.0.0"},
            timeout=30,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.http.aclose()

    async def create(self, length: int, **headers: str) -> httpx.Response:
        """POST an announcement."""
        name = base64.b64encode(b"clip.mp4").decode()
        announced = {"Upload-Length": str(length), "Upload-Metadata": f"filename {name}"}
        return await self.http.post("/uploads", headers={**announced, **headers})

    async def open(self, length: int) -> str:
        """Create an upload and return its path below the API."""
        answer = await self.create(length)
        assert answer.status_code == 201, answer.text
        return answer.headers["Location"].removeprefix("/api/v1")

    async def send(
        self,
        path: str,
        offset: int,
        data: bytes | AsyncIterator[bytes],
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """PATCH bytes."""
        known = {"Content-Type": CHUNK, "Upload-Offset": str(offset), **(headers or {})}
        return await self.http.patch(path, content=data, headers=known)

    async def offset(self, path: str) -> int:
        """How much the server has."""
        answer = await self.http.head(path)
        assert answer.status_code == 200, answer.status_code
        return int(answer.headers["Upload-Offset"])

    async def upload(self, data: bytes) -> str:
        """Upload everything and return the asset's id."""
        created = await self.create(len(data))
        assert created.status_code == 201, created.text
        path = created.headers["Location"].removeprefix("/api/v1")
        sent = await self.send(path, 0, data)
        assert sent.status_code == 204, sent.text
        return created.headers["Upload-Asset"]

    async def asset(self, asset_id: str) -> dict[str, object]:
        """GET an asset."""
        answer = await self.http.get(f"/assets/{asset_id}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def begin(
        self,
        path: str,
        offset: int,
        length: int,
        data: bytes,
        headers: Mapping[str, str] | None = None,
    ) -> asyncio.StreamWriter:
        """Start a PATCH of `length` bytes by hand and send only `data`; close the writer to cut."""
        url = self.http.base_url.join(f"/api/v1{path}")
        lines = {
            "Host": url.netloc.decode(),
            "Authorization": f"Bearer {self.token}",
            "Tus-Resumable": "1.0.0",
            "Content-Type": CHUNK,
            "Upload-Offset": str(offset),
            "Content-Length": str(length),
            **(headers or {}),
        }
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        _, writer = await asyncio.open_connection(url.host, url.port)
        writer.write(f"PATCH {url.raw_path.decode()} HTTP/1.1\r\n{head}\r\n".encode() + data)
        await writer.drain()
        return writer
