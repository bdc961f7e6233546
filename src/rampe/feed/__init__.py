"""Feed: For You and Following, and what members watched."""

from rampe.feed.consumers import BATCH_CONSUMERS, CONSUMERS, BatchConsumer
from rampe.feed.events import Watched
from rampe.feed.forget import do_delete_of_accounts
from rampe.feed.jobs import keep_partitions, refresh_heat
from rampe.feed.models import FeedHiddenAuthor, FeedTopic, FeedVideo
from rampe.feed.page import Ranker, SqlRanker
from rampe.feed.personal_data import FeedData
from rampe.feed.settings import FeedSettings
from rampe.feed.topics import topics_of

__all__ = [
    "BATCH_CONSUMERS",
    "CONSUMERS",
    "BatchConsumer",
    "FeedData",
    "FeedHiddenAuthor",
    "FeedSettings",
    "FeedTopic",
    "FeedVideo",
    "Ranker",
    "SqlRanker",
    "Watched",
    "do_delete_of_accounts",
    "keep_partitions",
    "refresh_heat",
    "topics_of",
]
