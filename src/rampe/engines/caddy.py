"""The front door: Caddy on the one web port, with TLS, static files, media and the routes to roles.

Static and media bytes never touch Python; private media are asked for at the api before each file
(decision 9). The web build brings its own Content-Security-Policy as a <meta>; the header only adds
what a <meta> cannot say.
"""

import asyncio
import json
import os
import ssl
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from rampe.engines.engine import Engine
from rampe.engines.files import write_private
from rampe.engines.network import accepts
from rampe.engines.process import Command, spawn, until
from rampe.engines.programs import find_program
from rampe.kit.media_types import MEDIA_TYPES, OBJECT_HEADER

FRAMED = "/embed/video/*"  # the one page that other sites may show inside theirs
FOREVER = "public, max-age=31536000, immutable"
PUBLIC_QUESTION, PRIVATE_QUESTION = "/api/v1/media-place", "/api/v1/media-auth"
QUESTIONS = (PUBLIC_QUESTION, PRIVATE_QUESTION)
"""Caddy's own to the api; nobody else's."""
OF_VITE = ("/@vite/*", "/@id/*", "/@fs/*")
"""While one develops the web client: no handles."""
KEPT_FROM_STORE = (
    OBJECT_HEADER, "Cookie", "Authorization", "Referer", "Origin", "User-Agent", "X-Forwarded-For",
    "X-Forwarded-Host", "X-Forwarded-Proto",
)  # fmt: skip
KEPT_FROM_VIEWER = (
    "Cache-Control", "Content-Type", "Set-Cookie", "Vary", "X-Amz-*", "Seaweed-*", "X-Minio-*",
)  # fmt: skip


class Tls(StrEnum):
    """Where certificates come from."""

    OFF = "off"
    INTERNAL = "internal"
    """Caddy's own authority: for phones in the local network."""
    PUBLIC = "public"
    """ACME for the domain in `public_url`."""


@dataclass(frozen=True)
class CaddyOptions:
    """What the front door serves, and how."""

    home: Path
    run_dir: Path
    log: Path
    bind: str
    port: int
    hosts: tuple[str, ...]
    """Names certificates are made for; without TLS any name is answered."""
    tls: Tls
    api_port: int
    gateway_port: int
    push_port: int
    """Where viewers of lives connect, and where they ask for playlists."""
    hls_port: int
    storage: Path
    web_build: Path
    web_offline: bool = True
    """Whether browsers may keep the web client; else their service worker is taken away."""
    web_dev_port: int | None = None
    """Where Vite serves the web client while one develops it."""
    lan_page: Path | None = None
    ingest_port: int | None = None
    """Where browsers send lives to."""
    objects: str = ""
    """The S3 store that has the media, as scheme, host and port; empty: they are in `storage`."""
    acme_email: str = ""
    trusted_proxies: tuple[str, ...] = ()
    program: Path | None = None

    @property
    def root_certificate(self) -> Path:
        """The certificate phones must trust; Caddy makes it at its first start with TLS."""
        return self.home / "pki/authorities/local/root.crt"


async def start_caddy(options: CaddyOptions) -> Engine:
    """Start Caddy and wait until it accepts connections.

    Raises:
        EngineError: it cannot start; the message says why.
    """
    options.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    config = options.run_dir / "Caddyfile"
    write_private(config, caddyfile(options))
    child = spawn(
        Command(
            name="caddy",
            argv=[
                str(find_program("caddy", options.program, "web.caddy")),
                *("run", "--adapter", "caddyfile", "--config", str(config)),
            ],
            run_dir=options.run_dir,
            log=options.log,
            env={"PATH": os.defpath, "HOME": str(options.home)},
        )
    )
    try:
        await until(lambda: _ready(options), child)
    except BaseException:
        await child.close()
        raise
    return Engine(child)


async def _ready(options: CaddyOptions) -> bool:
    """Tell whether Caddy accepts connections, and has the certificates it makes by itself."""
    address = _reached_at(options.bind)
    if options.tls is not Tls.INTERNAL:
        return await accepts(options.port, address)
    unverified = ssl.create_default_context()
    unverified.check_hostname, unverified.verify_mode = False, ssl.CERT_NONE
    try:
        for host in options.hosts:
            _, writer = await asyncio.open_connection(
                address, options.port, ssl=unverified, server_hostname=host
            )
            writer.close()
    except OSError:
        return False
    return True


def caddyfile(options: CaddyOptions) -> str:
    """Write the whole configuration."""
    return (
        _global_options(options)
        + f"{', '.join(_addresses(options))} {{\n"
        + _indent(_site(options))
        + "}\n"
    )


def _addresses(options: CaddyOptions) -> list[str]:
    if options.tls is Tls.OFF:
        return [f"http://:{options.port}"]
    return [f"https://{_bracketed(host)}:{options.port}" for host in options.hosts]


def _global_options(options: CaddyOptions) -> str:
    lines = [
        "admin off",
        "persist_config off",
        "skip_install_trust",
        f"storage file_system {_quote(options.home)}",
        "grace_period 3s",
    ]
    if options.tls is Tls.OFF:
        lines.append("auto_https off")
    if options.tls is Tls.INTERNAL:
        # Browsers send no server name for an address; one port answers http too, by a redirect.
        lines += ["auto_https disable_redirects", f"default_sni {options.hosts[0]}"]
    if options.tls is Tls.PUBLIC and options.acme_email:
        lines.append(f"email {options.acme_email}")
    return _block("", [*lines, *_server_options(options), *_log_options()])


def _server_options(options: CaddyOptions) -> list[str]:
    inside = ["timeouts {", "\tread_header 10s", "\tidle 5m", "}"]
    if options.trusted_proxies:
        inside.append(f"trusted_proxies static {' '.join(options.trusted_proxies)}")
        inside.append("trusted_proxies_strict")
    if options.tls is Tls.INTERNAL:
        inside += ["protocols h1 h2", "listener_wrappers {", "\thttp_redirect", "\ttls", "}"]
    return ["servers {", *(f"\t{line}" for line in inside), "}"]


def _log_options() -> list[str]:
    """Errors and warnings, without the request: it has the address and the words of a member."""
    without = _block("format filter", ["request delete"])
    return _block("log", ["output stderr", "level WARN", *without.splitlines()]).splitlines()


def _site(options: CaddyOptions) -> str:
    tls = {Tls.OFF: "", Tls.INTERNAL: "tls internal\n", Tls.PUBLIC: ""}[options.tls]
    bind = "" if options.bind in ("", "0.0.0.0", "::") else f"bind {options.bind}\n"
    parts = [
        bind + tls,
        _security_headers(options),
        _unframed(),
        _api(options),
        _gateway(options.gateway_port),
        _live(options),
        _public_media(options),
        _private_media(options),
        _lan_page(options),
        _web_client(options),
        _errors(options),
    ]
    return "\n".join(part for part in parts if part)


def _security_headers(options: CaddyOptions) -> str:
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": (
            "camera=(self), microphone=(self), display-capture=(self), geolocation=(),"
            " payment=(self), usb=(), serial=(), hid=(), midi=()"
        ),
        "Cross-Origin-Opener-Policy": "same-origin",
        "?Content-Security-Policy": "frame-ancestors 'none'",
    }
    if options.tls is Tls.PUBLIC:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return _block(
        "header", [*(f"{name} {_quote(value)}" for name, value in headers.items()), "-Server"]
    )


def _unframed() -> str:
    """Other sites may frame what is made for that, and nothing else."""
    return f"@unframed not path {FRAMED}\nheader @unframed ?X-Frame-Options DENY\n"


def _upstream(port: int, *extra: str) -> str:
    """Proxy to a role; while it restarts, requests wait for it instead of failing."""
    return _block(
        f"reverse_proxy 127.0.0.1:{port}",
        ["lb_try_duration 8s", "lb_try_interval 100ms", *extra],
    )


def _api(options: CaddyOptions) -> str:
    """Proxy the API and the pages it renders.

    Where it refuses a large body without reading it, the connection ends with the answer: what is
    left of the body would be taken for the next request.
    """
    asked = ["path /api/* /@* /tag/* /v/* /healthz /readyz /manifest.webmanifest"]
    if options.web_dev_port:
        asked.append(f"not path {' '.join(OF_VITE)}")
    matchers = (
        _block("@api", asked) + "@large header_regexp Content-Length ^[0-9]{6,}$\n"
        f"@own path {' '.join(QUESTIONS)}\n"
    )
    refusal = _block("header @large", ["match status 4xx 5xx", "Connection close"])
    api = [*refusal.splitlines(), "encode zstd gzip", *_upstream(options.api_port).splitlines()]
    return matchers + _block("handle @own", ["error 404"]) + _block("handle @api", api)


def _gateway(port: int) -> str:
    return _block("handle /rt", _upstream(port, "stream_close_delay 5m").splitlines())


def _live(options: CaddyOptions) -> str:
    """Proxy what goes in and out of lives; the pages below `/live` are the web client's."""
    push = _upstream(options.push_port, "stream_close_delay 5m")
    # A viewer of LL-HLS asks ten times a second: connections are kept, not opened each time.
    kept = _block("transport http", ["keepalive 60s", "keepalive_idle_conns_per_host 4096"])
    playlists = _upstream(options.hls_port, *kept.splitlines())
    routes = (
        "@push path_regexp ^/live/[1-9][0-9]*(~[^/]+)?/push$\n"
        + _block("handle @push", push.splitlines())
        + "@hls path_regexp ^/live/[1-9][0-9]*(~[^/]+)?/.\n"
        + _block("handle @hls", playlists.splitlines())
    )
    if options.ingest_port is None:
        return routes
    ingest = _upstream(options.ingest_port, "stream_close_delay 5m")
    return routes + _block("handle /live/ingest", ingest.splitlines())


def _public_media(options: CaddyOptions) -> str:
    if options.objects:
        objects = [
            *_asked_for(options, PUBLIC_QUESTION),
            *_media_headers(FOREVER),
            *_object(options.objects),
        ]
        return _block("handle /media/*", _block("route", objects).splitlines())
    return _block(
        "handle_path /media/*",
        [
            *_media_headers(FOREVER),
            f"root * {_quote(options.storage / 'public')}",
            "file_server",
        ],
    )


def _private_media(options: CaddyOptions) -> str:
    """Ask the api for each file; `..` never gets to a file other than the one it was asked for."""
    files = [*_asked_for(options, PRIVATE_QUESTION), *_media_headers("private, max-age=3600")]
    if options.objects:
        files += _object(options.objects)
    else:
        files += [
            "uri path_regexp ^/m/[^/]+/ /",
            f"root * {_quote(options.storage / 'private')}",
            "file_server",
        ]
    return _block("handle /m/*", _block("route", files).splitlines())


def _asked_for(options: CaddyOptions, question: str) -> list[str]:
    """Go on only where the api says so, which may add where the file is."""
    ask, forged = [f"uri {question}"], list[str]()
    if options.objects:
        ask.append(f"copy_headers {OBJECT_HEADER}")
        forged.append(f"request_header -{OBJECT_HEADER}")
    return [
        "@climbs expression `{http.request.uri.path}.contains('..') ||"
        " {http.request.uri.path}.contains('//')`",
        "error @climbs 404",
        *forged,
        *_block(f"forward_auth 127.0.0.1:{options.api_port}", ask).splitlines(),
    ]


def _object(origin: str) -> list[str]:
    """Fetch a file from the store, by the presigned address that the api has just made.

    The store learns nothing of the viewer, and the viewer nothing of the store.
    """
    proxy = [
        "header_up Host {upstream_hostport}",
        *(f"header_up -{name}" for name in KEPT_FROM_STORE),
        *(f"header_down -{name}" for name in KEPT_FROM_VIEWER),
        "@missing status 403 404",
        *_block("handle_response @missing", ["error 404"]).splitlines(),
    ]
    return [
        f"rewrite * {{http.request.header.{OBJECT_HEADER}}}",
        *_block(f"reverse_proxy {origin}", proxy).splitlines(),
    ]


def _media_headers(cache: str) -> list[str]:
    """Media never change at their path, but a playlist grows while the encode runs.

    The `?` also keeps a 404 for what is not there yet from being cached for a year.
    """
    types = (
        (f"@{extension} path *.{extension}", f"header @{extension} Content-Type {_quote(kind)}")
        for extension, kind in MEDIA_TYPES.items()
    )
    return [
        *(line for pair in types for line in pair),
        f"header ?Cache-Control {_quote(cache)}",
        "header @m3u8 Cache-Control no-cache",
        "header Content-Security-Policy \"default-src 'none'; sandbox\"",
    ]


def _lan_page(options: CaddyOptions) -> str:
    if options.lan_page is None:
        return ""
    certificate = [
        "rewrite * /root.crt",
        f"root * {_quote(options.root_certificate.parent)}",
        "header Content-Type application/x-x509-ca-cert",
        'header Content-Disposition "attachment; filename=rampe.crt"',
        "file_server",
    ]
    page = [
        "rewrite * /lan.html",
        f"root * {_quote(options.lan_page.parent)}",
        "header Content-Security-Policy"
        " \"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'\"",
        "file_server",
    ]
    return _block("handle /lan/rampe.crt", certificate) + _block("handle /lan", page)


def _web_client(options: CaddyOptions) -> str:
    if options.web_dev_port:
        return _block("handle", _upstream(options.web_dev_port).splitlines())
    build = [f"root * {_quote(options.web_build)}", "encode zstd gzip"]
    immutable = [
        *build,
        f"header ?Cache-Control {_quote(FOREVER)}",
        *_block("file_server", ["precompressed br gzip"]).splitlines(),
    ]
    page = [
        *build,
        "header Cache-Control no-cache",
        *_service_worker(options),
        f"@framed path {FRAMED}",
        'header @framed Content-Security-Policy "frame-ancestors *"',
        "@fonts path /fonts/*",
        'header @fonts Cache-Control "public, max-age=86400"',
        "try_files {path} {path}/index.html {path}.html /200.html",
        *_block("file_server", ["precompressed br gzip"]).splitlines(),
    ]
    return _block("handle /_app/immutable/*", immutable) + _block("handle", page)


def _service_worker(options: CaddyOptions) -> list[str]:
    """Take it away where it is off; send back what was shared with a worker that is not there."""
    lines = [
        "@shared {",
        "\tmethod POST",
        "\tpath /share",
        "}",
        "redir @shared /share 303",
    ]
    if not options.web_offline:
        lines.append("rewrite /service-worker.js /service-worker-off.js")
    return lines


def _errors(options: CaddyOptions) -> str:
    """Answer for files that are missing and roles that are away longer than a restart takes.

    The latter as problem+json (RFC 9457), like the api's own errors.
    """
    problem = json.dumps(
        {
            "type": "about:blank",
            "title": "Rampe is starting again",
            "status": 503,
            "code": "unavailable",
        }
    )
    security = [*_security_headers(options).splitlines(), "header ?X-Frame-Options DENY"]
    away = [
        *security,
        "header Content-Type application/problem+json",
        "header Retry-After 2",
        f"respond `{problem}` 503",
    ]
    return _block("handle_errors 502 503 504", away) + _block("handle_errors", security)


def _block(head: str, lines: list[str]) -> str:
    return f"{head} {{\n".lstrip() + _indent("\n".join(lines)) + "}\n"


def _indent(text: str) -> str:
    return "".join(f"\t{line}\n" if line else "\n" for line in text.splitlines())


def _quote(value: str | Path) -> str:
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _reached_at(bind: str) -> str:
    return {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}.get(bind, bind)
