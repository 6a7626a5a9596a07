"""Which day and which data sets a run is about."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pendulum
from airflow.sdk.exceptions import AirflowSkipException


class BusinessDay:
    """The business day of a run: the param `run_date`, else the logical date in the zone.

    Args:
        zone: the name of the time zone in which a day begins.
    """

    def __init__(self, zone: str) -> None:
        self.zone = pendulum.timezone(zone)

    def __call__(self, dag_run: Any, params: Any) -> str:
        """The day as YYYY-MM-DD.

        Raises:
            ValueError: if the param is no such day.
        """
        if params["run_date"]:
            return date.fromisoformat(params["run_date"]).isoformat()
        # A run that was triggered by hand has no logical date unless somebody gave one.
        moment = dag_run.logical_date or dag_run.run_after
        return moment.astimezone(self.zone).date().isoformat()


def skip_without(datasets: Sequence[str], params: Any) -> None:
    """Skips the task unless all these data sets are in the param `datasets`.

    Raises:
        AirflowSkipException: if one is not.
    """
    if missing := [name for name in datasets if name not in params["datasets"]]:
        raise AirflowSkipException(f"this run is without {' and '.join(missing)}")
