"""Makes the demo's videos: scenes are drawn, music is played, and ffmpeg joins the two."""
