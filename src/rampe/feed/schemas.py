"""What feed sends over HTTP; watch events, which pydantic never sees, are in `watch_event.py`."""

from pydantic import BaseModel, Field

from rampe.video import VideoCard


class FeedOut(BaseModel):
    """The next cards. `session` is to be sent with the next request, and with watch events."""

    items: list[VideoCard]
    exhausted: bool = Field(description="There is no more that was not seen; ask with `again`.")
    session: str
