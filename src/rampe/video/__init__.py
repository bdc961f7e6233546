"""Video: publications, from a draft of an upload to what others see of it."""

from rampe.video.caption import Hashtag, fold_hashtag, parse_hashtags
from rampe.video.cards import (
    KIND,
    Look,
    PlainCard,
    cards_where,
    permalink,
    read_card,
    read_cards,
    read_cards_hot,
    read_cards_plain,
)
from rampe.video.consumers import CONSUMERS
from rampe.video.delete import do_delete, do_delete_of_accounts, do_restore
from rampe.video.details import Details
from rampe.video.draft import do_create_draft
from rampe.video.edit import do_edit
from rampe.video.errors import VideoNotFound
from rampe.video.events import (
    CaptionsChanged,
    ScheduledPublished,
    ScheduleFailed,
    VideoDeleted,
    VideoEdited,
    VideoPublished,
    VideoPurged,
    VideoRestored,
)
from rampe.video.figures import VideoFigures
from rampe.video.jobs import purge
from rampe.video.language import LANGUAGES, Language
from rampe.video.limits import describe_limits
from rampe.video.lists import list_published
from rampe.video.models import (
    HashtagSpelling,
    State,
    Video,
    VideoCaptions,
    VideoHashtag,
    VideoId,
    VideoPreferences,
    Visibility,
)
from rampe.video.noticed import NoticedDrafts, NoticedUploads, NoticedVideos
from rampe.video.personal_data import VideoData
from rampe.video.preview import Preview, WebShell, private_page, public_page
from rampe.video.publish import do_publish
from rampe.video.scan import VideoFrames
from rampe.video.schemas import VideoCard, Why, WhyCode
from rampe.video.settings import VideoSettings
from rampe.video.targets import VideoReports, VideoTargets
from rampe.video.views import do_add_views
from rampe.video.visibility import (
    is_for_everybody,
    is_out,
    is_public,
    may_list,
    may_open,
    not_avoided,
    not_kept_from,
)

__all__ = [
    "CONSUMERS",
    "KIND",
    "LANGUAGES",
    "CaptionsChanged",
    "Details",
    "Hashtag",
    "HashtagSpelling",
    "Language",
    "Look",
    "NoticedDrafts",
    "NoticedUploads",
    "NoticedVideos",
    "PlainCard",
    "Preview",
    "ScheduleFailed",
    "ScheduledPublished",
    "State",
    "Video",
    "VideoCaptions",
    "VideoCard",
    "VideoData",
    "VideoDeleted",
    "VideoEdited",
    "VideoFigures",
    "VideoFrames",
    "VideoHashtag",
    "VideoId",
    "VideoNotFound",
    "VideoPreferences",
    "VideoPublished",
    "VideoPurged",
    "VideoReports",
    "VideoRestored",
    "VideoSettings",
    "VideoTargets",
    "Visibility",
    "WebShell",
    "Why",
    "WhyCode",
    "cards_where",
    "describe_limits",
    "do_add_views",
    "do_create_draft",
    "do_delete",
    "do_delete_of_accounts",
    "do_edit",
    "do_publish",
    "do_restore",
    "fold_hashtag",
    "is_for_everybody",
    "is_out",
    "is_public",
    "list_published",
    "may_list",
    "may_open",
    "not_avoided",
    "not_kept_from",
    "parse_hashtags",
    "permalink",
    "private_page",
    "public_page",
    "purge",
    "read_card",
    "read_cards",
    "read_cards_hot",
    "read_cards_plain",
]
