"""What members are told of, and under which topics they choose how."""

from enum import StrEnum


class Kind(StrEnum):
    """What happened."""

    FOLLOW = "follow"
    FOLLOW_REQUEST = "follow_request"
    REQUEST_ACCEPTED = "request_accepted"
    LIKE = "like"
    COMMENT_LIKE = "comment_like"
    COMMENT = "comment"
    REPLY = "reply"
    MENTION = "mention"
    VIDEO_READY = "video_ready"
    VIDEO_OUT = "video_out"
    VIDEO_FAILED = "video_failed"
    SCHEDULE_FAILED = "schedule_failed"
    LIVE_STARTED = "live_started"
    LIVE_ELIGIBLE = "live_eligible"
    DECISION = "decision"
    REPORT_ANSWERED = "report_answered"
    APPEAL_DECIDED = "appeal_decided"
    SIGNED_IN_ANEW = "signed_in_anew"
    SECURITY_CHANGED = "security_changed"
    TEAM_INVITED = "team_invited"
    EXPORT_READY = "export_ready"


class Topic(StrEnum):
    """Kinds that belong together: the filters of the list, and the lines of the settings."""

    FOLLOWS = "follows"
    LIKES = "likes"
    COMMENTS = "comments"
    MENTIONS = "mentions"
    VIDEOS = "videos"
    LIVES = "lives"
    ACCOUNT = "account"


class Level(StrEnum):
    """How a member is told: with an alert, only in the inbox, or not at all."""

    ALERT = "alert"
    INBOX = "inbox"
    OFF = "off"


TOPICS: dict[Topic, tuple[Kind, ...]] = {
    Topic.FOLLOWS: (Kind.FOLLOW, Kind.FOLLOW_REQUEST, Kind.REQUEST_ACCEPTED),
    Topic.LIKES: (Kind.LIKE, Kind.COMMENT_LIKE),
    Topic.COMMENTS: (Kind.COMMENT, Kind.REPLY),
    Topic.MENTIONS: (Kind.MENTION,),
    Topic.VIDEOS: (Kind.VIDEO_READY, Kind.VIDEO_OUT, Kind.VIDEO_FAILED, Kind.SCHEDULE_FAILED),
    Topic.LIVES: (Kind.LIVE_STARTED, Kind.LIVE_ELIGIBLE),
    Topic.ACCOUNT: (
        Kind.DECISION,
        Kind.REPORT_ANSWERED,
        Kind.APPEAL_DECIDED,
        Kind.SIGNED_IN_ANEW,
        Kind.SECURITY_CHANGED,
        Kind.TEAM_INVITED,
        Kind.EXPORT_READY,
    ),
}
TOPIC_OF = {kind: topic for topic, kinds in TOPICS.items() for kind in kinds}

# Decisions of staff and the safety of one's account are told whatever one chose.
FIXED = frozenset({Topic.ACCOUNT})

DEFAULTS = {
    Topic.FOLLOWS: Level.ALERT,
    Topic.LIKES: Level.INBOX,
    Topic.COMMENTS: Level.ALERT,
    Topic.MENTIONS: Level.ALERT,
    Topic.VIDEOS: Level.ALERT,
    Topic.LIVES: Level.ALERT,
    Topic.ACCOUNT: Level.ALERT,
}

# Interrupts nobody, whatever the level of its topic: it waits for who comes back to it.
INBOX_ONLY = frozenset({Kind.VIDEO_READY})

# Told by the platform itself; every other kind is shown as long as one of its people may be.
WITHOUT_PEOPLE = frozenset(
    {Kind.LIVE_ELIGIBLE, *TOPICS[Topic.VIDEOS], *TOPICS[Topic.ACCOUNT]} - {Kind.TEAM_INVITED},
)
