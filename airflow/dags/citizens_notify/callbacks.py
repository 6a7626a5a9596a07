"""The two callbacks: from Airflow's context to a message that is on its way."""

import functools
import logging
from collections.abc import Callable, Mapping
from typing import Any

from citizens_notify import failure, run, texts
from citizens_notify.channels import deliver
from citizens_notify.figures import FiguresUnavailable, read_day

log = logging.getLogger(__name__)

Context = Mapping[str, Any]


def _never_raising(callback: Callable[[Context], None]) -> Callable[[Context], None]:
    """Turns whatever goes wrong into one line of the log."""

    @functools.wraps(callback)
    def guarded(context: Context) -> None:
        try:
            callback(context)
        except Exception as problem:
            # The type only: the text of an exception that nobody foresaw may hold a secret.
            log.error("No notification: %s in %s", type(problem).__name__, callback.__name__)

    return guarded


@_never_raising
def notify_success(context: Context) -> None:
    """Sends the day's figures. For a DAG's ``on_success_callback``."""
    day = run.business_day(context)
    link = run.run_link(context)
    try:
        text = texts.success(read_day(day), link)
    except FiguresUnavailable as problem:
        log.error("The message goes without figures: %s", problem)
        text = texts.success_without_figures(day, str(problem), link)
    deliver(text)


@_never_raising
def notify_failure(context: Context) -> None:
    """Sends what failed and why. For ``on_failure_callback`` of a task and of a DAG."""
    reason = context.get("reason")
    if reason is None:
        deliver(texts.task_failure(run.business_day(context), failure.of_task(context)))
    elif reason == "task_failure":
        log.info("No message for the run: the task that failed has sent one.")
    else:
        deliver(texts.run_failure(run.business_day(context), reason, run.run_link(context)))
