"""Link previews: OpenGraph and Twitter tags in the built page of the web client, pure functions.

The page itself stays as it was built, byte for byte, so that the hash of its inline script still
fits the content security policy (decision 18); whatever members wrote is escaped.
"""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.responses import Response

from rampe.kit.catalogue import LOCALES

MAX_DESCRIPTION = 200
# What is served before the web client has been built, as in a test of the API alone.
PLAIN_PAGE = (
    b'<!doctype html><html lang="fr"><head><meta charset="utf-8"></head><body></body></html>'
)
_HEAD_END = b"</head>"
OG_LOCALES = {"fr": "fr_FR", "en": "en_GB"}

Tag = tuple[str, str]
"""Property and content of one meta element."""


@dataclass(frozen=True)
class Preview:
    """What a page says about itself to those who link to it. Addresses are absolute."""

    site: str
    title: str
    description: str
    address: str
    kind: str
    locale: str = LOCALES[0]
    """The language of what the page itself says."""
    image: str | None = None
    video: str | None = None
    playlist: str | None = None
    width: int | None = None
    height: int | None = None
    duration_ms: int | None = None
    oembed: str | None = None


class WebShell:
    """The page that the built web client starts from; read again when it was built anew."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "200.html"
        self._read_at = -1
        self._page = PLAIN_PAGE

    def page(self) -> bytes:
        """Return the page as it was built, or an empty one."""
        try:
            changed_at = self._path.stat().st_mtime_ns
        except OSError:
            return PLAIN_PAGE
        if changed_at != self._read_at:
            self._page, self._read_at = self._path.read_bytes(), changed_at
        return self._page

    def page_with(self, head: str) -> bytes:
        """Return the page with `head` before the end of its head element."""
        before, end, after = self.page().partition(_HEAD_END)
        return before + head.encode() + end + after


def render_preview(preview: Preview) -> str:
    """Return the elements for the head of a page that everybody may see."""
    title = html.escape(preview.title)
    return "".join(
        [
            f"<title>{title}</title>",
            f'<link rel="canonical" href="{html.escape(preview.address)}">',
            f'<meta name="description" content="{html.escape(preview.description)}">',
            *_discovery(preview),
            *(_meta("property", tag) for tag in _open_graph(preview)),
            *(_meta("name", tag) for tag in _twitter(preview)),
        ]
    )


def _discovery(preview: Preview) -> Sequence[str]:
    """Return where other sites read how to show the page in theirs (oEmbed, section 4)."""
    if preview.oembed is None:
        return []
    address, title = html.escape(preview.oembed), html.escape(preview.title)
    kind = "application/json+oembed"
    return [f'<link rel="alternate" type="{kind}" href="{address}" title="{title}">']


def _meta(attribute: str, tag: Tag) -> str:
    name, text = tag
    return f'<meta {attribute}="{name}" content="{html.escape(text)}">'


def render_private() -> str:
    """Return the elements for the head of a page that says nothing of what it shows."""
    return '<meta name="robots" content="noindex">'


def public_page(shell: WebShell, preview: Preview) -> Response:
    """Return the page with what everybody may know of it, in the reader's language."""
    return Response(
        shell.page_with(render_preview(preview)),
        media_type="text/html",
        headers={"Cache-Control": "no-cache", "Vary": "Cookie, Accept-Language"},
    )


def private_page(shell: WebShell, status: int) -> Response:
    """Return the page without a word of what it shows."""
    return Response(
        shell.page_with(render_private()),
        status_code=status,
        media_type="text/html",
        headers={"Cache-Control": "private, no-store"},
    )


def shorten(text: str) -> str:
    """Return a caption on one line, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= MAX_DESCRIPTION:
        return line
    return line[: MAX_DESCRIPTION - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _open_graph(preview: Preview) -> Sequence[Tag]:
    tags: list[tuple[str, str | int | None]] = [
        ("og:site_name", preview.site),
        ("og:type", preview.kind),
        ("og:title", preview.title),
        ("og:description", preview.description),
        ("og:url", preview.address),
        ("og:locale", OG_LOCALES[preview.locale]),
        ("og:image", preview.image),
        ("og:image:width", preview.width if preview.image else None),
        ("og:image:height", preview.height if preview.image else None),
    ]
    # The short MP4 first: most readers of previews play no HLS.
    for address, kind in (
        (preview.video, "video/mp4"),
        (preview.playlist, "application/vnd.apple.mpegurl"),
    ):
        if address:
            tags += [
                ("og:video", address),
                ("og:video:type", kind),
                ("og:video:width", preview.width),
                ("og:video:height", preview.height),
            ]
    if preview.duration_ms:
        tags.append(("video:duration", max(1, round(preview.duration_ms / 1000))))
    return [(name, str(text)) for name, text in tags if text not in (None, "")]


def _twitter(preview: Preview) -> Sequence[Tag]:
    card = "summary_large_image" if preview.kind == "video.other" else "summary"
    tags = [
        ("twitter:card", card),
        ("twitter:title", preview.title),
        ("twitter:description", preview.description),
        ("twitter:image", preview.image or ""),
    ]
    return [(name, text) for name, text in tags if text]
