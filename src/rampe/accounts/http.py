"""The HTTP of accounts: their routes, and who may call an endpoint of any domain."""

from rampe.accounts.brands.endpoints import router as _brands_router
from rampe.accounts.callers import Admin, Member, Moderator, Proved, Viewer
from rampe.accounts.endpoints import router
from rampe.accounts.here import WhereDep
from rampe.accounts.instance_endpoints import instance_router
from rampe.accounts.me_endpoints import router as _me_router
from rampe.accounts.origin import OriginCheck
from rampe.accounts.personal.endpoints import router as _personal_router
from rampe.accounts.security.endpoints import router as _security_router
from rampe.accounts.security.factor_endpoints import router as _factor_router
from rampe.accounts.security.sign_in_endpoints import router as _sign_in_router

router.include_router(_me_router)
router.include_router(_security_router)
router.include_router(_personal_router)
router.include_router(_brands_router)
router.include_router(_factor_router)
router.include_router(_sign_in_router)

__all__ = [
    "Admin",
    "Member",
    "Moderator",
    "OriginCheck",
    "Proved",
    "Viewer",
    "WhereDep",
    "instance_router",
    "router",
]
