"""Accounts: who members are, how they sign in, how old they are, what staff may do."""

from rampe.accounts.age import Band, age_at, age_band
from rampe.accounts.authenticate import (
    COOKIE,
    Admin,
    Member,
    Moderator,
    Principal,
    StaffOnly,
    Viewer,
    authenticate,
    authenticate_token,
)
from rampe.accounts.models import Account, AccountId, Role, Status

__all__ = [
    "COOKIE",
    "Account",
    "AccountId",
    "Admin",
    "Band",
    "Member",
    "Moderator",
    "Principal",
    "Role",
    "StaffOnly",
    "Status",
    "Viewer",
    "age_at",
    "age_band",
    "authenticate",
    "authenticate_token",
]
