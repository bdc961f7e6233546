"""Where this installation is reached, as its operator wrote it in `public_url`."""

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

LOOPBACK_NAMES = ("localhost", "localhost.localdomain")


def is_loopback(host: str) -> bool:
    """Whether a host name or address means this machine."""
    name = host.lower().strip("[]")
    if name in LOOPBACK_NAMES or name.endswith(".localhost"):
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True)
class Site:
    """The installation's address and name."""

    public_url: str
    name: str = "Rampe"

    @property
    def is_secure(self) -> bool:
        """Whether members come by HTTPS: then cookies are `Secure` (decision 17)."""
        return urlsplit(self.public_url).scheme == "https"

    @property
    def is_local(self) -> bool:
        """Whether only this machine can come: the first look."""
        return is_loopback(urlsplit(self.public_url).hostname or "")

    @property
    def origin(self) -> str:
        """Scheme, host and port, as browsers send them in `Origin`."""
        parts = urlsplit(self.public_url)
        return f"{parts.scheme}://{parts.netloc}".lower()

    def url(self, path: str) -> str:
        """Return the public address of a path that starts with a slash."""
        return self.public_url.rstrip("/") + path

    def absolute(self, address: str | None) -> str | None:
        """Return the public address of a path; storage behind a CDN gives one already."""
        return self.url(address) if address and address.startswith("/") else address
