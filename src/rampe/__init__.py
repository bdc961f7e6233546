"""Rampe: a self-hosted platform for short video and live."""

__version__ = "0.1.0"
