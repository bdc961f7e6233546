"""Passwords: which are good enough, and how they are kept (D1).

Argon2id with OWASP's parameters of 2 passes over 19 MiB (28 ms on a 2-core machine). Hashing runs
in threads of its own: the event loop goes on, and no more than four hashes use memory at once.
"""

import asyncio
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from rampe.accounts.errors import WeakPassword

MIN_LENGTH, MAX_LENGTH = 8, 200
MIN_SCORE = 3
# zxcvbn takes no more, and its time grows with the length.
JUDGED_LENGTH = 72
# Shorter pieces of an address or handle are in too many good passwords.
MIN_PIECE = 4

T = TypeVar("T")

_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_threads = ThreadPoolExecutor(4, thread_name_prefix="password")


async def _in_thread(function: Callable[..., T], *arguments: object) -> T:
    return await asyncio.get_running_loop().run_in_executor(_threads, function, *arguments)


def normal(password: str) -> str:
    """Return a password as it is hashed, the same whichever keyboard typed its accents."""
    return unicodedata.normalize("NFKC", password)


async def hash_password(password: str) -> str:
    """Return what is stored of a password."""
    return await _in_thread(_hasher.hash, normal(password))


async def verify_password(stored: str | None, password: str) -> bool:
    """Whether a password is the stored one. Takes as long when nothing is stored."""
    matches = await _in_thread(_verify, stored or _decoy(), normal(password))
    return matches and stored is not None


def _verify(stored: str, password: str) -> bool:
    try:
        return _hasher.verify(stored, password)
    except (VerificationError, InvalidHashError):
        return False


@cache
def _decoy() -> str:
    return _hasher.hash("a password that nobody has")


def needs_rehash(stored: str) -> bool:
    """Whether a hash was made with other parameters than today's."""
    return _hasher.check_needs_rehash(stored)


def find_weakness(password: str, personal: list[str]) -> str | None:
    """Return why a password is too easy: `personal`, `guessable`, or none when it is not.

    Args:
        personal: handle, address and name, which its owner's acquaintances would try.
    """
    # Here and not above: its tables take 40 ms to load, in every role, and only the api judges.
    from zxcvbn import zxcvbn

    folded = normal(password).casefold()
    pieces = {piece.casefold() for text in personal for piece in (text, text.partition("@")[0])}
    if any(len(piece) >= MIN_PIECE and piece in folded for piece in pieces):
        return "personal"
    judged = zxcvbn(folded[:JUDGED_LENGTH], user_inputs=[*pieces, "rampe"])
    return None if judged["score"] >= MIN_SCORE else "guessable"


async def check_password(password: str, *personal: str | None) -> None:
    """Refuse an easy password.

    Raises:
        WeakPassword: its `reason` is `personal` or `guessable`.
    """
    weakness = await _in_thread(find_weakness, password, [text for text in personal if text])
    if weakness:
        raise WeakPassword(reason=weakness)
