"""What Spark's event log tells about one application."""

import json
import pathlib


def read(log):
    """All events of a log, as dicts."""
    with pathlib.Path(log).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def summary(events):
    """What an application took.

    Returns a dict: longest_stage_seconds (the scan, in our pipelines), stages, tasks,
    executor_cpu_seconds (of the JVMs, without Python workers), executors.
    """
    stages = [event["Stage Info"] for event in _of(events, "StageCompleted")]
    tasks = _of(events, "TaskEnd")
    cpu_nanos = sum((task.get("Task Metrics") or {}).get("Executor CPU Time", 0) for task in tasks)
    seconds = [(stage["Completion Time"] - stage["Submission Time"]) / 1000 for stage in stages]
    return {
        "longest_stage_seconds": max(seconds, default=None),
        "stages": len(stages),
        "tasks": len(tasks),
        "executor_cpu_seconds": round(cpu_nanos / 1e9, 2),
        "executors": len({task["Task Info"]["Executor ID"] for task in tasks}),
    }


def timeline(events, started_at):
    """When what was reached, in seconds since the process started, as a dict in that order.

    started_at: in seconds since 1970. Empty for an application without tasks.
    """
    starts = _of(events, "ApplicationStart")
    executors = _of(events, "ExecutorAdded")
    tasks = _of(events, "TaskStart")
    if not (starts and executors and tasks):
        return {}
    moments = {
        "Spark's context is there": starts[0]["Timestamp"],
        "the first executor is there": executors[0]["Timestamp"],
        "the first task starts": tasks[0]["Task Info"]["Launch Time"],
    }
    for number, event in enumerate(_of(events, "StageCompleted"), start=1):
        stage = event["Stage Info"]
        name = f"stage {number} of {stage['Number of Tasks']} tasks is done"
        moments[name] = stage["Completion Time"]
    return {name: round(millis / 1000 - started_at, 1) for name, millis in moments.items()}


def _of(events, kind):
    return [event for event in events if event["Event"] == f"SparkListener{kind}"]


def logs_in(folder):
    """The event logs of a folder, as a set of paths."""
    return {path for path in pathlib.Path(folder).iterdir() if path.is_file()}
