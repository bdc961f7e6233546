"""HTTP of signing up, in and out: accounts, sessions, e-mail checks and forgotten passwords."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Response
from fastapi.responses import Response as PlainResponse

from rampe.accounts.callers import Member, Proved, Viewer
from rampe.accounts.cookies import REFUSED_COOKIE, clear_session_cookie, refused_cookie
from rampe.accounts.countries import main_zone
from rampe.accounts.demo import find_cast_member
from rampe.accounts.email_check import do_confirm_email, do_request_check
from rampe.accounts.errors import (
    AccountNotFound,
    AccountSuspended,
    BadCredentials,
    DemoOff,
    EmailAlreadyChecked,
    EmailTaken,
    HandleTaken,
    SessionNotFound,
    SignUpNotPossible,
    TokenInvalid,
    WeakPassword,
)
from rampe.accounts.here import HOUR, QUARTER, Here, HereDep
from rampe.accounts.passwords import check_password, hash_password
from rampe.accounts.personal.errors import DeletionPending
from rampe.accounts.queries import find_account, lock_account
from rampe.accounts.reset_password import do_request_reset, do_reset_password
from rampe.accounts.schemas import (
    CurrentSession,
    DemoSignIn,
    EmailChecked,
    PasswordReset,
    ResetRequest,
    SessionInfo,
    SessionList,
    SignedIn,
    SignIn,
    SignUp,
    TokenUse,
    fold_email,
)
from rampe.accounts.security.complete import complete_sign_in, lock_signing_in
from rampe.accounts.security.email_change import do_undo_email_change
from rampe.accounts.security.errors import ProofRequired, SecondFactorRequired
from rampe.accounts.security.log import do_note
from rampe.accounts.security.models import What
from rampe.accounts.security.second_step import check_needs_no_more
from rampe.accounts.sessions import (
    do_end_other_sessions,
    do_end_session,
    do_see_session,
    list_sessions,
)
from rampe.accounts.sign_in import check_credentials, clean_login, do_renew_hash
from rampe.accounts.sign_up import (
    Applicant,
    NewAccount,
    do_mark_refused,
    do_sign_up,
    is_old_enough,
    was_refused,
)
from rampe.kit.errors import TooMany, Unauthenticated, responses
from rampe.kit.http import Session
from rampe.kit.ids import PublicId

router = APIRouter(tags=["accounts"])

NO_CONTENT = 204
MAILS_PER_HOUR = 5
RESETS_PER_HOUR = 20


@router.post(
    "/accounts",
    status_code=201,
    responses=responses(SignUpNotPossible, HandleTaken, WeakPassword, TooMany),
)
async def sign_up(
    body: SignUp, here: HereDep, session: Session, response: Response, viewer: Viewer
) -> SignedIn:
    """Make an account and sign in. A known address is not told here, but by mail to its owner."""
    await here.limit("sign_up", here.settings.sign_ups_per_hour, HOUR)
    # Each sends a mail there, whoever it belongs to.
    await here.limit("sign_up_mailbox", MAILS_PER_HOUR, HOUR, key=fold_email(body.email))
    zone = body.zone or main_zone(body.country)
    applicant = Applicant.of(here.keys, body.email, here.far_address, here.user_agent)
    await check_old_enough(here, applicant, body.birth_date, zone)
    await check_password(body.password, body.handle, body.email, body.name)
    password_hash = await hash_password(body.password)
    account = await do_sign_up(
        session,
        NewAccount(
            handle=body.handle,
            name=body.name,
            email=body.email,
            password_hash=password_hash,
            birth_date=body.birth_date,
            country=body.country,
            locale=body.locale,
            zone=zone,
            gender=body.gender,
            interests=body.interests or (),
        ),
    )
    await do_request_check(session, account)
    return await complete_sign_in(here, session, response, account, replaced=viewer, created=True)


async def check_old_enough(here: Here, applicant: Applicant, birth_date: date, zone: str) -> None:
    """Refuse who is too young, and who was told so a short while ago.

    Raises:
        SignUpNotPossible: the answer is the same in both cases, and marks the device.
    """
    # A transaction of its own: the request's is rolled back by the error.
    async with here.database.session() as session:
        refused = REFUSED_COOKIE in here.request.cookies or await was_refused(session, applicant)
        if not is_old_enough(birth_date, zone, here.settings.min_age):
            await do_mark_refused(session, applicant)
            refused = True
    if refused:
        raise SignUpNotPossible(refused_cookie(here.site))


@router.get("/session")
async def get_session(
    here: HereDep, session: Session, response: Response, viewer: Viewer
) -> CurrentSession:
    """Return who is signed in, if anybody; a client's first question, so never an error."""
    # A cookie that is nobody's is left alone: this answer may be overtaken by one that replaced the
    # session and set a new cookie, which deleting would take away again.
    if viewer is None:
        return CurrentSession(me=None)
    if await do_see_session(session, viewer.session_id, here.settings):
        here.prolong_cookie(response)
    account = await find_account(session, viewer.account_id)
    return CurrentSession(me=await here.show(session, account, viewer))


@router.post(
    "/sessions",
    status_code=201,
    responses=responses(
        BadCredentials, SecondFactorRequired, AccountSuspended, DeletionPending, TooMany
    ),
)
async def sign_in(
    body: SignIn, here: HereDep, session: Session, response: Response, viewer: Viewer
) -> SignedIn:
    """Sign in with a handle or an address; who has a second factor completes it with that."""
    tries = here.settings.sign_ins_per_quarter
    await here.limit("sign_in_address", tries * 4, QUARTER)
    login = clean_login(body.login)
    if not login:
        raise BadCredentials
    await here.limit("sign_in", tries, QUARTER, key=login)
    found = await check_credentials(here.database, login, body.password)
    await here.forgive("sign_in", login)
    await check_needs_no_more(here, found)
    account = await lock_signing_in(here, session, found.id)
    await do_renew_hash(session, account, body.password)
    return await complete_sign_in(here, session, response, account, replaced=viewer)


@router.get("/sessions", responses=responses(Unauthenticated))
async def get_sessions(session: Session, member: Member) -> SessionList:
    """List the member's signed-in devices."""
    rows = await list_sessions(session, member.account_id)
    items = [
        SessionInfo(
            id=row.id,
            current=row.id == member.session_id,
            user_agent=row.user_agent,
            created_at=row.created_at,
            seen_at=row.seen_at,
            expires_at=row.expires_at,
        )
        for row in rows
    ]
    return SessionList(items=items)


@router.delete("/sessions/current", status_code=NO_CONTENT)
async def sign_out(here: HereDep, session: Session, viewer: Viewer) -> Response:
    """Sign out. Signing out twice is fine."""
    if viewer is not None:
        await do_end_session(session, here.bus, viewer.member_id, viewer.session_id)
    response = PlainResponse(status_code=NO_CONTENT)
    clear_session_cookie(response, here.site)
    return response


@router.delete(
    "/sessions", status_code=NO_CONTENT, responses=responses(Unauthenticated, ProofRequired)
)
async def end_other_sessions(here: HereDep, session: Session, member: Proved) -> None:
    """End every session of the member but this one."""
    await do_end_other_sessions(session, here.bus, member.account_id, keep=member.session_id)
    await do_note(session, member.account_id, What.SESSIONS_ENDED, here.where)


@router.delete(
    "/sessions/{session_id}",
    status_code=NO_CONTENT,
    responses=responses(Unauthenticated, ProofRequired, SessionNotFound),
)
async def end_session(
    session_id: Annotated[PublicId, Path()], here: HereDep, session: Session, member: Proved
) -> None:
    """End one of the member's sessions."""
    await do_end_session(session, here.bus, member.account_id, session_id)
    await do_note(session, member.account_id, What.SESSIONS_ENDED, here.where)


@router.post(
    "/email-checks",
    status_code=202,
    responses=responses(Unauthenticated, EmailAlreadyChecked, TooMany),
)
async def request_email_check(here: HereDep, session: Session, member: Member) -> None:
    """Mail the link that proves the member's address again."""
    await here.limit("mail", MAILS_PER_HOUR, HOUR, key=str(member.account_id))
    await do_request_check(session, await lock_account(session, member.account_id))


@router.post("/email-checks/confirm", responses=responses(TokenInvalid, EmailTaken))
async def confirm_email(body: TokenUse, here: HereDep, session: Session) -> EmailChecked:
    """Prove an address by its mailed link, on any device."""
    account = await do_confirm_email(session, here.bus, body.token)
    return EmailChecked(handle=account.handle)


@router.post("/email-changes/undo", responses=responses(AccountNotFound, TokenInvalid, EmailTaken))
async def undo_email_change(body: TokenUse, here: HereDep, session: Session) -> EmailChecked:
    """Give an account its former address back, by the link that was mailed there."""
    account = await do_undo_email_change(session, here.bus, body.token, here.where)
    return EmailChecked(handle=account.handle)


@router.post("/password-resets", status_code=202, responses=responses(TooMany))
async def request_reset(body: ResetRequest, here: HereDep, session: Session) -> None:
    """Mail a link for a new password, if anybody has the address; the answer is always the same."""
    await here.limit("reset_address", RESETS_PER_HOUR, HOUR)
    await here.limit("reset", MAILS_PER_HOUR, HOUR, key=fold_email(body.email))
    await do_request_reset(session, body.email)


@router.post(
    "/password-resets/confirm",
    status_code=NO_CONTENT,
    responses=responses(TokenInvalid, WeakPassword),
)
async def reset_password(body: PasswordReset, here: HereDep, session: Session) -> None:
    """Set a new password by the mailed link; every session of the account ends."""
    account = await do_reset_password(session, here.bus, body.token, body.password, here.where)
    for login in (account.handle, account.email_folded or ""):
        await here.forgive("sign_in", login)


@router.post("/demo/sessions", status_code=201, responses=responses(DemoOff, TooMany))
async def sign_in_as_demo(
    body: DemoSignIn, here: HereDep, session: Session, response: Response, viewer: Viewer
) -> SignedIn:
    """Play one of the demo's cast."""
    await here.limit("demo", 60, QUARTER)
    found = await find_cast_member(session, body.handle, here.settings)
    account = await lock_account(session, found.id)
    return await complete_sign_in(here, session, response, account, replaced=viewer)
