"""Measures the contenders in turns and reports. Started by scripts/benchmark, which has the help.

Exit status: 0 all runs answered the same; 1 one failed or answered something else; 2 wrong use.
"""

import json
import pathlib
import shutil
import signal
import sys

import answers
import arguments as command_line
import bars
import contenders
import datasets
import event_log
import figures
import gc_log
import jmh_results
import machine
import plot
import processes
import report
import spark
import store


def parse_arguments(words=None):
    """The arguments, checked."""
    parser = command_line.Parser(prog="benchmark", allow_abbrev=False)
    parser.add_argument("--repo", type=pathlib.Path, required=True)
    parser.add_argument("--dir", type=pathlib.Path, required=True)
    parser.add_argument("--pyspark", type=pathlib.Path, required=True)
    parser.add_argument("--rows", default="9000000,90000000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", default="")
    parser.add_argument("--tasks", default=",".join(answers.TASKS))
    parser.add_argument("--timeout", type=int, default=3600)
    parser.add_argument("--no-quoted", action="store_true")
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--docs", action="store_true")
    parser.add_argument("--report", action="store_true")
    parser.add_argument("--check-arguments", action="store_true")
    arguments = parser.parse_args(words)
    try:
        arguments.rows = sorted({int(rows) for rows in arguments.rows.split(",")})
    except ValueError:
        parser.error(f"--rows={arguments.rows} is not a list of whole numbers")
    if arguments.rows[0] < 2 or arguments.runs < 1:
        parser.error("--rows must be 2 or more, --runs 1 or more")
    for option, allowed in (("only", contenders.NAMES), ("tasks", answers.TASKS)):
        chosen = [name for name in getattr(arguments, option).split(",") if name]
        wrong = sorted(set(chosen) - set(allowed))
        if wrong:
            parser.error(f"--{option}: unknown {wrong[0]}; allowed are {', '.join(allowed)}")
        setattr(arguments, option, chosen or list(allowed))
    return arguments


class Benchmark:
    """Runs what is not measured yet."""

    def __init__(self, arguments):
        self._arguments = arguments
        self._spark = spark.Spark(
            arguments.repo, arguments.dir, arguments.pyspark, pathlib.Path(sys.executable)
        )
        self._files = datasets.Datasets(self._spark)
        self._contenders = contenders.Contenders(self._spark, self._files, sys.executable)
        self._store = store.Store(arguments.dir / "runs.jsonl")
        self._settings = arguments.dir / "settings.json"

    @property
    def settings(self):
        """The properties of all who used Spark, without where this machine keeps things."""
        return json.loads(self._settings.read_text("utf-8")) if self._settings.exists() else {}

    def measure(self):
        """All datasets, one after the other; of each, all contenders in turns."""
        self._spark.write_peer_settings()
        settings = self._spark.settings()
        del settings["spark.eventLog.dir"]
        self._settings.write_text(json.dumps(settings), encoding="utf-8")
        plan = contenders.plan(self._arguments.rows, not self._arguments.no_quoted)
        self._require_disk()
        for dataset, runs in plan.items():
            chosen = [
                run
                for run in runs
                if run.contender in self._arguments.only and run.task in self._arguments.tasks
            ]
            pending = [
                (number, run)
                for number in range(1, self._arguments.runs + 1)
                for run in chosen
                if not self._is_measured(run, number)
            ]
            if pending:
                self._upload(dataset)
            for number, run in pending:
                self._run(run, number)
            if pending and not self._arguments.keep:
                self._files.remove(dataset)

    def _require_disk(self):
        """The file, two copies of it in HDFS, and what Spark spills."""
        mebibytes = 2048 + 4 * 64 * max(self._arguments.rows) // 2**20
        free = shutil.disk_usage(self._arguments.dir).free // 2**20
        if free < mebibytes and not (self._arguments.dir / "data").exists():
            message = f"benchmark: {mebibytes} MiB of disk are needed, {free} are free"
            print(message, file=sys.stderr)
            sys.exit(2)

    def current_runs(self):
        """The runs of this plan whose contenders are still what they were."""
        plan = contenders.plan(self._arguments.rows, quoted=True)
        keys = [self._key(run) for runs in plan.values() for run in runs]
        found = [run for run in self._store.runs() if any(store.same_run(run, key) for key in keys)]
        return compare(found, self._arguments.dir / "answers")

    def _upload(self, dataset):
        print(f"{dataset.name}: make and upload", flush=True)
        usage = self._files.ensure(dataset)
        if usage:
            print(f"{dataset.name}: uploaded in {usage.wall_seconds:.1f} s", flush=True)

    def _key(self, run):
        return {
            "contender": run.contender,
            "task": run.task,
            "shape": run.dataset.shape,
            "rows": run.dataset.rows,
            "version": store.version_of(self._contenders.made_of(run)),
        }

    def _is_measured(self, run, number):
        key = {**self._key(run), "round": number}
        return any(store.same_run(stored, key) for stored in self._store.runs())

    def _run(self, run, number):
        prepared = self._contenders.prepare(run)
        if not contenders.is_empty(run.contender):
            self._files.warm(run.dataset, local=contenders.is_local(run.contender))
        logs_before = event_log.logs_in(self._spark.event_logs)
        name = f"{run.dataset.name}-{run.task}-{run.contender}"
        usage = processes.run(
            prepared.command,
            self._spark.environment,
            self._arguments.dir / "logs" / f"{name}.log",
            self._arguments.timeout,
        )
        measured = {
            **self._key(run),
            "round": number,
            "wall_seconds": usage.wall_seconds,
            "cpu_seconds": usage.cpu_seconds,
            "peak_mebibytes": usage.peak_mebibytes,
            "status": usage.status,
            "timed_out": usage.timed_out,
            "answers_digest": None,
        }
        logs = event_log.logs_in(self._spark.event_logs) - logs_before
        for log in logs:
            if usage.status == 0:
                events = event_log.read(log)
                measured.update(event_log.summary(events))
                measured["timeline"] = event_log.timeline(events, usage.started_at)
            log.unlink()
        if prepared.gc_logs:
            peaks = gc_log.highest(log.read_text() for log in prepared.gc_logs.iterdir()) or {}
            measured.update({f"heap_{name}": value for name, value in peaks.items()})
        if usage.status == 0 and prepared.read_answers:
            self._keep_answers(run, prepared, measured)
        self._store.add(measured)
        print(
            f"{name}: {usage.wall_seconds:.1f} s, round {number}"
            + ("" if usage.status == 0 else f", FAILED with status {usage.status}"),
            flush=True,
        )

    def _keep_answers(self, run, prepared, measured):
        """One file for each different answer, named by its digest."""
        try:
            found = answers.normalised(prepared.read_answers(), run.task)
        except ValueError as error:
            measured["answers_digest"] = f"none: {error}"
            return
        measured["answers_digest"] = answers.digest(found)
        folder = self._arguments.dir / "answers"
        folder.mkdir(exist_ok=True)
        (folder / f"{measured['answers_digest']}.json").write_text(
            json.dumps(found, ensure_ascii=False), encoding="utf-8"
        )


def compare(runs, folder):
    """Adds to each run, under answers: same, none (it has none to give), or where they differ.

    What most contenders of a task and dataset say is taken for right; if they are equally many,
    what DuckDB says.
    """
    digests = {}
    for run in runs:
        if run["answers_digest"]:
            by_digest = digests.setdefault(_asked(run), {})
            name = run["contender"], run["task"]
            by_digest.setdefault(run["answers_digest"], set()).add(name)
    compared = []
    for run in runs:
        found = run["answers_digest"]
        said = digests.get(_asked(run), {})
        right = max(said, key=lambda digest: _weight(said[digest]), default=None)
        if found is None:
            verdict = "none"
        elif found == right:
            verdict = "same"
        else:
            verdict = "differ: " + _difference(folder, found, right)
        compared.append({**run, "answers": verdict})
    return compared


def _asked(run):
    """Runs that must have the same answers have the same of this."""
    return answers.question(run["task"]), run["shape"], run["rows"]


def _weight(names):
    return len(names), any(contenders.is_local(contender) for contender, _ in names)


def _difference(folder, found, right):
    files = [folder / f"{digest}.json" for digest in (found, right)]
    if not all(file.exists() for file in files):
        return found
    return answers.first_difference(*[json.loads(file.read_text("utf-8")) for file in files])


def write_report(arguments, runs, settings):
    """Writes results.json, benchmarks.md and benchmarks.svg; returns the bars."""
    jmh = jmh_results.speeds(arguments.dir / "jmh.json")
    medians = figures.medians(runs)
    judged = bars.bars(medians, arguments.rows, jmh)
    facts = machine.facts(arguments.repo)
    command = (
        f"scripts/benchmark --jmh\nscripts/benchmark --rows={','.join(map(str, arguments.rows))}"
        f" --runs={arguments.runs}"
        f"\nscripts/benchmark --rows={arguments.rows[-1]} --runs={arguments.runs} --no-quoted"
        " --only=ours,duckdb_statements,spark_statements"
        f" --tasks={','.join(answers.SQL)}  # questions in SQL alone"
    )
    folders = [arguments.dir] + ([arguments.repo / "docs"] if arguments.docs else [])
    page = report.markdown(medians, judged, jmh, facts, settings, runs, command)
    results = {
        "machine": facts,
        "settings": settings,
        "jmh_megabytes_per_second": {f"{name} {shape}": jmh[name, shape] for name, shape in jmh},
        "bars": [
            {"bar": b.text, "goal": b.goal, "measured": b.value, "verdict": b.verdict}
            for b in judged
        ],
        "runs": runs,
    }
    for folder in folders:
        (folder / "benchmarks.md").write_text(page, encoding="utf-8")
        (folder / "benchmarks.svg").write_text(
            plot.bar_charts(report.charts(medians)), encoding="utf-8"
        )
        (folder / "benchmarks.json").write_text(
            json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )
    return judged


def main():
    """Measures, unless only a report is wanted, and reports; or only checks the arguments."""
    arguments = parse_arguments()
    if arguments.check_arguments:
        return 0
    # So that what is measured ends with this process.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    benchmark = Benchmark(arguments)
    if not arguments.report:
        benchmark.measure()
    runs = benchmark.current_runs()
    for bar in write_report(arguments, runs, benchmark.settings):
        value = "" if bar.value is None else f"{bar.value:.2f}"
        print(f"{bar.verdict:13} {bar.goal:>7} {value:>9}  {bar.text}")
    wrong = [run for run in runs if run["status"] != 0 or run["answers"] not in ("same", "none")]
    for run in wrong:
        print(
            f"benchmark: {run['contender']}, {run['task']}, {run['shape']}-{run['rows']}:"
            f" status {run['status']}, answers {run['answers']}",
            file=sys.stderr,
        )
    print(f"{arguments.dir}/benchmarks.md")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
