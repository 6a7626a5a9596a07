"""Waits for the files of the day."""

import time
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pendulum
from airflow.sdk import BaseSensorOperator
from airflow.sdk.exceptions import AirflowFailException, AirflowSensorTimeout

from citizens_steps.dated_path import of_day
from citizens_steps.day import skip_without
from citizens_steps.name_pattern import matching

# A file that somebody still writes to has changed a moment ago.
QUIET_SECONDS = 60


class FileOfTheDay(BaseSensorOperator):
    """Succeeds when the file of a data set is there, not empty, written on the business day or
    later, and no longer being written to; of several, when all are. Between two looks it holds no
    worker.

    One whose name has the day may be older. A file at hdfs:// or file:// is not waited for:
    `upload` says if it is missing.

    Args:
        files: absolute paths on this host, or URLs.
        least: how many files there must be at least.
        from_job_file: whether they are as in the job file, where `{runDate}` is the business day,
            and a name may be a pattern.
        zone: the time zone in which a day begins.
        business_day: YYYY-MM-DD; templated.
        only_with: the data sets that the run must be about; otherwise the task is skipped.

    Raises:
        AirflowSensorTimeout: when the deadline is over; there is no retry.
    """

    template_fields: Sequence[str] = ("business_day",)

    def __init__(
        self,
        *,
        files: Sequence[str],
        least: int = 1,
        from_job_file: bool = False,
        zone: str,
        business_day: str,
        only_with: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(mode="reschedule", do_xcom_push=False, **kwargs)
        self.files = tuple(files)
        self.least = least
        self.from_job_file = from_job_file
        self.zone = zone
        self.business_day = business_day
        self.only_with = only_with

    def execute(self, context: Any) -> Any:
        """Looks once; the deadline gets a message that says who must act."""
        skip_without(self.only_with, context["params"])
        try:
            return super().execute(context)
        except AirflowSensorTimeout:
            raise AirflowSensorTimeout(
                f"no file of {self.business_day} at {', '.join(self._paths())} in time; whoever"
                " delivers the file; then clear this task"
            ) from None

    def poke(self, context: Any) -> bool:
        """Looks at the files; the log says what is missing."""
        here = [path for path in self.files if "://" not in path]
        found: list[Path] = []
        for path in here:
            missing, files = self._look(path)
            self.log.info("%s: %s", self._of_day(path), missing or "is there")
            if missing:
                return False
            found += files
        count = len(set(found))
        if len(here) == len(self.files) and count < self.least:
            self.log.info("%s of at least %s files are there", count, self.least)
            return False
        return True

    def _look(self, file: str) -> tuple[str | None, list[Path]]:
        """What is missing at a path, and which files are there."""
        try:
            return self._look_at(file)
        except OSError as problem:
            raise AirflowFailException(
                f"{problem.filename} cannot be read: {problem.strerror}; whoever runs Airflow: let"
                " its user read the folder of the file; then clear this task"
            ) from None

    def _look_at(self, file: str) -> tuple[str | None, list[Path]]:
        path = Path(self._of_day(file))
        if not path.is_absolute():
            raise AirflowFailException(
                f"{path} is no absolute path, so nobody knows where it lies; whoever runs Airflow:"
                " write the whole path as `file` into the job file, or set CITIZENS_CSV to it and"
                " start Airflow again"
            )
        found = matching(path) if self.from_job_file else [path]
        if not found:
            return "is not there yet", found
        for each in found:
            if missing := what_is_missing(each, self._not_before(file)):
                return f"{each.name} {missing}" if len(found) > 1 else missing, found
        return None, found

    def _paths(self) -> list[str]:
        return [self._of_day(path) for path in self.files]

    def _of_day(self, path: str, days_ago: int = 0) -> str:
        day = date.fromisoformat(self.business_day) - timedelta(days=days_ago)
        return of_day(path, day) if self.from_job_file else path

    def _not_before(self, path: str) -> float:
        """When the day begins; the name of a file that is called otherwise every day says more."""
        if self._of_day(path) != self._of_day(path, days_ago=1):
            return 0
        return pendulum.parse(self.business_day, tz=self.zone).timestamp()


def what_is_missing(path: Path, not_before: float) -> str | None:
    """Why the file is not yet that of the day, or None if it is.

    A file whose time is to come was written when it came to this host.

    Args:
        path: on this host.
        not_before: it is of an earlier day if it was written before, in seconds since 1970.
    """
    try:
        state = path.stat()
    except FileNotFoundError:
        return "is not there yet"
    if state.st_size == 0:
        return "is empty"
    now = time.time()
    # A time that is to come, such as that of a host whose clock is ahead, says nothing of the file.
    written = state.st_mtime if state.st_mtime <= now else state.st_ctime
    if written < not_before:
        when = datetime.fromtimestamp(written).astimezone()
        return f"is of an earlier day, written {when:%Y-%m-%d %H:%M %Z}"
    if now - written < QUIET_SECONDS:
        return f"changed less than {QUIET_SECONDS} s ago"
    return None
