"""What Spark's event log tells about one application."""

import json
import pathlib


def summary(log):
    """Reads one event log.

    Returns a dict: longest_stage_seconds (the scan, in our pipelines), stages, tasks,
    executor_cpu_seconds (of the JVMs, without Python workers), executors.
    """
    stage_seconds = []
    tasks = 0
    cpu_nanos = 0
    executors = set()
    with pathlib.Path(log).open(encoding="utf-8") as lines:
        for line in lines:
            event = json.loads(line)
            if event["Event"] == "SparkListenerStageCompleted":
                info = event["Stage Info"]
                millis = info["Completion Time"] - info["Submission Time"]
                stage_seconds.append(millis / 1000)
            elif event["Event"] == "SparkListenerTaskEnd":
                tasks += 1
                executors.add(event["Task Info"]["Executor ID"])
                metrics = event.get("Task Metrics") or {}
                cpu_nanos += metrics.get("Executor CPU Time", 0)
    return {
        "longest_stage_seconds": max(stage_seconds, default=None),
        "stages": len(stage_seconds),
        "tasks": tasks,
        "executor_cpu_seconds": round(cpu_nanos / 1e9, 2),
        "executors": len(executors),
    }


def logs_in(folder):
    """The event logs of a folder, as a set of paths."""
    return {path for path in pathlib.Path(folder).iterdir() if path.is_file()}
