"""Lives: what a host sends, what viewers get."""
