"""Ads: what campaigns will need of the other domains, from the first day (ACC-04).

There are no ads yet. This port fixes where a click may lead, so that brands offer it already.
"""

from rampe.ports.ads.port import AdsDestinations, Destination

__all__ = ["AdsDestinations", "Destination"]
