"""Addresses of archives: private files like any other, made and checked by the domain of media."""

from typing import Protocol

from sqlalchemy import bindparam, select

from rampe.accounts.personal.models import DataExport, ExportState
from rampe.kit import clock
from rampe.kit.database import Database, fetch, hot_statement


class ArchiveFile:
    """An archive as what addresses are made of; it never is public."""

    link_epoch = 0
    public_key = None

    def __init__(self, export_id: int) -> None:
        self.id = export_id


class PrivateLinks(Protocol):
    """Makes an address that only one viewer can use, and only for a while."""

    def url(self, asset: ArchiveFile, viewer_id: int | None, name: str) -> str:
        """Return the address of a file."""
        ...


def archive_url(links: PrivateLinks, export: DataExport) -> str | None:
    """Return where the owner of an archive downloads it; none when it is not there."""
    over = export.expires_at is None or export.expires_at <= clock.now()
    if export.state is not ExportState.READY or export.file is None or over:
        return None
    return links.url(ArchiveFile(export.id), export.account_id, export.file)


_READY = hot_statement(
    select(DataExport.id).where(
        DataExport.id == bindparam("export_id"), DataExport.expires_at > bindparam("now")
    )
)


async def archive_epoch(database: Database, export_id: int) -> int | None:
    """Return the link epoch of an archive that can be downloaded at this moment."""
    rows = await fetch(database, _READY, export_id=export_id, now=clock.now())
    return ArchiveFile.link_epoch if rows else None
