"""Waits for the file of the day."""

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

# A file that somebody still writes to has changed a moment ago.
QUIET_SECONDS = 60


class FileOfTheDay(BaseSensorOperator):
    """Succeeds when the file of a data set is there, not empty, written on the business day or
    later, and no longer being written to. Between two looks it holds no worker.

    One whose name has the day may be older. A file at hdfs:// or file:// is not waited for:
    `upload` says if it is missing.

    Args:
        file: an absolute path on this host, or a URL.
        dated: whether it is as in the job file, where `{runDate}` is the business day.
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
        file: str,
        dated: bool = False,
        zone: str,
        business_day: str,
        only_with: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(mode="reschedule", do_xcom_push=False, **kwargs)
        self.file = file
        self.dated = dated
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
                f"no file of {self.business_day} at {self._path_of()} in time; whoever delivers the"
                " file; then clear this task"
            ) from None

    def poke(self, context: Any) -> bool:
        """Looks at the file; the log says what is missing."""
        if "://" in self.file:
            return True
        path = Path(self._path_of())
        if not path.is_absolute():
            raise AirflowFailException(
                f"{path} is no absolute path, so nobody knows where it lies; whoever runs Airflow:"
                " write the whole path as `file` into the job file, or set CITIZENS_CSV to it and"
                " start Airflow again"
            )
        missing = what_is_missing(path, self._not_before())
        self.log.info("%s: %s", path, missing or "is there")
        return not missing

    def _path_of(self, days_ago: int = 0) -> str:
        day = date.fromisoformat(self.business_day) - timedelta(days=days_ago)
        return of_day(self.file, day) if self.dated else self.file

    def _not_before(self) -> float:
        """When the day begins; the name of a file that is called otherwise every day says more."""
        if self._path_of() != self._path_of(days_ago=1):
            return 0
        return pendulum.parse(self.business_day, tz=self.zone).timestamp()


def what_is_missing(path: Path, not_before: float) -> str | None:
    """Why the file is not yet that of the day, or None if it is.

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
    if state.st_mtime < not_before:
        written = datetime.fromtimestamp(state.st_mtime).astimezone()
        return f"is of an earlier day, written {written:%Y-%m-%d %H:%M %Z}"
    if time.time() - state.st_mtime < QUIET_SECONDS:
        return f"changed less than {QUIET_SECONDS} s ago"
    return None
