"""What passkeys are bound to: host name and origin of this installation (WebAuthn, section 5)."""

from dataclasses import dataclass
from ipaddress import ip_address
from typing import Self
from urllib.parse import urlsplit

from rampe.accounts.security.errors import PasskeysOff
from rampe.kit.site import Site


@dataclass(frozen=True)
class RelyingParty:
    """The installation as authenticators know it."""

    id: str
    name: str
    origin: str

    @classmethod
    def of(cls, site: Site) -> Self:
        """Return the installation's.

        Raises:
            PasskeysOff: `public_url` has an address in place of a name, or is not secure.
        """
        host = urlsplit(site.public_url).hostname or ""
        if _is_address(host) or not (site.is_secure or site.is_local):
            raise PasskeysOff
        return cls(host, site.name, site.origin)


def has_passkeys(site: Site) -> bool:
    """Whether passkeys work at the installation's address."""
    try:
        RelyingParty.of(site)
    except PasskeysOff:
        return False
    return True


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
