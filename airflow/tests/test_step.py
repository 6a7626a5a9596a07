"""A step as a task, with a launcher that tells what it was given."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest
from airflow.sdk import Connection
from airflow.sdk.exceptions import (
    AirflowFailException,
    AirflowNotFoundException,
    AirflowSkipException,
)
from citizens_steps import secrets
from citizens_steps.process import start
from citizens_steps.retries import StepFailed
from citizens_steps.step import StepOperator

BOTH = {"params": {"datasets": ["a", "b"], "run_date": None}}
MYSQL = Connection(
    conn_id="citizens_mysql",
    conn_type="mysql",
    host="db",
    schema="citizens",
    login="reader",
    password="s3cret",
    extra=json.dumps({"jdbc_parameters": "sslMode=REQUIRED"}),
)


@pytest.fixture(autouse=True)
def connections(monkeypatch):
    """Airflow's connections, of which there is one; no server is asked for them here."""

    def get(name):
        if name != "citizens_mysql":
            raise AirflowNotFoundException(name)
        return MYSQL

    monkeypatch.setattr(secrets.Connection, "get", get)
    monkeypatch.setattr("citizens_steps.step.end_with_parent", lambda: None)


@pytest.fixture
def launcher(tmp_path):
    """launcher(script): a scripts/citizens of these lines of bash."""

    def make(script):
        path = tmp_path / "citizens"
        path.write_text(f"#!/usr/bin/env bash\n{script}\n")
        path.chmod(0o755)
        return str(path)

    return make


def step(launcher, **arguments):
    return StepOperator(
        task_id="t", launcher=launcher, job="/jobs/a.yaml", step="extract", **arguments
    )


def test_a_step_gets_its_options_and_the_password_in_its_environment(launcher, tmp_path):
    told = tmp_path / "told"
    script = f'echo "$@" >{told}; env | grep ^CITIZENS_MYSQL | sort >>{told}'
    step(launcher(script), options=("--a=1",), connections=("citizens_mysql",)).execute(BOTH)
    assert told.read_text().splitlines() == [
        "extract --job=/jobs/a.yaml --a=1",
        "CITIZENS_MYSQL_PASSWORD=s3cret",
        "CITIZENS_MYSQL_URL=jdbc:mysql://db:3306/citizens?sslMode=REQUIRED",
        "CITIZENS_MYSQL_USER=reader",
    ]


@pytest.mark.parametrize(
    "folder",
    ["thư mục có space", "it's $HOME; $(exit 3)", "{{ params }}", "{% raw %}", "{# #}", "a\\b*"],
)
def test_a_checkout_may_lie_anywhere(launcher, tmp_path, folder):
    (tmp_path / folder).mkdir()
    script = f'echo "$0 $*" >{tmp_path}/told'
    path = Path(launcher(script)).rename(tmp_path / folder / "citizens")
    task = step(str(path), options=("--runDate={{ ds }}",))
    task.render_template_fields({"ds": "2026-03-01"})
    task.execute(BOTH)
    assert (
        tmp_path / "told"
    ).read_text() == f"{path} extract --job=/jobs/a.yaml --runDate=2026-03-01\n"


@pytest.mark.parametrize(
    "job", ["/a b/$(id).yaml", "/{{ params }}/x.yaml", "/thư mục/{% x %}.yaml"]
)
def test_a_job_file_may_lie_anywhere(launcher, tmp_path, job):
    path = launcher(f'echo "$2" >{tmp_path}/told')
    task = StepOperator(task_id="t", launcher=path, job=job, step="load")
    task.render_template_fields({})
    task.execute(BOTH)
    assert (tmp_path / "told").read_text() == f"--job={job}\n"


def test_a_variable_that_is_not_for_the_step_stays_away(launcher, tmp_path, monkeypatch):
    monkeypatch.setenv("CITIZENS_CSV", "/a.csv")
    monkeypatch.setenv("CITIZENS_LAKE", "hdfs://h/lake")
    told = tmp_path / "told"
    step(launcher(f"env >{told}"), without=("CITIZENS_CSV",)).execute(BOTH)
    names = {line.partition("=")[0] for line in told.read_text().splitlines()}
    assert "CITIZENS_LAKE" in names
    assert "CITIZENS_CSV" not in names


def test_a_step_is_told_of_the_run_of_the_dag_and_of_the_receivers(launcher, tmp_path, monkeypatch):
    monkeypatch.setenv("CITIZENS_LINEAGE_URL", "http://h:5000")
    monkeypatch.setenv("CITIZENS_LINEAGE_TOKEN", "hush")
    told = tmp_path / "told"
    task = step(launcher(f"env | grep ^CITIZENS_LINEAGE | sort >{told}"))
    task.execute(BOTH | {"run_id": "manual__1"})
    parent, token, url = told.read_text().splitlines()
    assert parent.startswith("CITIZENS_LINEAGE_PARENT=citizens/")
    assert (token, url) == (
        "CITIZENS_LINEAGE_TOKEN=hush",
        "CITIZENS_LINEAGE_URL=http://h:5000",
    )


def test_airflows_settings_stay_with_airflow(launcher, tmp_path, monkeypatch):
    monkeypatch.setenv("AIRFLOW__CORE__FERNET_KEY", "key")
    monkeypatch.setenv("AIRFLOW_HOME", "/somewhere")
    monkeypatch.setenv("HADOOP_CONF_DIR", "/conf")
    told = tmp_path / "told"
    step(launcher(f"env >{told}")).execute(BOTH)
    names = {line.partition("=")[0] for line in told.read_text().splitlines()}
    assert "HADOOP_CONF_DIR" in names
    assert not {name for name in names if name.startswith("AIRFLOW_") and "CTX" not in name}


def test_a_password_stands_in_no_template_and_no_log(launcher, capfd):
    task = step(launcher("true"), connections=("citizens_mysql",))
    task.execute(BOTH)
    log = "".join(capfd.readouterr())
    assert "citizens extract" in log
    assert "s3cret" not in log
    assert "s3cret" not in repr([getattr(task, field) for field in task.template_fields])


def test_a_failure_has_the_status_and_the_last_line(launcher):
    task = step(launcher('echo progress; echo "citizens: no MySQL (status 20)" >&2; exit 20'))
    with pytest.raises(StepFailed, match=r"exit status 20: citizens: no MySQL") as failure:
        task.execute(BOTH)
    assert failure.value.status == 20


def test_status_99_is_a_failure_and_no_skip(launcher):
    with pytest.raises(StepFailed, match="exit status 99"):
        step(launcher("exit 99")).execute(BOTH)


def test_a_step_that_was_killed_has_the_shells_status(launcher):
    with pytest.raises(StepFailed, match="exit status 137"):
        step(launcher("kill -KILL $$")).execute(BOTH)


def test_a_step_of_a_data_set_that_the_run_does_without_is_skipped(launcher):
    task = step(launcher("exit 1"), only_with=("a", "b"))
    with pytest.raises(AirflowSkipException, match="this run is without b"):
        task.execute({"params": {"datasets": ["a"]}})


@pytest.mark.parametrize(
    ("states", "runs"),
    [
        ({"a.load": "success", "b.load": "success"}, True),
        ({"a.load": "upstream_failed", "b.load": "success"}, True),
        ({"a.load": "success", "b.load": "skipped"}, True),
        ({"a.load": "upstream_failed", "b.load": "skipped"}, False),
        ({}, False),
    ],
)
def test_a_step_after_tasks_of_which_none_published_is_skipped(launcher, tmp_path, states, runs):
    ran = tmp_path / "ran"
    task = step(launcher(f"touch {ran}"), only_after=("a.load", "b.load"))

    def states_of(dag, task_ids, run_ids):
        assert (task_ids, run_ids) == (["a.load", "b.load"], ["run"])
        return {"run": states} if states else {}

    instance = SimpleNamespace(get_task_states=states_of)
    with (
        nullcontext() if runs else pytest.raises(AirflowSkipException, match=r"a\.load, b\.load: n")
    ):
        task.execute(BOTH | {"ti": instance, "run_id": "run"})
    assert ran.exists() == runs


def test_a_missing_connection_needs_somebody(launcher):
    task = step(launcher("true"), connections=("citizens_warehouse",))
    with pytest.raises(AirflowFailException, match="connections add citizens_warehouse"):
        task.execute(BOTH)


def test_a_connection_without_a_password_needs_somebody(monkeypatch, launcher):
    bare = Connection(conn_id="citizens_mysql", conn_type="mysql", host="db", login="reader")
    monkeypatch.setattr(secrets.Connection, "get", lambda name: bare)
    with pytest.raises(AirflowFailException, match="has no schema and no password"):
        step(launcher("true"), connections=("citizens_mysql",)).execute(BOTH)


# Runs a step that never ends in a process of its own, whose parent can die.
PROGRAM = """
import sys
from citizens_steps.step import StepOperator
StepOperator(task_id="t", launcher=sys.argv[1], job="/a.yaml", step="extract").execute(
    {"params": {"datasets": []}}
)
"""


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_step_ends_when_the_process_of_its_task_dies(launcher, tmp_path, how):
    pid_file = tmp_path / "pid"
    path = launcher(f"echo $$ >{pid_file}; exec sleep 300")
    task = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, path],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    await_(lambda: pid_file.exists() and pid_file.read_text().strip())
    step_pid = pid_file.read_text().strip()
    assert Path(f"/proc/{step_pid}").exists()

    task.send_signal(how)
    task.wait()

    await_(lambda: not Path(f"/proc/{step_pid}").exists())


def test_a_task_ends_when_its_parent_dies(tmp_path):
    pid_file = tmp_path / "pid"
    child = (
        "import os, time; from citizens_steps.process import end_with_parent; end_with_parent();"
        f"open('{pid_file}', 'w').write(str(os.getpid())); time.sleep(300)"
    )
    parent = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])",
        ],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    await_(lambda: pid_file.exists() and pid_file.read_text())

    parent.kill()
    parent.wait()

    await_(lambda: not Path(f"/proc/{pid_file.read_text()}").exists())


def test_a_step_that_ignores_the_signal_is_killed(launcher, tmp_path, monkeypatch):
    monkeypatch.setattr("citizens_steps.step.STOP_SECONDS", 1)
    pid_file = tmp_path / "pid"
    task = step(launcher(f"trap '' TERM; echo $$ >{pid_file}; while true; do sleep 1; done"))
    task.process = start(task.bash_command, os.environ)
    await_(lambda: pid_file.exists() and pid_file.read_text().strip())

    task.on_kill()

    assert task.process.wait(10) == -signal.SIGKILL


def await_(condition, seconds=60):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "not in time"
        time.sleep(0.05)
