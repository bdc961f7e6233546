"""Tests of Rampe, a folder for each domain."""
