"""The environment of a command that asks the warehouse: that of a task's step."""

import os

from citizens_notify import connections

_DEFAULT_PORT = 5432


def child_environment() -> dict[str, str]:
    """This process's environment without Airflow's settings, which hold secrets, and with what the
    connection ``citizens_warehouse`` says. The password is in no other place.
    """
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("AIRFLOW_") and name != "_AIRFLOW_PROCESS_CONTEXT"
    }
    warehouse = connections.find("citizens_warehouse")
    if warehouse is None:
        return environment
    if warehouse.host:
        server = f"{warehouse.host}:{warehouse.port or _DEFAULT_PORT}"
        url = f"jdbc:postgresql://{server}/{warehouse.schema}"
        parameters = warehouse.extra_dejson.get("jdbc_parameters")
        environment["CITIZENS_WAREHOUSE_URL"] = f"{url}?{parameters}" if parameters else url
    if warehouse.login:
        environment["CITIZENS_WAREHOUSE_USER"] = warehouse.login
    if warehouse.password:
        environment["CITIZENS_WAREHOUSE_PASSWORD"] = warehouse.password
    return environment
