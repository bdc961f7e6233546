"""The HTTP of social: its routes, and what endpoints of other domains take from a request."""

from rampe.social.endpoints import PageDep, ReaderDep, router
from rampe.social.target_endpoints import comment_router, target_router

__all__ = ["PageDep", "ReaderDep", "comment_router", "router", "target_router"]
