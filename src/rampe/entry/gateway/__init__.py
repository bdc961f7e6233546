"""The gateway role: live connections of clients, and the frames of `user.<id>` to them."""

from rampe.entry.gateway.server import Gateway, start_gateway
from rampe.entry.gateway.settings import GatewaySettings
from rampe.entry.gateway.ticket import TicketSigner

__all__ = ["Gateway", "GatewaySettings", "TicketSigner", "start_gateway"]
