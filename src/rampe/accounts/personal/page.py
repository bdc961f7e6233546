"""The page of an archive: everything in it in the member's language, without network or scripts."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, cast

from rampe.accounts.models import Account
from rampe.kit import clock
from rampe.kit.catalogue import UnknownMessage, message

_STYLE = """
:root { color-scheme: light dark; --line: light-dark(#e7e1db, #2a2530);
  --soft: light-dark(#6a6270, #a79fae); --paper: light-dark(#fbf9f7, #0d0b0f);
  --card: light-dark(#fff, #17141b); --ink: light-dark(#1a161e, #f6f2ee);
  --accent: light-dark(#935400, #ffb84d); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
header { display: flex; gap: 1rem; align-items: center; flex-wrap: wrap; }
header img { width: 4.5rem; height: 4.5rem; border-radius: 50%; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0; }
p { max-width: 44rem; } .soft { color: var(--soft); }
a { color: var(--accent); }
nav ul { columns: 2 16rem; padding-left: 1.2rem; }
details { background: var(--card); border: 1px solid var(--line); border-radius: 12px;
  margin: .75rem 0; padding: 0 1rem; }
summary { cursor: pointer; padding: .8rem 0; font-weight: 600; }
summary span { color: var(--soft); font-weight: 400; }
.wide { overflow-x: auto; margin-bottom: 1rem; }
table { border-collapse: collapse; font-size: .875rem; }
th, td { text-align: start; vertical-align: top; padding: .4rem .8rem .4rem 0;
  border-bottom: 1px solid var(--line); max-width: 28rem; overflow-wrap: anywhere; }
th { color: var(--soft); font-weight: 500; white-space: nowrap; }
video { width: 9rem; border-radius: 8px; background: #000; display: block; }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .3rem 1rem; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
""".strip()
# Only what lies beside the page: it may be opened in ten years, by whoever was given it.
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:; media-src 'self' file:"
)
# Times as the files keep them; the page says them as people write them.
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)")


@dataclass
class Listing:
    """A list of the archive: how many rows it has, and the first of them."""

    path: str
    count: int = 0
    shown: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])


@dataclass(frozen=True)
class Contents:
    """What the page tells of."""

    account: Account
    site: str
    listings: Sequence[Listing]
    files: Collection[str]


def render_page(contents: Contents) -> str:
    """Return the whole page."""
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{escape(contents.account.locale)}">',
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            f"<title>{escape(_say(contents, 'export_page_title'))}</title>",
            f"<style>{_STYLE}</style>",
            "<main>",
            *_header(contents),
            *_index(contents),
            *(line for listing in contents.listings for line in _section(contents, listing)),
            "</main>",
            "</html>",
            "",
        ]
    )


def kind_key(path: str) -> str:
    """Return a list's key in the catalogue, such as `export_kind_social_comments`."""
    return f"export_kind_{path.removesuffix('.json').replace('/', '_')}"


def _say(contents: Contents, key: str, **values: str) -> str:
    known = {"handle": contents.account.handle, "site": contents.site}
    return message(contents.account.locale, key, **known, **values)


def _word(contents: Contents, key: str, otherwise: str) -> str:
    try:
        return _say(contents, key)
    except UnknownMessage:
        return otherwise


def _header(contents: Contents) -> list[str]:
    picture = '<img src="avatar.webp" alt="">' if "avatar.webp" in contents.files else ""
    made = f"{clock.now():%Y-%m-%d %H:%M} UTC"
    return [
        f"<header>{picture}<div>",
        f"<h1>{escape(_say(contents, 'export_page_title'))}</h1>",
        f'<div class="soft">{escape(_say(contents, "export_page_made", date=made))}</div>',
        "</div></header>",
        f"<p>{escape(_say(contents, 'export_page_intro'))}</p>",
        f"<p>{escape(_say(contents, 'export_page_others'))}</p>",
    ]


def _index(contents: Contents) -> list[str]:
    return [
        f'<nav aria-label="{escape(_say(contents, "export_page_contents"))}"><ul>',
        *(
            f'<li><a href="#{_anchor(one)}">{escape(_title(contents, one))}</a>'
            f' <span class="soft">({one.count})</span></li>'
            for one in contents.listings
        ),
        "</ul></nav>",
    ]


def _anchor(listing: Listing) -> str:
    return kind_key(listing.path).removeprefix("export_kind_")


def _title(contents: Contents, listing: Listing) -> str:
    return _word(contents, kind_key(listing.path), listing.path)


def _section(contents: Contents, listing: Listing) -> list[str]:
    opened = " open" if listing is contents.listings[0] else ""
    return [
        f'<details id="{_anchor(listing)}"{opened}>',
        f"<summary>{escape(_title(contents, listing))} <span>({listing.count})</span></summary>",
        *_rows(contents, listing),
        "</details>",
    ]


def _rows(contents: Contents, listing: Listing) -> list[str]:
    if not listing.shown:
        return [f'<p class="soft">{escape(_say(contents, "export_page_nothing"))}</p>']
    if listing.count == 1:
        return [*_facts(contents, listing.shown[0]), _source(contents, listing)]
    names = list(listing.shown[0])
    return [
        '<div class="wide"><table><thead><tr>',
        *(f'<th scope="col">{escape(_column(contents, name))}</th>' for name in names),
        "</tr></thead><tbody>",
        *(_row(contents, names, row) for row in listing.shown),
        "</tbody></table></div>",
        _source(contents, listing),
    ]


def _source(contents: Contents, listing: Listing) -> str:
    link = f'<a href="{escape(listing.path)}">{escape(listing.path)}</a>'
    left = listing.count - len(listing.shown)
    note = escape(_say(contents, "export_page_more", count=str(left))) + " " if left > 0 else ""
    return f'<p class="soft">{note}{link}</p>'


def _facts(contents: Contents, row: dict[str, Any]) -> list[str]:
    facts = (
        f"<dt>{escape(_column(contents, name))}</dt><dd>{_value(contents, name, value)}</dd>"
        for name, value in row.items()
    )
    return ["<dl>", *facts, "</dl>"]


def _row(contents: Contents, names: Sequence[str], row: dict[str, Any]) -> str:
    cells = (f"<td>{_value(contents, name, row.get(name))}</td>" for name in names)
    return f"<tr>{''.join(cells)}</tr>"


def _column(contents: Contents, name: str) -> str:
    return _word(contents, f"export_column_{name}", name)


def _value(contents: Contents, name: str, value: Any) -> str:
    match value:
        case None | [] | {} | "":
            return '<span class="soft">–</span>'
        case bool():
            return escape(_say(contents, "export_page_yes" if value else "export_page_no"))
        case str() if name == "file":
            return _file(contents, value)
        case str() if _MOMENT.fullmatch(value):
            return escape(f"{value[:10]} {value[11:16]} UTC")
        case list():
            return ", ".join(_value(contents, name, one) for one in cast(list[Any], value))
        case dict():
            parts = (str(one) for one in cast(dict[str, Any], value).values() if one)
            return escape(" · ".join(parts))
        case _:
            return escape(str(value))


def _file(contents: Contents, path: str) -> str:
    if path not in contents.files:
        return '<span class="soft">–</span>'
    target = escape(path)
    link = f'<a href="{target}">{target}</a>'
    if path.endswith(".mp4"):
        return f'<video controls preload="none" src="{target}"></video>{link}'
    return link
