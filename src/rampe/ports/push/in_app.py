"""The default push: a frame to the open tabs of a member; nobody else is reached."""

from rampe.ports.bus import Bus
from rampe.ports.push.port import Alert


class InAppPush:
    """Shows alerts in open tabs, by the gateways."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus

    async def send(self, alert: Alert) -> None:
        """Send `{t: "alert", …}` to the member's open tabs.

        Raises:
            ConnectionError: the bus is away.
        """
        await self._bus.flush()
        await self._bus.to_user(
            alert.account_id,
            {
                "t": "alert",
                "id": str(alert.id),
                "title": alert.title,
                "body": alert.body,
                "path": alert.path,
                "tag": alert.tag,
            },
        )
