"""The HTTP of safety: its routes."""

from rampe.safety.desk_endpoints import router as _desk_router
from rampe.safety.endpoints import router

router.include_router(_desk_router)

__all__ = ["router"]
