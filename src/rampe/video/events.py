"""Facts that video publishes; other domains import the types and ignore fields they do not know."""

from rampe.kit.outbox import Event


class VideoPublished(Event, subject="video.published.v1"):
    """Others may see a video from now on. Emitted once a video, whatever is edited afterwards."""

    video_id: int
    author_id: int
    asset_id: int
    caption: str
    hashtags: list[str]
    mentioned_ids: list[int]
    visibility: str


class VideoEdited(Event, subject="video.edited.v1"):
    """What a published video says, or whom it is shown, has changed."""

    video_id: int
    author_id: int
    caption: str
    hashtags: list[str]
    mentioned_ids: list[int]
    visibility: str


class VideoDeleted(Event, subject="video.deleted.v1"):
    """A video is gone for everybody."""

    video_id: int
    author_id: int
