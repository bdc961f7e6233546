"""Paths that try to climb out of /media and /m, asked of Caddy exactly as written.

Whatever the answer is, it holds no byte of a private file, a secret, or the database.
"""

import asyncio
from pathlib import Path

import pytest

from tests.e2e.conftest import NewMember
from tests.e2e.member import Member, wait_for_asset
from tests.e2e.raw import parse, raw_get
from tests.e2e.stack import Stack
from tests.e2e.tus import create, upload
from tests.media import clips

SECURE_HEADERS = ("x-content-type-options", "referrer-policy", "permissions-policy")


@pytest.fixture(scope="package")
async def owner(new_member: NewMember) -> Member:
    """Somebody with a private draft, whose files are on the disk."""
    member = await new_member("casper")
    asset_id = await upload(member.http, clips.portrait().read_bytes())
    assert (await wait_for_asset(member, asset_id))["state"] == "ready"
    draft = await member.http.post("/api/v1/videos", json={"asset_id": asset_id})
    assert draft.status_code == 201
    return member


@pytest.fixture(scope="package")
async def treasures(stack: Stack, owner: Member) -> list[tuple[Path, bytes]]:
    """Files nobody but Caddy, the roles and their owner may read, and a part of each."""
    private = stack.data / "storage" / "private"
    files = [next(private.rglob("*.m3u8")), next(private.rglob("*.jpg"), None)]
    secrets = stack.data / "secrets.toml"
    version = stack.data / "postgres" / "PG_VERSION"
    found = [path for path in [*files, secrets, version] if path]
    return [(path, path.read_bytes()[:400]) for path in found]


def cookie_header(member: Member) -> str:
    """Its session as a browser sends it."""
    return "; ".join(f"{name}={value}" for name, value in member.cookies.items())


def climbing(below: str, climb: str, target: Path, data: Path) -> list[str]:
    """Spell the way from a public address up to a file in several ways."""
    inside = target.relative_to(data).as_posix()
    dots = ["..", "%2e%2e", "%2E.", "..%2f", "%2e%2e%2f", "..\\", "..%5c", "%252e%252e", ".%00."]
    up = [f"{below}{'/'.join([dot] * times)}/{inside}" for dot in dots for times in (1, 2, 3, 6)]
    return [
        *up,
        f"{below}/{inside}",
        f"{below}//{inside}",
        f"{below}%2f{inside}",
        f"{below}{climb}/..;/{inside}",
        f"{below}{target.as_posix()}",
        f"{below}/{target.as_posix()}",
        f"{below}file://{target.as_posix()}",
        f"{below}{inside}%00.webp",
        f"{below}./././{inside}",
        f"//{inside}",
        f"/{inside}",
        f"/_app/immutable/../../../{inside}",
        f"/_app/%2e%2e/%2e%2e/%2e%2e/{inside}",
        f"/fonts/..%2f..%2f..%2f{inside}",
    ]


async def test_no_path_climbs_out(
    stack: Stack, owner: Member, treasures: list[tuple[Path, bytes]]
) -> None:
    """By /media, by /m with a token of one's own, by the static files."""
    drafts = (await owner.http.get("/api/v1/me/videos?state=draft")).json()["items"]
    poster = str(drafts[0]["poster_url"])
    token = "/".join(poster.split("/")[:3])
    asset = "/".join(poster.split("/")[:4])
    cookie = {"Cookie": cookie_header(owner)}
    assert (await raw_get(stack.port, poster.encode(), cookie)).status == 200
    leaks: list[str] = []
    for target, content in treasures:
        for below in ("/media/", "/media/avatars/", f"{token}/", f"{asset}/"):
            for path in climbing(below, "a", target, stack.data):
                headers = {} if below.startswith("/media") else cookie
                answer = await raw_get(stack.port, path.encode("latin-1", "replace"), headers)
                if content in answer.body or answer.status >= 500:
                    leaks.append(f"{answer.status} {path}")
    assert not leaks, "\n".join(leaks)


async def test_forged_tokens(stack: Stack, owner: Member) -> None:
    """One changed character, another expiry, nothing, or nonsense."""
    drafts = (await owner.http.get("/api/v1/me/videos?state=draft")).json()["items"]
    _, _, token, rest = str(drafts[0]["poster_url"]).split("/", 3)
    forged = [
        ("A" if token[0] != "A" else "B") + token[1:],
        token[:20] + ("A" if token[20] != "A" else "B") + token[21:],
        token[::-1],
        token + "A",
        token[:-1],
        "A" * len(token),
        "%00" * 3,
        "é",
    ]
    for one in forged:
        answer = await raw_get(
            stack.port,
            f"/m/{one}/{rest}".encode(),
            {"Cookie": cookie_header(owner)},
        )
        assert 400 <= answer.status < 500, f"{one}: {answer.status}"


async def test_internal_question_is_not_answered_outside(stack: Stack, owner: Member) -> None:
    """`X-Forwarded-Uri` of a stranger opens nothing: asking is no reading."""
    drafts = (await owner.http.get("/api/v1/me/videos?state=draft")).json()["items"]
    address = str(drafts[0]["poster_url"])
    wrong = address.replace("/m/", "/m/AAAA", 1)
    answer = await raw_get(
        stack.port, wrong.encode(), {"X-Forwarded-Uri": address, "Cookie": cookie_header(owner)}
    )
    assert answer.status == 404


async def test_folders_are_not_listed(stack: Stack, owner: Member) -> None:
    """Neither the public root nor an asset's folder."""
    for path in ("/media", "/media/", "/media/avatars/", "/m/", "/_app/", "/_app/immutable/"):
        answer = await raw_get(stack.port, path.encode())
        assert b"<pre>" not in answer.body
        assert answer.status in (301, 302, 308, 404) or b'id="app"' in answer.body, path


async def test_security_headers(stack: Stack) -> None:
    """On the page, the API and errors alike."""
    for path in (b"/", b"/api/v1/instance", b"/media/none.jpg", b"/api/v1/none", b"/@nobody"):
        answer = await raw_get(stack.port, path)
        missing = [name for name in SECURE_HEADERS if name not in answer.headers]
        assert not missing, f"{path!r}: {missing}"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "server" not in answer.headers


async def test_errors_of_the_api_are_problems(stack: Stack) -> None:
    """Behind Caddy too, unknown addresses and methods answer problem+json with a code."""
    for method, path in ((b"GET", b"/api/v1/none"), (b"TRACE", b"/api/v1/me"), (b"BREW", b"/api/")):
        answer = await raw_get(stack.port, path, method=method)
        assert 400 <= answer.status < 500
        assert answer.headers.get("content-type") == "application/problem+json", method


async def test_broken_requests(stack: Stack) -> None:
    """Lines that no client writes: refused, and the next request is served."""
    for path in (b"/\xff\xfe", b"/api/v1/videos/%ff", b"*", b"http://other.test/api/v1/me", b"/%"):
        answer = await raw_get(stack.port, path)
        assert answer.status < 500, path
    assert (await raw_get(stack.port, b"/healthz")).status == 200


async def test_refused_body_ends_its_connection(stack: Stack, owner: Member) -> None:
    """Else the rest of a large body would be read as the next request of the same browser."""
    place = await create(owner.http, 2_000_000, "refused.mp4")
    reader, writer = await asyncio.open_connection("127.0.0.1", stack.port)
    head = [
        f"PATCH {place.url} HTTP/1.1",
        f"Host: localhost:{stack.port}",
        f"Cookie: {cookie_header(owner)}",
        "Tus-Resumable: 1.0.0",
        "Upload-Offset: 5",
        "Content-Type: application/offset+octet-stream",
        "Content-Length: 1000000",
    ]
    writer.write("\r\n".join([*head, "", ""]).encode() + b"x" * 20_000)
    async with asyncio.timeout(20):
        whole = await reader.read()
    writer.close()
    answer = parse(whole)
    assert answer.status == 409
    assert answer.headers["connection"] == "close"
    assert whole.count(b"HTTP/1.1 ") == 1
