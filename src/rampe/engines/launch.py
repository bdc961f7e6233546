"""The last step before an engine runs: drop privileges, die with the parent, become the program.

Run as a script by `process.spawn`, in a fresh interpreter with neither site-packages nor threads:
what a `preexec_fn` would do between fork and exec, without its deadlocks. It starts as root where
the supervisor is root, because the interpreter itself may lie in a folder the user cannot enter.
"""

import ctypes
import json
import os
import sys

PR_SET_PDEATHSIG = 1


def main() -> None:
    """Follow the JSON order in argv[1] and exec the program in it."""
    order = json.loads(sys.argv[1])
    libc = ctypes.CDLL(None, use_errno=True)
    if order["nice"]:
        os.nice(order["nice"])
    if order["uid"] is not None:
        os.setgroups([])
        os.setresgid(order["gid"], order["gid"], order["gid"])
        os.setresuid(order["uid"], order["uid"], order["uid"])
    # After setresuid, which clears it. A parent that died before this line is seen by getppid.
    if libc.prctl(PR_SET_PDEATHSIG, order["death_signal"], 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_PDEATHSIG)")
    if os.getppid() != order["parent"]:
        sys.exit("the parent died before the start")
    os.execv(order["argv"][0], order["argv"])


if __name__ == "__main__":
    main()
