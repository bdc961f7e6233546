"""What this installation is, which a client reads first, and the local inbox of the first look."""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Request
from pydantic import create_model
from sqlalchemy.ext.asyncio import AsyncSession

from rampe import __version__
from rampe.accounts.address import is_this_machine
from rampe.accounts.authentication import Principal
from rampe.accounts.callers import Viewer
from rampe.accounts.countries import country_codes
from rampe.accounts.demo import list_cast
from rampe.accounts.errors import InboxOff
from rampe.accounts.here import Here, HereDep
from rampe.accounts.instance import InstanceInfo
from rampe.accounts.interests import INTERESTS, MIN_INTERESTS
from rampe.accounts.links import accounts_of_address
from rampe.accounts.models import Account
from rampe.accounts.personal.settings import PersonalSettings
from rampe.accounts.queries import avatar_url
from rampe.accounts.schemas import (
    DemoInfo,
    DemoMember,
    Instance,
    InterestInfo,
    Keeping,
    KeptMessage,
    KeptMessages,
)
from rampe.kit.catalogue import LOCALES
from rampe.kit.errors import responses
from rampe.kit.http import Session
from rampe.ports.mail import InboxMail, KeptMail, MailSettings


def instance_router(info: InstanceInfo) -> APIRouter:
    """Return the routes of an installation whose other domains add these sections."""
    router = APIRouter(tags=["instance"])
    fields: dict[str, Any] = {name: (type(part), ...) for name, part in info.sections.items()}
    model = create_model("Instance", __base__=Instance, **fields)

    @router.get("/instance", response_model=model)
    async def get_instance(here: HereDep, session: Session, request: Request) -> Instance:
        """Say what this installation is and allows."""
        cast_of_demo = await list_cast(session, here.settings)
        parts: dict[str, Any] = dict(info.sections)
        return model(
            name=here.site.name,
            version=__version__,
            min_age=here.settings.min_age,
            min_interests=MIN_INTERESTS,
            languages=list(LOCALES),
            interests=[InterestInfo(code=code) for code in INTERESTS],
            countries=sorted(country_codes()),
            demo=_demo(here, cast_of_demo),
            mail_inbox=may_read_inbox(here, request, demo=bool(cast_of_demo)),
            keeping=_keeping(here),
            **parts,
        )

    @router.get("/mail/inbox", responses=responses(InboxOff))
    async def get_inbox(
        here: HereDep, session: Session, request: Request, viewer: Viewer
    ) -> KeptMessages:
        """Return the mails that this installation kept instead of sending them."""
        demo = bool(await list_cast(session, here.settings))
        if not may_read_inbox(here, request, demo=demo):
            raise InboxOff
        mails = await here.services.get(InboxMail).newest()
        if not _is_first_look(here, request):
            mails = await own_mails(session, mails, viewer)
        return KeptMessages(items=[_kept(mail) for mail in mails])

    return router


def _demo(here: Here, cast: Sequence[Account]) -> DemoInfo:
    return DemoInfo(
        active=bool(cast),
        stage=min((account.id for account in cast), default=None),
        cast=[_part(here, account) for account in cast],
    )


def _keeping(here: Here) -> Keeping:
    personal = here.services.get(PersonalSettings)
    return Keeping(
        grace_days=personal.grace_days,
        archive_days=personal.archive_days,
        former_handle_days=here.settings.former_handle_days,
    )


def _part(here: Here, account: Account) -> DemoMember:
    return DemoMember(
        handle=account.handle,
        name=account.name,
        role_text_code=account.demo_part or "",
        avatar_url=avatar_url(account.avatar_key, here.storage),
    )


def may_read_inbox(here: Here, request: Request, *, demo: bool) -> bool:
    """Whether the caller sees the local inbox, whose links open accounts.

    All of it on the machine itself while `public_url` is loopback; in the demo, one's own mails. No
    setting opens it elsewhere.
    """
    mail = here.services.get(MailSettings)
    if mail.adapter != "inbox" or not mail.inbox_page:
        return False
    return demo or _is_first_look(here, request)


def _is_first_look(here: Here, request: Request) -> bool:
    return here.site.is_local and is_this_machine(request)


async def own_mails(
    session: AsyncSession, mails: list[KeptMail], viewer: Principal | None
) -> list[KeptMail]:
    """Return the mails to the viewer's address, if it is nobody else's.

    Visitors of a demo would otherwise open each other's accounts, and the administrator's.
    """
    account = await session.get(Account, viewer.account_id) if viewer else None
    if account is None or account.email_folded is None:
        return []
    holders = await accounts_of_address(session, account.email_folded)
    if [holder.id for holder in holders] != [account.id]:
        return []
    return [mail for mail in mails if mail.recipient == account.email]


def _kept(mail: KeptMail) -> KeptMessage:
    return KeptMessage(
        id=mail.id, recipient=mail.recipient, subject=mail.subject, body=mail.body, at=mail.at
    )
