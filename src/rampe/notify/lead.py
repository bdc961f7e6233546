"""Where a line of the inbox leads."""

from rampe.notify.kinds import Kind
from rampe.notify.models import Notification


def comment_path(path: str | None, comment_id: int, thread_id: int | None) -> str | None:
    """Return the page of a thing, opened at one of its comments; a reply within its thread."""
    if path is None:
        return None
    if thread_id is None:
        return f"{path}?comment={comment_id}"
    return f"{path}?comment={thread_id}&reply={comment_id}"


def own_path(
    notification: Notification, recipient: str, newest: str | None, count: int
) -> str | None:
    """Return where a line leads whatever the page of what it is about; none: to that page.

    Args:
        recipient: the handle of whose inbox it is.
        newest: the handle of who did it last.
        count: how many did it.
    """
    match notification.kind:
        case Kind.FOLLOW:
            return f"/@{newest}" if count == 1 else f"/@{recipient}/followers"
        case Kind.REQUEST_ACCEPTED:
            return f"/@{newest}" if count == 1 else f"/@{recipient}/following"
        case Kind.FOLLOW_REQUEST:
            return "/follow-requests"
        case Kind.SCHEDULE_FAILED:
            return f"/upload/{notification.target_id}"
        case Kind.DECISION | Kind.APPEAL_DECIDED:
            return f"/decisions/{notification.target_id}"
        case Kind.REPORT_ANSWERED:
            return "/reports"
        case Kind.SIGNED_IN_ANEW:
            return "/settings/sessions"
        case Kind.SECURITY_CHANGED:
            return "/settings/security"
        case Kind.TEAM_INVITED:
            return "/settings/brands"
        case Kind.EXPORT_READY:
            return "/settings/data"
        case _:
            return None
