"""Files of media: written whole or not at all, found by key, private unless said otherwise."""

from rampe.ports.storage.door import door_headers
from rampe.ports.storage.object_storage import ObjectStorage, disk_storage
from rampe.ports.storage.port import (
    PRIVATE,
    PUBLIC,
    Missing,
    Reading,
    Storage,
    Stored,
    StoreDown,
)
from rampe.ports.storage.s3 import Bucket, s3_storage
from rampe.ports.storage.settings import StorageSettings, open_storage

__all__ = [
    "PRIVATE",
    "PUBLIC",
    "Bucket",
    "Missing",
    "ObjectStorage",
    "Reading",
    "Storage",
    "StorageSettings",
    "StoreDown",
    "Stored",
    "disk_storage",
    "door_headers",
    "open_storage",
    "s3_storage",
]
