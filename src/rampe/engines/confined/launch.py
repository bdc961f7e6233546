"""Confine this process, then become a program: `python -m rampe.engines.confined.launch ORDER`."""

import json
import os
import sys
from typing import TypedDict

from rampe.engines.confined.confine import Limits, confine


class Order(TypedDict):
    """Become `program` with `arguments`; relative output names land in `scratch`."""

    program: str
    arguments: list[str]
    scratch: str
    limits: Limits


def become(order: Order) -> None:
    """Replace this process. The program is opened first: later its path may be out of reach."""
    program = os.open(order["program"], os.O_RDONLY | os.O_CLOEXEC)
    confine(order["limits"], [program], order["scratch"])
    arguments = [os.path.basename(order["program"]), *order["arguments"]]
    environment = {"LANG": "C.UTF-8", "AV_LOG_FORCE_NOCOLOR": "1"}
    try:
        os.execve(program, arguments, environment)
    except PermissionError:
        # Installed under a closed umask (0700): nobody may not execute it. A copy in memory may.
        os.execve(copy_to_memory(program), arguments, environment)


def copy_to_memory(program: int) -> int:
    """An anonymous executable with the same bytes."""
    copy = os.memfd_create("program", os.MFD_CLOEXEC)
    at, size = 0, os.fstat(program).st_size
    while at < size:
        at += os.sendfile(copy, program, at, size - at)
    os.fchmod(copy, 0o555)
    return copy


if __name__ == "__main__":
    become(json.loads(sys.argv[1]))
