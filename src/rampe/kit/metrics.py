"""What a process counts and measures for Prometheus. Labels never name a person or what they said.

Sums over all processes are the reader's; each sample carries the role of its process.
"""

from collections.abc import Iterable, Iterator

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import generate_latest
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

registry = CollectorRegistry()
ProcessCollector(registry=registry)

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
LONG_SECONDS = (0.1, 0.5, 1.0, 5.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0)

http_requests = Counter(
    "rampe_http_requests", "Requests answered", ["method", "route", "status"], registry=registry
)
http_seconds = Histogram(
    "rampe_http_request_seconds",
    "Seconds from a request to the end of its answer",
    ["method", "route"],
    buckets=SECONDS,
    registry=registry,
)
job_seconds = Histogram(
    "rampe_job_seconds",
    "Seconds a job ran; media:encode is the encode of a video",
    ["task", "outcome"],
    buckets=LONG_SECONDS,
    registry=registry,
)
events = Counter(
    "rampe_events", "Events handed to a consumer", ["consumer", "outcome"], registry=registry
)
jobs = Gauge("rampe_jobs", "Jobs in the queue by state", ["queue", "state"], registry=registry)
job_wait_seconds = Gauge(
    "rampe_job_wait_seconds", "Age of the oldest job that is due", ["queue"], registry=registry
)
outbox_waiting = Gauge(
    "rampe_outbox_waiting", "Events not yet handed to the bus", registry=registry
)
outbox_lag_seconds = Gauge(
    "rampe_outbox_lag_seconds", "Age of the oldest event not yet on the bus", registry=registry
)
consumer_waiting = Gauge(
    "rampe_consumer_waiting", "Events a consumer has not applied", ["consumer"], registry=registry
)
dead_letters = Gauge(
    "rampe_dead_letters", "Events that a consumer has given up on", registry=registry
)
gateway_connections = Gauge(
    "rampe_gateway_connections", "Open connections of the gateway", registry=registry
)
gateway_frames = Counter("rampe_gateway_frames", "Frames sent to clients", registry=registry)
ingest_lives = Gauge("rampe_ingest_lives", "Lives that this process feeds", registry=registry)
ingest_publishers = Counter("rampe_ingest_publishers", "Publishers let in", registry=registry)
ingest_refused = Counter(
    "rampe_ingest_refused", "Publishers refused or cut, by code", ["code"], registry=registry
)
ingest_bytes = Counter("rampe_ingest_bytes", "Bytes of media sent to the bus", registry=registry)
ingest_segments = Counter(
    "rampe_ingest_segments", "Segments brought into storage", ["outcome"], registry=registry
)

edge_viewers = Gauge("rampe_edge_viewers", "Viewers by push", registry=registry)
edge_lives = Gauge("rampe_edge_lives", "Lives that an edge receives", registry=registry)
edge_messages = Counter(
    "rampe_edge_messages", "Messages for viewers by push, sent or left out", registry=registry
)
edge_dropped = Counter(
    "rampe_edge_dropped", "Parts left out for viewers who were behind", registry=registry
)
edge_moves = Counter(
    "rampe_edge_moves", "Viewers moved to another rendition", ["direction"], registry=registry
)
edge_cut = Counter("rampe_edge_cut", "Viewers cut because they read nothing", registry=registry)
edge_requests = Counter("rampe_edge_requests", "Requests of LL-HLS", ["kind"], registry=registry)
edge_waiting = Gauge("rampe_edge_waiting", "Requests held until a part is there", registry=registry)


def render(role: str) -> bytes:
    """Write this process's metrics in Prometheus's text format."""
    return generate_latest(_OfRole(role))


def merge(texts: Iterable[bytes]) -> bytes:
    """Join the metrics of several processes: one family has one description and all samples."""
    families: dict[str, tuple[list[str], list[str]]] = {}
    for text in texts:
        head, samples = list[str](), list[str]()
        for line in text.decode().splitlines():
            if line.startswith("# HELP "):
                head, samples = families.setdefault(line.split(" ", 3)[2], ([], []))
            if not line.startswith("#"):
                samples.append(line)
            elif line not in head:
                head.append(line)
    return "".join(
        f"{line}\n" for head, samples in families.values() for line in (*head, *samples)
    ).encode()


class _OfRole(Collector, CollectorRegistry):
    """The registry, with the label `role` on every sample."""

    def __init__(self, role: str) -> None:
        self._role = role

    def collect(self) -> Iterator[Metric]:
        """Yield every family."""
        for family in registry.collect():
            family.samples = [
                sample._replace(labels={"role": self._role, **sample.labels})
                for sample in family.samples
            ]
            yield family
