"""The messages, as plain text. Their first line says it all: it is the subject of the e-mail."""

from citizens_notify.day_status import Dataset, DayStatus, Difference, Reconciliation
from citizens_notify.exit_status import EXIT_STATUSES
from citizens_notify.failure import TaskFailure
from citizens_notify.plain_text import one_line

_SHOWN_DIFFERENCES = 10

_RUN_FAILURES = {
    "timed_out": "the run took longer than its limit, dagrun_timeout",
    "all_tasks_deadlocked": "its tasks wait for each other",
}


def success(job: str, status: DayStatus, run_link: str) -> str:
    lines = [f"{job} {status.day}: done", ""]
    for dataset in status.datasets:
        lines += _dataset(dataset)
    if status.previous_day is None:
        lines += ["There is no day before to compare with."]
    else:
        lines += [f"In brackets: the difference to {status.previous_day}."]
    for reconciliation in status.reconciliations:
        lines += _reconciliation(reconciliation)
    lines += ["", f"Report: {one_line(status.report) if status.report else 'none'}"]
    lines += [f"Run: {run_link}"]
    return "\n".join(lines)


def success_without_figures(job: str, day: str, problem: str, run_link: str) -> str:
    return "\n".join(
        [
            f"{job} {one_line(day)}: done",
            "",
            f"Its figures could not be read: {one_line(problem)}",
            "",
            f"Run: {run_link}",
        ]
    )


def task_failure(job: str, day: str, failure: TaskFailure) -> str:
    return "\n".join(
        [
            f"{job} {one_line(day)}: {failure.task} failed",
            "",
            *_exit_status(failure.status),
            f"Cause: {one_line(failure.cause) if failure.cause else 'the task left no word'}",
            f"Try: {failure.try_number} of {failure.tries}",
            "",
            f"Log: {failure.log_link}",
        ]
    )


def run_failure(job: str, day: str, cause: str, run_link: str) -> str:
    """A run that failed, and no task has told of it."""
    return "\n".join(
        [
            f"{job} {one_line(day)}: the run failed",
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


def _dataset(dataset: Dataset) -> list[str]:
    before = dataset.previous
    if dataset.today is None:
        return [one_line(dataset.name), "  not loaded", ""]
    return [
        one_line(dataset.name),
        f"  rows: {_number(dataset.today.rows, before and before.rows)}",
        f"  bad rows: {_number(dataset.today.bad_rows, before and before.bad_rows)}",
        f"  bytes: {_number(dataset.today.input_bytes, before and before.input_bytes)}",
        "",
    ]


def _number(today: int, before: int | None) -> str:
    if before is None:
        return f"{today:,}"
    return f"{today:,} ({today - before:+,})"


def _reconciliation(verdict: Reconciliation) -> list[str]:
    left, right = one_line(verdict.left), one_line(verdict.right)
    if verdict.equal:
        return [f"{left} and {right} hold the same rows."]
    differences = verdict.differences
    if not differences:
        return [f"{left} AND {right} DIFFER."]
    lines = [f"{left} AND {right} DIFFER in {_groups(len(differences))}:"]
    lines += [_difference(each, left, right) for each in differences[:_SHOWN_DIFFERENCES]]
    if len(differences) > _SHOWN_DIFFERENCES:
        lines += [f"  and {_groups(len(differences) - _SHOWN_DIFFERENCES)} more"]
    return lines


def _groups(count: int) -> str:
    return "1 group" if count == 1 else f"{count:,} groups"


def _difference(difference: Difference, left: str, right: str) -> str:
    group = one_line(difference.group, 80) or "NULL"
    counts = f"{left} {difference.left_rows:,}, {right} {difference.right_rows:,}"
    same = difference.left_rows == difference.right_rows
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
