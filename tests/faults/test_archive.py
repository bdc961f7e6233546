"""kill -9 of the worker while it puts a member's archive together: done again, whole (D7)."""

import io
import zipfile
from typing import Any

from tests.e2e.member import post_clip, sign_up
from tests.e2e.stack import Stack
from tests.e2e.waiting import eventually
from tests.faults.havoc import Havoc
from tests.media import clips


async def test_an_archive_survives_its_worker(own_stack: Stack) -> None:
    """Each time that it is in the making the worker dies; at last it can be downloaded."""
    member = await sign_up(own_stack.url, "alix")
    videos = [
        await post_clip(member, clip.read_bytes(), caption=f"Numéro {number}")
        for number, clip in enumerate((clips.portrait(), clips.landscape()))
    ]
    asked = (await member.http.post("/api/v1/me/exports")).json()
    path = f"/api/v1/me/exports/{asked['id']}"

    async def look() -> dict[str, Any]:
        return (await member.http.get(path)).json()

    havoc = Havoc(own_stack)
    for _ in range(2):
        state = await eventually(lambda: _left(look, "queued"), "the archive is begun", seconds=60)
        assert state == "running"
        await havoc.kill("worker")

    async def is_ready() -> dict[str, Any] | None:
        found = await look()
        assert found["state"] in ("queued", "running", "ready")
        return found if found["state"] == "ready" else None

    made = await eventually(is_ready, "the archive is ready", seconds=120)
    answer = await member.http.get(made["url"])
    assert len(answer.content) == made["size"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len([name for name in names if name.endswith(".mp4")]) == len(videos)
    left = list((own_stack.data / "archives").glob("*"))
    assert left == []
    await member.http.aclose()


async def _left(look: Any, state: str) -> str | None:
    found = (await look())["state"]
    return None if found == state else found
