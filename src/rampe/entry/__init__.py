"""The only place that wires: roles, the supervisor and the command line."""
