"""Facts that media publishes; others import the types and ignore fields they do not know."""

from rampe.kit.outbox import Event


class AssetReady(Event, subject="media.asset_ready.v1"):
    """Every rendition of a video is made."""

    asset_id: int
    owner_id: int
    duration_ms: int


class AssetFailed(Event, subject="media.asset_failed.v1"):
    """A video will not come of an upload; `reason` is one of `Reason`."""

    asset_id: int
    owner_id: int
    reason: str
