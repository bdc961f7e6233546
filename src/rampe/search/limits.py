"""How much one may search in a minute: a member by their account, a guest by their address."""

from typing import Annotated

from fastapi import Depends, Request

from rampe.accounts import address_key
from rampe.accounts.http import Viewer
from rampe.kit.http import Provided
from rampe.kit.ratelimit import Rate, RateLimiter
from rampe.search.settings import SearchSettings

# Guests of one address are many people: a school, a mobile network.
GUESTS = 4

Limits = Annotated[RateLimiter, Provided(RateLimiter)]
Settings = Annotated[SearchSettings, Provided(SearchSettings)]


async def limit_searches(
    request: Request, viewer: Viewer, limits: Limits, settings: Settings
) -> None:
    """Count a search.

    Raises:
        TooMany: the caller has searched too much of late.
    """
    await _hit(limits, "search", settings.searches_per_minute, request, viewer)


async def limit_suggestions(
    request: Request, viewer: Viewer, limits: Limits, settings: Settings
) -> None:
    """Count a suggestion; there is one for each pause in typing.

    Raises:
        TooMany: the caller has asked for too many of late.
    """
    await _hit(limits, "suggest", settings.suggestions_per_minute, request, viewer)


async def _hit(
    limits: RateLimiter, name: str, burst: int, request: Request, viewer: Viewer
) -> None:
    if viewer is not None:
        await limits.hit(Rate(name, burst, 60), viewer.member_id)
    else:
        await limits.hit(Rate(f"{name}_guest", burst * GUESTS, 60), address_key(request))


Searching = Depends(limit_searches)
Suggesting = Depends(limit_suggestions)
