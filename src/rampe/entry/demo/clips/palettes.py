"""The colour worlds of the demo's videos."""

# ruff: noqa: E501 - one row a palette

from rampe.entry.demo.clips.scenes.base import Palette

PALETTES: dict[str, Palette] = {
    #                  sky        low        far        mid        near       light      accent     paper
    "dusk": Palette("#241244", "#ff9e6b", "#6b2f73", "#451f5c", "#1d0f33", "#ffe0a3", "#ff5d73", "#fff4e6"),
    "dawn": Palette("#7fb7e6", "#ffe3c2", "#9db4d6", "#5f7fae", "#2e4a73", "#fff2cc", "#ff8a5c", "#fffaf2"),
    "night": Palette("#070b24", "#27306b", "#1b2457", "#121940", "#080c24", "#ffe9b0", "#5ad1ff", "#eef2ff"),
    "forest": Palette("#0e3b3a", "#c9e8a0", "#3f7f5f", "#235b49", "#0d2f2b", "#fff3b8", "#ffb347", "#f4fbe9"),
    "desert": Palette("#f7b267", "#ffe5b4", "#e07a5f", "#b5523f", "#5f2a2a", "#fff1d0", "#2a9d8f", "#fff8ec"),
    "sea": Palette("#0b6e99", "#bfe9f2", "#2a9dc4", "#14779f", "#073b57", "#fff6d6", "#ff7f6b", "#f2fbfd"),
    "candy": Palette("#ff9ec7", "#ffe0b8", "#ff7fa8", "#c45bd1", "#6a3fa0", "#fff7d1", "#3ec9c4", "#fff5fb"),
    "mint": Palette("#bdeee0", "#fdf6d8", "#7fd1bd", "#3fa796", "#1e5f5a", "#ffffff", "#ff7a66", "#fbfffc"),
    "stage": Palette("#1a0d18", "#4d1a3a", "#7a1f4b", "#3a1230", "#12070f", "#ffb84d", "#ff4f64", "#fff0df"),
    "neon": Palette("#0b0220", "#2b0a5a", "#5a18a8", "#2a0f66", "#0a0420", "#5cf2ff", "#ff4fd8", "#f4edff"),
    "paper": Palette("#f3ead9", "#fbf6ec", "#d9c7a8", "#b58d5a", "#3c2f2a", "#ffffff", "#d9482b", "#fffdf8"),
    "berry": Palette("#3a0f2f", "#d94f70", "#8c2155", "#5c1642", "#240819", "#ffd6c2", "#ffb84d", "#fff1ee"),
    "lemon": Palette("#ffd84d", "#fff6c9", "#ffb52e", "#f08a24", "#7a3b12", "#ffffff", "#1f7a8c", "#fffdf0"),
    "ice": Palette("#cfe6f7", "#f6fbff", "#a9c9e6", "#6f9cc4", "#2c4f75", "#ffffff", "#ff6f59", "#f8fcff"),
    "olive": Palette("#e9e4c9", "#f8f5e4", "#a9b387", "#6d7f4f", "#33402a", "#fffbe6", "#c8553d", "#fdfcf3"),
    "steel": Palette("#20303c", "#8fb3bf", "#4d6e7c", "#2f4a57", "#13212a", "#f3f7e9", "#ffb84d", "#f3f8fa"),
}  # fmt: skip
