"""HTTP of a member's own account: profile, avatar, handle, interests, address and password."""

from fastapi import APIRouter, Request

from rampe.accounts.authentication import Principal
from rampe.accounts.avatar import do_set_avatar, make_avatar, read_image, store_avatar
from rampe.accounts.callers import Member, Proved
from rampe.accounts.email_check import do_correct_email
from rampe.accounts.endpoints import MAILS_PER_HOUR, NO_CONTENT, check_old_enough
from rampe.accounts.errors import (
    AgeDisputed,
    BadImage,
    BirthDateAlreadySet,
    EmailAlreadyChecked,
    EmailTaken,
    HandleChangedLately,
    HandleTaken,
    ImageTooLarge,
    PrivateUntil16,
    SignUpNotPossible,
    TokenInvalid,
    WeakPassword,
)
from rampe.accounts.handle import do_change_handle
from rampe.accounts.here import HOUR, QUARTER, Here, HereDep
from rampe.accounts.interests import do_choose_interests
from rampe.accounts.models import Account
from rampe.accounts.profile import check_lacks_birth_date, do_change_profile
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
    TokenUse,
)
from rampe.accounts.security.email_change import (
    do_ask_email_change,
    do_cancel_email_change,
    do_confirm_email_change,
)
from rampe.accounts.security.errors import ProofRequired, SharedAccount
from rampe.accounts.security.factors import check_not_shared
from rampe.accounts.sessions import do_end_other_sessions
from rampe.accounts.sign_up import Applicant
from rampe.kit.errors import TooMany, Unauthenticated, responses
from rampe.kit.http import Session

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
    return await here.show(session, await find_account(session, member.account_id), member)


@router.patch("", responses=responses(Unauthenticated, PrivateUntil16))
async def change_profile(
    body: ProfileChange, here: HereDep, session: Session, member: Member
) -> Me:
    """Change parts of the profile."""
    account = await lock_account(session, member.account_id)
    await do_change_profile(session, account, body.model_dump(exclude_unset=True))
    return await _changed(here, session, account, member)


async def _changed(here: Here, session: Session, account: Account, member: Principal) -> Me:
    tell_me_changed(session, here.bus, account.id)
    return await here.show(session, account, member)


@router.put(
    "/avatar",
    openapi_extra=IMAGE_BODY,
    responses=responses(Unauthenticated, BadImage, ImageTooLarge, TooMany),
)
async def set_avatar(request: Request, here: HereDep, session: Session, member: Member) -> Me:
    """Show another avatar: a PNG, JPEG or WebP of up to 5 MB, cut to its middle square."""
    await here.limit("avatar", AVATARS_PER_HOUR, HOUR, key=str(member.account_id))
    key = await store_avatar(here.storage, await make_avatar(await read_image(request)))
    account = await lock_account(session, member.account_id)
    do_set_avatar(session, here.storage, account, key)
    return await _changed(here, session, account, member)


@router.delete("/avatar", responses=responses(Unauthenticated))
async def remove_avatar(here: HereDep, session: Session, member: Member) -> Me:
    """Show no avatar."""
    account = await lock_account(session, member.account_id)
    do_set_avatar(session, here.storage, account, None)
    return await _changed(here, session, account, member)


@router.put("/handle", responses=responses(Unauthenticated, HandleTaken, HandleChangedLately))
async def change_handle(body: HandleChange, here: HereDep, session: Session, member: Member) -> Me:
    """Take another handle; the former one leads here."""
    account = await lock_account(session, member.account_id)
    await do_change_handle(session, account, body.handle, here.settings)
    return await _changed(here, session, account, member)


@router.put("/interests", responses=responses(Unauthenticated))
async def choose_interests(
    body: InterestsChoice, here: HereDep, session: Session, member: Member
) -> Me:
    """Choose at least three interests."""
    account = await lock_account(session, member.account_id)
    await do_choose_interests(session, account, body.interests)
    return await _changed(here, session, account, member)


@router.put(
    "/birth-date",
    responses=responses(Unauthenticated, BirthDateAlreadySet, AgeDisputed, SignUpNotPossible),
)
async def give_birth_date(
    body: BirthDateChoice, here: HereDep, session: Session, member: Member
) -> Me:
    """Give the birth date that is missing, once; after that only staff corrects it.

    Who is refused for it is refused with any other date for a while, as at sign-up.
    """
    account = await lock_account(session, member.account_id)
    check_lacks_birth_date(account)
    applicant = Applicant.of(
        here.keys, account.email, here.far_address, here.user_agent, account.id
    )
    await check_old_enough(here, applicant, body.birth_date, account.zone)
    account.birth_date = body.birth_date
    return await _changed(here, session, account, member)


@router.put(
    "/email",
    status_code=202,
    responses=responses(
        Unauthenticated, ProofRequired, SharedAccount, EmailAlreadyChecked, TooMany
    ),
)
async def change_email(body: EmailChange, here: HereDep, session: Session, member: Proved) -> Me:
    """Ask for another address: a link is mailed there. One that was never proved is replaced."""
    await here.limit("mail", MAILS_PER_HOUR, HOUR, key=str(member.account_id))
    account = await lock_account(session, member.account_id)
    check_not_shared(account, here.settings)
    if account.email_verified_at is None:
        await do_correct_email(session, account, body.email)
    else:
        await do_ask_email_change(session, account, body.email, here.where)
    return await _changed(here, session, account, member)


@router.delete("/email/pending", status_code=NO_CONTENT, responses=responses(Unauthenticated))
async def cancel_email_change(here: HereDep, session: Session, member: Member) -> None:
    """Give up the change of address that waits for its confirmation, if any."""
    account = await lock_account(session, member.account_id)
    await do_cancel_email_change(session, account.id)
    tell_me_changed(session, here.bus, account.id)


@router.post("/email/confirm", responses=responses(Unauthenticated, TokenInvalid, EmailTaken))
async def confirm_email_change(
    body: TokenUse, here: HereDep, session: Session, member: Member
) -> Me:
    """Take the new address, by the link that was mailed there.

    Only on a device that is signed in: a mistyped address must not give its owner the account.
    """
    account = await lock_account(session, member.account_id)
    await do_confirm_email_change(session, account, body.token, here.where)
    return await _changed(here, session, account, member)


@router.put(
    "/password",
    status_code=NO_CONTENT,
    responses=responses(Unauthenticated, ProofRequired, SharedAccount, WeakPassword, TooMany),
)
async def change_password(
    body: PasswordChange, here: HereDep, session: Session, member: Proved
) -> None:
    """Set another password; the member's other sessions end unless they say otherwise."""
    await here.limit("password", PASSWORD_TRIES, QUARTER, key=str(member.account_id))
    account = await lock_account(session, member.account_id)
    check_not_shared(account, here.settings)
    await do_change_password(session, account, body.password, here.where)
    if body.end_others:
        await do_end_other_sessions(session, here.bus, account.id, keep=member.session_id)
