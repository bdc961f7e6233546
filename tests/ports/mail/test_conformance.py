"""One suite for both adapters of mail."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass

import pytest

from rampe.kit.database import Database
from rampe.kit.ids import new_id
from rampe.ports.mail import InboxMail, Mail, MailSettings, Message, SmtpMail, open_mail
from tests.ports.mail.smtp_sink import run_sink

Received = list[tuple[str, str, str]]


@dataclass(frozen=True)
class Case:
    """An adapter, and how to see what arrived: recipient, subject, body."""

    mail: Mail
    received: Callable[[], Awaitable[Received]]


@pytest.fixture(params=["inbox", "smtp"])
async def case(request: pytest.FixtureRequest, database: Database) -> AsyncGenerator[Case]:
    if request.param == "inbox":
        inbox = InboxMail(database)

        async def kept() -> Received:
            return [(mail.recipient, mail.subject, mail.body) for mail in await inbox.newest()]

        yield Case(inbox, kept)
        return
    async with run_sink() as sink:

        async def sent() -> Received:
            # Lines of a mail on its way end with CRLF.
            return [
                (str(mail["To"]), str(mail["Subject"]), mail.get_content().replace("\r\n", "\n"))
                for mail in reversed(sink.messages)
            ]

        smtp = SmtpMail("127.0.0.1", sink.port, "Rampe <rampe@example.org>", security="none")
        yield Case(smtp, sent)


def message(subject: str = "Bonjour", body: str = "Voici.\n", to: str = "a@example.org") -> Message:
    return Message(id=new_id(), recipient=to, subject=subject, body=body)


async def test_arrives_as_it_was_written(case: Case) -> None:
    """D1."""
    await case.mail.send(message())
    assert await case.received() == [("a@example.org", "Bonjour", "Voici.\n")]


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Confirmez votre adresse\u202f!", "Déjà là\u00a0: œuvre, 日本語, 🎭\n"),
        ("long " * 60, "mot " * 4000 + "\n"),
        ("dots", ".\n..\n.com\n\nend\n"),
        ("From", "From here\nBcc: all@example.org\n"),
        ("equals", "=3D =\n"),
    ],
    ids=["french", "long", "dots", "headers", "encoded"],
)
async def test_text_arrives_unchanged(case: Case, subject: str, body: str) -> None:
    """D1, section 7."""
    await case.mail.send(message(subject.strip(), body))
    ((_to, arrived, text),) = await case.received()
    assert (arrived, text) == (subject.strip(), body)


async def test_newest_is_first(case: Case) -> None:
    """Section 2."""
    for number in range(3):
        await case.mail.send(message(f"number {number}"))
    subjects = [subject for _to, subject, _body in await case.received()]
    assert subjects == ["number 2", "number 1", "number 0"]


@pytest.mark.parametrize("field", ["recipient", "subject"])
@pytest.mark.parametrize("trick", ["\r\nBcc: all@example.org", "\n", "\r", "\0"])
def test_header_cannot_start_another(field: str, trick: str) -> None:
    """Section 7: refused for every adapter alike."""
    parts = {"recipient": "a@example.org", "subject": "hello", field: f"a@example.org{trick}"}
    with pytest.raises(ValueError):
        Message(id=1, body="", **parts)


def test_settings_choose_the_adapter(database: Database) -> None:
    """Section 2: the local inbox unless the operator names a server."""
    assert isinstance(open_mail(MailSettings(), database), InboxMail)
    assert isinstance(open_mail(MailSettings(adapter="smtp"), database), SmtpMail)
