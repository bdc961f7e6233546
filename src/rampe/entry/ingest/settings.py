"""Settings of the ingest role: section `[ingest]`."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field


class IngestSettings(BaseModel):
    """Where hosts send to, and what a stranger may take of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    host: str = "127.0.0.1"
    port: int = Field(default=9104, ge=0, le=65535)
    """Of the WebSocket behind the front door; unless it is set, `rampe up` takes a free one."""

    rtmp_bind: str = ""
    """Address for RTMP; empty: loopback for http, every address for https."""
    rtmp_port: int = Field(default=1935, ge=0, le=65535)
    """0: no RTMP."""
    rtmps_port: int = Field(default=1936, ge=0, le=65535)
    """RTMP inside TLS, where there is a certificate; 0: none."""
    rtmps_certificate: Path | None = None
    """Certificate with its chain, PEM; without one, that of the front door is used."""
    rtmps_key: Path | None = None

    max_connections: int = Field(default=200, ge=1)
    max_per_address: int = Field(default=20, ge=1)
    """Browsers of one address, and programs of one that have not shown a good key."""
    start_seconds: float = Field(default=10.0, gt=0)
    """From a connection to its `start`, or to a good key."""
    idle_seconds: float = Field(default=20.0, gt=0)
    """Without a byte from a publisher, until it counts as gone."""

    encoders: int | None = Field(default=None, ge=0, le=64)
    """Encodes at once; by default one for two cores.

    Browsers without H.264 may take twice as many, and at least one.
    """

    def rtmp_host_of(self, public_url: str) -> str:
        """Return where RTMP listens: for everybody only where the site is for everybody."""
        return self.rtmp_bind or ("0.0.0.0" if public_url.startswith("https:") else "127.0.0.1")

    def rtmps_of(self, public_url: str, tls: str) -> int | None:
        """Return the port of RTMPS; None where there is no certificate for it.

        The front door has one unless a proxy before it ends TLS (`web.tls` is off).
        """
        front_door = public_url.startswith("https:") and tls != "off"
        certified = self.rtmps_certificate is not None or front_door
        return self.rtmps_port or None if certified else None
