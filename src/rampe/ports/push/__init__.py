"""Push: one short alert to one member, wherever an adapter reaches them. In the app, so far."""

from rampe.ports.push.in_app import InAppPush
from rampe.ports.push.port import Alert, Push

__all__ = ["Alert", "InAppPush", "Push"]
