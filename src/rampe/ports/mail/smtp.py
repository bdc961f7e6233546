"""Mail through the operator's SMTP server."""

import ssl
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import parseaddr
from functools import partial

import aiosmtplib
from email_validator import EmailNotValidError, validate_email

from rampe.kit.ids import id_time
from rampe.ports.mail.port import MailRefused, Message

TIMEOUT_SECONDS = 20.0


class SmtpMail:
    """Sends each message over a connection of its own: Rampe sends few mails, and seldom."""

    def __init__(
        self,
        host: str,
        port: int,
        sender: str,
        *,
        username: str | None = None,
        password: str | None = None,
        security: str = "starttls",
        tls_context: ssl.SSLContext | None = None,
    ) -> None:
        """Use the server at `host`; `security` is `starttls` (required), `tls` or `none`."""
        self._sender = sender
        self._send = partial(
            aiosmtplib.send,
            hostname=host,
            port=port,
            username=username,
            password=password,
            use_tls=security == "tls",
            start_tls=security == "starttls",
            tls_context=tls_context,
            timeout=TIMEOUT_SECONDS,
        )

    async def send(self, message: Message) -> None:
        """Hand a message to the server.

        Raises:
            MailRefused: the server answered with a permanent error (5xx) to this message.
            ConnectionError: it could not be reached, or asked to try later (4xx).
        """
        try:
            await self._send(compose(message, self._sender))
        except aiosmtplib.SMTPRecipientsRefused as error:
            raise self._failure(error.recipients[0].code, error) from error
        except aiosmtplib.SMTPResponseException as error:
            raise self._failure(error.code, error) from error
        except (aiosmtplib.SMTPException, OSError) as error:
            raise ConnectionError(f"mail server: {error}") from error

    def _failure(self, code: int, error: Exception) -> Exception:
        if code >= 500 and not isinstance(error, aiosmtplib.SMTPAuthenticationError):
            return MailRefused(str(error))
        # A wrong password is the operator's to mend, after which the mail still wants to go.
        return ConnectionError(f"mail server: {error}")


def ascii_address(address: str) -> str:
    """Return an address as servers know it, its domain in IDNA 2008.

    Raises:
        MailRefused: it is none.
    """
    try:
        checked = validate_email(
            address,
            check_deliverability=False,
            allow_smtputf8=False,
            globally_deliverable=False,
            test_environment=True,
        )
    except EmailNotValidError as error:
        raise MailRefused(f"not an address: {error}") from error
    return checked.ascii_email or checked.normalized


def compose(message: Message, sender: str) -> EmailMessage:
    """Return a message as it travels: RFC 5322, its text in UTF-8.

    Raises:
        MailRefused: the recipient is not an address.
    """
    name, address = parseaddr(sender)
    mail = EmailMessage()
    mail["From"] = Address(display_name=name, addr_spec=address)
    mail["To"] = Address(addr_spec=ascii_address(message.recipient))
    mail["Subject"] = message.subject
    mail["Date"] = id_time(message.id)
    mail["Message-ID"] = f"<{message.id}@{address.rpartition('@')[2]}>"
    # Autoresponders stay silent (RFC 3834).
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(message.body)
    return mail
