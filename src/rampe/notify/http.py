"""The HTTP of notify: its routes."""

from rampe.notify.endpoints import router

__all__ = ["router"]
