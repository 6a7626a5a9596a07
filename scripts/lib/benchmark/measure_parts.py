"""Measures the parts of a day, or of an extract, beside what a user would pick, and reports.

Started by scripts/benchmark day and scripts/benchmark extract, which have the help.
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
from suites import SUITES


def parse_arguments(words=None):
    """The arguments, checked."""
    parser = command_line.Parser(prog="benchmark", allow_abbrev=False)
    parser.add_argument("suite", choices=SUITES)
    parser.add_argument("--repo", type=pathlib.Path, required=True)
    parser.add_argument("--dir", type=pathlib.Path, required=True)
    parser.add_argument("--pyspark", type=pathlib.Path, required=True)
    parser.add_argument("--rows", type=int)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--only")
    parser.add_argument("--timeout", type=int, default=3600)
    parser.add_argument("--docs", action="store_true")
    parser.add_argument("--check-arguments", action="store_true")
    arguments = parser.parse_args(words)
    arguments.suite = SUITES[arguments.suite]
    names = arguments.suite.names
    arguments.only = list(names) if arguments.only is None else arguments.only.split(",")
    arguments.rows = arguments.suite.rows if arguments.rows is None else arguments.rows
    wrong = sorted(set(arguments.only) - set(names))
    if wrong:
        parser.error(f"--only: unknown {wrong[0]}; allowed are {', '.join(names)}")
    if arguments.rows < 2 or arguments.runs < 1:
        parser.error("--rows must be 2 or more, --runs 1 or more")
    return arguments


class Measured:
    """Runs what is not measured yet."""

    def __init__(self, arguments):
        self._arguments = arguments
        self._spark = spark.Spark(
            arguments.repo, arguments.dir, arguments.pyspark, pathlib.Path(sys.executable)
        )
        self._parts = arguments.suite.parts(self._spark, sys.executable, arguments.rows)
        self._store = store.Store(arguments.dir / "parts.jsonl")
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
        keys = [self._key(name) for name in self._arguments.suite.names]
        found = filter(is_right, self._store.runs())
        return [run for run in found if any(store.same_run(run, key) for key in keys)]

    def _is_measured(self, key):
        return any(store.same_run(run, key) for run in self.runs())

    def _key(self, name):
        return {"part": name, "rows": self._arguments.rows, "commit": self._commit}

    def _run(self, name, key):
        part = self._parts.prepare(name)
        log = self._arguments.dir / "logs" / f"part-{name}.log"
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


def page(suite, runs, rows, facts, command):
    """What was measured, as Markdown."""
    lines = [
        f"# {suite.title}",
        "",
        f"{rows:,} rows in a file and in a table, both made by the same generator; MariaDB,"
        " PostgreSQL, HDFS with two copies and two Spark workers of one core on one machine. Whole"
        " processes, one after the other, medians; each part must have seen all rows. Written by"
        f" `scripts/benchmark {suite.name}`.",
        "",
        "| | s | min to max | runs |",
        "|---|---|---|---|",
    ]
    for name, text in suite.names.items():
        seconds = [run["wall_seconds"] for run in runs if run["part"] == name]
        if seconds:
            lines.append(
                f"| {text} | {statistics.median(seconds):.1f} | {min(seconds):.1f} to"
                f" {max(seconds):.1f} | {len(seconds)} |"
            )
    lines += ["", "| bar | goal | measured | |", "|---|---|---|---|"]
    for bar in suite.bars(runs):
        value = "" if bar.value is None else f"{bar.value:.2f}"
        lines.append(f"| {bar.text} | {bar.goal} | {value} | {bar.verdict} |")
    lines += _steps_of_a_day([run for run in runs if run["part"] == "daily"])
    lines += ["", "| | |", "|---|---|"]
    lines += [f"| {name} | {fact} |" for name, fact in facts.items()]
    return "\n".join([*lines, "", f"```bash\n{command}\n```", ""])


def _steps_of_a_day(days):
    """Of the day in the middle, as a table; nothing if there is none."""
    if not days:
        return []
    day = sorted(days, key=lambda run: run["wall_seconds"])[len(days) // 2]
    head = ["", f"Of a day of {day['wall_seconds']:.1f} s:", "", "| step | s |", "|---|---|"]
    return head + [f"| {step} | {seconds:.1f} |" for step, (seconds, _) in day["steps"].items()]


def main():
    """Measures and reports; or only checks the arguments."""
    arguments = parse_arguments()
    if arguments.check_arguments:
        return 0
    # So that what is measured ends with this process.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    suite = arguments.suite
    measured = Measured(arguments)
    all_right = measured.measure()
    command = f"scripts/benchmark {suite.name} --rows={arguments.rows} --runs={arguments.runs}"
    facts = machine.facts(arguments.repo)
    text = page(suite, measured.runs(), arguments.rows, facts, command)
    (arguments.dir / f"{suite.name}.md").write_text(text, encoding="utf-8")
    if arguments.docs:
        (arguments.repo / "docs" / suite.page).write_text(text, encoding="utf-8")
    print(text)
    return 0 if all_right else 1


if __name__ == "__main__":
    sys.exit(main())
