"""The one SQL predicate of which notifications a member is shown; counts use it like lists.

It stands on the predicates of accounts, social and whoever owns the target, asked at each read: a
block, a suspension or a deletion holds from the same request on.
"""

from sqlalchemy import ColumnElement, Exists, and_, or_, select

from rampe.accounts import Account, is_active
from rampe.notify.kinds import WITHOUT_PEOPLE, Kind
from rampe.notify.models import Notification, NotificationEntry
from rampe.notify.targets import IdColumn, NotifiedTargets
from rampe.safety import not_reported
from rampe.social import (
    Comment,
    Viewer,
    can_see_comment,
    has_requested,
    not_blocked,
    not_muted,
)

# Things whose owners answer for them; what else a line is about is the recipient's own.
_OWN = ("", "decision", "report", "export", "session", "team", "security")


def may_hear_of(actor: IdColumn, viewer: Viewer) -> ColumnElement[bool]:
    """True where the viewer may be told of the actor; the query joins `Account` on the actor."""
    return and_(
        is_active(),
        not_blocked(actor, viewer),
        not_muted(actor, viewer),
        not_reported("account", actor, viewer),
    )


def is_entry_shown(viewer: Viewer) -> ColumnElement[bool]:
    """True where an entry is shown.

    The query has its `Notification`, `Account` joined on the entry's actor, and `Comment`, if any,
    on its reference, of which the actor is the author.
    """
    return and_(
        ~NotificationEntry.gone,
        may_hear_of(NotificationEntry.actor_id, viewer),
        or_(NotificationEntry.ref_id == 0, can_see_comment(viewer)),
        # A request that was answered a moment ago is none any more.
        or_(
            Notification.kind != Kind.FOLLOW_REQUEST,
            has_requested(NotificationEntry.actor_id, Notification.recipient_id),
        ),
    )


def _has_people(viewer: Viewer) -> Exists:
    people = (
        select(1)
        .select_from(NotificationEntry)
        .join(Account, Account.id == NotificationEntry.actor_id)
        .outerjoin(Comment, Comment.id == NotificationEntry.ref_id)
        .where(
            NotificationEntry.notification_id == Notification.id,
            is_entry_shown(viewer),
        )
    )
    return people.correlate_except(NotificationEntry, Account, Comment).exists()


def is_shown(targets: NotifiedTargets, viewer: Viewer) -> ColumnElement[bool]:
    """True where the viewer, who is the recipient, is shown a notification."""
    about = or_(
        Notification.target_kind.in_(_OWN),
        targets.is_visible(Notification.target_kind, Notification.target_id, viewer),
    )
    told = or_(Notification.kind.in_(WITHOUT_PEOPLE), _has_people(viewer))
    return and_(Notification.recipient_id == viewer, about, told)
