"""Handing mails over from a job, after its transaction."""

import logging

from procrastinate import RetryStrategy

from rampe.kit.services import Services
from rampe.ports.mail import Mail, MailRefused, Message

log = logging.getLogger(__name__)

# 2, 4, 8 … 1,024 seconds: a mail server may be away for half an hour.
RETRY = RetryStrategy(max_attempts=11, exponential_wait=2, retry_exceptions={ConnectionError})


async def deliver(services: Services, message: Message | None) -> None:
    """Hand a mail over, if there is one; what is refused for good is only logged."""
    if message is None:
        return
    try:
        await services.get(Mail).send(message)
    except MailRefused as error:
        log.warning("mail %s was refused: %s", message.id, error)
