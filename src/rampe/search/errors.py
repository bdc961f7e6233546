"""What search refuses.

RampeError
├── Invalid:  QueryTooLong
└── NotFound: RecentNotFound
"""

from rampe.kit.errors import Invalid, NotFound


class QueryTooLong(Invalid):
    """The query has more than `max_length` characters."""

    code, title = "query_too_long", "This search is too long"


class RecentNotFound(NotFound):
    """The caller has no such search."""

    code, title = "search_not_found", "This search is not in your list"
