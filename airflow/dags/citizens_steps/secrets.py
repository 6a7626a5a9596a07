"""Addresses and passwords of the databases, from Airflow's connections."""

from collections.abc import Iterable

from airflow.sdk import Connection
from airflow.sdk.exceptions import AirflowFailException, AirflowNotFoundException

# The variables' prefix, and JDBC's name of the database.
DATABASES = {
    "citizens_mysql": ("CITIZENS_MYSQL", "mysql", 3306),
    "citizens_warehouse": ("CITIZENS_WAREHOUSE", "postgresql", 5432),
}


def database_environment(connections: Iterable[str]) -> dict[str, str]:
    """The variables `…_URL`, `…_USER`, `…_PASSWORD` of each connection.

    The extra `jdbc_parameters`, such as `sslMode=REQUIRED`, goes behind the address.

    Raises:
        AirflowFailException: if a connection does not exist or lacks a part; a retry can't help.
    """
    environment = {}
    for name in connections:
        prefix, database, default_port = DATABASES[name]
        connection = _connection(name)
        missing = [
            part
            for part in ("host", "schema", "login", "password")
            if not getattr(connection, part)
        ]
        if missing:
            raise AirflowFailException(
                f"Airflow's connection {name} has no {' and no '.join(missing)}; whoever runs"
                " Airflow: docs/airflow.md says what belongs there"
            )
        port = connection.port or default_port
        url = f"jdbc:{database}://{connection.host}:{port}/{connection.schema}"
        parameters = connection.extra_dejson.get("jdbc_parameters")
        environment[f"{prefix}_URL"] = f"{url}?{parameters}" if parameters else url
        environment[f"{prefix}_USER"] = connection.login
        environment[f"{prefix}_PASSWORD"] = connection.password
    return environment


def _connection(name: str) -> Connection:
    try:
        return Connection.get(name)
    except AirflowNotFoundException:
        raise AirflowFailException(
            f"Airflow has no connection {name}; whoever runs Airflow: scripts/airflow cli"
            f" connections add {name} …, see docs/airflow.md"
        ) from None
