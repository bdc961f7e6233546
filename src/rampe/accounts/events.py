"""What accounts tell the other domains."""

from rampe.kit.outbox import Event


class SignedUp(Event, subject="accounts.signed_up.v1"):
    """A member has a new account."""

    account_id: int


class EmailChecked(Event, subject="accounts.email_checked.v1"):
    """A member proved their address."""

    account_id: int


class HandleChanged(Event, subject="accounts.handle_changed.v1"):
    """An account is found under another handle; the former one leads to it for a while."""

    account_id: int
    former: str
    handle: str


class Renamed(Event, subject="accounts.renamed.v1"):
    """An account shows another name; its handle is the same."""

    account_id: int


class PrivacyChanged(Event, subject="accounts.privacy_changed.v1"):
    """An account became private or public."""

    account_id: int
    private: bool


class AgeSettled(Event, subject="accounts.age_settled.v1"):
    """Staff set or disputed how old a member is; the account says what holds now."""

    account_id: int


class InterestsChosen(Event, subject="accounts.interests_chosen.v1"):
    """A member chose what the first pages of their feed are made of."""

    account_id: int
    interests: list[str]


class Suspended(Event, subject="accounts.suspended.v1"):
    """An account no longer exists for others; its sessions are over."""

    account_id: int


class Restored(Event, subject="accounts.restored.v1"):
    """A suspended account exists again."""

    account_id: int


class TakenBack(Event, subject="accounts.taken_back.v1"):
    """Whoever else acted as an account no longer does, and what was given out for that is void.

    Its member or the operator ended every other session, or it is another's to run from now on.
    """

    account_id: int


class RoleChanged(Event, subject="accounts.role_changed.v1"):
    """An account may do more or less than before."""

    account_id: int
    role: str


class SignedInAnew(Event, subject="accounts.signed_in_anew.v1"):
    """An account was signed in to from a device that it does not know."""

    account_id: int


class SecurityChanged(Event, subject="accounts.security_changed.v1"):
    """Something happened to an account's security that its member should know (`What`)."""

    account_id: int
    what: str


class Erased(Event, subject="accounts.erased.v1"):
    """An account whose grace is over is gone for good, with all that was its own."""

    account_id: int


class ExportReady(Event, subject="accounts.export_ready.v1"):
    """A member can download the archive of their data."""

    account_id: int
    export_id: int


class TeamInvited(Event, subject="accounts.team_invited.v1"):
    """A member is asked to join the team of a brand."""

    account_id: int
    brand_id: int
    role: str
