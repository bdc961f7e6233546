"""Makes the demo's videos and avatars: drawn scenes, played music, and ffmpeg that joins the two."""
