"""The HTTP of search: its routes."""

from rampe.search.endpoints import router
from rampe.search.pages import page_router

__all__ = ["page_router", "router"]
