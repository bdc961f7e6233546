"""The edge role: brings the media of lives to viewers, by push and by LL-HLS."""

from rampe.entry.edge.server import Edge, start_edge
from rampe.entry.edge.settings import EdgeSettings

__all__ = ["Edge", "EdgeSettings", "start_edge"]
