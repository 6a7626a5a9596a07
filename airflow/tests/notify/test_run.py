from types import SimpleNamespace

import pendulum
import pytest
from airflow.sdk import DAG
from citizens_notify.run import business_day, job_file, job_name, run_link

DAG_IN_VIETNAM = DAG(
    "citizens_daily", start_date=pendulum.datetime(2026, 1, 1, tz="Asia/Ho_Chi_Minh")
)
DAG_IN_AUCKLAND = DAG(
    "citizens_daily", start_date=pendulum.datetime(2026, 1, 1, tz="Pacific/Auckland")
)
RUN_ID = "scheduled__2026-11-23T18:30:00+00:00"
EVENING = pendulum.datetime(2026, 11, 23, 18, 30, tz="UTC")


def context(**fields):
    return {"dag": DAG_IN_VIETNAM, "run_id": RUN_ID, **fields}


def test_the_day_is_that_of_the_logical_date_in_the_zone_of_the_dag():
    assert business_day(context(logical_date=EVENING)) == "2026-11-24"
    assert business_day(context(logical_date=EVENING, dag=DAG_IN_AUCKLAND)) == "2026-11-24"
    assert business_day(context(logical_date=EVENING.subtract(hours=2))) == "2026-11-23"


@pytest.mark.parametrize("run_date", [None, ""])
def test_an_empty_param_is_no_day(run_date):
    day = business_day(context(logical_date=EVENING, params={"run_date": run_date}))
    assert day == "2026-11-24"


def test_the_param_comes_first():
    day = business_day(context(logical_date=EVENING, params={"run_date": "2026-03-01"}))
    assert day == "2026-03-01"


def test_a_run_by_hand_has_the_day_on_which_it_was_to_start():
    dag_run = SimpleNamespace(run_after=EVENING)
    assert business_day(context(logical_date=None, dag_run=dag_run)) == "2026-11-24"


def test_without_any_date_it_is_the_run_id():
    assert business_day(context()) == RUN_ID


def test_run_link(monkeypatch):
    monkeypatch.setenv("AIRFLOW__API__BASE_URL", "https://airflow.example/a/")
    assert run_link(context()) == (
        "https://airflow.example/a/dags/citizens_daily/runs/"
        "scheduled__2026-11-23T18%3A30%3A00%2B00%3A00"
    )


def test_the_job_is_that_of_the_dag():
    dag = DAG(
        "orders_daily",
        start_date=pendulum.datetime(2026, 1, 1, tz="UTC"),
        default_args={"job": "/jobs/orders.yaml"},
    )
    assert (job_name({"dag": dag}), job_file({"dag": dag})) == ("orders", "/jobs/orders.yaml")
