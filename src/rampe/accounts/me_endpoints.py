"""HTTP of a member's own account: profile, avatar, handle, interests, address and password."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from rampe.accounts.authentication import Member
from rampe.accounts.avatar import MAX_BYTES, do_set_avatar, make_avatar, store_avatar
from rampe.accounts.email_check import do_change_email
from rampe.accounts.endpoints import MAILS_PER_HOUR, NO_CONTENT
from rampe.accounts.errors import (
    BadCredentials,
    BadImage,
    BirthDateAlreadySet,
    EmailAlreadyChecked,
    HandleChangedLately,
    HandleTaken,
    ImageTooLarge,
    PrivateUntil16,
    SignUpNotPossible,
    WeakPassword,
)
from rampe.accounts.handle import do_change_handle
from rampe.accounts.here import HOUR, QUARTER, Here, HereDep
from rampe.accounts.interests import do_choose_interests
from rampe.accounts.models import Account
from rampe.accounts.passwords import verify_password
from rampe.accounts.profile import do_change_profile, do_give_birth_date
from rampe.accounts.push import tell_me_changed
from rampe.accounts.queries import find_account, lock_account
from rampe.accounts.reset_password import do_change_password
from rampe.accounts.schemas import (
    BirthDateChoice,
    EmailChange,
    HandleChange,
    InterestsChoice,
    Me,
    PasswordChange,
    ProfileChange,
)
from rampe.kit.database import Session
from rampe.kit.errors import TooMany, Unauthenticated, responses

router = APIRouter(prefix="/me", tags=["accounts"])

AVATARS_PER_HOUR = 20
PASSWORD_TRIES = 10
IMAGE_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            kind: {"schema": {"type": "string", "format": "binary"}}
            for kind in ("image/jpeg", "image/png", "image/webp")
        },
    }
}


@router.get("", responses=responses(Unauthenticated))
async def get_me(here: HereDep, session: Session, member: Member) -> Me:
    """Return the member's own account, as it is at this moment."""
    return here.show(await find_account(session, member.account_id))


@router.patch("", responses=responses(Unauthenticated, PrivateUntil16))
async def change_profile(
    body: ProfileChange, here: HereDep, session: Session, member: Member
) -> Me:
    """Change parts of the profile."""
    account = await lock_account(session, member.account_id)
    await do_change_profile(session, account, body.model_dump(exclude_unset=True))
    return _changed(here, session, account)


def _changed(here: Here, session: Session, account: Account) -> Me:
    tell_me_changed(session, here.bus, account.id)
    return here.show(account)


@router.put(
    "/avatar",
    openapi_extra=IMAGE_BODY,
    responses=responses(Unauthenticated, BadImage, ImageTooLarge, TooMany),
)
async def set_avatar(request: Request, here: HereDep, session: Session, member: Member) -> Me:
    """Show another avatar: a PNG, JPEG or WebP of up to 5 MB, cut to its middle square."""
    await here.limit("avatar", AVATARS_PER_HOUR, HOUR, key=str(member.account_id))
    key = await store_avatar(here.storage, await make_avatar(await _read_image(request)))
    account = await lock_account(session, member.account_id)
    do_set_avatar(session, here.storage, account, key)
    return _changed(here, session, account)


async def _read_image(request: Request) -> bytes:
    image = bytearray()
    async for chunk in request.stream():
        image += chunk
        if len(image) > MAX_BYTES:
            raise ImageTooLarge(max_bytes=MAX_BYTES)
    return bytes(image)


@router.delete("/avatar", responses=responses(Unauthenticated))
async def remove_avatar(here: HereDep, session: Session, member: Member) -> Me:
    """Show no avatar."""
    account = await lock_account(session, member.account_id)
    do_set_avatar(session, here.storage, account, None)
    return _changed(here, session, account)


@router.put("/handle", responses=responses(Unauthenticated, HandleTaken, HandleChangedLately))
async def change_handle(body: HandleChange, here: HereDep, session: Session, member: Member) -> Me:
    """Take another handle; the former one leads here."""
    account = await lock_account(session, member.account_id)
    await do_change_handle(session, account, body.handle, here.settings)
    return _changed(here, session, account)


@router.put("/interests", responses=responses(Unauthenticated))
async def choose_interests(
    body: InterestsChoice, here: HereDep, session: Session, member: Member
) -> Me:
    """Choose at least three interests."""
    account = await lock_account(session, member.account_id)
    await do_choose_interests(session, account, body.interests)
    return _changed(here, session, account)


@router.put(
    "/birth-date", responses=responses(Unauthenticated, BirthDateAlreadySet, SignUpNotPossible)
)
async def give_birth_date(
    body: BirthDateChoice, here: HereDep, session: Session, member: Member
) -> Me:
    """Give the birth date that is missing, once; after that only staff corrects it."""
    account = await lock_account(session, member.account_id)
    do_give_birth_date(account, body.birth_date, here.settings)
    return _changed(here, session, account)


@router.put(
    "/email",
    status_code=202,
    responses=responses(Unauthenticated, BadCredentials, EmailAlreadyChecked, TooMany),
)
async def change_email(body: EmailChange, here: HereDep, session: Session, member: Member) -> Me:
    """Correct an address that is not proved yet; the link is mailed to the new one."""
    await here.limit("mail", MAILS_PER_HOUR, HOUR, key=str(member.account_id))
    account = await lock_account(session, member.account_id)
    if not await verify_password(account.password_hash, body.password):
        raise BadCredentials
    await do_change_email(session, account, body.email)
    return _changed(here, session, account)


@router.put(
    "/password",
    status_code=NO_CONTENT,
    responses=responses(Unauthenticated, BadCredentials, WeakPassword, TooMany),
)
async def change_password(
    body: PasswordChange, here: HereDep, session: Session, member: Member
) -> Response:
    """Set another password; the member's other sessions end."""
    await here.limit("password", PASSWORD_TRIES, QUARTER, key=str(member.account_id))
    account = await lock_account(session, member.account_id)
    await do_change_password(
        session, here.bus, account, body.current, body.password, keep=member.session_id
    )
    return Response(status_code=NO_CONTENT)
