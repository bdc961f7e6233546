"""What can go wrong with accounts, each with its stable code."""

from datetime import datetime

from rampe.kit.errors import Conflict, Forbidden, Invalid, NotFound, RampeError, Unauthenticated


class AccountNotFound(NotFound):
    """No such account, or it is not active."""

    code, title = "account_not_found", "There is no such account"


class SessionNotFound(NotFound):
    """The caller has no such session."""

    code, title = "session_not_found", "There is no such session"


class BadCredentials(Unauthenticated):
    """The login is unknown or the password is wrong: which of them stays untold."""

    code, title = "bad_credentials", "Login or password is not right"


class AccountSuspended(Forbidden):
    """Every proof is right, but staff suspended the account; `appeal_token` leads to why."""

    code, title = "suspended", "This account is suspended"

    def __init__(self, appeal_token: str | None = None) -> None:
        super().__init__(**({"appeal_token": appeal_token} if appeal_token else {}))


class SignUpNotPossible(Forbidden):
    """No account for this person for now. Says nothing that would help to get round it.

    `device_cookie` is set on the answer, so that the same device is refused again (ACC-02).
    """

    code, title = "sign_up_not_possible", "An account cannot be made with these details"

    def __init__(self, device_cookie: str = "") -> None:
        super().__init__()
        self._device_cookie = device_cookie

    @property
    def headers(self) -> dict[str, str]:
        return {"Set-Cookie": self._device_cookie} if self._device_cookie else {}


class HandleTaken(Conflict):
    """Somebody has the handle, had it lately, or it is reserved."""

    code, title = "handle_taken", "This handle is not free"


class HandleChangedLately(Conflict):
    """The handle was changed only days ago."""

    code, title = "handle_changed_lately", "The handle was changed only recently"

    def __init__(self, again_at: datetime) -> None:
        super().__init__(again_at=again_at.isoformat())


class WeakPassword(Invalid):
    """The password is easy to guess; `reason` says why."""

    code, title = "weak_password", "This password is too easy to guess"


class TokenInvalid(Invalid):
    """The mailed link was used, replaced, or is too old."""

    code, title = "token_invalid", "This link is no longer valid"


class EmailTaken(Conflict):
    """Another account proved this address first. Told only to who can read its mail."""

    code, title = "email_taken", "Another account has this address"


class EmailAlreadyChecked(Conflict):
    """There is nothing to check."""

    code, title = "email_already_checked", "The address is already confirmed"


class BirthDateAlreadySet(Conflict):
    """Only staff may correct a birth date."""

    code, title = "birth_date_already_set", "The birth date is already set"


class AgeDisputed(Conflict):
    """Staff took the birth date away: only staff gives the account another."""

    code, title = "age_disputed", "Staff has to settle the age of this account"


class BrandHasNoAge(Conflict):
    """Nobody signs in to this brand, so there is no birth date to settle."""

    code, title = "brand_has_no_age", "A brand has no birth date"


class StaffOnly(Forbidden):
    """The caller is not a moderator or not an administrator."""

    code, title = "staff_only", "Only staff may do this"


class AgeRequired(Forbidden):
    """The member is too young for this, or has given no birth date."""

    code, title = "age_required", "Not available at your age"


class PrivateUntil16(Forbidden):
    """An account below 16, or without a birth date, stays private."""

    code, title = "private_until_16", "An account is private until the 16th birthday"


class BadImage(Invalid):
    """The bytes are not a picture that we can read."""

    code, title = "bad_image", "This picture cannot be read"


class ImageTooLarge(RampeError):
    """The picture has too many bytes."""

    code, status, title = "too_large", 413, "This picture is too large"


class BadOrigin(Forbidden):
    """The request was made by a page of another site."""

    code, title = "bad_origin", "This request came from another site"


class DemoOff(NotFound):
    """This installation shows no demo, or the account is not in its cast."""

    code, title = "demo_off", "There is no demo here"


class InboxOff(NotFound):
    """There is no local inbox, or it is not shown to this caller."""

    code, title = "inbox_off", "There is no local inbox here"
