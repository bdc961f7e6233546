"""The HTTP of feed: its routes, and those that do without FastAPI."""

from rampe.feed.endpoints import router
from rampe.feed.hot_routes import mount_hot_routes

__all__ = ["mount_hot_routes", "router"]
