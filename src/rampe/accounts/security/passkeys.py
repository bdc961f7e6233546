"""Passkeys of an account: made, named, listed, removed, and asked who is there (WebAuthn)."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from webauthn import generate_authentication_options, generate_registration_options
from webauthn.helpers import base64url_to_bytes, options_to_json_dict
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from rampe.accounts.models import Account, AccountId
from rampe.accounts.security.assertion import challenge_of, judge_assertion, judge_registration
from rampe.accounts.security.challenges import do_make_challenge, take_challenge
from rampe.accounts.security.errors import (
    PasskeyNotFound,
    PasskeyRefused,
    PasskeyReplayed,
    TooManyPasskeys,
)
from rampe.accounts.security.models import Ceremony, Passkey, What
from rampe.accounts.security.schemas import PasskeyAssertion, PasskeyRegistration
from rampe.accounts.security.webauthn_site import RelyingParty
from rampe.accounts.settings import AccountsKeys
from rampe.kit import clock
from rampe.kit.ids import new_id

MAX_PASSKEYS = 20
TRANSPORTS = frozenset(transport.value for transport in AuthenticatorTransport)
TIMEOUT_MS = 240_000

Options = dict[str, Any]
Refusal = type[PasskeyRefused] | type[PasskeyReplayed]


def user_handle(keys: AccountsKeys, account_id: AccountId) -> bytes:
    """Return what a passkey knows its account by: it tells nobody else anything."""
    return keys.mark("passkey", str(account_id))


async def list_passkeys(session: AsyncSession, account_id: AccountId) -> Sequence[Passkey]:
    """Return an account's passkeys, the newest first; never more than `MAX_PASSKEYS`."""
    rows = await session.scalars(
        select(Passkey).where(Passkey.account_id == account_id).order_by(Passkey.id.desc())
    )
    return rows.all()


async def make_registration_options(
    session: AsyncSession, keys: AccountsKeys, account: Account, party: RelyingParty
) -> Options:
    """Return what a browser needs to make a passkey for an account.

    Raises:
        TooManyPasskeys: the account has as many as there may be.
    """
    present = await list_passkeys(session, account.id)
    if len(present) >= MAX_PASSKEYS:
        raise TooManyPasskeys
    options = generate_registration_options(
        rp_id=party.id,
        rp_name=party.name,
        user_id=user_handle(keys, account.id),
        user_name=f"@{account.handle}",
        user_display_name=account.name or f"@{account.handle}",
        challenge=await do_make_challenge(session, Ceremony.REGISTER, account.id),
        timeout=TIMEOUT_MS,
        exclude_credentials=[_descriptor(passkey) for passkey in present],
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
    )
    return options_to_json_dict(options)


async def make_assertion_options(
    session: AsyncSession, party: RelyingParty, purpose: Ceremony, account_id: AccountId | None
) -> Options:
    """Return what a browser needs to ask for a passkey: any, or one of an account's."""
    present = await list_passkeys(session, account_id) if account_id else ()
    options = generate_authentication_options(
        rp_id=party.id,
        challenge=await do_make_challenge(session, purpose, account_id),
        timeout=TIMEOUT_MS,
        allow_credentials=[_descriptor(passkey) for passkey in present],
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return options_to_json_dict(options)


def _descriptor(passkey: Passkey) -> PublicKeyCredentialDescriptor:
    return PublicKeyCredentialDescriptor(
        id=passkey.credential_id,
        transports=[AuthenticatorTransport(name) for name in passkey.transports] or None,
    )


async def do_add_passkey(
    session: AsyncSession,
    party: RelyingParty,
    account: Account,
    name: str,
    given: PasskeyRegistration,
) -> Passkey:
    """Keep a passkey that a browser made for a locked account.

    Raises:
        PasskeyRefused: the answer is not right, or the passkey is known already.
        PasskeyReplayed: its challenge is not open (any more).
        TooManyPasskeys: the account has as many as there may be.
    """
    challenge = challenge_of(given.response.client_data)
    key = judge_registration(party, given, challenge)
    if not await take_challenge(session, challenge, Ceremony.REGISTER, account.id):
        raise PasskeyReplayed
    count = await session.scalar(select(func.count()).where(Passkey.account_id == account.id))
    if (count or 0) >= MAX_PASSKEYS:
        raise TooManyPasskeys
    made = await session.scalar(
        insert(Passkey)
        .values(
            id=new_id(),
            account_id=account.id,
            credential_id=key.credential_id,
            public_key=key.public_key,
            sign_count=key.sign_count,
            synced=key.synced,
            transports=sorted(TRANSPORTS.intersection(given.response.transports)),
            name=name,
            created_at=clock.now(),
        )
        .on_conflict_do_nothing(index_elements=["credential_id"])
        .returning(Passkey)
    )
    if made is None:
        raise PasskeyRefused
    return made


async def find_passkey(session: AsyncSession, account_id: AccountId, passkey_id: int) -> Passkey:
    """Return a passkey of an account.

    Raises:
        PasskeyNotFound: it has no such passkey, whoever else may have it.
    """
    found = await session.scalar(
        select(Passkey).where(Passkey.id == passkey_id, Passkey.account_id == account_id)
    )
    if found is None:
        raise PasskeyNotFound
    return found


async def do_remove_passkey(session: AsyncSession, passkey: Passkey) -> None:
    """Forget a passkey: what is in the member's device is worth nothing afterwards."""
    await session.execute(delete(Passkey).where(Passkey.id == passkey.id))


class Tried(NamedTuple):
    """What became of a passkey's answer, and which account it is about, if any."""

    account_id: AccountId | None
    refusal: Refusal | None = None
    what: What | None = None


async def try_passkey(
    session: AsyncSession,
    keys: AccountsKeys,
    party: RelyingParty,
    given: PasskeyAssertion,
    purpose: Ceremony,
    account_id: AccountId | None,
) -> Tried:
    """Use a passkey's answer up, and say why it is refused; it speaks for `account_id`, or anyone.

    The passkey's row is locked: of two requests with one answer, exactly one gets through.
    """
    passkey = await _lock_passkey(session, given, account_id)
    about = passkey.account_id if passkey else account_id
    try:
        challenge = challenge_of(given.response.client_data)
        key = passkey.public_key if passkey else None
        count = judge_assertion(party, given, challenge, key)
    except PasskeyRefused:
        return Tried(about, PasskeyRefused, What.SECOND_FACTOR_REFUSED)
    assert passkey is not None
    if not _names_owner(given, user_handle(keys, passkey.account_id)):
        return Tried(about, PasskeyRefused, What.SECOND_FACTOR_REFUSED)
    if not await take_challenge(session, challenge, purpose, account_id):
        return Tried(about, PasskeyReplayed, What.PASSKEY_REPLAYED)
    if (count or passkey.sign_count) and count <= passkey.sign_count:
        return Tried(about, PasskeyRefused, What.PASSKEY_COUNTER)
    passkey.sign_count, passkey.used_at = count, clock.now()
    return Tried(about)


async def _lock_passkey(
    session: AsyncSession, given: PasskeyAssertion, account_id: AccountId | None
) -> Passkey | None:
    found = await session.scalar(
        select(Passkey)
        .where(Passkey.credential_id == _bytes(given.raw_id))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return None if found and account_id and found.account_id != account_id else found


def _names_owner(given: PasskeyAssertion, expected: bytes) -> bool:
    handle = given.response.user_handle
    return handle is None or _bytes(handle) == expected


def _bytes(text: str) -> bytes:
    try:
        return base64url_to_bytes(text)
    except ValueError:
        return b""
