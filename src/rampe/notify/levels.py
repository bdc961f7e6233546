"""How a member wants to be told of each topic."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.notify.errors import TopicFixed
from rampe.notify.kinds import DEFAULTS, FIXED, Level, Topic
from rampe.notify.models import NotificationLevel


async def read_level(session: AsyncSession, account_id: AccountId, topic: Topic) -> Level:
    """Return how a member is told of a topic."""
    return (await read_levels(session, account_id))[topic]


async def read_levels(session: AsyncSession, account_id: AccountId) -> dict[Topic, Level]:
    """Return how a member is told of each topic."""
    chosen = await session.scalars(
        select(NotificationLevel).where(NotificationLevel.account_id == account_id)
    )
    return DEFAULTS | {Topic(row.topic): Level(row.level) for row in chosen}


async def do_choose_levels(
    session: AsyncSession, account_id: AccountId, levels: Mapping[Topic, Level]
) -> None:
    """Set how a member is told of some topics.

    Raises:
        TopicFixed: one of them is told whatever one chooses.
    """
    if FIXED & levels.keys():
        raise TopicFixed
    for topic, level in sorted(levels.items()):
        await session.execute(
            insert(NotificationLevel)
            .values(account_id=account_id, topic=topic, level=level)
            .on_conflict_do_update(index_elements=["account_id", "topic"], set_={"level": level})
        )
