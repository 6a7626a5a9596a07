"""The run of a DAG, of which its steps are parts, for receivers of lineage and readers of logs."""

import uuid
from collections.abc import Mapping

_RUN = "CITIZENS_RUN_ID"
_PARENT = "CITIZENS_LINEAGE_PARENT"
_NAMESPACE = "CITIZENS_LINEAGE_NAMESPACE"


def run_of_steps(environment: Mapping[str, str], dag_id: str, run_id: str) -> dict[str, str]:
    """The variable that tells a step by which id the logs of the DAG's run belong together; none if
    somebody has set it.

    The UUID is the same in every task and retry of the run.
    """
    return {} if environment.get(_RUN) else {_RUN: str(_uuid(dag_id, run_id))}


def parent_of_steps(environment: Mapping[str, str], dag_id: str, run_id: str) -> dict[str, str]:
    """The variable that tells a step of the DAG's run, by the same UUID; none if somebody has set
    it.
    """
    if environment.get(_PARENT):
        return {}
    namespace = environment.get(_NAMESPACE) or "citizens"
    return {_PARENT: f"{namespace}/{dag_id}/{_uuid(dag_id, run_id)}"}


def _uuid(dag_id: str, run_id: str) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"x-citizens://airflow/{dag_id}/{run_id}")
