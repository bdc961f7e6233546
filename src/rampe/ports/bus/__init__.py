"""The bus: ephemeral messages, and the durable stream of events."""

from rampe.ports.bus.nats_bus import Bus, Delivery, StoredEvent

__all__ = ["Bus", "Delivery", "StoredEvent"]
