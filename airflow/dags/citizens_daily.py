"""### The citizens' day, every morning

Puts the CSV file and the MySQL table into HDFS, analyses both on Spark, and publishes the results
in the warehouse. The **business day** is the run's logical date in its zone, or the param
`run_date`; `source` leaves one of both sources out.

#### When a task fails
One line of its log begins with `citizens:` (in `doctor`: `FAIL`) and names the cause; the exit
status says who must act. A *permanent* status is not retried; a *transient* one up to three times,
after 5, 10 and 20 minutes; a timeout or anything else once.

| status | meaning | | who acts |
|---|---|---|---|
"""

import os
from datetime import timedelta
from pathlib import Path

import pendulum
from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG, Asset, Param, TriggerRule
from citizens_notify import notify_failure, notify_success
from citizens_notify.exit_status import EXIT_STATUSES
from citizens_steps.arrival import FileOfTheDay
from citizens_steps.day import BusinessDay, sources
from citizens_steps.retries import StatusRetryPolicy
from citizens_steps.step import StepOperator

ON_CALL = __doc__ + "\n".join(
    f"| {code} | {status.meaning} | {'transient' if status.transient else 'permanent'}"
    f" | {status.who_acts or 'nobody'} |"
    for code, status in EXIT_STATUSES.items()
)
ON_CALL += """

- **Again:** clear the failed task *with its downstream tasks*. Every task replaces what it
  published for its day and touches nothing else, so none can run too often; a stopped task has
  published nothing.
- **10** after a repair, **11** when a good file has come, **21** for a damaged file: clear
  `wait_for_csv` (or `extract_mysql`) with its downstream tasks.
- **12** of `reconcile`: all is published, and the sources differ; its log and the report say where.
  Mend the source, then clear the task that reads it.
- **`wait_for_csv`** fails when no file of the day has come by the deadline.
- **`doctor`** says beside each finding who must do what; by hand: `scripts/citizens doctor`.
- **A day of the past:** trigger a run with `run_date`, or `scripts/airflow cli backfill create`.

The whole manual is docs/airflow.md.
"""

LAUNCHER = str(Path(__file__).parents[2] / "scripts" / "citizens")
ZONE = os.environ.get("CITIZENS_ZONE", "Asia/Ho_Chi_Minh")
HOUR, MINUTE = os.environ.get("CITIZENS_AIRFLOW_AT", "08:00").split(":")
RETRIES = 3
RETRY_DELAY = timedelta(seconds=int(os.environ.get("CITIZENS_AIRFLOW_RETRY_SECONDS", "300")))
FILE_DEADLINE = timedelta(
    minutes=int(os.environ.get("CITIZENS_AIRFLOW_FILE_DEADLINE_MINUTES", "240"))
)
# One Spark application has all cores; another one would get none and fail with status 23.
POOL = "citizens_spark"

DAY = "--runDate={{ business_day(dag_run, params) }}"
SOURCE = "--source={{ sources(params) }}"
WAREHOUSE = ("citizens_warehouse",)
BOTH_DATABASES = ("citizens_mysql", "citizens_warehouse")

# The tables of the warehouse that `load` publishes: those of runner-config/job.yaml.
TABLES = [
    Asset(name=table, uri=f"x-citizens://warehouse/{table}")
    for table in (
        "citizens_by_country",
        "citizens_by_city",
        "citizens_by_birth_year",
        "keyword_matches",
    )
]

with DAG(
    "citizens_daily",
    schedule=f"{int(MINUTE)} {int(HOUR)} * * *",
    start_date=pendulum.datetime(2026, 1, 1, tz=ZONE),
    catchup=False,
    max_active_runs=1,
    params={
        "run_date": Param(
            None,
            type=["null", "string"],
            format="date",
            description="The business day, YYYY-MM-DD; empty: the run's logical date",
        ),
        "source": Param("csv,mysql", type="string", enum=["csv,mysql", "csv", "mysql"]),
    },
    user_defined_macros={"business_day": BusinessDay(ZONE), "sources": sources},
    default_args={
        "owner": "citizens",
        "pool": POOL,
        "retries": RETRIES,
        "retry_delay": RETRY_DELAY,
        "retry_exponential_backoff": 2.0,
        "retry_policy": StatusRetryPolicy(RETRIES, RETRY_DELAY),
        "on_failure_callback": notify_failure,
        "launcher": LAUNCHER,
    },
    on_success_callback=notify_success,
    # A killed task, a dead worker: the task's own callback has no process to run in.
    on_failure_callback=notify_failure,
    tags=["citizens"],
    doc_md=ON_CALL,
) as dag:
    doctor = StepOperator(
        task_id="doctor",
        step="doctor",
        options=(DAY, SOURCE),
        connections=BOTH_DATABASES,
        execution_timeout=timedelta(minutes=10),
    )
    wait_for_csv = FileOfTheDay(
        task_id="wait_for_csv",
        zone=ZONE,
        business_day="{{ business_day(dag_run, params) }}",
        pool="default_pool",
        poke_interval=60,
        timeout=FILE_DEADLINE,
        execution_timeout=timedelta(minutes=1),
    )
    upload_csv = StepOperator(
        task_id="upload_csv",
        step="upload",
        options=(DAY,),
        execution_timeout=timedelta(hours=2),
    )
    extract_mysql = StepOperator(
        task_id="extract_mysql",
        step="extract",
        options=(DAY,),
        connections=("citizens_mysql",),
        only_with=("mysql",),
        execution_timeout=timedelta(hours=2),
    )
    analyze_csv = StepOperator(
        task_id="analyze_csv",
        step="analyze",
        options=(DAY, "--source=csv"),
        execution_timeout=timedelta(hours=1),
    )
    analyze_mysql = StepOperator(
        task_id="analyze_mysql",
        step="analyze",
        options=(DAY, "--source=mysql"),
        execution_timeout=timedelta(hours=1),
    )
    load = StepOperator(
        task_id="load",
        step="load",
        options=(DAY, SOURCE),
        connections=WAREHOUSE,
        trigger_rule=TriggerRule.NONE_FAILED_MIN_ONE_SUCCESS,
        outlets=TABLES,
        execution_timeout=timedelta(minutes=30),
    )
    reconcile = StepOperator(
        task_id="reconcile",
        step="reconcile",
        options=(DAY,),
        connections=WAREHOUSE,
        only_with=("csv", "mysql"),
        execution_timeout=timedelta(minutes=30),
    )
    report = StepOperator(
        task_id="report",
        step="report",
        options=(DAY,),
        connections=WAREHOUSE,
        # A loaded day gets its report also when the sources differ.
        trigger_rule=TriggerRule.ALL_DONE,
        only_after="load",
        execution_timeout=timedelta(minutes=10),
    )
    # The last task decides about the run: without it a report would hide that the sources differ.
    done = EmptyOperator(
        task_id="done",
        trigger_rule=TriggerRule.NONE_FAILED,
        execution_timeout=timedelta(minutes=1),
    )

    doctor >> [wait_for_csv, extract_mysql]
    wait_for_csv >> upload_csv >> analyze_csv
    extract_mysql >> analyze_mysql
    [analyze_csv, analyze_mysql] >> load >> reconcile >> report >> done
    reconcile >> done
