"""Site check: whether a web site shows a word that only its owner could put there."""

from rampe.ports.site_check.http_check import HttpSiteCheck
from rampe.ports.site_check.port import META_NAME, WELL_KNOWN, SiteCheck, SiteProblem
from rampe.ports.site_check.settings import SiteCheckSettings

__all__ = [
    "META_NAME",
    "WELL_KNOWN",
    "HttpSiteCheck",
    "SiteCheck",
    "SiteCheckSettings",
    "SiteProblem",
]
