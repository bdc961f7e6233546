"""Measures of Rampe; see `__main__`."""
