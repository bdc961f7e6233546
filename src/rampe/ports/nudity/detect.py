"""Looks for what is bare in pictures, with nudenet's model.

A script for a confined child: `python -I detect.py ORDER` with the pictures as open descriptors. It
prints a JSON list of `{"label", "score"}`. It is never imported into a role.
"""

import json
import os
import sys
from typing import Any, TypedDict

import cv2
import numpy
from nudenet import NudeDetector

from rampe.engines.confined.confine import Limits, confine

# What counts as nudity; the model also knows faces, feet and what is covered.
BARE = frozenset(
    {
        "FEMALE_BREAST_EXPOSED",
        "FEMALE_GENITALIA_EXPOSED",
        "MALE_GENITALIA_EXPOSED",
        "BUTTOCKS_EXPOSED",
        "ANUS_EXPOSED",
    }
)
LARGEST = 64 << 20


class Order(TypedDict):
    """The descriptors to read, and what the child may use."""

    inputs: list[int]
    limits: Limits


class Seen(TypedDict):
    """Something bare."""

    label: str
    score: float


def look(order: Order) -> list[Seen]:
    """Load the model, give everything up, then read the pictures."""
    detector: Any = NudeDetector()
    confine(order["limits"], [], None)
    return [seen for fd in order["inputs"] for seen in look_at(detector, fd)]


def look_at(detector: Any, fd: int) -> list[Seen]:
    """Return what is bare in one picture; what cannot be read shows nothing."""
    coded = numpy.frombuffer(os.pread(fd, LARGEST, 0), numpy.uint8)
    picture = cv2.imdecode(coded, cv2.IMREAD_COLOR) if coded.size else None
    if picture is None:
        return []
    return [
        {"label": str(one["class"]).lower(), "score": round(float(one["score"]), 4)}
        for one in detector.detect(picture)
        if one["class"] in BARE
    ]


if __name__ == "__main__":
    print(json.dumps(look(json.loads(sys.argv[1]))))  # noqa: T201 - its answer
