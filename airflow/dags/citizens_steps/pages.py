"""The web pages on which a running step can be watched."""

from collections.abc import Mapping

DEFAULT_DRIVER_PORT = "4040"


def pages(environment: Mapping[str, str]) -> list[str]:
    """A line a page that the environment of scripts/citizens knows."""
    lines = []
    if host := environment.get("CITIZENS_DRIVER_HOST"):
        settings = dict(
            line.split("=", 1)
            for line in environment.get("CITIZENS_SPARK_CONF", "").splitlines()
            if "=" in line
        )
        port = settings.get("spark.ui.port", DEFAULT_DRIVER_PORT)
        lines.append(
            f"Spark application, while it runs: http://{host}:{port} or the next free port"
        )
    for name, variable in (
        ("Spark master", "CITIZENS_SPARK_MASTER_PAGE"),
        ("Spark history server", "CITIZENS_SPARK_HISTORY_PAGE"),
        ("NameNode", "CITIZENS_NAMENODE_PAGE"),
    ):
        if page := environment.get(variable):
            lines.append(f"{name}: {page}")
    return lines
