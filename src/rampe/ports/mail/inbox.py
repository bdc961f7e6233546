"""The default mail: a table of this installation, read on its own page; nothing is sent."""

from datetime import datetime

from sqlalchemy import BigInteger, DateTime, Text, delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, mapped_column

from rampe.kit import clock
from rampe.kit.database import Base, Database
from rampe.ports.mail.port import Message

KEEP = 200


class KeptMail(Base):
    """A mail in the local inbox."""

    __tablename__ = "local_mail"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    recipient: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class InboxMail:
    """Keeps the newest 200 mails in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def send(self, message: Message) -> None:
        """Keep a message; the same id is kept once."""
        async with self._database.session() as session:
            await session.execute(
                insert(KeptMail)
                .values(
                    id=message.id,
                    recipient=message.recipient,
                    subject=message.subject,
                    body=message.body,
                    at=clock.now(),
                )
                .on_conflict_do_nothing()
            )
            newest = select(KeptMail.id).order_by(KeptMail.id.desc()).limit(KEEP)
            await session.execute(delete(KeptMail).where(KeptMail.id.not_in(newest)))

    async def newest(self, limit: int = KEEP) -> list[KeptMail]:
        """Return kept mails, newest first."""
        async with self._database.session() as session:
            rows = await session.scalars(select(KeptMail).order_by(KeptMail.id.desc()).limit(limit))
            return list(rows)
