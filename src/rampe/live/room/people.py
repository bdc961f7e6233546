"""What the room asks of the database about people: who may watch, who may speak, who is hidden."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import BigInteger, DateTime, and_, any_, bindparam, func, or_, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from rampe.accounts import Account, AccountId, Role, Status, avatar_url
from rampe.kit import clock
from rampe.kit.database import Database, fetch, hot_statement
from rampe.live.frames import RoomAccount, RoomMention
from rampe.live.models import Live
from rampe.live.room.models import RoomHeart
from rampe.live.visibility import may_watch
from rampe.ports.storage import Storage
from rampe.safety import Restriction, is_restricted
from rampe.social import resolve_mentions, select_hidden

_person = aliased(Account, name="person")
_hearts = (
    select(RoomHeart.hearts)
    .where(RoomHeart.live_id == Live.id, RoomHeart.account_id == _person.id)
    .correlate(Live, _person)
    .scalar_subquery()
)
_is_staff = or_(_person.role == Role.MODERATOR, _person.role == Role.ADMIN)

# Rows of these members only: the active ones. The host is `Account`, as the predicate wants.
_PEOPLE = hot_statement(
    select(
        _person.id,
        _person.handle,
        _person.name,
        _person.avatar_key,
        may_watch(_person.id, _is_staff).label("may_watch"),
        is_restricted(
            _person.id, Restriction.COMMENTING, bindparam("now", type_=DateTime(timezone=True))
        ).label("restricted"),
        func.coalesce(_hearts, 0).label("hearts"),
    )
    .select_from(Live)
    .join(Account, Account.id == Live.account_id)
    .join(
        _person,
        and_(
            _person.id == any_(bindparam("ids", type_=ARRAY(BigInteger))),
            _person.status == Status.ACTIVE,
        ),
    )
    .where(Live.id == bindparam("live", type_=BigInteger))
)

_GUESTS = hot_statement(
    select(may_watch(None).label("may_watch"))
    .select_from(Live)
    .join(Account, Account.id == Live.account_id)
    .where(Live.id == bindparam("live", type_=BigInteger))
)

_HIDDEN = hot_statement(select_hidden(bindparam("viewer", type_=BigInteger)))


@dataclass(frozen=True)
class Person:
    """A member as the room needs to know them, at the moment of the question."""

    account: RoomAccount
    may_watch: bool
    restricted: bool
    hearts: int

    @property
    def shown_name(self) -> str:
        """How others call them."""
        return self.account.name or self.account.handle


async def find_people(
    database: Database, storage: Storage, live_id: int, ids: Collection[int]
) -> dict[int, Person]:
    """Return what the room must know of members; those who are not active are left out."""
    if not ids:
        return {}
    rows = await fetch(database, _PEOPLE, live=live_id, ids=list(set(ids)), now=clock.now())
    return {
        row["id"]: Person(
            RoomAccount(
                id=str(row["id"]),
                handle=row["handle"],
                name=row["name"],
                avatar=avatar_url(row["avatar_key"], storage),
            ),
            row["may_watch"],
            row["restricted"],
            row["hearts"],
        )
        for row in rows
    }


async def may_guests_watch(database: Database, live_id: int) -> bool:
    """Return whether a live is for everybody."""
    rows = await fetch(database, _GUESTS, live=live_id)
    return bool(rows and rows[0]["may_watch"])


async def find_hidden(database: Database, viewer: int) -> set[int]:
    """Return the accounts of whose comments and names a member is shown nothing."""
    return {row["id"] for row in await fetch(database, _HIDDEN, viewer=viewer)}


async def find_mentions(session: AsyncSession, author_id: int, text: str) -> list[RoomMention]:
    """Return whom a text names; those that block its author stay plain text."""
    if "@" not in text:
        return []
    found = await resolve_mentions(session, AccountId(author_id), text)
    return [RoomMention(id=str(one.account_id), handle=one.handle) for one in found]


async def find_name(session: AsyncSession, account_id: int) -> str | None:
    """Return how others call an active member."""
    found = await session.execute(
        select(Account.name, Account.handle).where(
            Account.id == account_id, Account.status == Status.ACTIVE
        )
    )
    row = found.one_or_none()
    return (row[0] or row[1]) if row else None
