"""Secrets that somebody carries: of sessions, and in mailed links."""

import hashlib


def hash_token(token: str) -> bytes:
    """Return what is stored of a token. Tokens have 256 random bits, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).digest()
