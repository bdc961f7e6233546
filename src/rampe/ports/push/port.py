"""What the domains need of push, whoever carries it."""

from dataclasses import dataclass
from typing import Protocol

MAX_TITLE, MAX_BODY = 120, 200
"""Characters: with its path an alert stays far below the 4 kB of a web push message."""


@dataclass(frozen=True)
class Alert:
    """A line that interrupts. `id` is the same when it is sent again: it is then shown once.

    An alert takes the place of an earlier one with the same `tag`. `path` is a page of this site.
    """

    id: int
    account_id: int
    title: str
    body: str
    path: str
    tag: str

    def __post_init__(self) -> None:
        """Refuse what some carrier would refuse, or lead elsewhere.

        Raises:
            ValueError: a text is too long, there is no title, or the path leaves this site.
        """
        if not self.title or len(self.title) > MAX_TITLE or len(self.body) > MAX_BODY:
            raise ValueError("an alert has a title, and both its texts are short")
        if not self.path.startswith("/") or self.path.startswith(("//", "/\\")):
            raise ValueError("an alert leads to a page of this site")


class Push(Protocol):
    """Sends alerts. Never call it inside a transaction: defer a job."""

    async def send(self, alert: Alert) -> None:
        """Hand an alert over to every device of its member that this adapter reaches.

        Reaching none is no error: the inbox keeps what happened.

        Raises:
            ConnectionError: not taken this time; try again later with the same id.
        """
        ...
