"""Handles: what one looks like, and how a member changes theirs without losing who links to it."""

import re
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.errors import HandleChangedLately, HandleTaken
from rampe.accounts.events import HandleChanged
from rampe.accounts.models import Account, AccountId, FormerHandle
from rampe.accounts.settings import AccountsSettings
from rampe.kit import clock
from rampe.kit.outbox import emit

SHAPE = re.compile(r"[a-z0-9._]{2,24}")

# Names that would pass for the platform, its staff or a part of its address.
# fmt: off
RESERVED = frozenset((
    "about", "abuse", "account", "accounts", "admin", "administrator", "anonymous", "api",
    "app", "assets", "auth", "billing", "cgu", "contact", "demo", "discover", "en", "everyone",
    "explore", "feed", "following", "foryou", "fr", "guest", "help", "here", "home", "inbox",
    "instance", "legal", "live", "lives", "login", "logout", "mail", "me", "media", "mod",
    "moderation", "moderator", "nobody", "notifications", "null", "official", "officiel",
    "policy", "postmaster", "privacy", "profile", "rampe", "root", "rt", "search", "security",
    "settings", "sign-in", "sign_in", "signin", "signout", "signup", "staff", "static",
    "status", "studio", "support", "system", "team", "terms", "undefined", "upload", "uploads",
    "user", "users", "v", "video", "videos", "watch", "webmaster", "www",
))
# fmt: on


def clean_handle(text: str) -> str:
    """Return a handle as it is stored, from what a member typed (`@Alix` gives `alix`).

    Raises:
        ValueError: not 2 to 24 of a-z, 0-9, dot and underscore; a dot at an end or two in a row;
            neither letter nor digit in it.
    """
    handle = text.strip().removeprefix("@")
    # Before lower(): a few letters outside ASCII (the Kelvin sign) have a lower case inside.
    if not handle.isascii() or not SHAPE.fullmatch(handle := handle.lower()):
        raise ValueError("a handle is 2 to 24 letters a-z, digits, dots and underscores")
    if handle.startswith(".") or handle.endswith(".") or ".." in handle:
        raise ValueError("a handle has no dot at its ends and no two in a row")
    if not any(char.isalnum() for char in handle):
        raise ValueError("a handle has at least one letter or digit")
    return handle


def is_reserved(handle: str) -> bool:
    """Whether nobody may take a handle, with or without dots and underscores."""
    return handle in RESERVED or handle.replace(".", "").replace("_", "") in RESERVED


async def check_not_held(session: AsyncSession, handle: str, account_id: AccountId) -> None:
    """Refuse a handle that another account gave up lately, and forget an older one's redirect.

    Call it after the handle was written: whoever gives a handle up at this moment holds the unique
    index until their former handle can be seen here.

    Raises:
        HandleTaken: another account had it within the last days.
    """
    former = await session.get(FormerHandle, handle)
    if former is None:
        return
    if former.account_id != account_id and former.until > clock.now():
        raise HandleTaken
    await session.delete(former)


def changeable_at(account: Account, settings: AccountsSettings) -> datetime | None:
    """Return from when an account may change its handle again; none when it may now."""
    if account.handle_changed_at is None:
        return None
    again_at = account.handle_changed_at + timedelta(days=settings.handle_change_days)
    return again_at if clock.now() < again_at else None


async def do_change_handle(
    session: AsyncSession, account: Account, handle: str, settings: AccountsSettings
) -> None:
    """Give a locked account another handle; its former one leads to it from now on.

    Raises:
        HandleTaken: somebody has it, had it lately, or it is reserved.
        HandleChangedLately: this account changed its handle only days ago.
    """
    former = account.handle
    if handle == former:
        return
    if again_at := changeable_at(account, settings):
        raise HandleChangedLately(again_at)
    if is_reserved(handle):
        raise HandleTaken
    account.handle, account.handle_changed_at = handle, clock.now()
    await flush_handle(session)
    await check_not_held(session, handle, account.id)
    await keep_former(session, account.id, former, settings)
    event = HandleChanged(account_id=account.id, former=former, handle=handle)
    await emit(session, event, actor=account.id)


async def delete_free_handles(session: AsyncSession) -> None:
    """Forget handles of deleted accounts that others may take by now."""
    await session.execute(
        delete(FormerHandle).where(
            FormerHandle.account_id.is_(None), FormerHandle.until <= clock.now()
        )
    )


async def flush_handle(session: AsyncSession) -> None:
    """Write a changed handle.

    Raises:
        HandleTaken: another account has it.
    """
    try:
        await session.flush()
    except IntegrityError as error:
        if "uq_account_handle" in str(error.orig):
            raise HandleTaken from None
        raise


async def keep_former(
    session: AsyncSession, account_id: AccountId | None, handle: str, settings: AccountsSettings
) -> None:
    """Let a handle that was given up lead to its account, if there still is one, and hold it."""
    until = clock.now() + timedelta(days=settings.former_handle_days)
    statement = insert(FormerHandle).values(handle=handle, account_id=account_id, until=until)
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=[FormerHandle.handle],
            set_={"account_id": account_id, "until": until},
        )
    )
