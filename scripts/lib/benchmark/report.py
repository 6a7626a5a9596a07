"""docs/benchmarks.md and its plot, from the runs."""

import answers
import contenders
from figures import ratio

_TASKS = {
    "country": "count by country",
    "five": "five analyses",
    "five_sql": "five analyses in SQL",
    "where_avg": "averages of some rows",
    "twenty": "twenty statements",
    "distinct_names": "different names",
}


def markdown(figures, bars, jmh, facts, settings, runs, command):
    """The page.

    figures: of figures.medians; bars: a list of Bar; jmh: {(benchmark, shape): MB/s}; facts and
    settings: dicts of texts; runs: the raw ones; command: how it was called.
    """
    parts = [
        "# Benchmarks",
        "Whole processes, timed from outside, start-up included; medians of interleaved runs on one"
        " machine. Same file for all, answers compared exactly. Written by `scripts/benchmark`.",
        "![times](benchmarks.svg)",
        "## Bars",
        _table(
            ("bar", "goal", "measured", "", ""),
            [
                (b.text, b.goal, "" if b.value is None else f"{b.value:.2f}", b.verdict, b.detail)
                for b in bars
            ],
        ),
        *_times(figures),
        _timeline(figures, runs),
        _start(figures),
        _scanner(jmh),
        _wrong(runs),
        "## What ran where",
        _fairness(settings),
        _table(("", ""), [(f"`{name}`", text) for name, text in contenders.NAMES.items()]),
        "## Machine and versions",
        _table(("", ""), facts.items()),
        "## Repeat it",
        f"```bash\n{command}\n```",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def charts(figures):
    """What plot.bar_charts draws: a chart for each task on the largest plain file."""
    plain = [rows for _, _, shape, rows in figures if shape == "plain"]
    if not plain:
        return []
    rows = max(plain)
    result = []
    for task, title in _TASKS.items():
        bars = [
            (name, figures[name, task, "plain", rows]["wall_seconds"], name.startswith("ours"))
            for name in contenders.NAMES
            if (name, task, "plain", rows) in figures
        ]
        if bars:
            bars.sort(key=lambda bar: bar[1])
            result.append((f"{title}, {rows:,} rows, seconds", bars))
    return result


def _times(figures):
    for shape, rows in sorted({(shape, rows) for _, _, shape, rows in figures if rows > 1}):
        for task, title in _TASKS.items():
            found = [
                (name, figures[name, task, shape, rows])
                for name in contenders.NAMES
                if (name, task, shape, rows) in figures
            ]
            if not found:
                continue
            yield f"## {title[0].upper()}{title[1:]}, {rows:,} rows, {shape} file"
            ours = figures.get(("ours", task, shape, rows), {}).get("wall_seconds")
            yield _table(
                ("", "s", "min to max", "runs", "/ ours", "processor s", "longest stage s"),
                [_time_row(name, figure, ours) for name, figure in found],
            )


def _time_row(name, figure, ours):
    cpu = figure["cpu_seconds"] + figure.get("executor_cpu_seconds", 0)
    times = ratio(figure["wall_seconds"], ours)
    return (
        f"`{name}`",
        f"{figure['wall_seconds']:.1f}",
        f"{figure['min_seconds']:.1f} to {figure['max_seconds']:.1f}",
        str(figure["runs"]),
        "" if times is None else f"{times:.2f}",
        f"{cpu:.1f}",
        f"{figure['longest_stage_seconds']:.1f}" if "longest_stage_seconds" in figure else "",
    )


def _timeline(figures, runs):
    """Of the run of ours with the median time, at five analyses of the largest plain file."""
    keys = [key for key in figures if key[:3] == ("ours", "five", "plain")]
    if not keys:
        return ""
    key = max(keys, key=lambda key: key[3])
    median = figures[key]["wall_seconds"]
    found = [
        run
        for run in runs
        if (run["contender"], run["task"], run["shape"], run["rows"]) == key and run.get("timeline")
    ]
    if not found:
        return ""
    run = min(found, key=lambda run: abs(run["wall_seconds"] - median))
    before = 0.0
    rows = []
    for what, seconds in {**run["timeline"], "the process ends": run["wall_seconds"]}.items():
        rows.append((what, f"{seconds:.1f}", f"{seconds - before:.1f}"))
        before = seconds
    return (
        f"## Where the time of `ours` goes: five analyses, {key[3]:,} rows\n\n"
        "One run. The first stage scans, the second merges and puts lines in order, the third"
        " brings them to the launching process, which publishes.\n\n"
        + _table(("until", "s", "took s"), rows)
    )


def _start(figures):
    found = [
        (f"`{name}`", _TASKS[task] if name == "ours" else "", f"{figure['wall_seconds']:.1f}")
        for (name, task, _, rows), figure in figures.items()
        if rows == 1
    ]
    return "## A file of one row\n\n" + _table(("", "", "s"), found) if found else ""


def _scanner(jmh):
    if not jmh:
        return ""
    rows = [
        (_words(shape), f"{speed:.0f}", f"{loop:.0f}", f"{speed / loop:.1f}")
        for shape, speed, loop in (
            (shape, jmh[name, shape], jmh["byteLoop", shape])
            for name, shape in sorted(jmh)
            if name == "scanner"
        )
    ]
    typed = [
        (_words(shape), f"{speed:.0f}")
        for (name, shape), speed in sorted(jmh.items())
        if name == "typed"
    ]
    return (
        "## The scanner alone\n\nCount by country on one core, file in memory, JMH, 10⁶ bytes a"
        " second; beside it a plain loop over the bytes.\n\n"
        + _table(("file", "scanner", "byte loop", "times"), rows)
        + "\n\nScanned, with the type of every value checked: four columns.\n\n"
        + _table(("columns", "scanner"), typed)
    )


def _words(shape):
    return shape.lower().replace("_", " ")


def _wrong(runs):
    """Runs that failed or answered something else: never left out silently."""
    wrong = [
        (
            f"`{run['contender']}`",
            f"{_TASKS[run['task']]}, {run['rows']:,} rows, {run['shape']}",
            "timed out" if run["timed_out"] else f"status {run['status']}",
            run["answers"],
        )
        for run in runs
        if run["status"] != 0 or run["answers"] not in ("same", "none")
    ]
    if not wrong:
        return ""
    return "## Runs that do not count\n\n" + _table(("", "", "end", "answers"), wrong)


def _fairness(settings):
    shown = "\n".join(f"{name}={value}" for name, value in sorted(settings.items()))
    analyses = ", ".join(name.replace("_", " ") for name in answers.TASKS["five"])
    return f"""Ours, Beam, PySpark and Spark SQL run through the same `spark-submit` on the same
standalone cluster: two workers of one core, HDFS with two copies, authentication and encryption
on, and the settings below; beyond them Spark's defaults. Arrow plays no part, as no pandas is
used. DuckDB has {contenders.THREADS} threads and reads the local file. Before each run, what it
will read is read once, so all are warm.

The *plain* file has no quotes, so that splitting at commas is right, too; the *quoted* file has
them wherever RFC 4180 asks for them, line feeds in fields included, and only ours and DuckDB get
it. The analyses are {analyses}: exact, of city the first 100. Statements of SQL are those of
[jobs](../scripts/lib/benchmark/jobs): the same texts for all, one pass for ours, one after the
other in one process for DuckDB and Spark SQL; each cell of the answers is compared. Executors that
count different names have a heap of {contenders.HEAP_MEBIBYTES} MiB. Peak heap and executors'
processor time come from the collector's log and Spark's event log; the processor time has no
Python workers in it. An empty application starts a context and ends.

With one worker, its task has a core to itself, and the other core is left to HDFS, the driver,
compilers and collectors; with two, two tasks share both cores with all of these. So two workers
on this machine are less than twice as fast as one; on two hosts each would bring its own.

```
{shown}
```"""


def _table(header, rows):
    lines = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)
