"""What only SMTP can go through: refusals, absence, encryption, signing in."""

import ssl
from pathlib import Path

import pytest

from rampe.engines.network import free_port
from rampe.kit.ids import new_id
from rampe.ports.mail import MailRefused, Message, SmtpMail
from tests.ports.mail.smtp_sink import SmtpSink, run_sink

CERTIFICATE = Path(__file__).with_name("localhost.pem")
SENDER = "Rampe à la scène <rampe@example.org>"


def message() -> Message:
    return Message(new_id(), "a@example.org", "Bonjour", "Voici.\n")


def plain(sink: SmtpSink) -> SmtpMail:
    return SmtpMail("127.0.0.1", sink.port, SENDER, security="none")


@pytest.mark.parametrize(
    ("verb", "answer", "error"),
    [
        ("RCPT", "550 no such user", MailRefused),
        ("RCPT", "450 later", ConnectionError),
        ("MAIL", "553 not from you", MailRefused),
        ("END", "554 spam", MailRefused),
        ("END", "451 later", ConnectionError),
        ("EHLO", "421 closing", ConnectionError),
    ],
)
async def test_refusal_is_for_good_or_for_now(
    verb: str, answer: str, error: type[Exception]
) -> None:
    """Port: 5xx is never tried again, 4xx is."""
    async with run_sink() as sink:
        sink.answers[verb] = answer
        with pytest.raises(error):
            await plain(sink).send(message())


async def test_foreign_domain_travels_in_ascii() -> None:
    """RFC 5891: ß stays ß (xn--strae-oqa), where older rules would write to another domain."""
    async with run_sink() as sink:
        await plain(sink).send(Message(new_id(), "a@straße.example", "Bonjour", ""))
        with pytest.raises(MailRefused):
            await plain(sink).send(Message(new_id(), "nobody", "Bonjour", ""))
    assert [str(mail["To"]) for mail in sink.messages] == ["a@xn--strae-oqa.example"]


async def test_absent_server_is_tried_again() -> None:
    """Port."""
    with pytest.raises(ConnectionError):
        await SmtpMail("127.0.0.1", free_port(), SENDER, security="none").send(message())


async def test_headers_of_a_machine_s_mail() -> None:
    """RFC 5322, RFC 3834: from whom, which one, and that nobody needs to answer."""
    async with run_sink() as sink:
        sent = message()
        await plain(sink).send(sent)
    (mail,) = sink.messages
    assert mail["From"].addresses[0].display_name == "Rampe à la scène"
    assert mail["Message-ID"] == f"<{sent.id}@example.org>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Date"] is not None


def contexts() -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """The server's and a client's that trusts it, with a key made for these tests alone."""
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(CERTIFICATE)
    return server, ssl.create_default_context(cafile=str(CERTIFICATE))


async def test_password_is_sent_encrypted_only() -> None:
    """D1: STARTTLS, then signing in."""
    server, client = contexts()
    async with run_sink(server) as sink:
        mail = SmtpMail(
            "localhost", sink.port, SENDER, username="u", password="p", tls_context=client
        )
        await mail.send(message())
    assert sink.logins == ["\0u\0p"]
    assert len(sink.messages) == 1


async def test_server_without_encryption_gets_nothing() -> None:
    """D1: STARTTLS is required, not hoped for."""
    async with run_sink() as sink:
        mail = SmtpMail("localhost", sink.port, SENDER, username="u", password="p")
        with pytest.raises(ConnectionError):
            await mail.send(message())
    assert (sink.logins, sink.messages) == ([], [])


async def test_stranger_s_certificate_gets_nothing() -> None:
    """D1."""
    server, _client = contexts()
    async with run_sink(server) as sink:
        mail = SmtpMail("localhost", sink.port, SENDER, username="u", password="p")
        with pytest.raises(ConnectionError):
            await mail.send(message())
    assert (sink.logins, sink.messages) == ([], [])


async def test_wrong_password_is_the_operator_s_to_mend() -> None:
    """Port: the mail still wants to go."""
    server, client = contexts()
    async with run_sink(server) as sink:
        sink.answers["AUTH"] = "535 wrong"
        mail = SmtpMail(
            "localhost", sink.port, SENDER, username="u", password="p", tls_context=client
        )
        with pytest.raises(ConnectionError):
            await mail.send(message())
