"""One suite for every adapter of push."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import msgspec
import pytest
from nats.aio.msg import Msg

from rampe.kit.ids import new_id
from rampe.ports.bus import Bus
from rampe.ports.push import Alert, InAppPush, Push

MEMBER, OTHER = 7, 8


@dataclass(frozen=True)
class Case:
    """An adapter, and how to see what reached a member's devices."""

    push: Push
    received: Callable[[int], Awaitable[list[Alert]]]


@pytest.fixture(params=["in_app"])
async def case(request: pytest.FixtureRequest, bus: Bus) -> Case:
    heard: dict[int, list[Alert]] = {MEMBER: [], OTHER: []}
    for account_id in heard:

        async def hear(message: Msg, account_id: int = account_id) -> None:
            frame = msgspec.json.decode(message.data)
            assert frame.pop("t") == "alert"
            frame["id"] = int(frame["id"])
            heard[account_id].append(Alert(account_id=account_id, **frame))

        await bus.subscribe(f"user.{account_id}", hear)
    await bus.flush()

    async def received(account_id: int) -> list[Alert]:
        await bus.flush()
        return heard[account_id]

    return Case(InAppPush(bus), received)


def alert(title: str = "Lou aime votre vidéo", body: str = "Une danse", **fields: str) -> Alert:
    """Return an alert to the member."""
    return Alert(
        **{  # type: ignore[arg-type]
            "id": new_id(),
            "account_id": MEMBER,
            "title": title,
            "body": body,
            "path": "/inbox",
            "tag": "notification-1",
            **fields,
        }
    )


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Lou aime votre vidéo", ""),
        ("Déjà là\u202f?", "œuvre, 日本語, 🎭 <b>\"'&"),
        ("t" * 120, "b" * 200),
        ("🎭" * 120, "🎭" * 200),
    ],
    ids=["plain", "signs", "longest", "heaviest"],
)
async def test_arrives_as_it_was_written(case: Case, title: str, body: str) -> None:
    """D13."""
    sent = alert(title, body)
    await case.push.send(sent)
    assert await case.received(MEMBER) == [sent]


async def test_reaches_nobody_else(case: Case) -> None:
    """D13."""
    await case.push.send(alert())
    assert await case.received(OTHER) == []


async def test_sent_again_it_is_the_same(case: Case) -> None:
    """A device knows by the id what it has shown."""
    sent = alert()
    for _ in range(2):
        await case.push.send(sent)
    assert {one.id for one in await case.received(MEMBER)} == {sent.id}


async def test_no_device_is_no_error(case: Case) -> None:
    """The inbox keeps what happened."""
    await case.push.send(alert(tag="nobody"))


@pytest.mark.parametrize(
    "fields",
    [
        {"title": ""},
        {"title": "t" * 121},
        {"body": "b" * 201},
        {"path": "https://example.org"},
        {"path": "//example.org"},
        {"path": "/\\example.org"},
        {"path": ""},
    ],
    ids=lambda fields: next(iter(fields.items()))[0] + str(len(next(iter(fields.values())))),
)
def test_refuses_what_a_carrier_would(fields: dict[str, str]) -> None:
    """Too long for some, or leading elsewhere."""
    with pytest.raises(ValueError):
        alert(**fields)
