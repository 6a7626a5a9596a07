"""What Airflow makes of the DAG: its tasks, the rules that all keep, their commands."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pendulum
import pytest
import yaml
from airflow.dag_processing.dagbag import DagBag

REPO = Path(__file__).parents[2]
DAGS = REPO / "airflow" / "dags"
LAUNCHER = REPO / "scripts" / "citizens"
EXEC = f"exec setpriv --pdeathsig TERM {LAUNCHER}"


@pytest.fixture(scope="module")
def dag():
    bag = DagBag(DAGS)
    assert bag.import_errors == {}
    assert list(bag.dags) == ["citizens_daily"]
    return bag.dags["citizens_daily"]


def steps(dag):
    return [task for task in dag.tasks if task.task_id not in ("wait_for_csv", "done")]


def test_each_task_has_its_followers(dag):
    assert {task.task_id: task.downstream_task_ids for task in dag.tasks} == {
        "doctor": {"wait_for_csv", "extract_mysql"},
        "wait_for_csv": {"upload_csv"},
        "upload_csv": {"analyze_csv"},
        "extract_mysql": {"analyze_mysql"},
        "analyze_csv": {"load"},
        "analyze_mysql": {"load"},
        "load": {"reconcile"},
        "reconcile": {"report", "done"},
        "report": {"done"},
        "done": set(),
    }


def test_it_runs_at_8_in_the_zone_one_day_at_a_time_and_catches_nothing_up(dag):
    assert dag.schedule == "0 8 * * *"
    assert dag.timezone.name == "Asia/Ho_Chi_Minh"
    assert not dag.catchup
    assert dag.max_active_runs == 1


def test_its_zone_is_that_of_the_job_file(dag):
    job = yaml.safe_load((REPO / "runner-config" / "job.yaml").read_text())
    assert dag.timezone.name == job["options"]["zone"]


def test_every_task_has_an_owner_a_time_limit_retries_and_tells_of_its_failure(dag):
    for task in dag.tasks:
        assert task.owner == "citizens"
        assert timedelta(0) < task.execution_timeout <= timedelta(hours=2), task.task_id
        assert task.retries == 3
        assert task.retry_delay == timedelta(minutes=5)
        assert task.retry_policy.retries == task.retries
        assert [callback.__name__ for callback in task.on_failure_callback] == ["notify_failure"]


def test_steps_take_turns_and_the_waiting_task_is_in_nobodys_way(dag):
    assert {task.pool for task in steps(dag)} == {"citizens_spark"}
    waiting = dag.get_task("wait_for_csv")
    assert (waiting.pool, waiting.mode) == ("default_pool", "reschedule")
    assert waiting.timeout == timedelta(hours=4).total_seconds()


def test_the_run_tells_of_its_success_and_of_a_failure_that_no_task_could_tell_of(dag):
    assert dag.on_success_callback.__name__ == "notify_success"
    assert dag.on_failure_callback.__name__ == "notify_failure"


def test_load_publishes_the_tables_of_the_job_file(dag):
    job = yaml.safe_load((REPO / "runner-config" / "job.yaml").read_text())
    assert len(job["analyses"]) == 4
    assert {asset.name for asset in dag.get_task("load").outlets} == {
        "citizens_by_country",
        "citizens_by_city",
        "citizens_by_birth_year",
        "keyword_matches",
    }
    assert all(task.outlets == [] for task in dag.tasks if task.task_id != "load")


@pytest.mark.parametrize(
    ("task", "command"),
    [
        ("doctor", "doctor --runDate=2026-03-02 --source=csv,mysql"),
        ("upload_csv", "upload --runDate=2026-03-02"),
        ("extract_mysql", "extract --runDate=2026-03-02"),
        ("analyze_csv", "analyze --runDate=2026-03-02 --source=csv"),
        ("analyze_mysql", "analyze --runDate=2026-03-02 --source=mysql"),
        ("load", "load --runDate=2026-03-02 --source=csv,mysql"),
        ("reconcile", "reconcile --runDate=2026-03-02"),
        ("report", "report --runDate=2026-03-02"),
    ],
)
def test_each_step_is_launched_in_the_place_of_the_shell(dag, task, command):
    # 08:00 of 2 March in Ho Chi Minh City.
    assert rendered(dag, task, logical_date=pendulum.datetime(2026, 3, 2, 1)) == f"{EXEC} {command}"


def test_a_run_by_hand_is_about_the_day_in_the_zone_on_which_it_was_started(dag):
    # 18:30 UTC is half past one of the next day there.
    command = rendered(
        dag,
        "report",
        logical_date=None,
        run_after=datetime.fromisoformat("2026-03-01T18:30:00+00:00"),
    )
    assert command == f"{EXEC} report --runDate=2026-03-02"


def test_the_params_name_another_day_and_one_source(dag):
    when = pendulum.datetime(2026, 3, 2, 1)
    command = rendered(dag, "load", logical_date=when, run_date="2025-12-31", source="csv")
    assert command == f"{EXEC} load --runDate=2025-12-31 --source=csv"


@pytest.mark.parametrize("param", [{"run_date": "2026-03-02; id"}, {"source": "csv; id"}])
def test_no_param_gets_into_the_shell(dag, param):
    with pytest.raises(ValueError, match=r"id"):
        rendered(dag, "load", logical_date=pendulum.datetime(2026, 3, 2, 1), **param)


def test_only_commands_and_the_day_are_templates(dag):
    fields = {task.task_id: tuple(task.template_fields) for task in dag.tasks}
    assert fields.pop("wait_for_csv") == ("business_day",)
    assert fields.pop("done") == ()
    assert set(fields.values()) == {("bash_command",)}


def test_no_task_leaves_anything_in_xcom(dag):
    assert {task.task_id for task in dag.tasks if task.do_xcom_push} == {"done"}


def test_no_command_is_taken_for_a_script_file(dag):
    for task in steps(dag):
        assert not re.search(r"\.(sh|bash)$", task.bash_command)


def test_each_step_gets_the_passwords_that_it_needs_and_no_other(dag):
    assert {task.task_id: set(task.connections) for task in steps(dag) if task.connections} == {
        "doctor": {"citizens_mysql", "citizens_warehouse"},
        "extract_mysql": {"citizens_mysql"},
        "load": {"citizens_warehouse"},
        "reconcile": {"citizens_warehouse"},
        "report": {"citizens_warehouse"},
    }


def test_the_on_call_page_has_every_status_of_the_launcher(dag):
    java = (REPO / "transforms/src/main/java/dev/citizens/failures/ExitStatus.java").read_text()
    statuses = re.findall(r"^  [A-Z0-9_]+\((\d+), (true|false)\)", java, re.MULTILINE)
    assert len(statuses) == 11
    page = {
        (code, kind)
        for code, kind in re.findall(r"^\| (\d+) \|[^|]+\| (\w+) \|", dag.doc_md, re.MULTILINE)
    }
    assert page == {
        (code, "transient" if again == "true" else "permanent")
        for code, again in statuses
        if code != "0"
    }


def rendered(dag, task_id, logical_date, run_after=None, run_date=None, source="csv,mysql"):
    task = dag.get_task(task_id)
    context = {
        "dag": dag,
        "dag_run": SimpleNamespace(logical_date=logical_date, run_after=run_after),
        "params": {"run_date": run_date, "source": source},
    }
    return task.render_template(task.bash_command, context, dag.get_template_env())
