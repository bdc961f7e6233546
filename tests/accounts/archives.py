"""Members with something to their name, and reading what an archive has of it."""

import io
import zipfile
from dataclasses import dataclass
from typing import Any

import msgspec

from rampe.kit.services import Services
from rampe.ports.storage import Storage
from tests.conftest import Settle
from tests.factories import Person


@dataclass(frozen=True)
class Opened:
    """An archive, opened."""

    files: dict[str, bytes]

    def rows(self, path: str) -> list[dict[str, Any]]:
        """One of its lists."""
        return msgspec.json.decode(self.files[path], type=list[dict[str, Any]])

    @property
    def page(self) -> str:
        """The page to read it with."""
        return self.files["index.html"].decode()

    @property
    def text(self) -> str:
        """Everything that is text, to look for what must not be there."""
        return "\n".join(
            data.decode() for path, data in self.files.items() if path.endswith((".json", ".html"))
        )


async def ask_export(person: Person) -> dict[str, Any]:
    """Ask for an archive."""
    answer = await person.client.post("/me/exports")
    assert answer.status_code == 202, answer.text
    return answer.json()


async def export(person: Person, settle: Settle, services: Services) -> Opened:
    """Ask for an archive, wait for it, and open its file."""
    asked = await ask_export(person)
    await settle()
    made = (await person.client.get(f"/me/exports/{asked['id']}")).json()
    assert made["state"] == "ready", made
    return await open_archive(services, made)


async def open_archive(services: Services, made: dict[str, Any]) -> Opened:
    """Open the stored file of a finished archive."""
    name = made["url"].rpartition("/")[2]
    stored = await services.get(Storage).get(f"private/{made['id']}/{name}")
    assert len(stored) == made["size"]
    with zipfile.ZipFile(io.BytesIO(stored)) as archive:
        assert archive.testzip() is None
        return Opened({path: archive.read(path) for path in archive.namelist()})
