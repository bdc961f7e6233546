"""The web app manifest: what a device shows of Rampe once installed, in a language of ours."""

from dataclasses import dataclass
from typing import Any

from rampe.kit.catalogue import message

HOUSE = "#0D0B0F"
SHARE = "/share"
"""Where the service worker takes what other applications share; the front door refuses it."""
VIDEO = ("video/*", ".mp4", ".m4v", ".mov", ".webm", ".mkv")
PLACES = (("nav_create", "/create"), ("nav_inbox", "/inbox"), ("nav_search", "/search"))
ICONS = (
    {"src": "/favicon.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
    {"src": "/icon-192.png", "sizes": "192x192", "type": "image/png", "purpose": "any"},
    {"src": "/icon-512.png", "sizes": "512x512", "type": "image/png", "purpose": "any"},
    {
        "src": "/icon-maskable-512.png",
        "sizes": "512x512",
        "type": "image/png",
        "purpose": "maskable",
    },
)


@dataclass(frozen=True)
class WebApp:
    """What the operator decided about the installed application."""

    name: str
    offline: bool = True
    """Whether there is a service worker: without it nothing can be shared with us."""


def render_manifest(app: WebApp, locale: str) -> dict[str, Any]:
    """Return the manifest. Its `id` is the same in every language: it is one application."""
    shared: dict[str, Any] = {
        "action": SHARE,
        "method": "POST",
        "enctype": "multipart/form-data",
        "params": {
            "title": "title",
            "text": "text",
            "url": "url",
            "files": [{"name": "video", "accept": list(VIDEO)}],
        },
    }
    return {
        "id": "/",
        "name": app.name,
        "short_name": app.name,
        "description": message(locale, "manifest_description"),
        "lang": locale,
        "dir": "ltr",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": HOUSE,
        "theme_color": HOUSE,
        "categories": ["entertainment", "photo", "social"],
        "icons": list(ICONS),
        "shortcuts": [{"name": message(locale, key), "url": path} for key, path in PLACES],
        **({"share_target": shared} if app.offline else {}),
    }
