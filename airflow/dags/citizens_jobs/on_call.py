"""The DAG's page for whoever is called when a run has failed."""

from citizens_notify.exit_status import EXIT_STATUSES

from citizens_jobs.job import Job

_TEXT = """### The day of {name}

Brings each data set of `{path}` into the lake, analyses it, and publishes the results in the
warehouse. A data set that fails stops no other one. The **business day** is the run's logical date
in its zone, or the param `run_date`; `datasets` leaves data sets out.

#### When a task fails
One line of its log begins with `citizens:` (in `doctor`: `FAIL`) and names the cause; the exit
status says who must act. A *permanent* status is not retried; a *transient* one up to three times,
after 5, 10 and 20 minutes; a timeout or anything else once.

| status | meaning | | who acts |
|---|---|---|---|
{statuses}

- **Again:** clear the failed task *with its downstream tasks*. Every task replaces what it
  published for its day and touches nothing else, so none can run too often; a stopped task has
  published nothing.
- **10** after a repair, **11** when a good file has come, **21** for a damaged file: clear
  `wait_for_file` (or `extract`) of the data set with its downstream tasks.
- **12** of `reconcile`: all is published, and two data sets differ; its log and the report say
  where. Mend the one that is wrong, then clear the task that reads it.
- **`wait_for_file`** fails when no file of the day has come by the deadline.
- **`report`** has the data sets that are loaded; **`done`** fails with any task before it.
- **`doctor`** says beside each finding who must do what; by hand: `scripts/citizens doctor`.
- **A day of the past:** trigger a run with `run_date`, or `scripts/airflow cli backfill create`.

The whole manual is docs/airflow.md.
"""


def page(job: Job) -> str:
    """The text, in Markdown."""
    statuses = "\n".join(
        f"| {code} | {status.meaning} | {'transient' if status.transient else 'permanent'}"
        f" | {status.who_acts or 'nobody'} |"
        for code, status in EXIT_STATUSES.items()
    )
    return _TEXT.format(name=job.name, path=job.path, statuses=statuses)
