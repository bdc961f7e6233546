"""Engines Rampe brings along: each is started by one call and undone by its handle."""
