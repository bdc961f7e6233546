"""RTMP in, for OBS and hardware encoders: a parser, a state machine, and a thin server."""
