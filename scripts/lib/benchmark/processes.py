"""Runs one process and says what it took."""

import dataclasses
import os
import pathlib
import signal
import subprocess
import threading
import time


@dataclasses.dataclass(frozen=True)
class Usage:
    """What a process took; processor time and memory are its own, without executors."""

    status: int
    started_at: float  # in seconds since 1970
    wall_seconds: float
    cpu_seconds: float
    peak_mebibytes: int
    timed_out: bool


def run(command, environment, log, timeout_seconds):
    """Runs the command with its output in a file; after the timeout it is killed.

    The process leads a group of its own, so that nothing of it is left behind.
    """
    log = pathlib.Path(log)
    log.parent.mkdir(parents=True, exist_ok=True)
    timed_out = threading.Event()
    with log.open("wb") as output:
        began = time.monotonic()
        started_at = time.time()
        process = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

        def give_up():
            timed_out.set()
            _kill_group(process.pid)

        timer = threading.Timer(timeout_seconds, give_up)
        timer.start()
        try:
            # wait4, not Popen.wait: it has the usage of this very process.
            _, wait_status, usage = os.wait4(process.pid, 0)
        except BaseException:
            _kill_group(process.pid)
            raise
        finally:
            timer.cancel()
        wall = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(wait_status)
    _kill_group(process.pid)
    return Usage(
        status=process.returncode,
        started_at=started_at,
        wall_seconds=round(wall, 3),
        cpu_seconds=round(usage.ru_utime + usage.ru_stime, 2),
        peak_mebibytes=usage.ru_maxrss // 1024,
        timed_out=timed_out.is_set(),
    )


def _kill_group(group):
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return
