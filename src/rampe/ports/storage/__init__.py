"""Files of media: written whole or not at all, found by key, private unless said otherwise."""

from rampe.ports.storage.object_storage import ObjectStorage, disk_storage
from rampe.ports.storage.port import PRIVATE, PUBLIC, Missing, Storage
from rampe.ports.storage.settings import StorageSettings

__all__ = [
    "PRIVATE",
    "PUBLIC",
    "Missing",
    "ObjectStorage",
    "Storage",
    "StorageSettings",
    "disk_storage",
]
