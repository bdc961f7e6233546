"""What can go wrong with archives and deletions."""

from collections.abc import Sequence
from datetime import datetime

from rampe.kit.errors import Conflict, Forbidden, Invalid, NotFound


class ExportOpen(Conflict):
    """An archive is being made already; one at a time."""

    code, title = "export_open", "An archive is being made already"


class ExportNotFound(NotFound):
    """The caller has no such archive."""

    code, title = "export_not_found", "There is no such archive"


class ExportInTheMaking(Conflict):
    """An archive that is being made cannot be removed."""

    code, title = "export_in_the_making", "This archive is still being made"


class HandleNotTyped(Invalid):
    """The confirmation is not the account's handle."""

    code, title = "handle_not_typed", "Type the handle of the account to confirm"


class OwnsBrands(Conflict):
    """A brand would be left without its owner; `brands` are the handles."""

    code, title = "owns_brands", "Hand over or delete your brands first"

    def __init__(self, handles: Sequence[str] = ()) -> None:
        super().__init__(brands=list(handles))


class StaffStays(Conflict):
    """Staff hands its role back first, so that no installation loses its last administrator."""

    code, title = "staff_stays", "Hand your role back first"


class DemoStays(Conflict):
    """Everybody plays the demo's cast; none of them takes one of them away."""

    code, title = "demo_stays", "This account belongs to the demo"


class DeletionPending(Forbidden):
    """Who signs in is right, but the account is on its way out.

    `restore_token` brings it back at `POST /account-restorations` for a quarter of an hour.
    """

    code, title = "deletion_pending", "This account is being deleted"

    def __init__(self, restore_token: str = "", erase_at: datetime | None = None) -> None:
        super().__init__(
            restore_token=restore_token, erase_at=erase_at.isoformat() if erase_at else None
        )


class RestoreTokenInvalid(Invalid):
    """The token is too old, or the account is back or gone."""

    code, title = "restore_token_invalid", "Sign in again to restore the account"
