"""Domain-free building blocks: nothing in here knows what Rampe is for."""
