"""The `[storage]` section: where files are kept, and under which address public ones are read."""

from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator, model_validator

from rampe.ports.storage.object_storage import ObjectStorage, disk_storage
from rampe.ports.storage.s3 import Bucket, s3_storage


class StorageSettings(BaseModel):
    """Files are on the local disk, or in a bucket of an S3 store."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str = ""
    """`s3://bucket/prefix`; empty: `data_dir/storage`."""
    endpoint: str = ""
    """Of a store that is not Amazon's: `https://s3.example.org`."""
    region: str = "us-east-1"
    access_key: str = Field(default="", repr=False)
    """Empty: AWS_ACCESS_KEY_ID, a role of the machine, and what else the AWS tools would use."""
    secret_key: SecretStr | None = None
    base_url: str = "/media"
    """The public root as browsers reach it: a path of the front door, or of a CDN before the whole
    site. Never another host: the client's Content-Security-Policy lets it read from its own only.
    """

    @field_validator("url")
    @classmethod
    def _bucket(cls, url: str) -> str:
        parts = urlsplit(url)
        if url and not (parts.scheme == "s3" and parts.hostname and not parts.query):
            raise ValueError("should be like s3://bucket/prefix")
        return url.rstrip("/")

    @field_validator("base_url")
    @classmethod
    def _path(cls, url: str) -> str:
        if not url.startswith("/") or url.startswith("//"):
            raise ValueError("should be a path like /media; a CDN stands before the whole site")
        return url.rstrip("/")

    @field_validator("endpoint")
    @classmethod
    def _server(cls, url: str) -> str:
        parts = urlsplit(url)
        whole = parts.scheme in ("http", "https") and parts.hostname and not parts.path.strip("/")
        if url and not whole:
            raise ValueError("should be like https://s3.example.org")
        return url.rstrip("/")

    @model_validator(mode="after")
    def _both_keys(self) -> Self:
        if bool(self.access_key) != (self.secret_key is not None):
            raise ValueError("access_key and secret_key belong together")
        return self

    @property
    def bucket(self) -> Bucket | None:
        """Which bucket; None on the local disk."""
        if not self.url:
            return None
        parts = urlsplit(self.url)
        return Bucket(
            name=parts.netloc,
            prefix=parts.path.strip("/"),
            endpoint=self.endpoint or f"https://s3.{self.region}.amazonaws.com",
            region=self.region,
            access_key=self.access_key,
            secret_key=self.secret_key.get_secret_value() if self.secret_key else "",
        )


def open_storage(settings: StorageSettings, root: Path) -> ObjectStorage:
    """Return the storage that the settings ask for; `root` is the local one's folder."""
    bucket = settings.bucket
    if bucket is None:
        return disk_storage(root, settings.base_url)
    return s3_storage(bucket, settings.base_url)
