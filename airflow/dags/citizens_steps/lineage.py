"""The run of a DAG as that of which its steps are parts, for receivers of lineage."""

import uuid
from collections.abc import Mapping

_PARENT = "CITIZENS_LINEAGE_PARENT"
_NAMESPACE = "CITIZENS_LINEAGE_NAMESPACE"


def parent_of_steps(environment: Mapping[str, str], dag_id: str, run_id: str) -> dict[str, str]:
    """The variable that tells a step of the DAG's run; none if somebody has set it.

    The UUID is the same in every task and retry of the run.
    """
    if environment.get(_PARENT):
        return {}
    namespace = environment.get(_NAMESPACE) or "citizens"
    run = uuid.uuid5(uuid.NAMESPACE_URL, f"x-citizens://airflow/{dag_id}/{run_id}")
    return {_PARENT: f"{namespace}/{dag_id}/{run}"}
