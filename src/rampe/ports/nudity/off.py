"""No nudity filter: nothing is looked at."""

from collections.abc import Sequence

from rampe.ports.nudity.port import Finding


class NoNudity:
    """Finds nothing."""

    looks = False

    async def look(self, frames: Sequence[bytes]) -> Finding:
        """Find nothing."""
        return Finding(0.0)
