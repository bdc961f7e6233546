"""What a host sends, on its way to viewers and the recording: `ingest` without its sockets."""
