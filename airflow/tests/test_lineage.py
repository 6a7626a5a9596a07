"""The run of the DAG that steps name as their parent, and their logs by its id."""

import re

from citizens_steps.lineage import parent_of_steps, run_of_steps


def test_all_tasks_of_a_run_have_the_same_parent():
    first = parent_of_steps({}, "shop_daily", "scheduled__2026-03-01")
    assert first == parent_of_steps({}, "shop_daily", "scheduled__2026-03-01")
    assert re.fullmatch(
        r"citizens/shop_daily/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
        first["CITIZENS_LINEAGE_PARENT"],
    )


def test_another_run_and_another_dag_are_other_parents():
    parents = {
        parent_of_steps({}, dag, run)["CITIZENS_LINEAGE_PARENT"].rpartition("/")[2]
        for dag in ("a_daily", "b_daily")
        for run in ("manual__1", "manual__2")
    }
    assert len(parents) == 4


def test_the_namespace_is_that_of_the_jobs():
    parent = parent_of_steps({"CITIZENS_LINEAGE_NAMESPACE": "https://etl"}, "a_daily", "1")
    assert parent["CITIZENS_LINEAGE_PARENT"].startswith("https://etl/a_daily/")


def test_a_parent_that_somebody_has_set_stays():
    assert parent_of_steps({"CITIZENS_LINEAGE_PARENT": "a/b/c"}, "a_daily", "1") == {}


def test_logs_have_the_id_of_that_run():
    parent = parent_of_steps({}, "a_daily", "1")["CITIZENS_LINEAGE_PARENT"]
    assert run_of_steps({}, "a_daily", "1") == {"CITIZENS_RUN_ID": parent.rpartition("/")[2]}


def test_an_id_that_somebody_has_set_stays():
    assert run_of_steps({"CITIZENS_RUN_ID": "x"}, "a_daily", "1") == {}
