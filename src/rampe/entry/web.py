"""Where the built web client is: package data, made by `make` from `web/`."""

from pathlib import Path

WEB_BUILD = Path(__file__).parent.parent / "web_build"
