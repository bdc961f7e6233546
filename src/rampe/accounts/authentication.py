"""Who is asking: the one place that turns a cookie or a Bearer token into a principal."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any

from fastapi import Depends
from sqlalchemy import bindparam, select
from starlette.requests import HTTPConnection

from rampe.accounts.age import Band, age_at, age_band
from rampe.accounts.errors import AgeRequired, StaffOnly
from rampe.accounts.models import Account, AccountId, AccountSession, Role, SessionId, is_active
from rampe.kit import clock
from rampe.kit.database import Database, fetch, hot_statement
from rampe.kit.errors import Unauthenticated
from rampe.kit.services import services_of_request

COOKIE = "rampe_session"


@dataclass(frozen=True, slots=True)
class Principal:
    """The account that makes a request, as it is at this moment."""

    account_id: AccountId
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


def hash_token(token: str) -> bytes:
    """Return what is stored of a token. Tokens have 256 random bits, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).digest()


_BY_TOKEN = hot_statement(
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
    )
    .join(AccountSession, AccountSession.account_id == Account.id)
    .where(
        AccountSession.token_hash == bindparam("token_hash"),
        AccountSession.expires_at > bindparam("now"),
        is_active(),
    )
)


def token_of(connection: HTTPConnection) -> str | None:
    """Return the session token of a request: `Authorization: Bearer` first, then the cookie."""
    scheme, _, credentials = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and credentials:
        return credentials.strip()
    return connection.cookies.get(COOKIE)


async def authenticate_token(database: Database, token: str) -> Principal | None:
    """Return who holds a token; none when it is unknown, over, or of a suspended account."""
    rows = await fetch(database, _BY_TOKEN, token_hash=hash_token(token), now=clock.now())
    return _principal(rows[0]) if rows else None


async def authenticate(connection: HTTPConnection) -> Principal | None:
    """Return who makes a request; none for a guest. Hot routes call it directly."""
    token = token_of(connection)
    if not token:
        return None
    return await authenticate_token(services_of_request(connection).get(Database), token)


def _principal(row: dict[str, Any]) -> Principal:
    verified: datetime | None = row["email_verified_at"]
    return Principal(
        account_id=row["id"],
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


async def _require_member(connection: HTTPConnection) -> Principal:
    principal = await authenticate(connection)
    if principal is None:
        raise Unauthenticated
    return principal


Viewer = Annotated[Principal | None, Depends(authenticate)]
"""Who reads: a member, or none for a guest."""

Member = Annotated[Principal, Depends(_require_member)]
"""A signed-in member."""


async def _require_staff(member: Member) -> Principal:
    if not member.is_staff:
        raise StaffOnly
    return member


async def _require_admin(member: Member) -> Principal:
    if member.role is not Role.ADMIN:
        raise StaffOnly
    return member


Moderator = Annotated[Principal, Depends(_require_staff)]
"""A signed-in moderator or administrator."""

Admin = Annotated[Principal, Depends(_require_admin)]
"""A signed-in administrator."""
