"""Who is asking: the one place that turns a cookie or a Bearer token into a principal."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeVarTuple

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, literal_column, or_, select
from sqlalchemy.orm import aliased
from starlette.requests import HTTPConnection

from rampe.accounts.age import Band, age_at, age_band
from rampe.accounts.brands.errors import AccountSwitched, NotAsBrand, TeamRoleRequired
from rampe.accounts.brands.models import BrandMember, TeamRole
from rampe.accounts.brands.policy import ACTING_ROLES, READING, is_persons, may_act
from rampe.accounts.errors import AgeRequired
from rampe.accounts.models import (
    Account,
    AccountId,
    AccountSession,
    Role,
    SessionId,
    Status,
    is_active,
)
from rampe.kit import clock
from rampe.kit.database import Database, HotStatement, fetch, hot_statement
from rampe.kit.services import services_of_request
from rampe.kit.tokens import hash_token

COOKIE = "rampe_session"
Row = Mapping[str, Any]
# What a client may send with each request: the account as which it means to act.
ACCOUNT_HEADER = "rampe-account"


@dataclass(frozen=True, slots=True)
class Principal:
    """The account that makes a request, as it is at this moment.

    Somebody of a brand's team may act as the brand: then `account_id`, `handle`, `private` and
    `interests` are the brand's, `team_role` says what they may do in its name, and everything else
    (age, language, address) is of the person, `member_id`.
    """

    account_id: AccountId
    member_id: AccountId
    team_role: TeamRole | None
    session_id: SessionId
    handle: str
    role: Role
    locale: str
    birth_date: date | None
    zone: str
    private: bool
    interests: tuple[str, ...]
    email_verified: bool
    demo: bool
    proved_at: datetime | None
    """When the session last proved to be the member's own (`security/proof.py`)."""

    @property
    def is_brand(self) -> bool:
        """Whether the account is a brand, and who asks acts as it."""
        return self.team_role is not None

    @property
    def band(self) -> Band:
        """The age band now: a birthday changes it without a new sign-in."""
        return age_band(self.birth_date, self.zone, clock.now())

    @property
    def is_staff(self) -> bool:
        """Whether the account moderates."""
        return self.role in (Role.MODERATOR, Role.ADMIN)


def check_min_age(principal: Principal, years: int) -> None:
    """Refuse a member younger than `years`, or one without a birth date, at this moment.

    Raises:
        AgeRequired: `min_age` says from when.
    """
    age = -1
    if principal.birth_date is not None:
        age = age_at(principal.birth_date, principal.zone, clock.now())
    if age < years:
        raise AgeRequired(min_age=years)


Columns = TypeVarTuple("Columns")

_Brand = aliased(Account, name="brand_account")


def with_acting(query: Select[*Columns]) -> Select[*Columns]:
    """Join the brand as which a session of `AccountSession` and `Account` acts, if any."""
    return query.outerjoin(_Brand, _Brand.id == AccountSession.acting_as).outerjoin(
        BrandMember,
        and_(
            BrandMember.brand_id == AccountSession.acting_as,
            BrandMember.account_id == AccountSession.account_id,
        ),
    )


def may_still_act() -> ColumnElement[bool]:
    """True for a session of its own, and for one whose person is still of an active brand's team.

    Sessions are not turned back into the person's own when this ends: they are over.
    """
    return or_(
        AccountSession.acting_as.is_(None),
        and_(
            _Brand.status == literal_column(f"'{Status.ACTIVE}'"),
            BrandMember.role.in_([literal_column(f"'{role}'") for role in ACTING_ROLES]),
        ),
    )


CALLER: Select[*tuple[Any, ...]] = with_acting(
    select(
        Account.id,
        AccountSession.id.label("session_id"),
        Account.handle,
        Account.role,
        Account.locale,
        Account.birth_date,
        Account.zone,
        Account.private,
        Account.interests,
        Account.email_verified_at,
        Account.demo,
        AccountSession.proved_at,
        _Brand.id.label("brand_id"),
        _Brand.handle.label("brand_handle"),
        _Brand.private.label("brand_private"),
        _Brand.interests.label("brand_interests"),
        BrandMember.role.label("team_role"),
    ).join(AccountSession, AccountSession.account_id == Account.id)
).where(
    AccountSession.token_hash == bindparam("token_hash"),
    AccountSession.expires_at > bindparam("now"),
    is_active(),
    may_still_act(),
)
"""Who holds a token. A hot route may add columns of its own to it, for `authenticate_with`."""

CALLER_ID: ColumnElement[AccountId] = func.coalesce(_Brand.id, Account.id)
"""In `CALLER`: the account as which the caller acts."""

_BY_TOKEN = hot_statement(CALLER)


def token_of(connection: HTTPConnection) -> str | None:
    """Return the session token of a request: `Authorization: Bearer` first, then the cookie."""
    scheme, _, credentials = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and credentials:
        return credentials.strip()
    return connection.cookies.get(COOKIE)


async def authenticate_token(database: Database, token: str) -> Principal | None:
    """Return who holds a token; none when it is unknown, over, or of a suspended account."""
    principal, _ = await _read_caller(database, token, _BY_TOKEN)
    return principal


async def authenticate(connection: HTTPConnection) -> Principal | None:
    """Return who makes a request; none for a guest. Hot routes call it directly.

    Raises:
        NotAsBrand, TeamRoleRequired: what is asked may not be done in the brand's name.
        AccountSwitched: the client means another account than the one it acts as by now.
    """
    principal, _ = await authenticate_with(connection, _BY_TOKEN)
    return principal


async def authenticate_with(
    connection: HTTPConnection, caller: HotStatement, **params: Any
) -> tuple[Principal | None, Row]:
    """Do what `authenticate` does, and return what else `caller` reads of a member along with it.

    `caller` is `CALLER` with more columns, and `params` are what these need.
    """
    token = token_of(connection)
    if not token:
        return None, {}
    database = services_of_request(connection).get(Database)
    principal, row = await _read_caller(database, token, caller, **params)
    if principal is not None:
        _check_meant(connection, principal)
        _check_acting(connection, principal)
    return principal, row


async def _read_caller(
    database: Database, token: str, caller: HotStatement, **params: Any
) -> tuple[Principal | None, Row]:
    rows = await fetch(database, caller, token_hash=hash_token(token), now=clock.now(), **params)
    return (_principal(rows[0]), rows[0]) if rows else (None, {})


def _check_meant(connection: HTTPConnection, principal: Principal) -> None:
    """Refuse to write as another account than the page at hand shows (a second tab switched)."""
    meant = connection.headers.get(ACCOUNT_HEADER)
    if meant and meant != str(principal.account_id) and _method(connection) not in READING:
        raise AccountSwitched


def _check_acting(connection: HTTPConnection, principal: Principal) -> None:
    if principal.team_role is None:
        return
    method, path = _method(connection), connection.url.path
    if is_persons(method, path):
        raise NotAsBrand
    if not may_act(principal.team_role, method, path):
        raise TeamRoleRequired


def _method(connection: HTTPConnection) -> str:
    return str(connection.scope.get("method", "GET"))


def _principal(row: Row) -> Principal | None:
    verified: datetime | None = row["email_verified_at"]
    person = Principal(
        account_id=row["id"],
        member_id=row["id"],
        team_role=None,
        session_id=row["session_id"],
        handle=row["handle"],
        role=Role(row["role"]),
        locale=row["locale"],
        birth_date=row["birth_date"],
        zone=row["zone"],
        private=row["private"],
        interests=tuple(row["interests"]),
        email_verified=verified is not None,
        demo=row["demo"],
        proved_at=row["proved_at"],
    )
    return person if row["brand_id"] is None else _as_brand(person, row)


def _as_brand(person: Principal, row: Row) -> Principal | None:
    """Return the brand as which a person acts; nobody for whom staff found to be a minor."""
    if person.band is not Band.ADULT:
        return None
    return replace(
        person,
        account_id=row["brand_id"],
        team_role=TeamRole(row["team_role"]),
        handle=row["brand_handle"],
        role=Role.MEMBER,
        private=row["brand_private"],
        interests=tuple(row["brand_interests"]),
    )
