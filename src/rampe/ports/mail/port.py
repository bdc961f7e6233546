"""What the domains need of mail, whoever carries it."""

from dataclasses import dataclass
from typing import Protocol


class MailRefused(Exception):
    """This message will never be taken (unknown recipient, malformed): do not try again."""


@dataclass(frozen=True)
class Message:
    """A plain text to one recipient. `id` makes its Message-ID: keep it when you send again."""

    id: int
    recipient: str
    subject: str
    body: str

    def __post_init__(self) -> None:
        """Refuse line breaks in headers: they would start headers of their own.

        Raises:
            ValueError: the recipient or the subject has one.
        """
        if any(char in value for value in (self.recipient, self.subject) for char in "\r\n\0"):
            raise ValueError("a header of a mail may not hold line breaks")


class Mail(Protocol):
    """Sends mail. Never call it inside a transaction: defer a job."""

    async def send(self, message: Message) -> None:
        """Hand a message over; returns once somebody else is responsible for it.

        Raises:
            MailRefused: it will never be taken.
            ConnectionError: not taken this time; try again later.
        """
        ...
