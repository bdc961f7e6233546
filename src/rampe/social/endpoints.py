"""HTTP of what accounts are to each other: profiles, follows, requests, blocks and mutes."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response
from fastapi.responses import RedirectResponse

from rampe.accounts import AccountId, AccountNotFound, resolve_handle, tell_hidden_changed
from rampe.accounts.http import Member, Viewer
from rampe.kit.errors import TooMany, responses
from rampe.kit.http import Cursor, Limit, Provided, Session
from rampe.kit.ids import PublicId
from rampe.kit.pagination import Page
from rampe.kit.ratelimit import Rate, RateLimiter
from rampe.ports.bus import Bus
from rampe.ports.storage import Storage
from rampe.social import queries
from rampe.social.block import do_block, do_unblock
from rampe.social.errors import (
    CannotBlockSelf,
    CannotFollowSelf,
    FollowingTooMany,
    FollowRequestNotFound,
)
from rampe.social.follow import (
    FollowState,
    Pair,
    do_accept_request,
    do_decline_request,
    do_follow,
    do_remove_follower,
    do_unfollow,
)
from rampe.social.mute import do_mute, do_unmute
from rampe.social.profile import check_can_see_lists, show_profile
from rampe.social.queries import PageRequest, Reader
from rampe.social.schemas import AccountItem, FollowOut, ProfileOut
from rampe.social.settings import SocialSettings

router = APIRouter(tags=["social"])

OtherId = Annotated[PublicId, Path(description="The other account.")]
Settings = Annotated[SocialSettings, Provided(SocialSettings)]
Limits = Annotated[RateLimiter, Provided(RateLimiter)]
BusDep = Annotated[Bus, Provided(Bus)]


def get_reader(
    session: Session, viewer: Viewer, storage: Annotated[Storage, Provided(Storage)]
) -> Reader:
    """Return who reads in this request; a guest's viewer is none."""
    return Reader(session, storage, viewer.account_id if viewer else None)


def get_page(cursor: Cursor = None, limit: Limit = 20) -> PageRequest:
    """Return the page that the query asks for."""
    return PageRequest(cursor, limit)


ReaderDep = Annotated[Reader, Depends(get_reader)]
PageDep = Annotated[PageRequest, Depends(get_page)]


@router.get(
    "/profiles/{handle}",
    response_model=ProfileOut,
    responses={308: {"description": "The account's new handle."}, **responses(AccountNotFound)},
)
async def get_profile(
    handle: Annotated[str, Path(max_length=64)], reader: ReaderDep
) -> ProfileOut | Response:
    """Show a profile; a former handle redirects to the present one."""
    account, redirected = await resolve_handle(reader.session, handle)
    profile = await show_profile(reader, account)
    if redirected:
        return RedirectResponse(f"/api/v1/profiles/{account.handle}", status_code=308)
    return profile


@router.put(
    "/accounts/{account_id}/follow",
    responses=responses(CannotFollowSelf, AccountNotFound, FollowingTooMany, TooMany),
)
async def put_follow(
    account_id: OtherId, member: Member, session: Session, settings: Settings, limits: Limits
) -> FollowOut:
    """Follow an account, or ask to when it is private."""
    await limits.hit(Rate("follow", settings.follows_per_hour, 3600), member.account_id)
    state = await do_follow(session, member.account_id, AccountId(account_id), settings)
    return FollowOut(state=state)


@router.delete("/accounts/{account_id}/follow")
async def delete_follow(account_id: OtherId, member: Member, session: Session) -> FollowOut:
    """End a follow, or take back the request for one."""
    await do_unfollow(session, Pair(member.account_id, AccountId(account_id)))
    return FollowOut(state=FollowState.NONE)


@router.delete("/me/followers/{account_id}", status_code=204)
async def delete_follower(account_id: OtherId, member: Member, session: Session) -> None:
    """Make an account no longer follow the caller."""
    await do_remove_follower(session, Pair(AccountId(account_id), member.account_id))


@router.get("/accounts/{account_id}/followers", responses=responses(AccountNotFound))
async def get_followers(account_id: OtherId, reader: ReaderDep, page: PageDep) -> Page[AccountItem]:
    """List who follows an account."""
    await check_can_see_lists(reader, AccountId(account_id))
    return await queries.list_followers(reader, AccountId(account_id), page)


@router.get("/accounts/{account_id}/following", responses=responses(AccountNotFound))
async def get_following(account_id: OtherId, reader: ReaderDep, page: PageDep) -> Page[AccountItem]:
    """List whom an account follows."""
    await check_can_see_lists(reader, AccountId(account_id))
    return await queries.list_following(reader, AccountId(account_id), page)


@router.get("/me/follow-requests")
async def get_requests(_member: Member, reader: ReaderDep, page: PageDep) -> Page[AccountItem]:
    """List who asks to follow the caller."""
    return await queries.list_requests(reader, page)


@router.put(
    "/me/follow-requests/{account_id}",
    status_code=204,
    responses=responses(FollowRequestNotFound),
)
async def put_request(account_id: OtherId, member: Member, session: Session) -> None:
    """Accept a request to follow."""
    await do_accept_request(session, Pair(AccountId(account_id), member.account_id))


@router.delete(
    "/me/follow-requests/{account_id}",
    status_code=204,
    responses=responses(FollowRequestNotFound),
)
async def delete_request(account_id: OtherId, member: Member, session: Session) -> None:
    """Decline a request to follow."""
    await do_decline_request(session, Pair(AccountId(account_id), member.account_id))


@router.put(
    "/accounts/{account_id}/block",
    status_code=204,
    responses=responses(CannotBlockSelf, AccountNotFound),
)
async def put_block(account_id: OtherId, member: Member, session: Session) -> None:
    """Block an account."""
    await do_block(session, member.account_id, AccountId(account_id))


@router.delete("/accounts/{account_id}/block", status_code=204)
async def delete_block(account_id: OtherId, member: Member, session: Session) -> None:
    """End a block."""
    await do_unblock(session, member.account_id, AccountId(account_id))


@router.get("/me/blocks")
async def get_blocks(_member: Member, reader: ReaderDep, page: PageDep) -> Page[AccountItem]:
    """List whom the caller blocks."""
    return await queries.list_blocks(reader, page)


@router.put(
    "/accounts/{account_id}/mute",
    status_code=204,
    responses=responses(CannotBlockSelf, AccountNotFound),
)
async def put_mute(account_id: OtherId, member: Member, session: Session, bus: BusDep) -> None:
    """Mute an account, in open rooms of lives too."""
    await do_mute(session, member.account_id, AccountId(account_id))
    tell_hidden_changed(session, bus, member.account_id)


@router.delete("/accounts/{account_id}/mute", status_code=204)
async def delete_mute(account_id: OtherId, member: Member, session: Session, bus: BusDep) -> None:
    """End a mute."""
    await do_unmute(session, member.account_id, AccountId(account_id))
    tell_hidden_changed(session, bus, member.account_id)


@router.get("/me/mutes")
async def get_mutes(_member: Member, reader: ReaderDep, page: PageDep) -> Page[AccountItem]:
    """List whom the caller mutes."""
    return await queries.list_mutes(reader, page)
