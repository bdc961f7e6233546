"""The demo: a cast, a crowd and their videos, set up by the domains' own use cases."""

LOGINS = "alix, sami, lou, tess, theo, noor, garance"
"""Whom one can be with one tap."""

__all__ = ["LOGINS"]
