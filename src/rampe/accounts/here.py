"""What the endpoints of accounts share: services, limits, and how members see their own account."""

from typing import Annotated

from fastapi import Depends, Request, Response
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.address import address_key, is_this_machine
from rampe.accounts.authentication import COOKIE, Principal, token_of
from rampe.accounts.cookies import set_session_cookie
from rampe.accounts.handle import changeable_at
from rampe.accounts.live_gate import LiveGate, find_live_barrier
from rampe.accounts.models import Account, Role
from rampe.accounts.queries import avatar_url, band_of
from rampe.accounts.schemas import Capabilities, Link, Me, SignedIn
from rampe.accounts.security.where import Where
from rampe.accounts.sessions import (
    StartedSession,
    describe_device,
    do_replace_session,
    do_start_session,
)
from rampe.accounts.settings import AccountsKeys, AccountsSettings
from rampe.accounts.suspension import SuspensionDoor
from rampe.kit.database import Database
from rampe.kit.http import Session
from rampe.kit.ratelimit import Rate, RateLimiter
from rampe.kit.services import services_of_request
from rampe.kit.site import Site
from rampe.ports.bus import Bus
from rampe.ports.storage import Storage

QUARTER, HOUR = 900, 3600


def where_of(request: Request) -> Where:
    """Return what a member's security log says of a request."""
    return Where(describe_device(request.headers.get("user-agent", "")), address_key(request))


WhereDep = Annotated[Where, Depends(where_of)]


class Here:
    """The request at hand and the services of its process."""

    def __init__(self, request: Request) -> None:
        services = services_of_request(request)
        self.request = request
        self.services = services
        self.settings = services.get(AccountsSettings)
        self.keys = services.get(AccountsKeys)
        self.site = services.get(Site)
        self.database = services.get(Database)
        self.limits = services.get(RateLimiter)
        self.bus = services.get(Bus)
        self.storage = services.get(Storage)

    @property
    def user_agent(self) -> str:
        """How the client calls itself."""
        return self.request.headers.get("user-agent", "")

    @property
    def address(self) -> str:
        """What limits count by."""
        return address_key(self.request)

    @property
    def far_address(self) -> str:
        """The address when it tells people apart; empty for this machine itself."""
        return "" if is_this_machine(self.request) else self.address

    @property
    def wants_bearer(self) -> bool:
        """Whether the client keeps its token itself, as programs do."""
        return self.request.headers.get("accept-session") == "bearer"

    @property
    def where(self) -> Where:
        """What the member's security log says of this request."""
        return where_of(self.request)

    async def limit(self, name: str, burst: int, seconds: float, key: str = "") -> None:
        """Count a hit of the caller's address, or of another key, which is hashed.

        Raises:
            TooMany: the allowance is spent.
        """
        hashed = self.keys.mark(name, key).hex()[:32] if key else self.address
        await self.limits.hit(Rate(name, burst, seconds), hashed)

    async def forgive(self, name: str, key: str) -> None:
        """Give the allowance of a hashed key back."""
        await self.limits.forgive(Rate(name, 1, 1), self.keys.mark(name, key).hex()[:32])

    async def show(self, session: AsyncSession, account: Account, viewer: Principal) -> Me:
        """Return the account of who asks; to a team, a brand without what is its member's own."""
        return Me.model_validate(await self._own(session, account, acting=viewer.is_brand))

    async def _own(
        self, session: AsyncSession, account: Account, *, acting: bool = False
    ) -> dict[str, object]:
        barred = await self.services.get(SuspensionDoor).barred(session, account.id)
        staff = account.role in (Role.MODERATOR, Role.ADMIN)
        own = None if acting else account
        return {
            "id": account.id,
            "handle": account.handle,
            "name": account.name,
            "email": own.email if own else None,
            "email_verified": account.email_verified_at is not None,
            "role": account.role,
            "band": band_of(account),
            "birth_date": own.birth_date if own else None,
            "age_disputed": own is not None and own.age_disputed_at is not None,
            "gender": own.gender if own else None,
            "locale": account.locale,
            "country": account.country,
            "zone": account.zone,
            "private": account.private,
            "bio": account.bio,
            "links": [Link.model_construct(None, **link) for link in account.links],
            "avatar_url": avatar_url(account.avatar_key, self.storage),
            "interests": account.interests,
            "capabilities": Capabilities(
                publish=not barred.publishing,
                comment=not barred.commenting,
                moderate=staff,
                administer=account.role is Role.ADMIN,
                live=await find_live_barrier(self.services.get(LiveGate), session, account),
            ),
            "handle_changeable_at": changeable_at(account, self.settings),
            "brand": account.brand,
            "acting": acting,
            "demo": account.demo,
            "created_at": account.created_at,
        }

    async def sign_in(
        self, session: Session, response: Response, account: Account, replaced: Principal | None
    ) -> SignedIn:
        """Start a session in the form that the client asked for, in place of one it had."""
        await do_replace_session(session, self.bus, replaced)
        started = await do_start_session(session, account.id, self.user_agent, self.settings)
        return await self.hand_out(session, response, account, started)

    async def hand_out(
        self,
        session: AsyncSession,
        response: Response,
        account: Account,
        started: StartedSession,
        *,
        acting: bool = False,
    ) -> SignedIn:
        """Give a client its session in the form that it asked for."""
        if self.wants_bearer:
            own = await self._own(session, account, acting=acting)
            return SignedIn.model_validate({**own, "token": started.token})
        set_session_cookie(response, started.token, self.site, self.settings)
        return SignedIn.model_validate(await self._own(session, account, acting=acting))

    def prolong_cookie(self, response: Response) -> None:
        """Let a browser keep its cookie as long as the session, which was just prolonged."""
        token = token_of(self.request)
        if token and token == self.request.cookies.get(COOKIE):
            set_session_cookie(response, token, self.site, self.settings)


HereDep = Annotated[Here, Depends(Here)]
