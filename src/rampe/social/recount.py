"""Counting comments anew: where an account's coming or going changes more than one knows."""

from sqlalchemy import BigInteger, Select, Text, func, insert, literal, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account
from rampe.social.models import Comment, CounterDelta, TargetCounter
from rampe.social.visibility import is_counted

LOCK_KEY = 0x7265_636F_756E_74  # "recount"


async def find_targets(session: AsyncSession, comments: Select[Comment]) -> list[tuple[str, int]]:
    """Return what comments are on, each once."""
    found = await session.execute(
        comments.with_only_columns(Comment.kind, Comment.target_id).distinct()
    )
    return [(kind, target_id) for kind, target_id in found]


async def recount_comments(session: AsyncSession, comments: Select[Comment]) -> None:
    """Let the counters of what comments are on say how many there are. Idempotent."""
    await do_recount(session, await find_targets(session, comments))


async def do_recount(session: AsyncSession, targets: list[tuple[str, int]]) -> None:
    """Let the counters of targets say how many of their comments count. Idempotent.

    One statement sees rows, sums and changes that wait as they are at one moment, and whoever
    writes a row writes its change with it. Of two at once, the second sees what the first changed.
    """
    if not targets:
        return
    await session.execute(select(func.pg_advisory_xact_lock(LOCK_KEY)))
    target = (
        func.unnest(
            literal([kind for kind, _ in targets], ARRAY(Text)),
            literal([target_id for _, target_id in targets], ARRAY(BigInteger)),
        )
        .table_valued("kind", "target_id", name="target")
        .render_derived()
    )
    counted = (
        select(func.count())
        .select_from(Comment)
        .join(Account, Account.id == Comment.author_id)
        .where(Comment.kind == target.c.kind, Comment.target_id == target.c.target_id)
        .where(is_counted())
    )
    said = [
        select(func.coalesce(func.sum(table.comments), 0)).where(
            table.kind == target.c.kind, table.target_id == target.c.target_id
        )
        for table in (TargetCounter, CounterDelta)
    ]
    zero = literal(0)
    missing = counted.scalar_subquery() - sum((one.scalar_subquery() for one in said), zero)
    # Comments move no owner's count.
    rows = select(target.c.kind, target.c.target_id, zero, zero, missing, zero, zero)
    columns = ("kind", "target_id", "owner_id", "likes", "comments", "shares", "bookmarks")
    await session.execute(insert(CounterDelta).from_select(columns, rows))
