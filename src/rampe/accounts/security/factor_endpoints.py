"""HTTP of second factors: authenticator app, passkeys and recovery codes of the member."""

from typing import Annotated

from fastapi import APIRouter, Path

from rampe.accounts.callers import Member, Proved
from rampe.accounts.here import QUARTER, HereDep
from rampe.accounts.push import tell_me_changed
from rampe.accounts.queries import lock_account
from rampe.accounts.security.check import TRIES_PER_QUARTER
from rampe.accounts.security.errors import (
    CodeRefused,
    NoSecondFactor,
    PasskeyNotFound,
    PasskeyRefused,
    PasskeyReplayed,
    PasskeysOff,
    ProofRequired,
    TooManyPasskeys,
    TotpOff,
    TotpOn,
)
from rampe.accounts.security.factors import find_factors
from rampe.accounts.security.log import do_note
from rampe.accounts.security.models import What
from rampe.accounts.security.passkeys import (
    do_add_passkey,
    do_remove_passkey,
    find_passkey,
    make_registration_options,
)
from rampe.accounts.security.recovery import GOOD_FOR, do_make_recovery_codes
from rampe.accounts.security.schemas import (
    PasskeyAdded,
    PasskeyCreation,
    PasskeyInfo,
    PasskeyOptions,
    PasskeyRenaming,
    RecoveryCodes,
    TotpAdded,
    TotpConfirmation,
    TotpSetupInfo,
)
from rampe.accounts.security.second_factor import do_begin_second_factor, do_end_second_factor
from rampe.accounts.security.totp import do_begin_totp, do_confirm_totp, do_remove_totp
from rampe.accounts.security.webauthn_site import RelyingParty
from rampe.kit import clock
from rampe.kit.errors import TooMany, Unauthenticated, responses
from rampe.kit.http import Session
from rampe.kit.ids import PublicId

router = APIRouter(prefix="/me", tags=["accounts"])

PasskeyId = Annotated[PublicId, Path()]
NO_CONTENT = 204


@router.post("/totp", responses=responses(Unauthenticated, ProofRequired, TotpOn))
async def begin_totp(here: HereDep, session: Session, member: Proved) -> TotpSetupInfo:
    """Make a secret for an authenticator app; it counts once its first code was given."""
    account = await lock_account(session, member.account_id)
    setup = await do_begin_totp(session, here.keys, account, here.site)
    return TotpSetupInfo(secret=setup.secret, uri=setup.uri, qr=setup.qr)


@router.post(
    "/totp/confirm",
    responses=responses(Unauthenticated, ProofRequired, TotpOff, CodeRefused, TooMany),
)
async def confirm_totp(
    body: TotpConfirmation, here: HereDep, session: Session, member: Proved
) -> TotpAdded:
    """Let the app count: from now on the password alone does not open the account."""
    await here.limit("totp_setup", TRIES_PER_QUARTER * 2, QUARTER, key=str(member.account_id))
    account = await lock_account(session, member.account_id)
    before = await find_factors(session, account.id)
    await do_confirm_totp(session, here.keys, account, body.code)
    codes = await do_begin_second_factor(session, here.keys, account.id, before)
    await do_note(session, account.id, What.TOTP_ADDED, here.where)
    tell_me_changed(session, here.bus, account.id)
    return TotpAdded(recovery_codes=codes)


@router.delete(
    "/totp", status_code=NO_CONTENT, responses=responses(Unauthenticated, ProofRequired, TotpOff)
)
async def remove_totp(here: HereDep, session: Session, member: Proved) -> None:
    """Take the authenticator app away."""
    account = await lock_account(session, member.account_id)
    await do_remove_totp(session, account.id)
    await do_end_second_factor(session, account.id)
    await do_note(session, account.id, What.TOTP_REMOVED, here.where)
    tell_me_changed(session, here.bus, account.id)


@router.post(
    "/passkeys/options",
    responses=responses(Unauthenticated, ProofRequired, PasskeysOff, TooManyPasskeys),
)
async def get_passkey_options(here: HereDep, session: Session, member: Proved) -> PasskeyOptions:
    """Return what a browser needs to make a passkey."""
    party = RelyingParty.of(here.site)
    account = await lock_account(session, member.account_id)
    options = await make_registration_options(session, here.keys, account, party)
    return PasskeyOptions(options=options)


@router.post(
    "/passkeys",
    status_code=201,
    responses=responses(
        Unauthenticated,
        ProofRequired,
        PasskeyRefused,
        PasskeyReplayed,
        PasskeysOff,
        TooManyPasskeys,
    ),
)
async def add_passkey(
    body: PasskeyCreation, here: HereDep, session: Session, member: Proved
) -> PasskeyAdded:
    """Keep a passkey that a browser made; it opens the account by itself."""
    account = await lock_account(session, member.account_id)
    before = await find_factors(session, account.id)
    party = RelyingParty.of(here.site)
    passkey = await do_add_passkey(session, party, account, body.name, body.credential)
    codes = await do_begin_second_factor(session, here.keys, account.id, before)
    await do_note(session, account.id, What.PASSKEY_ADDED, here.where, name=passkey.name)
    tell_me_changed(session, here.bus, account.id)
    info = PasskeyInfo.model_validate(passkey, from_attributes=True)
    return PasskeyAdded(passkey=info, recovery_codes=codes)


@router.patch("/passkeys/{passkey_id}", responses=responses(Unauthenticated, PasskeyNotFound))
async def rename_passkey(
    passkey_id: PasskeyId, body: PasskeyRenaming, session: Session, member: Member
) -> PasskeyInfo:
    """Call a passkey something else."""
    passkey = await find_passkey(session, member.account_id, passkey_id)
    passkey.name = body.name
    return PasskeyInfo.model_validate(passkey, from_attributes=True)


@router.delete(
    "/passkeys/{passkey_id}",
    status_code=NO_CONTENT,
    responses=responses(Unauthenticated, ProofRequired, PasskeyNotFound),
)
async def remove_passkey(
    passkey_id: PasskeyId, here: HereDep, session: Session, member: Proved
) -> None:
    """Take a passkey away."""
    account = await lock_account(session, member.account_id)
    passkey = await find_passkey(session, account.id, passkey_id)
    await do_remove_passkey(session, passkey)
    await do_end_second_factor(session, account.id)
    await do_note(session, account.id, What.PASSKEY_REMOVED, here.where, name=passkey.name)
    tell_me_changed(session, here.bus, account.id)


@router.post("/recovery-codes", responses=responses(Unauthenticated, ProofRequired, NoSecondFactor))
async def make_recovery_codes(here: HereDep, session: Session, member: Proved) -> RecoveryCodes:
    """Make ten new recovery codes; those before are no longer good."""
    account = await lock_account(session, member.account_id)
    if not (await find_factors(session, account.id)).any:
        raise NoSecondFactor
    codes = await do_make_recovery_codes(session, here.keys, account.id)
    await do_note(session, account.id, What.RECOVERY_CODES_MADE, here.where)
    return RecoveryCodes(codes=codes, expires_at=clock.now() + GOOD_FOR)
