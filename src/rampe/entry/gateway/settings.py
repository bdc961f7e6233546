"""Settings of the gateway role: section `[gateway]`."""

from pydantic import BaseModel, ConfigDict, Field


class GatewaySettings(BaseModel):
    """Where the gateway listens and how much one account, address or connection may take of it."""

    model_config = ConfigDict(extra="forbid")

    host: str = "127.0.0.1"
    port: int = Field(default=9102, ge=0, le=65535)
    public_url: str | None = None
    """Where clients reach the gateway when they do not pass the front door: `wss://rt.example.org`."""

    max_connections: int = Field(default=20_000, ge=1)
    max_per_account: int = Field(default=20, ge=1)
    max_per_address: int = Field(default=200, ge=1)

    max_frame_bytes: int = Field(default=4096, ge=128)
    frames_burst: int = Field(default=40, ge=1)
    frames_per_second: float = Field(default=10.0, gt=0)

    max_rooms: int = Field(default=4, ge=1)
    """Rooms of lives that one connection may be in."""
    joins_burst: int = Field(default=10, ge=1)
    joins_per_second: float = Field(default=1.0, gt=0)

    max_write_buffer_bytes: int = Field(default=256 * 1024, ge=1024)
    max_waiting_frames: int = Field(default=256, ge=1)
    """Frames for one account that may wait before its tabs are told to come back."""

    idle_seconds: float = Field(default=40.0, gt=0)
    """A silent connection is pinged after so long, and cut if it stays silent half as long."""

    recheck_seconds: float = Field(default=30.0, gt=0)
    """How often open connections are checked against their sessions."""
