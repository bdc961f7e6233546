"""Where files are kept and under which address the public ones are read."""

from pydantic import BaseModel, ConfigDict


class StorageSettings(BaseModel):
    """The `[storage]` section."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    base_url: str = "/media"
    """The public root as browsers reach it: a path of our own front door, or a CDN's address."""
