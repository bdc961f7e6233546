"""What the use cases of live need of the process."""

from dataclasses import dataclass

from rampe.accounts import SuspensionDoor
from rampe.kit.ratelimit import RateLimiter
from rampe.kit.services import Services
from rampe.live.eligibility import Gate
from rampe.live.settings import LiveSettings
from rampe.ports.bus import Bus
from rampe.ports.storage import Storage


@dataclass(frozen=True)
class Tools:
    """Bus, files, limits and rules: `Tools.of(services)` in every role."""

    bus: Bus
    storage: Storage
    limits: RateLimiter
    gate: Gate

    @classmethod
    def of(cls, services: Services) -> "Tools":
        """The tools of a process."""
        settings = services.get(LiveSettings)
        return cls(
            services.get(Bus),
            services.get(Storage),
            services.get(RateLimiter),
            Gate(settings, services.get(SuspensionDoor)),
        )

    @property
    def settings(self) -> LiveSettings:
        """The operator's rules."""
        return self.gate.settings
