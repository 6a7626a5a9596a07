"""Whole runs by Airflow's own rules, with a launcher that does nothing or fails: no server."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

DAGS = Path(__file__).parents[1] / "dags"
JOB = """
name: shop
datasets:
  sales: {file: %s, columns: [{name: id}]}
  sales_mysql: {table: sales}
analyses: [{of: [sales, sales_mysql], ask: [{countBy: [id]}]}]
reconcile: [{left: sales, right: sales_mysql, by: [id]}]
"""
# `citizens` fails with a permanent status in the command that holds the words of FAILS.
LAUNCHER = """#!/usr/bin/env bash
[[ -z $FAILS || " $* " != *" $FAILS"* ]] || { echo "citizens: broken (status 11)"; exit 11; }
"""
# Runs the DAG for each scenario of the arguments, and prints the state of the run and its tasks.
PROGRAM = """
import json, os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import citizens_jobs.daily, citizens_notify.figures
citizens_jobs.daily.REPO = Path(sys.argv[2])
citizens_notify.figures.LAUNCHER = Path(sys.argv[2]) / "scripts" / "citizens"
import daily
for fails, conf in json.loads(sys.argv[3]):
    os.environ["FAILS"] = fails
    run = daily.shop_daily.test(run_conf=conf)
    states = {task.task_id: str(task.state) for task in run.get_task_instances()}
    print("STATES", json.dumps([str(run.state), states]))
"""
SALES = [f"sales.{step}" for step in ("doctor", "wait_for_file", "upload", "analyze", "load")]
MYSQL = [f"sales_mysql.{step}" for step in ("doctor", "extract", "analyze", "load")]
PAIR = "reconcile.sales-sales_mysql"
SUCCESS = dict.fromkeys((*SALES, *MYSQL, PAIR, "report", "done"), "success")
SCENARIOS = {
    "all is well": ("", None),
    "a table fails": ("extract --", None),
    "all data sets fail": ("analyze --", None),
    "they differ": ("reconcile --", None),
    "a run of one": ("", {"datasets": ["sales_mysql"]}),
}


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """The state of the run, and those of its tasks, by scenario."""
    folder = tmp_path_factory.mktemp("run")
    file = folder / "sales.csv"
    file.write_text("id\n1\n")
    # Changed less than a minute ago, it would still be written to.
    os.utime(file, (time.time() - 61,) * 2)
    (folder / "scripts").mkdir()
    launcher = folder / "scripts" / "citizens"
    launcher.write_text(LAUNCHER)
    launcher.chmod(0o700)
    (folder / "job.yaml").write_text(JOB % file)
    database = json.dumps(
        {"conn_type": "generic", "host": "h", "schema": "s", "login": "l", "password": "p"}
    )
    environment = {name: text for name, text in os.environ.items() if "CITIZENS_" not in name} | {
        "AIRFLOW_HOME": str(folder / "home"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__DAGS_FOLDER": str(DAGS),
        "AIRFLOW_CONN_CITIZENS_MYSQL": database,
        "AIRFLOW_CONN_CITIZENS_WAREHOUSE": database,
        "CITIZENS_JOB": str(folder / "job.yaml"),
        # The file is of today also in the first minute after midnight.
        "CITIZENS_ZONE": "Etc/GMT+12" if time.gmtime().tm_hour == 0 else "UTC",
    }

    def python(*arguments):
        command = [sys.executable, *arguments]
        result = subprocess.run(command, env=environment, capture_output=True, text=True)
        assert result.returncode == 0, result.stdout[-2000:] + result.stderr[-2000:]
        return result.stdout

    python("-m", "airflow", "db", "migrate")
    scenarios = json.dumps(list(SCENARIOS.values()))
    output = python("-c", PROGRAM, str(DAGS), str(folder), scenarios).splitlines()
    states = [json.loads(line[7:]) for line in output if line.startswith("STATES ")]
    return dict(zip(SCENARIOS, states, strict=True))


def test_a_good_day(runs):
    assert runs["all is well"] == ["success", SUCCESS]


def test_a_data_set_that_fails_stops_no_other_and_fails_the_run(runs):
    assert runs["a table fails"] == [
        "failed",
        SUCCESS
        | {"sales_mysql.extract": "failed"}
        | dict.fromkeys(("sales_mysql.analyze", "sales_mysql.load"), "upstream_failed")
        | dict.fromkeys((PAIR, "done"), "upstream_failed"),
    ]


def test_without_a_loaded_data_set_there_is_no_report(runs):
    assert runs["all data sets fail"] == [
        "failed",
        SUCCESS
        | dict.fromkeys(("sales.analyze", "sales_mysql.analyze"), "failed")
        | dict.fromkeys(("sales.load", "sales_mysql.load", PAIR, "done"), "upstream_failed")
        | {"report": "skipped"},
    ]


def test_data_sets_that_differ_fail_the_run_with_its_report(runs):
    assert runs["they differ"] == ["failed", SUCCESS | {PAIR: "failed", "done": "upstream_failed"}]


def test_a_run_of_one_data_set_skips_the_others(runs):
    assert runs["a run of one"] == ["success", SUCCESS | dict.fromkeys((*SALES, PAIR), "skipped")]
