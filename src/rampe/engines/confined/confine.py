"""Gives up, for the rest of this process, everything that reading a stranger's file does not need.

It runs in the child, before a byte of the file is read, and imports nothing but the standard
library: the child has to start fast, and what is not loaded cannot be abused. What a kernel or a
container does not allow (Landlock, a network namespace) is left out; identity and limits never are.
"""

import ctypes
import os
import resource
import signal
import struct
from collections.abc import Sequence
from typing import TypedDict

NOBODY = 65534

PR_SET_PDEATHSIG = 1
PR_SET_NO_NEW_PRIVS = 38
CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000

# Landlock's system calls carry these numbers on every architecture (linux/landlock.h).
LANDLOCK_CREATE_RULESET = 444
LANDLOCK_ADD_RULE = 445
LANDLOCK_RESTRICT_SELF = 446
LANDLOCK_GET_VERSION = 1
LANDLOCK_PATH_BENEATH = 1
ACCESS_ALL_V1 = (1 << 13) - 1
ACCESS_TRUNCATE = 1 << 14  # since version 3
# Plain files only: a link or a device in the scratch folder would be a trap for us.
ACCESS_WRITE = ACCESS_ALL_V1 & ~(0b1111011 << 6) | ACCESS_TRUNCATE
ACCESS_READ = 0b1101  # execute, read a file, list a folder
ACCESS_FILE_ONLY = 0b111 | ACCESS_TRUNCATE  # what a rule on a plain file may carry

SYSTEM_READABLE = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/sys/devices")
SYSTEM_WRITABLE = ("/dev/null", "/dev/zero", "/dev/urandom")


class Limits(TypedDict):
    """What the child may use. Sizes in bytes."""

    cpu_seconds: int
    memory: int
    file_size: int
    nice: int


def confine(limits: Limits, readable: Sequence[str | int], scratch: str | None) -> None:
    """Leave this process with its open descriptors, `scratch` to write in, and `readable`.

    It becomes nobody when it was root, sees no network, and dies with its parent. Its working
    directory becomes `scratch`, entered while it still may: relative names then need no right on
    the folders above, which are often closed (a checkout under /root).
    """
    libc = ctypes.CDLL(None, use_errno=True)
    if scratch is not None:
        os.chdir(scratch)
    os.nice(limits["nice"])
    fence = build_fence(libc, readable, scratch)
    leave_network(libc)
    become_nobody()
    set_limits(limits)
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "no_new_privs refused")
    if fence is not None:
        libc.syscall(LANDLOCK_RESTRICT_SELF, fence, ctypes.c_uint32(0))
        os.close(fence)


def become_nobody() -> None:
    """Drop root. Failing here must stop the child, so errors pass."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)


def leave_network(libc: ctypes.CDLL) -> None:
    """Enter an empty network namespace; without root that takes a user namespace too."""
    flags = CLONE_NEWNET if os.geteuid() == 0 else CLONE_NEWNET | CLONE_NEWUSER
    libc.unshare(flags)


def set_limits(limits: Limits) -> None:
    """Hard limits, so that the child cannot raise them again."""
    wanted = {
        resource.RLIMIT_CPU: limits["cpu_seconds"],
        resource.RLIMIT_AS: limits["memory"],
        resource.RLIMIT_FSIZE: limits["file_size"],
        resource.RLIMIT_NOFILE: 256,
        resource.RLIMIT_CORE: 0,
    }
    for kind, value in wanted.items():
        _, hard = resource.getrlimit(kind)
        allowed = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (allowed, allowed))


def landlock_version() -> int:
    """What the kernel has of Landlock; below 1: nothing."""
    version: int = ctypes.CDLL(None, use_errno=True).syscall(
        LANDLOCK_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(LANDLOCK_GET_VERSION)
    )
    return version


def build_fence(
    libc: ctypes.CDLL, readable: Sequence[str | int], scratch: str | None
) -> int | None:
    """A Landlock ruleset that leaves the libraries, `readable` and `scratch`; None if unsupported.

    It matters most where Rampe runs as a plain user: the child keeps that user's identity and could
    otherwise read the secrets.
    """
    version = landlock_version()
    if version < 1:
        return None
    every = ACCESS_ALL_V1 | (ACCESS_TRUNCATE if version >= 3 else 0)
    attributes = struct.pack("=Q", every)
    fence: int = libc.syscall(
        LANDLOCK_CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), ctypes.c_uint32(0)
    )
    if fence < 0:
        return None
    for target in (*SYSTEM_READABLE, *readable):
        allow(libc, fence, target, ACCESS_READ & every)
    for target in SYSTEM_WRITABLE if scratch is None else (*SYSTEM_WRITABLE, scratch):
        allow(libc, fence, target, ACCESS_WRITE & every)
    return fence


def allow(libc: ctypes.CDLL, fence: int, target: str | int, access: int) -> None:
    """Add one path, or one open descriptor, to the ruleset; a path that is absent adds nothing."""
    try:
        handle = target if isinstance(target, int) else os.open(target, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    if not os.path.isdir(handle):
        access &= ACCESS_FILE_ONLY
    rule = struct.pack("=Qi", access, handle)
    libc.syscall(
        LANDLOCK_ADD_RULE, fence, ctypes.c_uint32(LANDLOCK_PATH_BENEATH), rule, ctypes.c_uint32(0)
    )
    if not isinstance(target, int):
        os.close(handle)
