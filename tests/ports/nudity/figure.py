"""A drawn figure that the model takes for a bare one: ellipses with a little light and noise.

No photograph of anybody is needed to see that the filter sees.
"""

from functools import cache
from typing import Any

import cv2
import numpy

WIDTH, HEIGHT = 320, 480
BACKGROUND = (196, 172, 148)
SKIN = (150.0, 180.0, 225.0)  # blue, green, red
DARK = (92.0, 108.0, 172.0)
DARKER = (70.0, 85.0, 150.0)


class _Drawing:
    """A picture that ellipses are laid on, lit from the upper left."""

    def __init__(self) -> None:
        self.picture: Any = numpy.ones((HEIGHT, WIDTH, 3), numpy.float32) * BACKGROUND
        self._y, self._x = numpy.mgrid[0:HEIGHT, 0:WIDTH]

    def ellipse(
        self, centre: tuple[float, float], radii: tuple[float, float], colour: Any, shade: float
    ) -> None:
        """Lay an ellipse with a soft edge."""
        x = (self._x - centre[0]) / radii[0]
        y = (self._y - centre[1]) / radii[1]
        mask: Any = numpy.clip((1 - x**2 - y**2) * 4.5, 0, 1)[..., None]
        light: Any = 1 - shade * numpy.clip(x * 0.5 + y * 0.7, -1, 1)[..., None]
        lit: Any = numpy.clip(numpy.array(colour) * light, 0, 255)
        self.picture = self.picture * (1 - mask) + lit * mask


@cache
def bare_figure() -> bytes:
    """The figure as PNG."""
    drawing, middle = _Drawing(), WIDTH / 2
    drawing.ellipse((middle, HEIGHT * 0.60), (WIDTH * 0.30, HEIGHT * 0.55), SKIN, 0.15)
    drawing.ellipse((middle, HEIGHT * 0.12), (WIDTH * 0.13, HEIGHT * 0.11), SKIN, 0.2)
    radius = WIDTH * 0.145
    for side in (-1, 1):
        at = (middle + side * WIDTH * 0.15, HEIGHT * 0.40)
        tip = (middle + side * WIDTH * 0.1575, at[1] + radius * 0.25)
        drawing.ellipse(at, (radius, radius * 1.05), SKIN, 0.4)
        drawing.ellipse(tip, (radius * 0.28, radius * 0.28), DARK, 0.1)
        drawing.ellipse(tip, (radius * 0.10, radius * 0.10), DARKER, 0.3)
    return png(_finish(drawing.picture))


def _finish(picture: Any) -> Any:
    """Blur a little, and add the noise of a camera."""
    tools: Any = (cv2, numpy)
    images, numbers = tools
    blurred = images.GaussianBlur(picture, (0, 0), 1.2)
    noise = numbers.random.default_rng(24).normal(0, 4, blurred.shape)
    return numbers.clip(blurred + noise, 0, 255).astype(numpy.uint8)


@cache
def plain_picture() -> bytes:
    """Stripes, as PNG."""
    stripes: Any = numpy.zeros((HEIGHT, WIDTH, 3), numpy.uint8)
    stripes[:, ::16] = 200
    return png(stripes)


def png(picture: Any) -> bytes:
    """A picture as PNG."""
    return cv2.imencode(".png", picture)[1].tobytes()
