"""Mail: one message to one person. The local inbox by default, SMTP when the operator has one."""

from rampe.ports.mail.inbox import InboxMail, KeptMail
from rampe.ports.mail.port import Mail, MailRefused, Message
from rampe.ports.mail.settings import MailSettings, open_mail
from rampe.ports.mail.smtp import SmtpMail

__all__ = [
    "InboxMail",
    "KeptMail",
    "Mail",
    "MailRefused",
    "MailSettings",
    "Message",
    "SmtpMail",
    "open_mail",
]
