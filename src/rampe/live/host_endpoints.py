"""HTTP of a host's own: the live at hand, and the stream key for OBS and hardware."""

from typing import Annotated

from fastapi import APIRouter

from rampe.accounts import (
    AccountId,
    ProofRequired,
    SecurityWhat,
    do_note_security,
    lock_account,
    tell_me_changed,
)
from rampe.accounts.http import Member, Proved, WhereDep
from rampe.kit.errors import TooMany, Unauthenticated, responses
from rampe.kit.http import Provided, Session
from rampe.kit.ratelimit import Rate
from rampe.live.cards import read_live
from rampe.live.create import find_last
from rampe.live.eligibility import check_may_host
from rampe.live.endpoints import MAY_NOT_HOST, ToolsDep
from rampe.live.find import find_running
from rampe.live.keys import do_make_key, do_revoke_key, has_key
from rampe.live.schemas import LastSetUp, OwnLive, StreamKey
from rampe.live.sending import SendingPlace
from rampe.video.http import LookDep

router = APIRouter(prefix="/me/live", tags=["live"])

KEYS_PER_HOUR = Rate("live_keys", 20, 3600)


@router.get("", responses=responses(Unauthenticated))
async def get_own_live(
    member: Member,
    session: Session,
    look: LookDep,
    tools: ToolsDep,
    place: Annotated[SendingPlace, Provided(SendingPlace)],
) -> OwnLive:
    """Return the member's live that has not ended, and where a program sends to."""
    me = AccountId(member.account_id)
    running = await find_running(session, me, lock=False)
    last = await find_last(session, me)
    return OwnLive(
        live=await read_live(session, look, tools.gate.door, running.id) if running else None,
        rtmp_url=place.rtmp_url,
        rtmps_url=place.rtmps_url,
        has_key=await has_key(session, me),
        last_setup=LastSetUp.model_validate(last, from_attributes=True) if last else None,
    )


@router.post("/key", responses=responses(Unauthenticated, ProofRequired, *MAY_NOT_HOST, TooMany))
async def post_key(member: Proved, session: Session, tools: ToolsDep, where: WhereDep) -> StreamKey:
    """Make a stream key, shown this once; one that was there before is no longer valid.

    It outlives the session, so its member proves who they are, and is told.
    """
    await tools.limits.hit(KEYS_PER_HOUR, member.account_id)
    account = await lock_account(session, member.account_id)
    await check_may_host(session, tools.gate, account)
    key = await do_make_key(session, account.id)
    await do_note_security(session, member.member_id, SecurityWhat.STREAM_KEY_MADE, where)
    tell_me_changed(session, tools.bus, account.id)
    return StreamKey(key=key)


@router.delete("/key", status_code=204, responses=responses(Unauthenticated))
async def delete_key(member: Member, session: Session, tools: ToolsDep) -> None:
    """Take the stream key away. Idempotent."""
    if await do_revoke_key(session, member.account_id):
        tell_me_changed(session, tools.bus, member.account_id)
