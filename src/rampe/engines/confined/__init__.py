"""Programs that read strangers' bytes: a child without identity, network, files or spare time."""
