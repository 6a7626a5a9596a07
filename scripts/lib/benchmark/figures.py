"""Medians and ratios of runs."""

import statistics


def medians(runs):
    """The median of each (contender, task, shape, rows), as a dict of dicts.

    A run that failed or answered wrongly does not count; a group without any is left out.
    """
    groups = {}
    for run in runs:
        if run["status"] == 0 and run["answers"] in ("same", "none"):
            key = (run["contender"], run["task"], run["shape"], run["rows"])
            groups.setdefault(key, []).append(run)
    return {key: _median(group) for key, group in groups.items()}


# A peak is the highest of all runs; of everything else the median counts.
_PEAKS = ("peak_mebibytes", "heap_used_mebibytes", "heap_live_mebibytes")
_MEASURED = (
    "wall_seconds",
    "cpu_seconds",
    "peak_mebibytes",
    "longest_stage_seconds",
    "executor_cpu_seconds",
    "heap_used_mebibytes",
    "heap_live_mebibytes",
)


def _median(group):
    result = {"runs": len(group)}
    for name in _MEASURED:
        values = [run[name] for run in group if run.get(name) is not None]
        if values:
            summarise = max if name in _PEAKS else statistics.median
            result[name] = round(summarise(values), 3)
    walls = [run["wall_seconds"] for run in group]
    return {**result, "min_seconds": min(walls), "max_seconds": max(walls)}


def seconds(figures, contender, task, shape, rows, what="wall_seconds"):
    """A median, or None if it was not measured."""
    return figures.get((contender, task, shape, rows), {}).get(what)


def ratio(dividend, divisor):
    """None if one of them is missing."""
    return None if dividend is None or divisor is None else dividend / divisor
