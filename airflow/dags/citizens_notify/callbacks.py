"""The two callbacks: from Airflow's context to a message that is on its way."""

import functools
import logging
from collections.abc import Callable, Mapping
from typing import Any

from citizens_notify import failure, run, texts, told
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
    job = run.job_name(context)
    day = run.business_day(context)
    link = run.run_link(context)
    try:
        text = texts.success(job, read_day(run.job_file(context), day), link)
    except FiguresUnavailable as problem:
        log.error("The message goes without figures: %s", problem)
        text = texts.success_without_figures(job, day, str(problem), link)
    deliver(text)


@_never_raising
def notify_failure(context: Context) -> None:
    """Sends what failed and why. For ``on_failure_callback`` of tasks and of the DAG, both."""
    if "reason" in context:
        _run_failed(context, context["reason"])
    elif context.get("exception") is None:
        log.info("The task's process has ended without a word: the DAG's callback tells of it.")
    elif deliver(
        texts.task_failure(
            run.job_name(context), run.business_day(context), failure.of_task(context)
        )
    ):
        told.mark(context)


def _run_failed(context: Context, reason: str) -> None:
    if reason == "task_failure":
        silent = told.failed_tasks_without_mark(context)
        if not silent:
            log.info("No message for the run: the tasks that failed have sent theirs.")
            return
        cause = texts.silent_tasks(silent)
    else:
        cause = texts.run_failure_cause(reason)
    job, day = run.job_name(context), run.business_day(context)
    deliver(texts.run_failure(job, day, cause, run.run_link(context)))
