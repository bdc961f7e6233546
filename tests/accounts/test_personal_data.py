"""Every table that can name an account is exported or withheld for a reason, and erased (D7)."""

from collections import Counter

import pytest

from rampe.accounts import AccountId, PersonalData, Rows
from rampe.accounts.personal.page import kind_key
from rampe.entry.models import metadata
from rampe.kit.catalogue import LOCALES, message
from rampe.kit.database import Database
from rampe.kit.services import Services
from tests.accounts.rows_everywhere import fill_every_table, find_traces, personal_tables
from tests.conftest import Engines
from tests.factories import make_account


@pytest.fixture
def data(services: Services) -> PersonalData:
    """What every domain has of members."""
    return services.get(PersonalData)


def test_every_table_that_can_name_an_account_is_declared(data: PersonalData) -> None:
    """Whoever adds a table says what a member gets of it, in their domain's `personal_data.py`."""
    declared = [
        name
        for source in data.sources
        for name in (*source.tables.exported, *source.tables.withheld)
    ]
    assert sorted(personal_tables() - set(declared)) == []
    assert [name for name, times in Counter(declared).items() if times > 1] == []
    assert sorted(set(declared) - set(metadata.tables)) == []


def test_every_declaration_has_its_reason(data: PersonalData) -> None:
    """What is withheld or kept says why, and only declared tables are kept."""
    for source in data.sources:
        tables = source.tables
        assert all(reason.strip() for reason in (*tables.withheld.values(), *tables.kept.values()))
        assert set(tables.kept) <= {*tables.exported, *tables.withheld}


async def test_every_exported_table_is_in_the_archive(
    data: PersonalData, database: Database, engines: Engines
) -> None:
    """With a row in every table, no list of an exported table is empty, and each has a name."""
    alix = await make_account(database, "alix", email="alix@example.org")
    other, blocked = [await make_account(database, handle) for handle in ("sami", "tess")]
    filled = fill_every_table(engines.admin_url, alix.id, other.id, blocked.id)
    counts: dict[str, int] = {}
    async with database.session() as session:
        for source in data.sources:
            async for item in source.export(session, alix.id):
                if isinstance(item, Rows):
                    counts[item.path] = len((await session.execute(item.query)).all())
    wanted = {
        name: path
        for source in data.sources
        for name, path in source.tables.exported.items()
        if name in filled
    }
    assert {name: path for name, path in wanted.items() if not counts.get(path)} == {}
    for path in counts:
        assert all(message(locale, kind_key(path)) for locale in LOCALES)


async def test_nothing_is_left_of_an_erased_account(
    data: PersonalData, database: Database, engines: Engines
) -> None:
    """With a row in every table, its id is nowhere afterwards but where a reason says so."""
    alix = await make_account(database, "alix", email="alix@example.org")
    other, blocked = [await make_account(database, handle) for handle in ("sami", "tess")]
    filled = fill_every_table(engines.admin_url, alix.id, other.id, blocked.id)
    assert filled | {"account"} >= personal_tables()
    async with database.session() as session:
        await data.erase(session, [alix.id])
    kept = {name for source in data.sources for name in source.tables.kept}
    jobs = {"procrastinate_jobs"}
    assert find_traces(engines.admin_url, alix.id) - kept - jobs == set()
    assert "account" in find_traces(engines.admin_url, other.id)


async def test_erasing_twice_changes_nothing(data: PersonalData, database: Database) -> None:
    """A worker may be killed after any step."""
    alix = await make_account(database, "alix")
    for _ in range(2):
        async with database.session() as session:
            await data.erase(session, [alix.id, AccountId(alix.id + 1)])
