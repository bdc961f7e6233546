"""Video: publications, from a draft of an upload to what others see of it."""

from rampe.video.caption import Hashtag, fold_hashtag, parse_hashtags
from rampe.video.cards import KIND, Look, permalink, read_card, read_cards, read_cards_hot
from rampe.video.consumers import CONSUMERS
from rampe.video.delete import do_delete, do_delete_of_accounts
from rampe.video.details import Details
from rampe.video.draft import do_create_draft
from rampe.video.edit import do_edit
from rampe.video.endpoints import LookDep, router
from rampe.video.errors import VideoNotFound
from rampe.video.events import VideoDeleted, VideoEdited, VideoPublished
from rampe.video.jobs import purge
from rampe.video.lists import list_published
from rampe.video.models import HashtagSpelling, State, Video, VideoHashtag, VideoId, Visibility
from rampe.video.noticed import NoticedVideos
from rampe.video.pages import page_router
from rampe.video.preview import WebShell
from rampe.video.publish import do_publish
from rampe.video.schemas import VideoCard, Why, WhyCode
from rampe.video.settings import VideoSettings
from rampe.video.targets import VideoReports, VideoTargets
from rampe.video.views import do_add_views
from rampe.video.visibility import is_out, is_public, may_list, may_open, not_avoided, not_kept_from

__all__ = [
    "CONSUMERS",
    "KIND",
    "Details",
    "Hashtag",
    "HashtagSpelling",
    "Look",
    "LookDep",
    "NoticedVideos",
    "State",
    "Video",
    "VideoCard",
    "VideoDeleted",
    "VideoEdited",
    "VideoHashtag",
    "VideoId",
    "VideoNotFound",
    "VideoPublished",
    "VideoReports",
    "VideoSettings",
    "VideoTargets",
    "Visibility",
    "WebShell",
    "Why",
    "WhyCode",
    "do_add_views",
    "do_create_draft",
    "do_delete",
    "do_delete_of_accounts",
    "do_edit",
    "do_publish",
    "fold_hashtag",
    "is_out",
    "is_public",
    "list_published",
    "may_list",
    "may_open",
    "not_avoided",
    "not_kept_from",
    "page_router",
    "parse_hashtags",
    "permalink",
    "purge",
    "read_card",
    "read_cards",
    "read_cards_hot",
    "router",
]
