"""The messages, as plain text. Their first line says it all: it is the subject of the e-mail."""

from citizens_notify.day_status import DayStatus, Difference, Reconciliation, Source
from citizens_notify.exit_status import EXIT_STATUSES
from citizens_notify.failure import TaskFailure
from citizens_notify.plain_text import one_line

_SHOWN_DIFFERENCES = 10

_RUN_FAILURES = {
    "timed_out": "the run took longer than its limit, dagrun_timeout",
    "all_tasks_deadlocked": "its tasks wait for each other",
}


def success(status: DayStatus, run_link: str) -> str:
    lines = [f"Citizens {status.day}: done", ""]
    for source in status.sources:
        lines += _source(source)
    if status.previous_day is None:
        lines += ["There is no day before to compare with."]
    else:
        lines += [f"In brackets: the difference to {status.previous_day}."]
    lines += _reconciliation(status.reconciliation)
    lines += ["", f"Report: {one_line(status.report) if status.report else 'none'}"]
    lines += [f"Run: {run_link}"]
    return "\n".join(lines)


def success_without_figures(day: str, problem: str, run_link: str) -> str:
    return "\n".join(
        [
            f"Citizens {one_line(day)}: done",
            "",
            f"Its figures could not be read: {one_line(problem)}",
            "",
            f"Run: {run_link}",
        ]
    )


def task_failure(day: str, failure: TaskFailure) -> str:
    return "\n".join(
        [
            f"Citizens {one_line(day)}: {failure.task} failed",
            "",
            *_exit_status(failure.status),
            f"Cause: {one_line(failure.cause) if failure.cause else 'the task left no word'}",
            f"Try: {failure.try_number} of {failure.tries}",
            "",
            f"Log: {failure.log_link}",
        ]
    )


def run_failure(day: str, cause: str, run_link: str) -> str:
    """A run that failed, and no task has told of it."""
    return "\n".join(
        [
            f"Citizens {one_line(day)}: the run failed",
            "",
            f"Cause: {one_line(cause)}",
            "",
            f"Run: {run_link}",
        ]
    )


def run_failure_cause(reason: str) -> str:
    """What Airflow's word for the end of a run means."""
    return _RUN_FAILURES.get(reason, reason)


def silent_tasks(tasks: list[str]) -> str:
    return (
        f"{', '.join(tasks)} failed without a message: "
        "the process was killed, or nothing could be sent; see the log"
    )


def _source(source: Source) -> list[str]:
    before = source.previous
    return [
        one_line(source.name),
        f"  rows: {_number(source.today.rows, before and before.rows)}",
        f"  bad rows: {_number(source.today.bad_rows, before and before.bad_rows)}",
        f"  bytes: {_number(source.today.input_bytes, before and before.input_bytes)}",
        "",
    ]


def _number(today: int, before: int | None) -> str:
    if before is None:
        return f"{today:,}"
    return f"{today:,} ({today - before:+,})"


def _reconciliation(reconciliation: Reconciliation | None) -> list[str]:
    if reconciliation is None:
        return ["The sources were not compared."]
    if reconciliation.equal:
        return ["The sources hold the same rows."]
    differences = reconciliation.differences
    if not differences:
        return ["THE SOURCES DIFFER."]
    lines = [f"THE SOURCES DIFFER in {_groups(len(differences))}:"]
    lines += [_difference(each) for each in differences[:_SHOWN_DIFFERENCES]]
    if len(differences) > _SHOWN_DIFFERENCES:
        lines += [f"  and {_groups(len(differences) - _SHOWN_DIFFERENCES)} more"]
    return lines


def _groups(count: int) -> str:
    return "1 group" if count == 1 else f"{count:,} groups"


def _difference(difference: Difference) -> str:
    group = one_line(difference.group, 80) or "NULL"
    counts = f"csv {difference.csv_rows:,}, mysql {difference.mysql_rows:,}"
    same = difference.csv_rows == difference.mysql_rows
    return f"  {group}: {counts}{', with other values' if same else ''}"


def _exit_status(status: int | None) -> list[str]:
    if status is None:
        return ["Exit status: none"]
    known = EXIT_STATUSES.get(status)
    if known is None:
        return [f"Exit status: {status}, which scripts/citizens does not give"]
    kind = "transient: a retry may help" if known.transient else "permanent: no retry helps"
    lines = [f"Exit status: {status} ({kind})", f"Meaning: {known.meaning}"]
    return lines + ([f"Who acts: {known.who_acts}"] if known.who_acts else [])
