"""The scenes of the demo's videos, by name."""

from rampe.entry.demo.clips.scenes import (
    city,
    faces,
    figures,
    kitchen,
    nature,
    patterns,
    play,
    sound,
    things,
)
from rampe.entry.demo.clips.scenes.base import Moment, Palette, Scene

SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        nature.hills, nature.sea, nature.forest, nature.snow, nature.rain, nature.aurora,
        nature.bloom,
        city.skyline, city.train, city.balloons, city.road, city.journey,
        figures.dancers, figures.runner, figures.juggler, figures.stretch,
        sound.keyboard, sound.record, sound.bars, sound.strings, sound.lanterns,
        kitchen.pancake, kitchen.pot, kitchen.bowl, kitchen.chopping, kitchen.coffee,
        faces.talkers, faces.cat, faces.fish, faces.robot, faces.owl,
        play.platform, play.blocks, play.pendulums, play.planets, play.gears, play.circles,
        patterns.flow, patterns.tiles, patterns.sunflower, patterns.spirograph, patterns.mirrors,
        patterns.paper, patterns.brush, patterns.ribbons,
        things.jacket, things.lipstick, things.lamp, things.knitting, things.breath,
        things.candle, things.fireworks,
    )
}  # fmt: skip

__all__ = ["SCENES", "Moment", "Palette", "Scene"]
