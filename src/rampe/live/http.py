"""The HTTP of lives: their routes."""

from rampe.live.endpoints import router
from rampe.live.host_endpoints import router as _host_router
from rampe.live.pages import page_router
from rampe.live.staff_endpoints import router as _staff_router

router.include_router(_host_router)
router.include_router(_staff_router)

__all__ = ["page_router", "router"]
