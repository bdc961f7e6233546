"""Property tests on a machine that may be busy: no deadline, the same examples each time."""

from hypothesis import HealthCheck, settings


def patient(examples: int = 100) -> settings:
    """Decorate a property test."""
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow],
    )
