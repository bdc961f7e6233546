"""What hosts are told before they prepare a live: the operator's rules, in `GET /instance`."""

from rampe.live.schemas import LiveLimits
from rampe.live.settings import LiveSettings


def describe_limits(settings: LiveSettings) -> LiveLimits:
    """Return the rules of hosting, and the limits of what is written."""
    names = LiveLimits.model_fields
    return LiveLimits.model_validate({name: getattr(settings, name) for name in names})
