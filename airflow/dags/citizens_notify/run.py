"""What the context says of the run: its job, its business day and its page in Airflow."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from airflow.sdk.configuration import conf


def job_name(context: Mapping[str, Any]) -> str:
    """The job's name: the DAG's id without `_daily`."""
    return context["dag"].dag_id.removesuffix("_daily")


def job_file(context: Mapping[str, Any]) -> str:
    """The path of the job file, which the DAG gives to all its steps."""
    return context["dag"].default_args["job"]


def business_day(context: Mapping[str, Any]) -> str:
    """The day YYYY-MM-DD: the param ``run_date``, else the logical date in the DAG's time zone.

    A run without a logical date (started by hand) has the day on which it was to start. Without
    that either, which Airflow allows for runs of older versions only, it is the run's id.
    """
    given = (context.get("params") or {}).get("run_date")
    if given:
        return str(given)
    moment = context.get("logical_date") or getattr(context.get("dag_run"), "run_after", None)
    if moment is None:
        return str(context["run_id"])
    return moment.astimezone(context["dag"].timezone).date().isoformat()


def run_link(context: Mapping[str, Any]) -> str:
    base_url = conf.get("api", "base_url", fallback="http://localhost:8080/").rstrip("/")
    return f"{base_url}/dags/{context['dag'].dag_id}/runs/{quote(context['run_id'], safe='')}"
