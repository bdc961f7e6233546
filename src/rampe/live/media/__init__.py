"""The media core of a live: bytes of publishers in, samples, then fMP4 parts out. No I/O at all."""
