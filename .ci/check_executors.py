"""Checks in Spark's event logs that every step of the daily job ran on both workers.

usage: check_executors.py EVENT_LOG_FOLDER

A step's tasks are told by the job group that the pipeline sets. Prints a line a step with its
tasks by executor; exit status 1 if a step is missing, or none of its stages used both.
"""

import collections
import json
import pathlib
import sys

STEPS = (
    "upload citizens",
    "extract citizens_mysql",
    "analyze citizens",
    "analyze citizens_mysql",
    "load citizens",
    "load citizens_mysql",
)
# A result of some hundred rows is one element, so it is staged by one task.
ONE_TASK_IS_ENOUGH = ("load citizens", "load citizens_mysql")


def tasks_by_step(log):
    """Counts the tasks of each step by executor."""
    step_of_stage = {}
    tasks = collections.defaultdict(collections.Counter)
    with log.open(encoding="utf-8") as lines:
        for line in lines:
            event = json.loads(line)
            if event["Event"] == "SparkListenerJobStart":
                step = event["Properties"].get("spark.jobGroup.id")
                step_of_stage.update(dict.fromkeys(event["Stage IDs"], step))
            elif event["Event"] == "SparkListenerTaskEnd":
                executor = event["Task Info"]["Executor ID"]
                tasks[step_of_stage[event["Stage ID"]]][executor] += 1
    return tasks


def main():
    """Checks the newest log; returns the exit status."""
    logs = [log for log in pathlib.Path(sys.argv[1]).iterdir() if log.is_file()]
    tasks = tasks_by_step(max(logs, key=lambda log: log.stat().st_mtime))
    everywhere = True
    for step in STEPS:
        executors = tasks.get(step, {})
        enough = len(executors) >= (1 if step in ONE_TASK_IS_ENOUGH else 2)
        everywhere &= enough
        shown = ", ".join(f"executor {name}: {count}" for name, count in sorted(executors.items()))
        print(f"  {'ran' if enough else 'NOT ON BOTH'}  {step}: {shown or 'no tasks'}")
    return 0 if everywhere else 1


if __name__ == "__main__":
    sys.exit(main())
