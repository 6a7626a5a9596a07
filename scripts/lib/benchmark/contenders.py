"""The contenders: which command each runs, and where its answers are."""

import dataclasses
import json
import pathlib
import subprocess
import typing
import uuid

import answers
import datasets
from jobs import statements

HERE = pathlib.Path(__file__).parent
THREADS = 2
# Of an executor that counts different names.
HEAP_MEBIBYTES = 1536


@dataclasses.dataclass(frozen=True)
class Run:
    """What is measured once: a contender at a task on a dataset."""

    contender: str
    task: str
    dataset: datasets.Dataset


@dataclasses.dataclass(frozen=True)
class Prepared:
    """A run's command, and how its answers are read after it; None if it answers nothing."""

    command: list
    read_answers: typing.Callable[[], dict] | None
    gc_logs: pathlib.Path | None = None


# In the order of the interleaved runs: name, whether it reads the local file, what it is.
NAMES = {
    "ours": "ours: cluster, HDFS, all analyses in one pass",
    "ours_one_worker": "ours on one worker of one core",
    "naive_beam": "Beam the naive way: TextIO, split, Count.perElement",
    "pyspark_rdd": "PySpark RDD, as the seed: textFile, split, reduceByKey",
    "pyspark_schema": "PySpark DataFrame with a schema",
    "pyspark_infer": "PySpark DataFrame with inferSchema",
    "spark_sql": "Spark SQL, five analyses as one query with grouping sets",
    "spark_statements": "Spark SQL, one statement after the other in one application",
    "duckdb_queries": "DuckDB, local file, a query for each analysis",
    "duckdb_statements": "DuckDB, local file, one statement after the other in one process",
    "duckdb_table": "DuckDB, local file read into a table first, then queries",
    "duckdb_sets": "DuckDB, local file, one query with grouping sets",
    "empty": "an empty Spark application",
    "empty_one_job": "a Spark application that counts one element",
}


def is_local(name):
    """Whether the contender reads the local file and no HDFS."""
    return name.startswith("duckdb")


def is_empty(name):
    """Whether it is an application without a file."""
    return name.startswith("empty")


def plan(row_counts, quoted):
    """All runs of a round, by dataset.

    row_counts: of the plain files; quoted: whether ours is also run on a file with quotes, of the
    largest of these.
    """
    one_row = datasets.Dataset("plain", 1)
    rounds = {
        one_row: [Run(name, "country", one_row) for name in ("ours", "empty", "empty_one_job")]
        + [Run("ours", "five", one_row)]
    }
    for rows in sorted(row_counts):
        plain = datasets.Dataset("plain", rows)
        rounds[plain] = [
            Run(name, task, plain) for task in answers.TASKS for name in NAMES if name in _at(task)
        ]
    if quoted:
        file = datasets.Dataset("quoted", max(row_counts))
        rounds[file] = [
            Run(name, task, file)
            for name in ("ours", "duckdb_queries")
            for task in ("country", "five")
        ]
    return rounds


def _at(task):
    """The names of those who run a task on a plain file."""
    if task == "five_sql":
        return {"ours"}
    if task == "twenty":
        return {"ours", "spark_statements", "duckdb_statements"}
    if task in answers.STATEMENTS:
        return {"ours", "duckdb_statements"}
    short = {name for name in NAMES if not is_empty(name) and not name.endswith("_statements")}
    if task == "country":
        # For one analysis these are the same as others.
        short -= {"ours_one_worker", "duckdb_table", "duckdb_sets"}
    return short


class Contenders:
    """Prepares runs; writes below the benchmark's folder."""

    def __init__(self, spark, files, python):
        self._spark = spark
        self._files = files
        self._python = str(python)
        self._jars = HERE / "spark-jobs" / "target"

    def prepare(self, run):
        """The command of the run."""
        if run.contender.startswith("ours"):
            return self._ours(run)
        if is_empty(run.contender):
            return self._empty(run)
        if run.contender == "naive_beam":
            return self._naive_beam(run)
        return self._script(run)

    def made_of(self, run):
        """The files whose change makes an earlier run of the contender stale."""
        jobs = HERE / "jobs"
        if run.contender.startswith("ours"):
            jar = self._spark.repo / "pipeline" / "target" / "citizens-bundled.jar"
            config = self._spark.repo / "runner-config" / "spark-cluster"
            asked = statements.file_of(run.task)
            asked = asked if asked.exists() else datasets.job_file(run.task)
            return [jar, asked, *sorted(config.iterdir())]
        if is_empty(run.contender) or run.contender == "naive_beam":
            return sorted((HERE / "spark-jobs" / "src").rglob("*.java"))
        if run.contender.endswith("_statements"):
            engine = run.contender.removesuffix("statements")
            return [*sorted(jobs.glob(f"{engine}*.py")), statements.file_of(run.task)]
        return [jobs / name for name in _SCRIPTS if run.contender.startswith(_SCRIPTS[name])]

    def _ours(self, run):
        lake = self._files.lake(run.dataset)
        gc_logs = self._spark.state / "gc" / f"{run.dataset.name}-{run.contender}-{run.task}"
        gc_logs.mkdir(parents=True, exist_ok=True)
        for log in gc_logs.iterdir():
            log.unlink()
        properties = {
            # Not spark.executor.extraJavaOptions, which may be in use.
            "spark.executorEnv.JAVA_TOOL_OPTIONS": f"-Xlog:gc:file={gc_logs}/%p.log"
        }
        if run.contender == "ours_one_worker":
            properties["spark.cores.max"] = "1"
        if run.task == "distinct_names":
            properties["spark.executor.memory"] = f"{HEAP_MEBIBYTES}m"
        command = self._spark.citizens(
            "analyze",
            f"--job={self._job_file(run.task)}",
            f"--lake={lake}",
            f"--runDate={datasets.RUN_DATE}",
            properties=properties,
        )
        results = f"{lake}/results/citizens/run_date={datasets.RUN_DATE}/*"
        names = answers.TASKS[run.task]
        return Prepared(
            command,
            lambda: answers.of_results(
                {name: self._text(f"{results}/{name}{{,-[0-9]*}}.csv") for name in names}, run.task
            ),
            gc_logs,
        )

    def _job_file(self, task):
        """The job file of a task; that of statements is written from them."""
        if not statements.file_of(task).exists():
            return datasets.job_file(task)
        file = self._spark.state / "jobs" / f"{task}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(statements.job(task), encoding="utf-8")
        return file

    def _empty(self, run):
        (jar,) = self._jars.glob("benchmark-spark-jobs-*.jar")
        arguments = ["one-job"] if run.contender == "empty_one_job" else []
        command = self._spark.submit(
            jar, *arguments, main_class="dev.citizens.benchmark.EmptyApplication"
        )
        return Prepared(command, None)

    def _naive_beam(self, run):
        output = f"{self._files.lake(run.dataset)}/naive-{uuid.uuid4().hex}"
        command = self._spark.submit(
            self._jars / "spark-jobs-bundled.jar",
            "--runner=SparkRunner",
            f"--task={run.task.upper()}",
            f"--input={self._files.in_hdfs(run.dataset)}",
            f"--output={output}",
            main_class="dev.citizens.benchmark.NaiveBeam",
        )
        names = answers.TASKS[run.task]
        return Prepared(
            command,
            lambda: answers.of_naive_lines(
                {name: self._text(f"{output}/{name}") for name in names}
            ),
        )

    def _script(self, run):
        found = self._spark.state / "answers.json"
        found.unlink(missing_ok=True)
        jobs = HERE / "jobs"
        if is_local(run.contender):
            way = run.contender.removeprefix("duckdb_")
            source = self._files.local(run.dataset)
            command = [self._python, jobs / "duckdb_queries.py", way, run.task, THREADS]
            if way == "statements":
                command = [self._python, jobs / "duckdb_statements.py", run.task, THREADS]
            command = [str(word) for word in (*command, source, found)]
        else:
            source = self._files.in_hdfs(run.dataset)
            if run.contender == "spark_statements":
                command = self._spark.submit(jobs / "spark_statements.py", run.task, source, found)
            elif run.contender == "pyspark_rdd":
                command = self._spark.submit(jobs / "spark_rdd.py", run.task, source, found)
            else:
                way = run.contender.removeprefix("pyspark_").removeprefix("spark_")
                command = self._spark.submit(jobs / "spark_sql.py", way, run.task, source, found)
        return Prepared(command, lambda: json.loads(found.read_text(encoding="utf-8")))

    def _text(self, url):
        """A small file of HDFS, or the files of a pattern, one behind the other."""
        return subprocess.run(
            self._spark.hdfs("-cat", url), check=True, capture_output=True
        ).stdout.decode()


_SCRIPTS = {
    "duckdb_queries.py": "duckdb",
    "spark_rdd.py": "pyspark_rdd",
    "spark_sql.py": ("pyspark_schema", "pyspark_infer", "spark_sql"),
}
