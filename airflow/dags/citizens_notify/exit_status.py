"""The exit statuses of ``scripts/citizens``, as in docs/operations.md; a test compares them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ExitStatus:
    meaning: str
    transient: bool
    who_acts: str


EXIT_STATUSES = {
    2: ExitStatus(
        "wrong option, job file, or installation; a database, table, column or right that is not "
        "there; a column of another type than the job file says; too little memory",
        False,
        "whoever changed it",
    ),
    10: ExitStatus(
        "today's input is not there yet, is empty, or changed while it was read; "
        "or an earlier step has not run",
        True,
        "wait; then whoever delivers the file",
    ),
    11: ExitStatus(
        "the input is not acceptable: header, too many bad rows, too few rows, rows that a "
        "database refuses; a question in SQL without an answer",
        False,
        "whoever delivers the file, or asked; bad rows are in `quarantine/`",
    ),
    12: ExitStatus(
        "`analyze`: the rows in the lake are not those that were extracted; `reconcile`, `daily`: "
        "two data sets do not hold the same rows, and all was published, the report too",
        False,
        "run `extract` again, then look for who wrote there; whoever owns the data",
    ),
    20: ExitStatus(
        "MySQL: unreachable, wrong password, or it fails for a time; a table changed while it was "
        "read",
        True,
        "the database's owner",
    ),
    21: ExitStatus(
        "HDFS: unreachable, no space, or a file is not what its manifest says",
        True,
        "the cluster's owner",
    ),
    22: ExitStatus(
        "PostgreSQL: unreachable, wrong password, or it fails for a time",
        True,
        "the warehouse's owner",
    ),
    23: ExitStatus(
        "Spark: no master answers, no worker offers an executor, or all were lost; a local disk is "
        "full",
        True,
        "the cluster's owner",
    ),
    30: ExitStatus("anything else; the log has the stack trace", True, "us"),
    143: ExitStatus("stopped by a signal", True, ""),
}
