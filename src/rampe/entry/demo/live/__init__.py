"""The demo's live: a host whose picture comes in by RTMP, and a crowd that comes when one looks."""

from rampe.entry.demo.live.host import Studio, loop_file, stay_on_air

__all__ = ["Studio", "loop_file", "stay_on_air"]
