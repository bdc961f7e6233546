"""What other domains add to what a client reads first of this installation."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel


@dataclass
class InstanceInfo:
    """Parts of `GET /instance` that other domains add, such as `video` with its limits."""

    sections: Mapping[str, BaseModel] = field(default_factory=dict[str, BaseModel])
