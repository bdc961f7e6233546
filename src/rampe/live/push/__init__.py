"""Push out: the wire format between ingest, edge and viewers, and what an edge keeps."""
