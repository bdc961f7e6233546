"""LL-HLS out (RFC 8216bis): the window of a live, its playlists, and who waits for the next one."""
