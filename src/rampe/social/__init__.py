"""Social: who follows, blocks and mutes whom; likes, bookmarks, shares and comments of targets."""

from rampe.social.block import do_block, do_unblock
from rampe.social.bookmark import do_bookmark, do_unbookmark
from rampe.social.comment import Draft, do_comment, do_delete_comment
from rampe.social.consumers import CONSUMERS
from rampe.social.counters import FLUSH_SECONDS, Counts, flush_counters, read_counts
from rampe.social.delete_accounts import do_delete_of_accounts, do_delete_targets
from rampe.social.events import (
    Blocked,
    Bookmarked,
    CommentDeleted,
    Commented,
    Followed,
    FollowRequested,
    FollowRequestEnded,
    Liked,
    Shared,
    Unblocked,
    Unbookmarked,
    Unfollowed,
    Unliked,
)
from rampe.social.figures import SocialFigures
from rampe.social.follow import (
    FollowState,
    Pair,
    count_followers,
    do_follow,
    do_follow_all,
    do_unfollow,
    find_states,
)
from rampe.social.like import do_like, do_unlike
from rampe.social.mention import Mention, parse_mentions, resolve_mentions
from rampe.social.models import (
    Bookmark,
    Comment,
    CommentId,
    Follow,
    FollowRequest,
    TargetCounter,
    TargetLike,
)
from rampe.social.moderation import CommentReports
from rampe.social.mute import do_mute, do_unmute
from rampe.social.personal_data import SocialData
from rampe.social.queries import PageRequest, Reader
from rampe.social.schemas import MentionOut
from rampe.social.settings import SocialSettings
from rampe.social.share import Channel, do_share
from rampe.social.targets import Target, TargetPolicies, TargetPolicy
from rampe.social.visibility import (
    Viewer,
    are_friends,
    can_see_comment,
    has_requested,
    is_following,
    not_blocked,
    not_muted,
    select_hidden,
)

__all__ = [
    "CONSUMERS",
    "FLUSH_SECONDS",
    "Blocked",
    "Bookmark",
    "Bookmarked",
    "Channel",
    "Comment",
    "CommentDeleted",
    "CommentId",
    "CommentReports",
    "Commented",
    "Counts",
    "Draft",
    "Follow",
    "FollowRequest",
    "FollowRequestEnded",
    "FollowRequested",
    "FollowState",
    "Followed",
    "Liked",
    "Mention",
    "MentionOut",
    "PageRequest",
    "Pair",
    "Reader",
    "Shared",
    "SocialData",
    "SocialFigures",
    "SocialSettings",
    "Target",
    "TargetCounter",
    "TargetLike",
    "TargetPolicies",
    "TargetPolicy",
    "Unblocked",
    "Unbookmarked",
    "Unfollowed",
    "Unliked",
    "Viewer",
    "are_friends",
    "can_see_comment",
    "count_followers",
    "do_block",
    "do_bookmark",
    "do_comment",
    "do_delete_comment",
    "do_delete_of_accounts",
    "do_delete_targets",
    "do_follow",
    "do_follow_all",
    "do_like",
    "do_mute",
    "do_share",
    "do_unblock",
    "do_unbookmark",
    "do_unfollow",
    "do_unlike",
    "do_unmute",
    "find_states",
    "flush_counters",
    "has_requested",
    "is_following",
    "not_blocked",
    "not_muted",
    "parse_mentions",
    "read_counts",
    "resolve_mentions",
    "select_hidden",
]
