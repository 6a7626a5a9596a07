"""Which day and which sources a run is about."""

from datetime import date
from typing import Any

import pendulum

SOURCES = ("csv", "mysql")


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


def sources(params: Any) -> str:
    """The param `source`, in the form of the option --source.

    Raises:
        ValueError: if it names something else.
    """
    names = params["source"].split(",")
    if not set(names) <= set(SOURCES):
        raise ValueError(f"source={params['source']} is not csv, mysql or csv,mysql")
    return ",".join(names)
