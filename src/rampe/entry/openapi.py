"""`python -m rampe.entry.openapi` prints the HTTP API's description, without any engine."""

import json
import sys

from rampe import accounts, live, media, video
from rampe.entry.api import create_app
from rampe.kit.services import Services
from rampe.kit.site import Site


def describe() -> str:
    """Return the OpenAPI document as the web client's types are generated from it."""
    services = Services()
    services.put(Site, Site("http://localhost:8080"))
    limits = media.describe_limits(media.MediaSettings())
    publishing = video.describe_limits(video.VideoSettings())
    lives = live.describe_limits(live.LiveSettings())
    sections = {"video": limits, "publishing": publishing, "live": lives}
    services.put(accounts.InstanceInfo, accounts.InstanceInfo(sections=sections))
    return json.dumps(create_app(services).openapi(), indent=1, sort_keys=True, ensure_ascii=False)


if __name__ == "__main__":
    sys.stdout.write(describe() + "\n")
