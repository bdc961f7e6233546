"""Who watches: a member is known by the account, a guest by a session that the client keeps.

Both become one number, the key of everything the feed remembers: an account's own id, or minus a
hash of the guest's session.
"""

import re
import secrets
from hashlib import blake2b
from typing import NewType

from rampe.accounts import AccountId

ViewerKey = NewType("ViewerKey", int)

_SESSION = re.compile(r"[A-Za-z0-9_-]{16,64}")


def new_session() -> str:
    """Return a session nobody can guess: 128 random bits."""
    return secrets.token_urlsafe(16)


def is_session(text: str) -> bool:
    """Return whether a client may name its session so."""
    return _SESSION.fullmatch(text) is not None


def viewer_key(account_id: AccountId | None, session: str) -> ViewerKey:
    """Return the key of who watches; the session matters for guests only."""
    if account_id is not None:
        return ViewerKey(account_id)
    digest = blake2b(session.encode(), digest_size=8).digest()
    return ViewerKey(-(int.from_bytes(digest) >> 1) - 1)
