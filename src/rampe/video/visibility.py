"""The one SQL predicate of who may see a video; every read of every domain is filtered by it.

The query joins `Account` on the video's author. The viewer is an id, a column, a bound parameter,
or null for a guest. It is three predicates that stand on each other:

- `is_public`: everybody may see it anywhere. For You recommends nothing else.
- `may_list`: the viewer may meet it in a list.
- `may_open`: the viewer may open it by its link: also unlisted ones, one's own, and, for staff,
  whatever somebody else than its author could be shown, because staff judges reports.
"""

from sqlalchemy import ColumnElement, and_, false, literal, or_

from rampe.accounts import Account, is_active
from rampe.kit.literal import is_value
from rampe.safety import not_reported
from rampe.social import Viewer, are_friends, is_following, not_blocked, not_muted
from rampe.video.models import State, Video, Visibility


def is_out() -> ColumnElement[bool]:
    """True where a video has been published and its asset was ready."""
    return and_(is_value(Video.state, State.PUBLISHED), Video.published_at.is_not(None))


def is_for_everybody() -> ColumnElement[bool]:
    """True where a video itself is public; its author may not be (`is_public`)."""
    return and_(is_out(), is_value(Video.visibility, Visibility.PUBLIC), ~Video.hidden)


def is_public() -> ColumnElement[bool]:
    """True where everybody may see a video anywhere, apart from blocks and reports."""
    return and_(is_for_everybody(), ~Account.private, is_active())


def is_own(viewer: Viewer) -> ColumnElement[bool]:
    """True for the viewer's own videos, drafts included, deleted ones not."""
    if viewer is None:
        return false()
    return and_(Video.author_id == viewer, ~is_value(Video.state, State.DELETED))


def _in_audience(viewer: Viewer) -> ColumnElement[bool]:
    follows = is_following(viewer, Video.author_id)
    return or_(
        and_(
            or_(
                is_value(Video.visibility, Visibility.PUBLIC),
                is_value(Video.visibility, Visibility.UNLISTED),
            ),
            or_(~Account.private, follows),
        ),
        and_(is_value(Video.visibility, Visibility.FOLLOWERS), follows),
        and_(is_value(Video.visibility, Visibility.FRIENDS), are_friends(viewer, Video.author_id)),
    )


def _shown_to(viewer: Viewer) -> ColumnElement[bool]:
    return and_(
        is_out(),
        ~Video.hidden,
        is_active(),
        _in_audience(viewer),
        not_kept_from(viewer),
    )


def not_kept_from(viewer: Viewer) -> ColumnElement[bool]:
    """True where neither a block nor the viewer's own report keeps a video from the viewer."""
    return and_(not_blocked(Video.author_id, viewer), not_reported("video", Video.id, viewer))


def not_avoided(viewer: Viewer) -> ColumnElement[bool]:
    """True where the viewer has neither muted nor reported the author."""
    return and_(
        not_muted(Video.author_id, viewer), not_reported("account", Video.author_id, viewer)
    )


def may_list(viewer: Viewer) -> ColumnElement[bool]:
    """True where the viewer may meet a video of somebody else in a list of many authors."""
    return and_(may_list_on_profile(viewer), not_avoided(viewer))


def may_list_on_profile(viewer: Viewer) -> ColumnElement[bool]:
    """Like `may_list`, on the author's own page, which one opens on purpose: also when muted."""
    return and_(_shown_to(viewer), ~is_value(Video.visibility, Visibility.UNLISTED))


def may_open(viewer: Viewer, staff: bool | ColumnElement[bool] = False) -> ColumnElement[bool]:
    """True where the viewer may open a video by its id, and be given its media."""
    judges = literal(staff) if isinstance(staff, bool) else staff
    judged = and_(is_out(), ~is_value(Video.visibility, Visibility.PRIVATE), judges)
    return or_(is_own(viewer), _shown_to(viewer), judged)
