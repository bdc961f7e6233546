"""What the domains need of the outside: one protocol each, and its adapters."""
