"""Facts that video publishes; other domains import the types and ignore fields they do not know."""

from rampe.kit.outbox import Event


class DraftReady(Event, subject="video.draft_ready.v1"):
    """A draft's video is made: its author may publish it, and has perhaps left meanwhile."""

    video_id: int
    author_id: int


class VideoPublished(Event, subject="video.published.v1"):
    """Others may see a video from now on. Emitted once a video, whatever is edited afterwards.

    `waited`: it came out by itself, when its asset was ready or its planned time had come.
    """

    video_id: int
    author_id: int
    asset_id: int
    caption: str
    hashtags: list[str]
    mentioned_ids: list[int]
    visibility: str
    waited: bool = False


class VideoEdited(Event, subject="video.edited.v1"):
    """What a published video says, or whom it is shown, has changed."""

    video_id: int
    author_id: int
    caption: str
    hashtags: list[str]
    mentioned_ids: list[int]
    visibility: str
    former_hashtags: tuple[str, ...] = ()


class VideoDeleted(Event, subject="video.deleted.v1"):
    """A video is gone for everybody; its author may bring it back for a while."""

    video_id: int
    author_id: int


class VideoRestored(Event, subject="video.restored.v1"):
    """A deleted video that was published is back as it was."""

    video_id: int
    author_id: int
    caption: str
    hashtags: list[str]
    mentioned_ids: list[int]
    visibility: str


class VideoPurged(Event, subject="video.purged.v1"):
    """A deleted video will not come back: whoever keeps something about it may forget it."""

    video_id: int
    author_id: int


class ScheduledPublished(Event, subject="video.scheduled_published.v1"):
    """A planned video is out; emitted beside `VideoPublished`."""

    video_id: int
    author_id: int


class ScheduleFailed(Event, subject="video.schedule_failed.v1"):
    """A planned video, or one that waited for its asset, could not be published: a draft again.

    `reason` as of its asset, or the code of what keeps its author from publishing.
    """

    video_id: int
    author_id: int
    reason: str


class CaptionsChanged(Event, subject="video.captions_changed.v1"):
    """A video has subtitles in these languages from now on; their text may be new."""

    video_id: int
    languages: list[str]
