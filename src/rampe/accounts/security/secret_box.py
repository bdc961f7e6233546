"""Sealing what must be read back: the secrets of authenticator apps (AES-256-GCM, NIST SP 800-38D).

A sealed secret opens only for the account it was sealed for: rows cannot be exchanged.
"""

import secrets

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from rampe.accounts.models import AccountId
from rampe.accounts.settings import AccountsKeys

NONCE_BYTES = 12


def seal(keys: AccountsKeys, account_id: AccountId, secret: str) -> bytes:
    """Return a secret as it is stored: nonce and ciphertext."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(keys.factors).encrypt(nonce, secret.encode(), _owner(account_id))


def unseal(keys: AccountsKeys, account_id: AccountId, sealed: bytes) -> str:
    """Return a stored secret.

    Raises:
        InvalidTag: sealed with another installation's key, or for another account.
    """
    nonce, ciphertext = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    return AESGCM(keys.factors).decrypt(nonce, ciphertext, _owner(account_id)).decode()


def _owner(account_id: AccountId) -> bytes:
    return f"totp {account_id}".encode()
