"""The only place that wires: processes, settings, and which domain serves which protocol."""
