"""Judging what a passkey says: a new one's registration, and the answers of those we know.

The library checks type, challenge, origin, relying party, presence, verification and signature. The
challenge and the counter are ours: an answer whose signature is right but whose challenge is not
open is a replay, and a counter that does not rise is a copy (WebAuthn level 3, sections 7.1, 7.2).
"""

from dataclasses import dataclass
from functools import cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from webauthn import verify_authentication_response, verify_registration_response
from webauthn.helpers import (
    base64url_to_bytes,
    encode_cbor,
    parse_attestation_object,
    parse_client_data_json,
)
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import AttestationFormat

from rampe.accounts.security.errors import PasskeyRefused
from rampe.accounts.security.schemas import PasskeyAssertion, PasskeyRegistration
from rampe.accounts.security.webauthn_site import RelyingParty

# We ask for no attestation; some authenticators sign their own all the same.
FORMATS = (AttestationFormat.NONE, AttestationFormat.PACKED)
# What the library lets through of bytes that are not what they should be.
MALFORMED = (
    WebAuthnException,
    InvalidSignature,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    OverflowError,
    RecursionError,
)


@dataclass(frozen=True)
class NewKey:
    """A passkey as it was registered."""

    credential_id: bytes
    public_key: bytes
    sign_count: int
    synced: bool


def challenge_of(client_data: str) -> bytes:
    """Return the challenge that an answer says it answers.

    Raises:
        PasskeyRefused: the answer is malformed.
    """
    try:
        return parse_client_data_json(base64url_to_bytes(client_data)).challenge
    except MALFORMED:
        raise PasskeyRefused from None


def judge_registration(party: RelyingParty, given: PasskeyRegistration, challenge: bytes) -> NewKey:
    """Return the key that a registration brings.

    Raises:
        PasskeyRefused: it is not right.
    """
    try:
        attestation = base64url_to_bytes(given.response.attestation)
        if parse_attestation_object(attestation).fmt not in FORMATS:
            raise PasskeyRefused
        judged = verify_registration_response(
            credential=given.as_json(),
            expected_challenge=challenge,
            expected_rp_id=party.id,
            expected_origin=party.origin,
            require_user_verification=True,
        )
    except MALFORMED:
        raise PasskeyRefused from None
    return NewKey(
        judged.credential_id,
        judged.credential_public_key,
        judged.sign_count,
        judged.credential_backed_up,
    )


def judge_assertion(
    party: RelyingParty, given: PasskeyAssertion, challenge: bytes, public_key: bytes | None
) -> int:
    """Return the counter of an answer whose signature is right. Takes as long without a key.

    Raises:
        PasskeyRefused: it is not right.
    """
    try:
        judged = verify_authentication_response(
            credential=given.as_json(),
            expected_challenge=challenge,
            expected_rp_id=party.id,
            expected_origin=party.origin,
            credential_public_key=public_key or _decoy(),
            credential_current_sign_count=0,
            require_user_verification=True,
        )
    except MALFORMED:
        raise PasskeyRefused from None
    if public_key is None:
        raise PasskeyRefused
    return judged.new_sign_count


@cache
def _decoy() -> bytes:
    """Return the public key of a passkey that nobody has, as COSE."""
    numbers = generate_private_key(SECP256R1()).public_key().public_numbers()
    x, y = numbers.x.to_bytes(32), numbers.y.to_bytes(32)
    return encode_cbor({1: 2, 3: -7, -1: 1, -2: x, -3: y})
