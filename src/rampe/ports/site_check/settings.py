"""The `[site_check]` section."""

from ipaddress import IPv4Network, IPv6Network

from pydantic import BaseModel, ConfigDict, Field


class SiteCheckSettings(BaseModel):
    """How a brand's site may be reached."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    allowed_networks: tuple[IPv4Network | IPv6Network, ...] = ()
    """Networks that count as public although they are not, such as a company's own."""
    seconds: float = Field(default=10.0, gt=0, le=60)
    """For one page or file, redirects included."""
