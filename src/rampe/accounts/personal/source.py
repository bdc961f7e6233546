"""What each domain says of members' data: where it is, what a member gets of it, how it goes.

Every domain has a `personal_data.py` with one `PersonalDataSource`; `entry` registers them all as
`PersonalData`. A test reads every table of the metadata and fails for one that can name an account
and that no source has declared.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.models import AccountId

AnySelect = Select[Any] | Select[*tuple[Any, ...]]
"""A query of any columns: pyright tells those of one from those of many."""


@dataclass(frozen=True)
class Rows:
    """A list of the archive: the rows of a query, whose column names are the keys.

    `path` is `<domain>/<what>.json`, and `export_kind_<domain>_<what>` its name in the catalogue.
    Ids become strings, moments ISO 8601. A column `file` names a file of the archive, which the
    page shows beside the row when it is there.
    """

    path: str
    query: AnySelect


@dataclass(frozen=True)
class StoredFile:
    """A file of the archive: these keys of storage, one after the other."""

    path: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class MadeFile:
    """A file of the archive that is put together for it: `make` writes it to a path.

    False leaves it out: what it is made of is not there any more.
    """

    path: str
    make: Callable[[Path], Awaitable[bool]]


Item = Rows | StoredFile | MadeFile


@dataclass(frozen=True)
class Tables:
    """Every table of a domain that can name an account, by its name.

    A table is in exactly one of `exported` (the path in the archive where its rows are) and
    `withheld` (why a member does not get them). `kept` says of which, and why, rows outlive the
    account; the rows of all others are gone after `erase`.
    """

    exported: Mapping[str, str] = field(default_factory=dict[str, str])
    withheld: Mapping[str, str] = field(default_factory=dict[str, str])
    kept: Mapping[str, str] = field(default_factory=dict[str, str])


class PersonalDataSource(Protocol):
    """What one domain has of members."""

    @property
    def name(self) -> str:
        """The domain."""
        ...

    @property
    def tables(self) -> Tables:
        """Its tables that can name an account."""
        ...

    def export(self, session: AsyncSession, account_id: AccountId, /) -> AsyncIterator[Item]:
        """Give what the archive of a member has from here.

        Never what others wrote or did: of those only counts, and names that the member sees anyway
        (`is_active()` and the predicates of `social.visibility` hold here as in every list).
        """
        ...

    async def erase(self, session: AsyncSession, account_ids: Sequence[int]) -> None:
        """Delete everything of accounts for good. Idempotent; files go by jobs deferred here."""
        ...


@dataclass(frozen=True)
class PersonalData:
    """The sources of every domain, lower ones first."""

    sources: Sequence[PersonalDataSource]

    async def erase(self, session: AsyncSession, account_ids: Sequence[int]) -> None:
        """Delete accounts with all that is theirs, upper domains first, in one transaction."""
        for source in reversed(self.sources):
            await source.erase(session, account_ids)
