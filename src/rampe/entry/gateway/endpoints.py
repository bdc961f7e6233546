"""HTTP of the gateway: tickets for clients without a cookie. Served by the api role."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel

from rampe.accounts.http import Member
from rampe.entry.gateway.ticket import LIFETIME_SECONDS, TicketSigner
from rampe.kit.errors import TooMany, Unauthenticated, responses
from rampe.kit.http import Provided
from rampe.kit.ratelimit import Rate, RateLimiter

router = APIRouter(prefix="/rt", tags=["realtime"])

TICKETS = Rate("rt_ticket", burst=30, seconds=60)


class TicketOut(BaseModel):
    """A ticket for `/rt?ticket=…`, and for how many seconds it is good."""

    ticket: str
    expires_in: int = LIFETIME_SECONDS


@router.post("/ticket", responses=responses(Unauthenticated, TooMany))
async def make_ticket(
    member: Member,
    signer: Annotated[TicketSigner, Provided(TicketSigner)],
    limits: Annotated[RateLimiter, Provided(RateLimiter)],
) -> TicketOut:
    """Give the caller a one-minute ticket to open a live connection with."""
    await limits.hit(TICKETS, member.account_id)
    return TicketOut(ticket=signer.sign(member.account_id, member.session_id))
