"""Making the index from what there is: all of it, or what no event told of."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, exists, func, select
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from rampe.accounts import Account, Status
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.ids import floor_id
from rampe.search.index import LEARNING, do_index_accounts, do_index_videos
from rampe.search.models import SearchAccount, SearchName, SearchVideo, SearchWord
from rampe.search.recount import do_recount_accounts, do_recount_hashtags
from rampe.video import Video, is_out

BATCH = 200
# Longer than a transaction lasts that makes an account.
LATELY = timedelta(hours=1)

DoIndex = Callable[[AsyncSession, Sequence[int]], Awaitable[None]]
Ids = InstrumentedAttribute[Any]


async def do_rebuild(database: Database) -> AsyncIterator[int]:
    """Index everything again, batch by batch, and give how many things each batch had.

    Searching goes on meanwhile. Words that nothing has any more are forgotten at the end.
    """
    indexed_videos = exists().where(SearchVideo.video_id == Video.id)
    for ids, wanted, index in (
        (Account.id, Account.status != Status.DELETED, do_index_accounts),
        (Video.id, is_out() | indexed_videos, do_index_videos),
    ):
        async for done in _each_batch(database, select(ids).where(wanted), ids, index):
            yield done
    await do_recount(database)
    await do_forget_words(database)


async def do_catch_up(database: Database, *, everything: bool = False) -> int:
    """Index what is missing in the index; return how much that was.

    Args:
        everything: also what is older than an hour, such as an installation that had no search.
    """
    since = 0 if everything else floor_id(clock.now() - LATELY)
    missing_account = ~exists().where(SearchAccount.account_id == Account.id)
    missing_video = ~exists().where(SearchVideo.video_id == Video.id)
    done = 0
    for ids, wanted, index in (
        (Account.id, (Account.status != Status.DELETED) & missing_account, do_index_accounts),
        (Video.id, is_out() & missing_video, do_index_videos),
    ):
        statement = select(ids).where(ids >= since, wanted)
        async for batch in _each_batch(database, statement, ids, index):
            done += batch
    return done


async def _each_batch(
    database: Database, statement: Select[Any], ids: Ids, index: DoIndex
) -> AsyncIterator[int]:
    """Index what a statement selects, in the order of ids, a batch in a transaction."""
    after = -1
    while True:
        async with database.session() as session:
            page = statement.where(ids > after).order_by(ids).limit(BATCH)
            batch = (await session.scalars(page)).all()
            if not batch:
                return
            await index(session, batch)
        after = batch[-1]
        yield len(batch)


async def do_recount(database: Database) -> None:
    """Count what was marked, a batch in a transaction."""
    for recount in (do_recount_accounts, do_recount_hashtags):
        counted = 1
        while counted:
            async with database.session() as session:
                counted = await recount(session)


async def do_forget_words(database: Database) -> None:
    """Forget the words that nothing in the index has any more."""
    for vocabulary, documents in ((SearchWord, SearchVideo), (SearchName, SearchAccount)):
        used: ColumnElement[bool] = exists().where(
            documents.words.contains(array([vocabulary.word]))
        )
        async with database.session() as session:
            # Nobody may count on a word that is being forgotten.
            await session.execute(select(func.pg_advisory_xact_lock(LEARNING)))
            await session.execute(delete(vocabulary).where(~used))
