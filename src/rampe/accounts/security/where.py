"""Where a request comes from, as a member reads it in their security log and mails."""

import re
from dataclasses import dataclass

# The first that matches: most browsers also name those they descend from.
BROWSERS = (
    (r"Edg(e|A|iOS)?/", "Edge"),
    (r"OPR/|Opera", "Opera"),
    (r"SamsungBrowser/", "Samsung Internet"),
    (r"Firefox/|FxiOS/", "Firefox"),
    (r"Chrome/|CriOS/|Chromium/", "Chrome"),
    (r"Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X|Macintosh", "Mac"),
    ("Linux|X11", "Linux"),
)


@dataclass(frozen=True)
class Where:
    """A device as it calls itself, and its network address; both empty for us and for staff."""

    device: str = ""
    address: str = ""


def device_name(user_agent: str) -> str:
    """Return a user agent in words of ours, such as `Firefox, Linux`; empty when unknown.

    Mails say nothing that a stranger chose, so the string itself is never in them.
    """
    names = (_first(BROWSERS, user_agent), _first(SYSTEMS, user_agent))
    return ", ".join(name for name in names if name)


def _first(names: tuple[tuple[str, str], ...], text: str) -> str:
    return next((name for pattern, name in names if re.search(pattern, text)), "")
