"""What feed sends over HTTP; watch events, which pydantic never sees, are in `watch_event.py`."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from rampe.accounts import AccountRef
from rampe.video import Language, VideoCard


class FeedOut(BaseModel):
    """The next cards. `session` is to be sent with the next request, and with watch events."""

    items: list[VideoCard]
    exhausted: bool = Field(description="There is no more that was not seen; ask with `again`.")
    session: str


class HistoryItem(BaseModel):
    """A video that one has watched, and when last."""

    video: VideoCard
    seen_at: datetime


class HiddenAuthor(BaseModel):
    """An author who is kept out of For You."""

    account: AccountRef


class HiddenHashtag(BaseModel):
    """A hashtag that is kept out of For You, as it was written."""

    tag: str
    folded: str


class FeedPreferences(BaseModel):
    """What a member has decided about their feed."""

    history_on: bool = Field(description="What one watches from now on is listed in the history.")
    languages: list[Language] | None = Field(
        description="Those of the videos in For You, beside the ones of which none is known;"
        " null: all."
    )


class FeedPreferencesEdit(BaseModel):
    """What to change; what is left out stays as it is."""

    model_config = ConfigDict(extra="forbid")

    history_on: bool = True
    languages: Annotated[list[Language], Field(min_length=1, max_length=100)] | None = None


class FeedReset(BaseModel):
    """What For You is to forget beside what it learnt."""

    model_config = ConfigDict(extra="forbid")

    history: bool = Field(default=False, description="The list of what one watched goes as well.")
