"""Children that see foreign bytes: what they may take of the machine is watched."""

from pathlib import Path

from rampe.engines.confined.run import Limits, open_scratch, run_program
from rampe.engines.ffmpeg import find_ffmpeg

# Minutes of work in hundreds of megabytes: it is stopped long before it would end.
PICTURES = "testsrc2=size=3840x2160:rate=30:duration=600"


async def test_a_child_that_grows_is_stopped_at_its_memory(tmp_path: Path) -> None:
    async with open_scratch(tmp_path) as scratch:
        ended = await run_program(
            find_ffmpeg(),
            ["-v", "error", "-f", "lavfi", "-i", PICTURES, "-c:v", "libx264", "-f", "null", "-"],
            inputs=[],
            scratch=scratch,
            limits=Limits(60, 160 << 20),
        )
    assert ended.stopped == "memory"
