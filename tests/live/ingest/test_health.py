"""What a host who sends by a program is told: from RTMP to the tabs that the gateway holds."""

import asyncio
import json
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

from rampe.accounts import COOKIE
from rampe.entry.gateway import GatewaySettings, TicketSigner, start_gateway
from rampe.entry.settings import Settings
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.kit.site import Site
from rampe.ports.bus import Bus
from tests.factories import Person
from tests.live.ingest.conftest import ORIGIN, PATIENCE, PICTURE, Station, make_key, run

SECONDS, TIMES = 18, 3
"""Of a picture that is sent three times as fast as it is shown: the gap is in its time stamps."""
RARE = ("-g", "600", "-keyint_min", "600", "-sc_threshold", "0")


async def warning(tab: ClientConnection, code: str) -> dict[str, Any]:
    """Return the first frame of a tab that warns of something."""
    while code not in (told := json.loads(await tab.recv())).get("warnings", []):
        pass
    return told


async def test_a_host_is_warned_of_rare_key_frames(
    station: Station, host: Person, services: Services, settings: Settings
) -> None:
    """GOL-02: in the studio, while the program sends; with what else there is to know."""
    key = await make_key(host)
    gateway = await start_gateway(
        GatewaySettings(port=0),
        Site(settings.public_url),
        services.get(Database),
        services.get(Bus),
        services.get(TicketSigner),
    )
    token = host.client.headers["Authorization"].removeprefix("Bearer ")
    async with (
        gateway,
        connect(
            f"ws://127.0.0.1:{gateway.port}/rt",
            additional_headers={"Cookie": f"{COOKIE}={token}", "Origin": ORIGIN},
            ping_interval=None,
            proxy=None,
        ) as tab,
    ):
        assert json.loads(await tab.recv())["t"] == "hello"
        sending = asyncio.create_task(
            run(
                *("-readrate", str(TIMES), "-f", "lavfi", "-i", f"{PICTURE}:d={SECONDS}"),
                *("-readrate", str(TIMES), "-f", "lavfi", "-i", f"sine=f=440:d={SECONDS}"),
                *("-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", *RARE),
                *("-b:v", "300k", "-c:a", "aac", "-f", "flv", station.rtmp(key)),
            )
        )
        async with asyncio.timeout(PATIENCE):
            while "key_frames_far" not in (told := json.loads(await tab.recv())).get(
                "warnings", []
            ):
                assert told["t"] in ("live_health", "notice", "live"), told
        live_id = (await host.client.get("/me/live")).json()["live"]["id"]
        assert (told["t"], told["live"]) == ("live_health", live_id)
        assert told["kbps"] > 0
        assert told["fps"] > 0
        assert (told["lost"], told["delay_ms"] >= 0) == (0, True)
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
