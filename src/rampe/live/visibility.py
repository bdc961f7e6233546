"""The one SQL predicate of who may see a live; every read of every domain is filtered by it.

The query joins `Account` on the live's host. The viewer is an id, a column, a bound parameter, or
null for a guest. Three predicates that stand on each other:

- `is_public`: everybody may see it anywhere, without an address made for them.
- `may_list`: the viewer may meet it in a list: never a rehearsal, never for invited ones only.
- `may_watch`: the viewer may open it by its link, join its room and be given its media.
"""

from sqlalchemy import ColumnElement, and_, exists, false, literal, literal_column, or_, select

from rampe.accounts import Account, is_active
from rampe.kit.literal import is_value
from rampe.live.models import Audience, Live, LiveInvite
from rampe.safety import not_reported
from rampe.social import Viewer, is_following, not_blocked, not_muted


def is_on_air() -> ColumnElement[bool]:
    """True where a live runs, also while its host's signal is lost."""
    return Live.state.in_([literal_column("'live'"), literal_column("'lost'")])


def has_begun() -> ColumnElement[bool]:
    """True where a live is or was on air."""
    return Live.started_at.is_not(None)


def is_public() -> ColumnElement[bool]:
    """True where everybody may watch, apart from blocks and reports."""
    return and_(
        has_begun(),
        is_value(Live.audience, Audience.PUBLIC),
        ~Live.is_rehearsal,
        ~Live.hidden,
        ~Account.private,
        is_active(),
    )


def is_own(viewer: Viewer) -> ColumnElement[bool]:
    """True for the viewer's own lives, prepared ones included."""
    if viewer is None:
        return false()
    return and_(Live.account_id == viewer, is_active())


def _in_audience(viewer: Viewer) -> ColumnElement[bool]:
    follows = is_following(viewer, Live.account_id)
    everybody = and_(is_value(Live.audience, Audience.PUBLIC), or_(~Account.private, follows))
    followers = and_(is_value(Live.audience, Audience.FOLLOWERS), follows)
    return or_(everybody, followers)


def _is_invited(viewer: Viewer) -> ColumnElement[bool]:
    if viewer is None:
        return false()
    invited = exists(
        select(1)
        .select_from(LiveInvite)
        .where(LiveInvite.live_id == Live.id, LiveInvite.account_id == viewer)
        .correlate_except(LiveInvite)
    )
    return and_(is_value(Live.audience, Audience.INVITED), invited)


def _not_kept_from(viewer: Viewer) -> ColumnElement[bool]:
    return and_(not_blocked(Live.account_id, viewer), not_reported("live", Live.id, viewer))


def may_list(viewer: Viewer) -> ColumnElement[bool]:
    """True where the viewer may meet a live of somebody else in a list of many hosts."""
    return and_(
        may_list_on_profile(viewer),
        not_muted(Live.account_id, viewer),
        not_reported("account", Live.account_id, viewer),
    )


def may_list_on_profile(viewer: Viewer) -> ColumnElement[bool]:
    """Like `may_list`, on the host's own page, which one opens on purpose: also when muted."""
    return and_(
        has_begun(),
        ~Live.is_rehearsal,
        ~Live.hidden,
        is_active(),
        _in_audience(viewer),
        _not_kept_from(viewer),
    )


def may_watch(viewer: Viewer, staff: bool | ColumnElement[bool] = False) -> ColumnElement[bool]:
    """True where the viewer may open a live by its id, join its room and be given its media.

    Staff sees whatever a host prepares or shows, because staff judges and stops lives.
    """
    judges = literal(staff) if isinstance(staff, bool) else staff
    shown = and_(
        has_begun(),
        ~Live.hidden,
        is_active(),
        or_(_in_audience(viewer), _is_invited(viewer)),
        _not_kept_from(viewer),
    )
    return or_(is_own(viewer), shown, judges)
