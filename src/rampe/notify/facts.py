"""What notify reads of events; other fields are ignored, missing ones have a default.

Events of domains above, and of some below, are read by their subject: notify imports no type that
it does not need.
"""

import msgspec


class ThingEvent(msgspec.Struct, kw_only=True):
    """Something was done with a target of `owner_id`, or became of it."""

    kind: str
    target_id: int
    owner_id: int
    account_id: int = 0


class Commented(ThingEvent, kw_only=True):
    """A comment was written."""

    comment_id: int
    thread_author_id: int | None = None
    reply_to_author_id: int | None = None
    mentioned_ids: list[int] = []


class CommentDeleted(ThingEvent, kw_only=True):
    """A comment was deleted, and the thread it opened."""

    comment_id: int


class FollowEvent(msgspec.Struct, kw_only=True):
    """Something about who follows whom."""

    follower_id: int
    followed_id: int
    accepted: bool = False


class BlockEvent(msgspec.Struct, kw_only=True):
    """Two members see each other no more, or again."""

    blocker_id: int
    blocked_id: int


class AccountEvent(msgspec.Struct, kw_only=True):
    """Something about an account."""

    account_id: int


class VideoEvent(msgspec.Struct, kw_only=True):
    """Something about a video. `waited`: it came out by itself, later than its author asked."""

    video_id: int
    author_id: int
    mentioned_ids: list[int] = []
    waited: bool = False
    reason: str = ""


class AssetFailed(msgspec.Struct, kw_only=True):
    """No video came of an upload."""

    asset_id: int
    owner_id: int
    reason: str


class Decided(msgspec.Struct, kw_only=True):
    """Staff decided on something of the recipient's, or on their appeal."""

    decision_id: int
    recipient_id: int
    kind: str = ""
    target_id: int = 0
    outcome: str = ""
    sanction: str | None = None
    rule: str | None = None


class ReportAnswered(msgspec.Struct, kw_only=True):
    """Staff decided on what the recipient had reported."""

    report_id: int
    recipient_id: int
    kind: str = ""
    outcome: str = ""


class SignedInAnew(msgspec.Struct, kw_only=True):
    """Somebody signed in on a device that the account did not know."""

    account_id: int
    device: str = ""


class SecurityChanged(msgspec.Struct, kw_only=True):
    """Something about how one signs in has changed."""

    account_id: int
    what: str = ""


class TeamInvited(msgspec.Struct, kw_only=True):
    """A brand wants a member in its team."""

    account_id: int
    brand_id: int
    role: str = ""


class ExportReady(msgspec.Struct, kw_only=True):
    """The archive of a member's data can be fetched."""

    account_id: int
    export_id: int


class LiveStarted(msgspec.Struct, kw_only=True):
    """A live is on air; `invited_ids` may watch one that is for invited accounts."""

    live_id: int
    account_id: int
    audience: str
    invited_ids: list[int] = []
