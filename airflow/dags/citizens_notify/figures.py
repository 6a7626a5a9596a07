"""Asks the launcher for the day's figures, with the environment of a task."""

import json
import os
import re
import signal
import subprocess
from pathlib import Path

from airflow.sdk.exceptions import AirflowException
from citizens_steps.secrets import database_environment

from citizens_notify import day_status
from citizens_notify.day_status import DayStatus

LAUNCHER = Path(__file__).resolve().parents[3] / "scripts" / "citizens"
# With channels.LIMIT_SECONDS it must stay below the dag processor's 50 s.
LIMIT_SECONDS = 25.0


class FiguresUnavailable(Exception):
    """The figures could not be had. The text is one line without secrets."""


def read_day(job_file: str, day: str) -> DayStatus:
    """Runs ``scripts/citizens status --json`` for a job file and a day YYYY-MM-DD.

    :raises FiguresUnavailable: if it fails, takes too long, or prints something else
    """
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", day, re.ASCII):
        raise FiguresUnavailable("the run has no business day")
    options = ["--json", f"--job={job_file}", f"--runDate={day}"]
    output = _run([str(LAUNCHER), "status", *options], _environment())
    try:
        return day_status.of_json(json.loads(output))
    except (ValueError, KeyError, TypeError):
        raise FiguresUnavailable("scripts/citizens status did not print its JSON") from None


def _environment() -> dict[str, str]:
    """That of a step: this process's without Airflow's settings, which hold secrets, and with the
    warehouse's address and password, which are in no other place.
    """
    own = {
        name: value
        for name, value in os.environ.items()
        # A status is about no file, and CITIZENS_CSV is refused where there are several.
        if not name.startswith(("AIRFLOW_", "_AIRFLOW_")) and name != "CITIZENS_CSV"
    }
    try:
        return own | database_environment(["citizens_warehouse"])
    except AirflowException as problem:
        raise FiguresUnavailable(str(problem)) from None


def _run(command: list[str], environment: dict[str, str]) -> str:
    try:
        # A session of its own, so that at the limit its children end with it.
        process = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
    except OSError as problem:
        raise FiguresUnavailable(f"scripts/citizens: {problem.strerror}") from None
    with process:
        try:
            output, errors = process.communicate(timeout=LIMIT_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise FiguresUnavailable(
                f"scripts/citizens status took longer than {LIMIT_SECONDS:.0f} s"
            ) from None
    if process.returncode:
        lines = [line for line in errors.splitlines() if line.startswith("citizens: ")]
        cause = lines[-1].removeprefix("citizens: ") if lines else "no reason given"
        raise FiguresUnavailable(
            f"scripts/citizens status: exit status {process.returncode}: {cause}"
        )
    return output
