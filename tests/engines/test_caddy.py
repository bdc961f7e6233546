"""The front door: what it serves, to whom it sends the rest, and what it never lets out."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import httpx
import pytest

from rampe.engines.caddy import QUESTIONS, CaddyOptions, Tls, caddyfile, start_caddy
from rampe.engines.network import free_port

ALLOWED = "/m/token/7/"


@dataclass
class FakeRole:
    """Answers every request with its path; private media only below `ALLOWED`."""

    port: int = field(default_factory=free_port)
    seen: list[str] = field(default_factory=list[str])
    server: asyncio.Server | None = None

    async def start(self) -> None:
        self.server = await asyncio.start_server(self._answer, "127.0.0.1", self.port)

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        path = head.split()[1]
        headers = dict(line.lower().split(": ", 1) for line in head.splitlines()[1:] if line)
        self.seen.append(headers.get("x-forwarded-uri", path))
        refused = path == "/api/v1/media-auth" and not self.seen[-1].startswith(ALLOWED)
        body = path.encode() * 200
        writer.write(
            f"HTTP/1.1 {'404 Not Found' if refused else '200 OK'}\r\nContent-Type: text/plain\r\n"
            f"Server: fake\r\nConnection: close\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
        await writer.drain()
        writer.close()

    async def close(self) -> None:
        if self.server:
            self.server.close()
            await self.server.wait_closed()


@pytest.fixture
def options(tmp_path: Path) -> CaddyOptions:
    for name, text in {
        "storage/public/7/index.m3u8": "#EXTM3U",
        "storage/public/7/0.m4s": "0123456789",
        "storage/private/7/0.m4s": "private",
        "storage/private/8/0.m4s": "somebody else's",
        "storage/secret.txt": "secret",
        "web/200.html": "<title>app</title>",
        "web/index.html": "<title>feed</title>",
        "web/about.html": "<title>about</title>",
        "web/_app/immutable/x.js": "1;" * 2000,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return CaddyOptions(
        home=tmp_path / "caddy home",
        run_dir=tmp_path,
        log=tmp_path / "caddy.log",
        bind="127.0.0.1",
        port=free_port(),
        hosts=("127.0.0.1", "localhost"),
        tls=Tls.OFF,
        api_port=free_port(),
        gateway_port=free_port(),
        push_port=free_port(),
        hls_port=free_port(),
        ingest_port=free_port(),
        storage=tmp_path / "storage",
        web_build=tmp_path / "web",
    )


@pytest.fixture
async def api(options: CaddyOptions) -> AsyncIterator[FakeRole]:
    role = FakeRole(options.api_port)
    await role.start()
    yield role
    await role.close()


@pytest.fixture
async def web(options: CaddyOptions, api: FakeRole) -> AsyncIterator[httpx.AsyncClient]:
    base = f"http://127.0.0.1:{options.port}"
    async with await start_caddy(options), httpx.AsyncClient(base_url=base, timeout=20) as client:
        yield client


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/me",
        "/@alix",
        "/@alix/video/1",
        "/v/1",
        "/healthz",
        "/readyz",
        "/manifest.webmanifest",
    ],
)
async def test_api_gets_its_paths(web: httpx.AsyncClient, path: str) -> None:
    answer = await web.get(path)
    assert answer.text == path * 200
    assert answer.headers["content-encoding"] in ("zstd", "gzip")


@pytest.mark.parametrize("question", QUESTIONS)
async def test_nobody_else_asks_what_the_front_door_asks(
    web: httpx.AsyncClient, api: FakeRole, question: str
) -> None:
    answer = await web.get(question, headers={"X-Forwarded-Uri": f"{ALLOWED}0.m4s"})
    assert answer.status_code == 404
    assert not api.seen


async def test_gateway_gets_rt(options: CaddyOptions, web: httpx.AsyncClient) -> None:
    gateway = FakeRole(options.gateway_port)
    await gateway.start()
    assert (await web.get("/rt?ticket=x")).text == "/rt?ticket=x" * 200
    await gateway.close()


async def test_lives_come_from_the_edge_and_go_to_the_ingest(
    options: CaddyOptions, web: httpx.AsyncClient
) -> None:
    assert options.ingest_port is not None
    roles = {
        options.push_port: ["/live/12/push", "/live/12~ab-c_/push"],
        options.hls_port: ["/live/12/main.m3u8", "/live/12~ab-c_/0/live.m3u8?_HLS_msn=1"],
        options.ingest_port: ["/live/ingest?live=12"],
    }
    for port, paths in roles.items():
        role = FakeRole(port)
        await role.start()
        for path in paths:
            assert (await web.get(path)).text == path * 200
        await role.close()
    for page in ("/live", "/live/", "/live/x/push", "/live/012/push"):
        assert (await web.get(page)).text == "<title>app</title>"


@pytest.mark.parametrize(
    ("path", "title"), [("/", "feed"), ("/settings/privacy", "app"), ("/about", "about")]
)
async def test_every_other_path_is_the_web_client(
    web: httpx.AsyncClient, path: str, title: str
) -> None:
    answer = await web.get(path)
    assert answer.status_code == 200
    assert answer.text == f"<title>{title}</title>"
    assert answer.headers["cache-control"] == "no-cache"


async def test_hashed_files_are_kept_for_ever_and_missing_ones_are_missing(
    web: httpx.AsyncClient,
) -> None:
    found = await web.get("/_app/immutable/x.js")
    assert found.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert found.headers["content-encoding"] in ("zstd", "gzip")
    missing = await web.get("/_app/immutable/y.js")
    assert (missing.status_code, missing.headers.get("cache-control")) == (404, None)


async def test_security_headers_on_every_answer(web: httpx.AsyncClient) -> None:
    for path in ("/", "/api/x", "/media/7/0.m4s", "/_app/immutable/y.js"):
        headers = (await web.get(path)).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
        assert "camera=(self)" in headers["permissions-policy"]
        assert "server" not in headers
    assert (await web.get("/")).headers["content-security-policy"] == "frame-ancestors 'none'"


async def test_public_media_have_types_ranges_and_caches(web: httpx.AsyncClient) -> None:
    playlist = await web.get("/media/7/index.m3u8")
    assert playlist.headers["content-type"] == "application/vnd.apple.mpegurl"
    assert playlist.headers["cache-control"] == "no-cache"
    segment = await web.get("/media/7/0.m4s", headers={"Range": "bytes=2-4"})
    assert (segment.status_code, segment.text) == (206, "234")
    assert segment.headers["content-type"] == "video/iso.segment"
    assert "immutable" in segment.headers["cache-control"]
    missing = await web.get("/media/7/1.m4s")
    assert (missing.status_code, missing.headers.get("cache-control")) == (404, None)


async def test_private_media_are_asked_for_each_time(web: httpx.AsyncClient, api: FakeRole) -> None:
    mine = await web.get("/m/token/7/0.m4s")
    assert (mine.status_code, mine.text) == (200, "private")
    assert mine.headers["cache-control"].startswith("private")
    assert (await web.get("/m/other/7/0.m4s")).status_code == 404
    assert api.seen == ["/m/token/7/0.m4s", "/m/other/7/0.m4s"]


CLIMBS = [
    "/m/token/7/../8/0.m4s",
    "/m/token/7/%2e%2e/8/0.m4s",
    "/m/token/7/%2E./8/0.m4s",
    "/m/token/7/..%2f8/0.m4s",
    "/m/token//8/0.m4s",
    "/media/../secret.txt",
    "/media/%2e%2e/secret.txt",
    "/media/..%2fsecret.txt",
    "/media/7/../../secret.txt",
]


@pytest.mark.parametrize("path", CLIMBS)
async def test_no_path_climbs_to_another_file(
    options: CaddyOptions, web: httpx.AsyncClient, path: str
) -> None:
    """Raw, because every client library would tidy the path first."""
    reader, writer = await asyncio.open_connection("127.0.0.1", options.port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    assert b"secret" not in answer
    assert b"somebody" not in answer


async def test_requests_wait_while_a_role_restarts(web: httpx.AsyncClient, api: FakeRole) -> None:
    await api.close()
    waiting = asyncio.create_task(web.get("/api/v1/me"))
    await eventually_pending(waiting)
    await api.start()
    assert (await waiting).status_code == 200


async def eventually_pending(task: asyncio.Task[httpx.Response]) -> None:
    """Let the request reach Caddy: it must not have been answered by then."""
    done, _ = await asyncio.wait((task,), timeout=0.5)
    assert not done


async def test_role_away_for_long_is_a_problem_not_a_blank_page(
    options: CaddyOptions, tmp_path: Path
) -> None:
    base = f"http://127.0.0.1:{options.port}"
    async with await start_caddy(options), httpx.AsyncClient(base_url=base, timeout=20) as client:
        answer = await client.get("/api/v1/me")
    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "unavailable"


async def test_own_authority_for_the_local_network(options: CaddyOptions, tmp_path: Path) -> None:
    lan = replace(options, tls=Tls.INTERNAL, lan_page=tmp_path / "lan.html")
    (tmp_path / "lan.html").write_text("certificate")
    async with await start_caddy(lan):
        trust = ssl.create_default_context(cafile=lan.root_certificate)
        for host in lan.hosts:
            base = f"https://{host}:{lan.port}"
            async with httpx.AsyncClient(base_url=base, verify=trust, timeout=20) as client:
                assert (await client.get("/")).text == "<title>feed</title>"
                assert (await client.get("/lan")).text == "certificate"
                assert "BEGIN CERTIFICATE" in (await client.get("/lan/rampe.crt")).text
                for path in ("/lan/root.key", "/lan/../root.key", "/lan/rampe.crt/../root.key"):
                    assert "PRIVATE" not in (await client.get(path)).text
        async with httpx.AsyncClient() as client:
            plain = await client.get(f"http://127.0.0.1:{lan.port}/x")
        assert plain.headers["location"] == f"https://127.0.0.1:{lan.port}/x"


def test_public_domain_gets_its_certificate_by_itself(options: CaddyOptions) -> None:
    public = replace(
        options, tls=Tls.PUBLIC, hosts=("video.example.org",), port=443, acme_email="me@example.org"
    )
    text = caddyfile(public)
    assert "https://video.example.org:443 {" in text
    assert "email me@example.org" in text
    assert "Strict-Transport-Security" in text
    assert "tls internal" not in text
    assert "auto_https" not in text


async def test_what_is_shared_with_a_worker_that_is_not_there_comes_back(
    web: httpx.AsyncClient,
) -> None:
    """The page then says that nothing was received."""
    answer = await web.post("/share", files={"video": ("a.mp4", b"0" * 5000)})
    assert (answer.status_code, answer.headers["location"]) == (303, "/share")
    assert (await web.get("/share")).text == "<title>app</title>"


@pytest.mark.parametrize("offline", [True, False])
async def test_operator_takes_the_service_worker_away(
    options: CaddyOptions, *, offline: bool
) -> None:
    (options.web_build / "service-worker.js").write_text("keeps")
    (options.web_build / "service-worker-off.js").write_text("leaves")
    base = f"http://127.0.0.1:{options.port}"
    async with (
        await start_caddy(replace(options, web_offline=offline)),
        httpx.AsyncClient(base_url=base, timeout=20) as client,
    ):
        answer = await client.get("/service-worker.js")
    assert answer.text == ("keeps" if offline else "leaves")
    assert answer.headers["cache-control"] == "no-cache"
    assert "javascript" in answer.headers["content-type"]


async def test_while_one_develops_vite_has_what_is_its_own(
    options: CaddyOptions, api: FakeRole
) -> None:
    """Its addresses begin as those of profiles do."""
    vite = FakeRole()
    await vite.start()
    developing = replace(options, web_dev_port=vite.port)
    base = f"http://127.0.0.1:{options.port}"
    async with await start_caddy(developing), httpx.AsyncClient(base_url=base) as web:
        for path in ("/", "/@vite/client", "/@id/virtual:x", "/@fs/work/x.js", "/@alix", "/api/v1"):
            assert (await web.get(path)).status_code == 200
    await vite.close()
    assert vite.seen == ["/", "/@vite/client", "/@id/virtual:x", "/@fs/work/x.js"]
    assert api.seen == ["/@alix", "/api/v1"]
