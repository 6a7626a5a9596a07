"""What a task's processes do when somebody stops the task, or the process above it dies."""

import ctypes
import os
import signal
import subprocess
from collections.abc import Mapping

PR_SET_PDEATHSIG = 1


def end_with_parent() -> None:
    """SIGTERM to this process as soon as its parent is gone, however that ended.

    Without this a task outlives a killed worker, and Spark's application with it.

    Raises:
        OSError: if the kernel refuses.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0) != 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))


def start(command: str, environment: Mapping[str, str]) -> subprocess.Popen[str]:
    """Starts a command of bash in a process group of its own; output and errors are one text."""
    return subprocess.Popen(
        ["bash", "-c", command],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="backslashreplace",
        start_new_session=True,
    )


def end_group(leader: int, seconds: int) -> None:
    """SIGTERM to a process group, and SIGKILL to what is left of it after some seconds.

    The second signal comes from a process of its own, as Airflow kills the task's after 5 s.

    Args:
        leader: the pid of the group's first process.
        seconds: between both signals.
    """
    try:
        os.killpg(leader, signal.SIGTERM)
    except ProcessLookupError:
        return
    subprocess.Popen(
        ["bash", "-c", 'sleep "$1"; kill -KILL -- "-$0"', str(leader), str(seconds)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
