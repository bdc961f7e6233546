"""The role `rooms`: speaks for the rooms of the lives."""
