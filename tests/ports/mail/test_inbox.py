"""What only the local inbox promises."""

from rampe.kit.database import Database
from rampe.kit.ids import new_id
from rampe.ports.mail import InboxMail, Message
from rampe.ports.mail.inbox import KEEP


async def test_newest_two_hundred_are_kept(database: Database) -> None:
    """Section 2: the table does not grow."""
    inbox = InboxMail(database)
    for number in range(KEEP + 5):
        await inbox.send(Message(new_id(), "a@example.org", f"number {number}", ""))
    kept = await inbox.newest()
    assert [mail.subject for mail in kept] == [f"number {n}" for n in range(KEEP + 4, 4, -1)]


async def test_message_sent_twice_is_kept_once(database: Database) -> None:
    """A job that is tried again keeps its message's id."""
    inbox = InboxMail(database)
    message = Message(new_id(), "a@example.org", "once", "")
    await inbox.send(message)
    await inbox.send(message)
    assert len(await inbox.newest()) == 1
