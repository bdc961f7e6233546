"""All settings of Rampe: each domain's section, and those of the installation itself."""

import json
import os
from collections.abc import Mapping
from functools import cached_property
from ipaddress import ip_network
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, field_validator, model_validator

from rampe.accounts import AccountsSettings, PersonalSettings
from rampe.entry.edge.settings import EdgeSettings
from rampe.entry.gateway import GatewaySettings
from rampe.entry.ingest.settings import IngestSettings
from rampe.entry.metrics import MetricsSettings
from rampe.entry.secrets import Secrets, read_secrets
from rampe.feed import FeedSettings
from rampe.kit.log import Format
from rampe.kit.settings import Loaded, SettingsError, load_settings
from rampe.live import LiveSettings, RoomSettings
from rampe.media import MediaSettings
from rampe.notify import NotifySettings
from rampe.ports.mail import MailSettings
from rampe.ports.nudity import NuditySettings
from rampe.ports.site_check import SiteCheckSettings
from rampe.ports.storage import StorageSettings
from rampe.safety import SafetySettings
from rampe.search import SearchSettings
from rampe.social import SocialSettings
from rampe.video import VideoSettings

DEFAULT_FILE = Path("rampe.toml")
SOURCES = "RAMPE_SOURCES"
"""By it `rampe up` tells its roles where the settings come from that it hands on to them."""
UP = "rampe up"
"""What gave a setting that `rampe up` decided by itself, such as a free port."""


class WebSettings(BaseModel):
    """The front door."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    bind: str = ""
    """Address to listen on; empty: loopback for http, every address for https."""
    port: int = Field(default=8080, ge=1, le=65535)
    """The one web port. With `tls = "public"` the port of `public_url` is used, 443 by default."""
    tls: Literal["auto", "off", "internal", "public"] = "auto"
    """`auto`: as `public_url` says; `off`: https is ended by a proxy in front of Rampe."""
    acme_email: str = ""
    trusted_proxies: tuple[str, ...] = ()
    """Networks whose X-Forwarded-For is believed."""
    api_port: int = Field(default=9101, ge=1, le=65535)
    """Of the api role, on loopback; unless it is set, `rampe up` takes a free one."""
    caddy: Path | None = None
    offline: bool = True
    """Whether browsers keep the web client. False takes it away from those that have it."""

    @field_validator("trusted_proxies")
    @classmethod
    def _networks(cls, networks: tuple[str, ...]) -> tuple[str, ...]:
        for network in networks:
            ip_network(network)
        return networks


class DatabaseSettings(BaseModel):
    """PostgreSQL: the embedded one, or one of yours."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str = Field(default="", repr=False)
    """`postgresql://user:password@host/name`; empty: embedded."""
    binaries: Path | None = None
    system_user: str = "nobody"
    tcp_port: int | None = Field(default=None, ge=1, le=65535)


class BusSettings(BaseModel):
    """NATS: the embedded one, or a cluster of yours."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str = Field(default="", repr=False)
    """`nats://token@host:4222`; empty: embedded."""
    port: int | None = Field(default=None, ge=1, le=65535)
    prefix: str = Field(default="", pattern=r"^([a-z0-9_]+\.)*$")
    """Put before every subject: several installations may share one NATS."""
    store_bytes: int = Field(default=4 * 1024**3, ge=64 * 1024**2)
    program: Path | None = None


class WorkerSettings(BaseModel):
    """The worker role."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    encoders: int = Field(default=1, ge=1, le=64)
    """Videos encoded at once; one ffmpeg already uses several cores."""


class Settings(BaseModel):
    """Everything an operator decides."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)

    name: str = Field(default="Rampe", min_length=1, max_length=60)
    public_url: str = ""
    data_dir: Path = Path("data")
    secrets_file: Path | None = None
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Format = "text"

    web: WebSettings = Field(default_factory=WebSettings)
    database: DatabaseSettings = Field(default_factory=DatabaseSettings)
    bus: BusSettings = Field(default_factory=BusSettings)
    worker: WorkerSettings = Field(default_factory=WorkerSettings)
    gateway: GatewaySettings = Field(default_factory=GatewaySettings)
    ingest: IngestSettings = Field(default_factory=IngestSettings)
    edge: EdgeSettings = Field(default_factory=EdgeSettings)
    metrics: MetricsSettings = Field(default_factory=MetricsSettings)
    storage: StorageSettings = Field(default_factory=StorageSettings)
    mail: MailSettings = Field(default_factory=MailSettings)
    nudity: NuditySettings = Field(default_factory=NuditySettings)
    accounts: AccountsSettings = Field(default_factory=AccountsSettings)
    personal: PersonalSettings = Field(default_factory=PersonalSettings)
    site_check: SiteCheckSettings = Field(default_factory=SiteCheckSettings)
    safety: SafetySettings = Field(default_factory=SafetySettings)
    media: MediaSettings = Field(default_factory=MediaSettings)
    social: SocialSettings = Field(default_factory=SocialSettings)
    notify: NotifySettings = Field(default_factory=NotifySettings)
    video: VideoSettings = Field(default_factory=VideoSettings)
    live: LiveSettings = Field(default_factory=LiveSettings)
    rooms: RoomSettings = Field(default_factory=RoomSettings)
    feed: FeedSettings = Field(default_factory=FeedSettings)
    search: SearchSettings = Field(default_factory=SearchSettings)

    _sources: Mapping[str, str] = PrivateAttr(default_factory=dict[str, str])

    @property
    def sources(self) -> Mapping[str, str]:
        """What gave each setting, by its dotted key: a file, a variable, or `UP`."""
        return self._sources

    def coming_from(self, sources: Mapping[str, str]) -> Self:
        """Remember where the settings come from."""
        self._sources = sources
        return self

    @cached_property
    def secrets(self) -> Secrets:
        """The installation's secrets, which `rampe up` made."""
        return read_secrets(self.secrets_path)

    @property
    def secrets_path(self) -> Path:
        """Where the secrets are."""
        return self.secrets_file or self.data_dir / "secrets.toml"

    @field_validator("data_dir", "secrets_file")
    @classmethod
    def _absolute(cls, path: Path | None) -> Path | None:
        return path.expanduser().absolute() if path else None

    @field_validator("public_url")
    @classmethod
    def _site_address(cls, url: str) -> str:
        parts = urlsplit(url)
        whole = parts.scheme in ("http", "https") and parts.hostname and not parts.path.strip("/")
        if url and not whole:
            raise ValueError("should be like https://video.example.org")
        return url.rstrip("/")

    @model_validator(mode="after")
    def _local_address(self) -> Self:
        if not self.public_url:
            object.__setattr__(self, "public_url", f"http://localhost:{self.web.port}")
        return self


def settings_file(named: Path | None = None) -> Path | None:
    """Return the file to read: one named by option or by RAMPE_CONFIG, else ./rampe.toml if any."""
    if named is None and (path := os.environ.get("RAMPE_CONFIG")):
        named = Path(path)
    if named is None and DEFAULT_FILE.exists():
        named = DEFAULT_FILE
    return named.absolute() if named else None


def load(file: Path | None = None, options: Mapping[str, str] | None = None) -> Loaded[Settings]:
    """Load the settings of this process; `options` of the command line override the environment.

    Raises:
        SettingsError: a file named does not exist, or something in the settings is wrong.
    """
    loaded = load_settings(Settings, settings_file(file), {**os.environ, **(options or {})})
    if given := os.environ.get(SOURCES):
        known: dict[str, str] = json.loads(given)
        loaded = Loaded(loaded.settings, {**dict.fromkeys(loaded.sources, UP), **known})
    loaded.settings.coming_from(loaded.sources)
    return loaded


__all__ = ["Settings", "SettingsError", "load"]
