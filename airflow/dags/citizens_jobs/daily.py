"""The DAG of a job: a group of tasks a data set, then what is about several of them."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

import pendulum
from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG, Asset, BaseOperator, Param, TaskGroup, TriggerRule
from citizens_notify import notify_failure, notify_success
from citizens_steps.arrival import FileOfTheDay
from citizens_steps.day import BusinessDay
from citizens_steps.retries import StatusRetryPolicy
from citizens_steps.step import StepOperator

from citizens_jobs.files import REPO
from citizens_jobs.job import Dataset, Job
from citizens_jobs.on_call import page
from citizens_jobs.settings import Settings

RETRIES = 3
# One Spark application has all cores; another one would get none and fail with status 23.
POOL = "citizens_spark"
DAY = "{{ business_day(dag_run, params) }}"
RUN_DATE = f"--runDate={DAY}"
MYSQL = "citizens_mysql"
WAREHOUSE = "citizens_warehouse"


class Group(NamedTuple):
    """The tasks of a data set behind which others come.

    Args:
        end: its last task on the way into the warehouse.
        parquet: the one beside it, if any, for which only the end of the run waits.
    """

    end: BaseOperator
    parquet: BaseOperator | None = None


def daily(job: Job, settings: Settings, environment: Mapping[str, str]) -> DAG:
    """The DAG `<name>_daily`.

    Raises:
        JobFileMistake: if the zone of the job or of the environment does not exist.
    """
    zone = job.zone(environment)
    names = [dataset.name for dataset in job.datasets]
    with DAG(
        job.dag_id,
        schedule=settings.schedule,
        start_date=pendulum.datetime(2026, 1, 1, tz=zone),
        catchup=False,
        max_active_runs=1,
        params={
            "run_date": Param(
                None,
                type=["null", "string"],
                format="date",
                description="The business day, YYYY-MM-DD; empty: the run's logical date",
            ),
            "datasets": Param(
                names,
                type="array",
                items={"type": "string", "enum": names},
                minItems=1,
                examples=names,
                description="The data sets of the run",
            ),
        },
        user_defined_macros={"business_day": BusinessDay(zone.name)},
        default_args={
            "owner": job.name,
            "pool": POOL,
            "retries": RETRIES,
            "retry_delay": settings.retry_delay,
            "retry_exponential_backoff": 2.0,
            "retry_policy": StatusRetryPolicy(RETRIES, settings.retry_delay),
            "on_failure_callback": notify_failure,
            "launcher": str(REPO / "scripts" / "citizens"),
            "job": str(job.path),
            # It would be taken for the file of each data set.
            "without": () if settings.csv else ("CITIZENS_CSV",),
        },
        on_success_callback=notify_success,
        # A killed task, a dead worker: the task's own callback has no process to run in.
        on_failure_callback=notify_failure,
        tags=[job.name],
        doc_md=page(job),
    ) as dag:
        groups = {
            dataset.name: _dataset(dataset, _csv(dataset, job, settings), zone.name, settings)
            for dataset in job.datasets
        }
        ends = {name: group.end for name, group in groups.items()}
        loads = [ends[dataset.name] for dataset in job.datasets if dataset.loaded]
        done = _afterwards([*ends.values(), *_reconcile(job, ends)], loads)
        [group.parquet for group in groups.values() if group.parquet] >> done
    return dag


def _csv(dataset: Dataset, job: Job, settings: Settings) -> str | None:
    """The file that is given instead of the data set's own, as scripts/citizens takes it."""
    return (settings.csv or job.options.get("csv")) if dataset.files else None


def _dataset(dataset: Dataset, csv: str | None, zone: str, settings: Settings) -> Group:
    """The group of a data set."""
    only = (dataset.name,)
    options = (RUN_DATE, f"--dataset={dataset.name}")
    databases = (() if dataset.files else (MYSQL,)) + ((WAREHOUSE,) if dataset.loaded else ())

    def step(name: str, limit: timedelta, **arguments) -> StepOperator:
        return StepOperator(
            task_id=name,
            step=name,
            options=options,
            only_with=only,
            execution_timeout=limit,
            **arguments,
        )

    with TaskGroup(dataset.name):
        doctor = step("doctor", timedelta(minutes=10), connections=databases)
        if dataset.files:
            arrival = FileOfTheDay(
                task_id="wait_for_file",
                files=(csv,) if csv else dataset.files,
                least=1 if csv else dataset.least_files,
                from_job_file=not csv,
                zone=zone,
                business_day=DAY,
                only_with=only,
                pool="default_pool",
                poke_interval=60,
                timeout=settings.file_deadline,
                execution_timeout=timedelta(minutes=1),
            )
            read = step("upload", timedelta(hours=2))
            doctor >> arrival >> read
        else:
            read = step("extract", timedelta(hours=2), connections=(MYSQL,))
            doctor >> read
        if dataset.asked:
            read = read >> step("analyze", timedelta(hours=1))
        parquet = read >> step("parquet", timedelta(hours=1)) if dataset.parquet else None
        if not dataset.loaded:
            return Group(read, parquet)
        load = step(
            "load",
            timedelta(hours=2) if dataset.mirrored else timedelta(minutes=30),
            connections=(WAREHOUSE,),
            outlets=[Asset(name=dataset.name, uri=f"x-citizens://warehouse/{dataset.name}")],
        )
        read >> load
    return Group(load, parquet)


def _reconcile(job: Job, ends: Mapping[str, BaseOperator]) -> list[BaseOperator]:
    """A task for each pair of data sets that are compared; it needs both."""
    tasks: list[BaseOperator] = []
    if not job.pairs:
        return tasks
    with TaskGroup("reconcile"):
        for pair in job.pairs:
            task = StepOperator(
                task_id="-".join(pair),
                step="reconcile",
                options=(RUN_DATE, f"--dataset={','.join(pair)}"),
                connections=(WAREHOUSE,),
                only_with=pair,
                execution_timeout=timedelta(minutes=30),
            )
            [ends[name] for name in pair] >> task
            tasks.append(task)
    return tasks


def _afterwards(before: list[BaseOperator], loads: Sequence[BaseOperator]) -> BaseOperator:
    """The report of what is loaded, and the task that decides about the run, which is returned."""
    # The last task decides about the run: without it a report would hide what has failed.
    done = EmptyOperator(
        task_id="done",
        trigger_rule=TriggerRule.NONE_FAILED,
        execution_timeout=timedelta(minutes=1),
    )
    before >> done
    if loads:
        report = StepOperator(
            task_id="report",
            step="report",
            options=(RUN_DATE,),
            connections=(WAREHOUSE,),
            # What is loaded gets its report also when another data set has failed, or two differ.
            trigger_rule=TriggerRule.ALL_DONE,
            only_after=tuple(load.task_id for load in loads),
            execution_timeout=timedelta(minutes=10),
        )
        before >> report >> done
    return done
