"""Lives as rows: what tests begin with that are not about how a live comes to be."""

from typing import Any

from rampe.accounts import AccountId
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.ids import new_id
from rampe.live import Audience, Format, Live, LiveId, Recording, State


async def make_live(database: Database, host: AccountId, **fields: Any) -> LiveId:
    """Insert a running public live that is not recorded, apart from `fields`."""
    live = Live(
        **{
            "id": LiveId(new_id()),
            "account_id": host,
            "title": "Tests",
            "format": Format.QA,
            "audience": Audience.PUBLIC,
            "is_rehearsal": False,
            "is_recorded": False,
            "hidden": False,
            "state": State.LIVE,
            "created_at": clock.now(),
            "started_at": clock.now(),
            "recording": Recording.NONE,
            **fields,
        }
    )
    async with database.session() as session:
        session.add(live)
    return live.id
