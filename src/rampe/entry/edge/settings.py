"""Settings of the edge role: section `[edge]`."""

from pydantic import BaseModel, ConfigDict, Field


class EdgeSettings(BaseModel):
    """Where the edge listens, and how much of it one address, or everybody, may take."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    host: str = "127.0.0.1"
    port: int = Field(default=9105, ge=0, le=65535)
    """Of push, which is WebSockets."""
    hls_port: int = Field(default=9106, ge=0, le=65535)
    """Of LL-HLS, which is plain HTTP."""

    max_viewers: int = Field(default=5_000, ge=1)
    """By push; each takes the whole bit rate of its live from this machine."""
    max_per_address: int = Field(default=200, ge=1)
    """Viewers by push, and requests that wait, of one address."""
    max_requests: int = Field(default=20_000, ge=1)
    """Connections of LL-HLS, most of which wait for the next part."""

    cache_bytes: int = Field(default=256 * 1024**2, ge=1024**2)
    """Memory for segments of all lives; older ones come from the ingest or from storage."""
    linger_seconds: float = Field(default=10.0, ge=0)
    """How long the media of a live still come here when nobody watches any more."""
    recheck_seconds: float = Field(default=30.0, gt=0)
    """How often viewers of lives that are not for everybody are checked again."""
