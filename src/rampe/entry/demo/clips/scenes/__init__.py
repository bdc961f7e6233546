"""The scenes of the demo's videos, by name."""
