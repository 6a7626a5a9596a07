"""Measures a day and its parts beside what a user would pick, in turns, and reports.

Started by scripts/benchmark day, which has the help.
Exit status: 0 all parts saw all rows; 1 one failed or saw others; 2 wrong use.
"""

import pathlib
import signal
import statistics
import subprocess
import sys

import arguments as command_line
import day_parts
import event_log
import gc_log
import machine
import processes
import spark
import store
from bars import Bar
from figures import ratio


def parse_arguments(words=None):
    """The arguments, checked."""
    parser = command_line.Parser(prog="benchmark day", allow_abbrev=False)
    parser.add_argument("--repo", type=pathlib.Path, required=True)
    parser.add_argument("--dir", type=pathlib.Path, required=True)
    parser.add_argument("--pyspark", type=pathlib.Path, required=True)
    parser.add_argument("--rows", type=int, default=90_000_000)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--only", default=",".join(day_parts.NAMES))
    parser.add_argument("--timeout", type=int, default=3600)
    parser.add_argument("--docs", action="store_true")
    parser.add_argument("--check-arguments", action="store_true")
    arguments = parser.parse_args(words)
    arguments.only = arguments.only.split(",")
    wrong = sorted(set(arguments.only) - set(day_parts.NAMES))
    if wrong:
        parser.error(f"--only: unknown {wrong[0]}; allowed are {', '.join(day_parts.NAMES)}")
    if arguments.rows < 2 or arguments.runs < 1:
        parser.error("--rows must be 2 or more, --runs 1 or more")
    return arguments


class Day:
    """Runs what is not measured yet."""

    def __init__(self, arguments):
        self._arguments = arguments
        self._spark = spark.Spark(
            arguments.repo, arguments.dir, arguments.pyspark, pathlib.Path(sys.executable)
        )
        self._parts = day_parts.Parts(self._spark, sys.executable, arguments.rows)
        self._store = store.Store(arguments.dir / "day.jsonl")
        commit = subprocess.run(
            ["git", "-C", arguments.repo, "describe", "--always", "--dirty"],
            text=True,
            stdout=subprocess.PIPE,
        )
        self._commit = commit.stdout.strip()

    def measure(self):
        """All parts in turns, but what is measured already; returns whether all are right now."""
        self._spark.write_peer_settings()
        asked = [
            self._key(name) | {"round": number}
            for number in range(1, self._arguments.runs + 1)
            for name in self._arguments.only
        ]
        for key in asked:
            if not self._is_measured(key):
                self._run(key["part"], key)
        return all(map(self._is_measured, asked))

    def runs(self):
        """All runs of this commit and this number of rows that are right."""
        keys = [self._key(name) for name in day_parts.NAMES]
        found = filter(is_right, self._store.runs())
        return [run for run in found if any(store.same_run(run, key) for key in keys)]

    def _is_measured(self, key):
        return any(store.same_run(run, key) for run in self.runs())

    def _key(self, name):
        return {"part": name, "rows": self._arguments.rows, "commit": self._commit}

    def _run(self, name, key):
        part = self._parts.prepare(name)
        log = self._arguments.dir / "logs" / f"day-{name}.log"
        before = event_log.logs_in(self._spark.event_logs)
        environment = {**self._spark.environment, **part.environment}
        usage = processes.run(part.command, environment, log, self._arguments.timeout)
        text = log.read_text(encoding="utf-8", errors="replace")
        measured = {**key, "status": usage.status, "wall_seconds": usage.wall_seconds}
        if usage.status == 0:
            measured["rows_seen"] = part.rows_seen(text)
            measured["steps"] = day_parts.steps_of(text) if name == "daily" else {}
        for events in event_log.logs_in(self._spark.event_logs) - before:
            if usage.status == 0:
                measured.update(event_log.summary(event_log.read(events)))
            events.unlink()
        if part.gc_logs:
            peaks = gc_log.highest(each.read_text() for each in part.gc_logs.iterdir()) or {}
            measured["heap_mebibytes"] = peaks.get("used_mebibytes")
        self._store.add(measured)
        verdict = "" if is_right(measured) else f", FAILED: {measured}; see {log}"
        print(f"{name}: {usage.wall_seconds:.1f} s, round {key['round']}{verdict}", flush=True)
        lake = self._parts.lake(name)
        subprocess.run(
            self._spark.hdfs("-rm", "-r", "-f", "-skipTrash", lake),
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


def is_right(run):
    """Whether a part ended well and saw all rows."""
    return run["status"] == 0 and run["rows_seen"] == run["rows"]


def median(runs, name, what="wall_seconds"):
    """Of the runs of a part; None if there is none."""
    values = [run[what] for run in runs if run["part"] == name and run.get(what)]
    return statistics.median(values) if values else None


def bars(runs):
    """What was asked for."""
    put, quick, duckdb = (median(runs, name) for name in ("put", "mariadb_quick", "duckdb"))
    extract = median(runs, "extract")
    stage = median(runs, "extract", "longest_stage_seconds")
    least = None if None in (put, quick, duckdb) else put + quick + 2 * duckdb
    return [
        Bar(
            "the day / (put + mariadb --quick + 2 DuckDB)",
            ratio(median(runs, "daily"), least),
            at_most=1.2,
        ),
        Bar("upload / put", ratio(median(runs, "upload"), put), at_most=1.1),
        Bar("PySpark JDBC / extract", ratio(median(runs, "pyspark_jdbc"), extract), at_least=2.5),
        Bar("extract, its stage / mariadb --quick", ratio(stage, quick), at_most=1.5),
        Bar(
            "extract, whole process without its stage, s",
            None if None in (extract, stage) else extract - stage,
            at_most=15,
        ),
        Bar(
            "extract, peak heap of an executor, MiB",
            median(runs, "extract", "heap_mebibytes"),
            at_most=day_parts.EXTRACT_HEAP_MEBIBYTES,
        ),
    ]


def page(runs, rows, facts, command):
    """What was measured, as Markdown."""
    lines = [
        "# The day and its parts",
        "",
        f"{rows:,} rows in a file and in a table, both made by the same generator; MariaDB, HDFS"
        " with two copies and two Spark workers of one core on one machine. Whole processes, one"
        " after the other, medians; each part must have seen all rows. Written by"
        " `scripts/benchmark day`.",
        "",
        "| | s | min to max | runs |",
        "|---|---|---|---|",
    ]
    for name, text in day_parts.NAMES.items():
        seconds = [run["wall_seconds"] for run in runs if run["part"] == name]
        if seconds:
            lines.append(
                f"| {text} | {statistics.median(seconds):.1f} | {min(seconds):.1f} to"
                f" {max(seconds):.1f} | {len(seconds)} |"
            )
    lines += ["", "| bar | goal | measured | |", "|---|---|---|---|"]
    for bar in bars(runs):
        value = "" if bar.value is None else f"{bar.value:.2f}"
        lines.append(f"| {bar.text} | {bar.goal} | {value} | {bar.verdict} |")
    days = [run for run in runs if run["part"] == "daily"]
    if days:
        day = sorted(days, key=lambda run: run["wall_seconds"])[len(days) // 2]
        lines += ["", f"Of a day of {day['wall_seconds']:.1f} s:", "", "| step | s |", "|---|---|"]
        lines += [f"| {step} | {seconds:.1f} |" for step, (seconds, _) in day["steps"].items()]
    lines += ["", "| | |", "|---|---|"]
    lines += [f"| {name} | {fact} |" for name, fact in facts.items()]
    return "\n".join([*lines, "", f"```bash\n{command}\n```", ""])


def main():
    """Measures and reports; or only checks the arguments."""
    arguments = parse_arguments()
    if arguments.check_arguments:
        return 0
    # So that what is measured ends with this process.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    measured = Day(arguments)
    all_right = measured.measure()
    runs = measured.runs()
    command = f"scripts/benchmark day --rows={arguments.rows} --runs={arguments.runs}"
    text = page(runs, arguments.rows, machine.facts(arguments.repo), command)
    (arguments.dir / "day.md").write_text(text, encoding="utf-8")
    if arguments.docs:
        (arguments.repo / "docs" / "benchmarks-day.md").write_text(text, encoding="utf-8")
    print(text)
    return 0 if all_right else 1


if __name__ == "__main__":
    sys.exit(main())
