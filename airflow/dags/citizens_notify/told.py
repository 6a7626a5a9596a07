"""Whether a failed task has sent its message itself: a mark in XCom, which a new try removes."""

import logging
from collections.abc import Mapping
from typing import Any

log = logging.getLogger(__name__)

_KEY = "citizens_notified"


def mark(context: Mapping[str, Any]) -> None:
    """Marks the context's task. If that fails, the DAG's callback tells of the task once more."""
    try:
        context["task_instance"].xcom_push(key=_KEY, value=True)
    except Exception as problem:
        log.error("The message is sent but not marked as sent: %s", type(problem).__name__)


def failed_tasks_without_mark(context: Mapping[str, Any]) -> list[str]:
    """The failed tasks of a run, by their ids, in a DAG's callback."""
    task_instance = context["task_instance"]
    run_id = context["run_id"]
    states = task_instance.get_task_states(dag_id=context["dag"].dag_id, run_ids=[run_id])
    return sorted(
        task_id
        for task_id, state in states.get(run_id, {}).items()
        if state == "failed"
        and not task_instance.xcom_pull(task_ids=task_id, key=_KEY, map_indexes=-1)
    )
