"""Looks that ffmpeg generates by itself: cells, clouds of noise, gradients, the Mandelbrot set.

Each is a filter graph without inputs that ends in a picture of the size asked for; small sources
are scaled up, which is cheap and soft.
"""

from rampe.entry.demo.clips.canvas import Size
from rampe.entry.demo.clips.palettes import PALETTES
from rampe.entry.demo.clips.scenes.base import Palette

_CLOUD_COLORS = {"stage": "magma", "mint": "viridis", "neon": "plasma", "desert": "inferno"}


def _cells(size: Size, palette: Palette, name: str, seed: int, rate: int) -> str:
    source = f"life=s={size.width // 8}x{size.height // 8}:mold=12:r=12:ratio=0.3:seed={seed}"
    colors = f"life_color={palette.light}:death_color={palette.accent}:mold_color={palette.sky}"
    return f"{source}:{colors},scale={size.width}:{size.height}:flags=neighbor,gblur=3,fps={rate}"


def _clouds(size: Size, palette: Palette, name: str, seed: int, rate: int) -> str:
    source = (
        f"perlin=s={size.width // 8}x{size.height // 8}:r={rate}:octaves=3:persistence=0.55"
        f":xscale=2.2:yscale=3.6:tscale=0.45:random_mode=seed:random_seed={seed}"
    )
    color = f"pseudocolor=preset={_CLOUD_COLORS.get(name, 'magma')}"
    scale = f"scale={size.width}:{size.height}:flags=bicubic"
    return f"{source},format=gray,eq=contrast=1.8,{scale},format=yuv444p,{color}"


def _gradient(size: Size, palette: Palette, name: str, seed: int, rate: int) -> str:
    chosen = (palette.accent, palette.light, palette.far, palette.low, palette.sky)
    colors = ":".join(f"c{number}={color}" for number, color in enumerate(chosen))
    source = f"gradients=s={size.width // 4}x{size.height // 4}:r={rate}:n=5:{colors}"
    kind = ("spiral", "radial", "linear")[seed % 3]
    motion = f"speed=0.025:type={kind}:seed={seed}"
    return f"{source}:{motion},scale={size.width}:{size.height}:flags=bicubic"


def _fractal(size: Size, palette: Palette, name: str, seed: int, rate: int) -> str:
    source = (
        f"mandelbrot=s={size.width // 2}x{size.height // 2}:rate={rate}:maxiter=300:inner=black"
        ":outer=normalized_iteration_count:start_x=-0.743643887037158704752191506114774"
        ":start_y=-0.131825904205311970493132056385139:start_scale=1.4:end_scale=0.02:end_pts=190"
    )
    return f"{source},hue=s=0.6:h=200+t*12,gblur=0.7,scale={size.width}:{size.height}"


LOOKS = {"cells": _cells, "clouds": _clouds, "gradient": _gradient, "fractal": _fractal}


def graph(look: str, size: Size, palette: str, seed: int, rate: int) -> str:
    """Return the filter graph of a look."""
    return LOOKS[look](size, PALETTES[palette], palette, seed, rate).replace("#", "0x")
