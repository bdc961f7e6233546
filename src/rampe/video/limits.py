"""What authors are told before they write: the operator's limits, as `GET /instance` shows them."""

from rampe.video.language import LANGUAGES
from rampe.video.schemas import PublishingLimits
from rampe.video.settings import VideoSettings


def describe_limits(settings: VideoSettings) -> PublishingLimits:
    """Return the limits of captions, planning and deletion, and the languages there are."""
    return PublishingLimits(
        caption_max_length=settings.caption_max_length,
        schedule_min_minutes=settings.schedule_min_minutes,
        schedule_max_days=settings.schedule_max_days,
        keep_deleted_days=settings.keep_deleted_days,
        languages=list(LANGUAGES),
    )
