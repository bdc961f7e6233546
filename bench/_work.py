"""What every bench needs: a way to say that nothing was measured, and the CPU that work took."""

import psutil


class NotDone(RuntimeError):
    """The work behind a figure was not done; there is nothing to measure."""


def cpu_of(*processes: psutil.Process) -> float:
    """CPU seconds so far of processes and of the children that they have waited for."""
    times = [one.cpu_times() for one in processes]
    return sum(t.user + t.system + t.children_user + t.children_system for t in times)
