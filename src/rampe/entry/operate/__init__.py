"""The operator's page: what is set, and how the installation is. It changes nothing.

For administrators alone; to everybody else there is no such page. Settings are changed where they
are written, in `rampe.toml` or the environment, which the web never writes.
"""

from rampe.entry.operate.endpoints import router

__all__ = ["router"]
