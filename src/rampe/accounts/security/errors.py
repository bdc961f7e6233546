"""What can go wrong with second factors and step-up, each with its stable code."""

from collections.abc import Sequence

from rampe.kit.errors import Conflict, Forbidden, Invalid, NotFound, Unauthenticated


class ProofRequired(Forbidden):
    """The session has not proved itself lately; `methods` says how it can (`POST /me/proof`)."""

    code, title = "proof_required", "Confirm first that it is you"

    def __init__(self, methods: Sequence[str] = ()) -> None:
        super().__init__(methods=list(methods))


class ProofRefused(Forbidden):
    """The password, code or passkey is not right, or not one that this account proves itself by."""

    code, title = "proof_refused", "This does not prove that it is you"


class CodeRefused(Forbidden):
    """The code of the app or the recovery code is not right."""

    code, title = "code_refused", "This code is not right"


class CodeReplayed(Forbidden):
    """The app's code was used before: each is good once."""

    code, title = "code_replayed", "This code was already used: wait for the next one"


class RecoveryCodeExpired(Forbidden):
    """The recovery code was used, replaced, or is too old."""

    code, title = "recovery_code_expired", "This recovery code is no longer valid"


class PasskeyRefused(Forbidden):
    """The passkey is unknown, of another account or site, or its answer is not right."""

    code, title = "passkey_refused", "This passkey was refused"


class PasskeyReplayed(Forbidden):
    """The passkey's answer is right, but to a question that is not open (any more)."""

    code, title = "passkey_replayed", "This answer came twice or too late: try again"


class PasskeyNotFound(NotFound):
    """The caller has no such passkey."""

    code, title = "passkey_not_found", "There is no such passkey"


class PasskeysOff(Conflict):
    """Passkeys are bound to a host name, and `public_url` has none."""

    code, title = "passkeys_off", "Passkeys need a host name"


class TooManyPasskeys(Conflict):
    """The account has as many passkeys as there may be."""

    code, title = "too_many_passkeys", "Remove a passkey first"


class TotpOn(Conflict):
    """The account has an authenticator app already."""

    code, title = "totp_on", "An authenticator app is already set up"


class TotpOff(Conflict):
    """There is no authenticator app, or none that waits to be confirmed."""

    code, title = "totp_off", "No authenticator app is being set up"


class NoSecondFactor(Conflict):
    """Recovery codes stand in for a second factor, and there is none."""

    code, title = "no_second_factor", "There is no second factor"


class SecondFactorRequired(Unauthenticated):
    """The password is right; `challenge` and one of `methods` open the account."""

    code, title = "second_factor_required", "Confirm with your second factor"

    def __init__(self, challenge: str, methods: Sequence[str], expires_in: int) -> None:
        super().__init__(challenge=challenge, methods=list(methods), expires_in=expires_in)


class SignInExpired(Invalid):
    """The sign-in was finished, or waited too long for its second factor."""

    code, title = "sign_in_expired", "Start signing in again"


class SharedAccount(Forbidden):
    """One of the demo's cast: whoever played it would lock out all the others."""

    code, title = "shared_account", "Visitors of the demo share this account"
