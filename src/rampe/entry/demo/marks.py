"""What the demo has done already: a mark is written in the transaction that does it.

So seeding may be killed anywhere, and the next start goes on with what has no mark.
"""

from datetime import datetime

from sqlalchemy import BigInteger, DateTime, Text, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from rampe.kit import clock
from rampe.kit.database import Base


class DemoMark(Base):
    """That a step is done; `ref` is the id of what it made."""

    __tablename__ = "demo_mark"

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    ref: Mapped[int | None] = mapped_column(BigInteger)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


async def read_marks(session: AsyncSession) -> dict[str, int | None]:
    """Return every mark with what it refers to."""
    rows = await session.execute(select(DemoMark.name, DemoMark.ref))
    return {row.name: row.ref for row in rows}


async def find_start(session: AsyncSession) -> datetime:
    """Return the moment of the demo's first start, which is now if there was none."""
    mark = await session.get(DemoMark, "start")
    if mark is None:
        mark = DemoMark(name="start", at=clock.now())
        session.add(mark)
    return mark.at


def add_mark(session: AsyncSession, name: str, ref: int | None = None) -> None:
    """Note that a step is done."""
    session.add(DemoMark(name=name, ref=ref, at=clock.now()))


async def delete_marks(session: AsyncSession) -> None:
    """Forget that there was a demo."""
    await session.execute(delete(DemoMark))
