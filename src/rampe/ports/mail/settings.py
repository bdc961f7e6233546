"""The `[mail]` section, and which adapter it asks for."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from rampe.kit.database import Database
from rampe.ports.mail.inbox import InboxMail
from rampe.ports.mail.port import Mail
from rampe.ports.mail.smtp import SmtpMail


class MailSettings(BaseModel):
    """How mail leaves."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    adapter: Literal["inbox", "smtp"] = "inbox"
    inbox_page: bool = True
    """Show the local inbox to this machine and in the demo; elsewhere it never is."""
    sender: str = "Rampe <rampe@localhost.localdomain>"
    host: str = "localhost"
    port: int = Field(default=587, ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = "starttls"
    username: str | None = None
    password: SecretStr | None = None


def open_mail(settings: MailSettings, database: Database) -> Mail:
    """Return the adapter that the settings ask for."""
    if settings.adapter == "inbox":
        return InboxMail(database)
    return SmtpMail(
        settings.host,
        settings.port,
        settings.sender,
        username=settings.username,
        password=settings.password.get_secret_value() if settings.password else None,
        security=settings.security,
    )
