"""Search: finding accounts, videos and hashtags, their pages, and suggestions."""

from rampe.search import jobs
from rampe.search.consumers import CONSUMERS
from rampe.search.index import do_index_accounts, do_index_videos
from rampe.search.personal_data import SearchData
from rampe.search.rebuild import do_catch_up, do_rebuild
from rampe.search.settings import SearchSettings

__all__ = [
    "CONSUMERS",
    "SearchData",
    "SearchSettings",
    "do_catch_up",
    "do_index_accounts",
    "do_index_videos",
    "do_rebuild",
    "jobs",
]
