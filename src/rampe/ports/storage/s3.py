"""Storage in a bucket of any store that speaks S3: Amazon's, SeaweedFS, Ceph, MinIO."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from obstore.store import S3Store

from rampe.kit.media_types import media_type
from rampe.ports.storage.object_storage import ObjectStorage

if TYPE_CHECKING:
    from obstore.store import S3Config

CACHE_CONTROL = "public, max-age=60"
"""For a CDN that reads the bucket itself: what is taken back is gone from it within a minute."""


@dataclass(frozen=True)
class Bucket:
    """Where objects are, and with which keys one gets there."""

    name: str
    prefix: str
    endpoint: str
    region: str
    access_key: str = field(default="", repr=False)
    secret_key: str = field(default="", repr=False)


def s3_storage(bucket: Bucket, base_url: str = "/media") -> ObjectStorage:
    """Return the storage below a bucket's prefix. Nothing is asked of the store yet."""
    config: S3Config = {
        "endpoint": bucket.endpoint,
        "region": bucket.region,
        # One host for every object: the front door proxies to it.
        "virtual_hosted_style_request": False,
    }
    if bucket.access_key:
        config["access_key_id"] = bucket.access_key
        config["secret_access_key"] = bucket.secret_key
    store = S3Store(
        bucket.name,
        prefix=bucket.prefix or None,
        config=config,
        client_options={
            "allow_http": bucket.endpoint.startswith("http://"),
            "connect_timeout": timedelta(seconds=5),
            "timeout": timedelta(seconds=60),
        },
        retry_config={"max_retries": 4, "retry_timeout": timedelta(seconds=20)},
    )
    return ObjectStorage(store, base_url, attributes=describe)


def describe(key: str) -> dict[str, str]:
    """What the store is told about a file, and says to who reads it there."""
    return {"Content-Type": media_type(key), "Cache-Control": CACHE_CONTROL}
