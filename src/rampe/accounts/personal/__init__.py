"""What belongs to a member: its export as an archive, and its deletion for good (D7)."""
