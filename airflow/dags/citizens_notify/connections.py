"""Airflow's connections."""

from airflow.sdk import Connection
from airflow.sdk.exceptions import AirflowNotFoundException


def find(connection_id: str) -> Connection | None:
    """The connection, or None if it is not defined.

    Airflow registers its password with the mask of its logs.
    """
    try:
        return Connection.get(connection_id)
    except AirflowNotFoundException:
        return None
