"""The role `ingest`: where hosts send to, by browser or by stream key."""

from rampe.entry.ingest.settings import IngestSettings

__all__ = ["IngestSettings"]
