"""The HTTP of media: its routes."""

from rampe.media.endpoints import router

__all__ = ["router"]
