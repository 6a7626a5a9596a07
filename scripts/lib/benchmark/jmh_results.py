"""The scanner's speed from JMH's JSON."""

import json
import pathlib


def speeds(file):
    """Returns {(benchmark, shape): MB/s}; empty if there is no such file."""
    file = pathlib.Path(file)
    if not file.exists():
        return {}
    return {
        (entry["benchmark"].rsplit(".", 1)[1], entry["params"]["shape"]): entry["secondaryMetrics"][
            "megabytes"
        ]["score"]
        for entry in json.loads(file.read_text(encoding="utf-8"))
    }
