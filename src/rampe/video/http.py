"""The HTTP of video: its routes, and who looks at videos in a request."""

from rampe.video.author_endpoints import router as _author_router
from rampe.video.captions_endpoints import router as _captions_router
from rampe.video.download_endpoints import router as _download_router
from rampe.video.endpoints import router
from rampe.video.look import LookDep
from rampe.video.oembed import router as _oembed_router
from rampe.video.pages import page_router

router.include_router(_author_router)
router.include_router(_captions_router)
router.include_router(_download_router)
router.include_router(_oembed_router)

__all__ = ["LookDep", "page_router", "router"]
