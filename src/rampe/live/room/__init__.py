"""Rooms of lives: who is there, what is said, what is loved. State without I/O, and its storage."""
