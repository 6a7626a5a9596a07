"""What Airflow makes of the job file: its DAG, the rules that all tasks keep, their commands."""

import os
import re
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pendulum
import pytest
import yaml
from airflow.dag_processing.dagbag import DagBag
from airflow.sdk import TriggerRule
from airflow.sdk.exceptions import ParamValidationError

REPO = Path(__file__).parents[2]
DAGS = REPO / "airflow" / "dags"
LAUNCHER = REPO / "scripts" / "citizens"
JOB = REPO / "runner-config" / "job.yaml"
PARAMS = {"run_date": None, "datasets": ["citizens", "citizens_mysql"]}
RECONCILE = "reconcile.citizens-citizens_mysql"
EXEC = f"exec setpriv --pdeathsig TERM {LAUNCHER}"


@pytest.fixture(scope="module")
def dag():
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith("CITIZENS_"):
                patch.delenv(name)
        bag = DagBag(DAGS)
    assert bag.import_errors == {}
    assert list(bag.dags) == ["citizens_daily"]
    return bag.dags["citizens_daily"]


def steps(dag):
    return [task for task in dag.tasks if task.task_id not in ("citizens.wait_for_file", "done")]


def test_each_task_has_its_followers(dag):
    assert {task.task_id: task.downstream_task_ids for task in dag.tasks} == {
        "citizens.doctor": {"citizens.wait_for_file"},
        "citizens.wait_for_file": {"citizens.upload"},
        "citizens.upload": {"citizens.analyze"},
        "citizens.analyze": {"citizens.load"},
        "citizens.load": {RECONCILE, "report", "done"},
        "citizens_mysql.doctor": {"citizens_mysql.extract"},
        "citizens_mysql.extract": {"citizens_mysql.analyze"},
        "citizens_mysql.analyze": {"citizens_mysql.load"},
        "citizens_mysql.load": {RECONCILE, "report", "done"},
        RECONCILE: {"report", "done"},
        "report": {"done"},
        "done": set(),
    }


def test_it_runs_at_8_in_the_zone_one_day_at_a_time_and_catches_nothing_up(dag):
    assert dag.schedule == "0 8 * * *"
    assert dag.timezone.name == "Asia/Ho_Chi_Minh"
    assert not dag.catchup
    assert dag.max_active_runs == 1


def test_its_zone_is_that_of_the_job_file(dag):
    job = yaml.safe_load(JOB.read_text())
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
    waiting = dag.get_task("citizens.wait_for_file")
    assert (waiting.pool, waiting.mode) == ("default_pool", "reschedule")
    assert waiting.timeout == timedelta(hours=4).total_seconds()


def test_the_run_tells_of_its_success_and_of_a_failure_that_no_task_could_tell_of(dag):
    assert dag.on_success_callback.__name__ == "notify_success"
    assert dag.on_failure_callback.__name__ == "notify_failure"


def test_each_load_publishes_its_data_set_and_no_other_task_publishes(dag):
    published = {
        task.task_id: [(asset.name, asset.uri) for asset in task.outlets]
        for task in dag.tasks
        if task.outlets
    }
    assert published == {
        "citizens.load": [("citizens", "x-citizens://warehouse/citizens")],
        "citizens_mysql.load": [("citizens_mysql", "x-citizens://warehouse/citizens_mysql")],
    }


def test_only_what_a_data_set_needs_stops_it(dag):
    rules = {task.task_id: task.trigger_rule for task in dag.tasks}
    # The report of what is loaded comes whatever failed; 'done' then fails with what failed.
    assert rules.pop("report") == TriggerRule.ALL_DONE
    assert rules.pop("done") == TriggerRule.NONE_FAILED
    assert set(rules.values()) == {TriggerRule.ALL_SUCCESS}
    assert dag.get_task("report").only_after == ("citizens.load", "citizens_mysql.load")


def test_each_task_of_a_data_set_is_skipped_in_a_run_without_it(dag):
    needs = {task.task_id: tuple(getattr(task, "only_with", ())) for task in dag.tasks}
    assert needs.pop(RECONCILE) == ("citizens", "citizens_mysql")
    assert (needs.pop("report"), needs.pop("done")) == ((), ())
    assert needs == {name: (name.partition(".")[0],) for name in needs}
    assert len(needs) == 9


@pytest.mark.parametrize(
    ("task", "step", "options"),
    [
        ("citizens.doctor", "doctor", " --dataset=citizens"),
        ("citizens.upload", "upload", " --dataset=citizens"),
        ("citizens.analyze", "analyze", " --dataset=citizens"),
        ("citizens.load", "load", " --dataset=citizens"),
        ("citizens_mysql.doctor", "doctor", " --dataset=citizens_mysql"),
        ("citizens_mysql.extract", "extract", " --dataset=citizens_mysql"),
        ("citizens_mysql.analyze", "analyze", " --dataset=citizens_mysql"),
        ("citizens_mysql.load", "load", " --dataset=citizens_mysql"),
        (RECONCILE, "reconcile", " --dataset=citizens,citizens_mysql"),
        ("report", "report", ""),
    ],
)
def test_each_step_is_launched_in_the_place_of_the_shell(dag, task, step, options):
    # 08:00 of 2 March in Ho Chi Minh City.
    command = rendered(dag, task, logical_date=pendulum.datetime(2026, 3, 2, 1))
    assert command == f"{EXEC} {step} --job={JOB} --runDate=2026-03-02{options}"


def test_a_run_by_hand_is_about_the_day_in_the_zone_on_which_it_was_started(dag):
    # 18:30 UTC is half past one of the next day there.
    command = rendered(
        dag,
        "report",
        logical_date=None,
        run_after=datetime.fromisoformat("2026-03-01T18:30:00+00:00"),
    )
    assert command == f"{EXEC} report --job={JOB} --runDate=2026-03-02"


def test_a_param_names_another_day(dag):
    when = pendulum.datetime(2026, 3, 2, 1)
    command = rendered(dag, "report", logical_date=when, run_date="2025-12-31")
    assert command == f"{EXEC} report --job={JOB} --runDate=2025-12-31"


def test_no_param_gets_into_the_shell(dag):
    when = pendulum.datetime(2026, 3, 2, 1)
    with pytest.raises(ValueError, match=r"id"):
        rendered(dag, "report", logical_date=when, run_date="2026-03-02; id")
    assert "datasets" not in "".join(task.bash_command for task in steps(dag))


def test_a_run_is_about_all_data_sets_unless_its_param_says_which(dag):
    assert dag.params.dump() == PARAMS
    datasets = dag.params.get_param("datasets")
    assert datasets.resolve(["citizens_mysql"]) == ["citizens_mysql"]
    for wrong in ([], ["csv"], "citizens", None):
        with pytest.raises(ParamValidationError):
            datasets.resolve(wrong)


def test_only_commands_and_the_day_are_templates(dag):
    fields = {task.task_id: tuple(task.template_fields) for task in dag.tasks}
    assert fields.pop("citizens.wait_for_file") == ("business_day",)
    assert fields.pop("done") == ()
    assert set(fields.values()) == {("bash_command",)}


def test_no_task_leaves_anything_in_xcom(dag):
    assert {task.task_id for task in dag.tasks if task.do_xcom_push} == {"done"}


def test_no_command_is_taken_for_a_script_file(dag):
    for task in steps(dag):
        assert not re.search(r"\.(sh|bash)$", task.bash_command)


def test_each_step_gets_the_passwords_that_it_needs_and_no_other(dag):
    assert {task.task_id: set(task.connections) for task in steps(dag) if task.connections} == {
        "citizens.doctor": {"citizens_warehouse"},
        "citizens.load": {"citizens_warehouse"},
        "citizens_mysql.doctor": {"citizens_mysql", "citizens_warehouse"},
        "citizens_mysql.extract": {"citizens_mysql"},
        "citizens_mysql.load": {"citizens_warehouse"},
        RECONCILE: {"citizens_warehouse"},
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


def rendered(dag, task_id, logical_date, run_after=None, run_date=None):
    task = dag.get_task(task_id)
    context = {
        "dag": dag,
        "dag_run": SimpleNamespace(logical_date=logical_date, run_after=run_after),
        "params": PARAMS | {"run_date": run_date},
    }
    return task.render_template(task.bash_command, context, dag.get_template_env())
