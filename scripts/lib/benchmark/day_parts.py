"""What a day is measured by: its steps, the whole, and what a user would pick instead of each."""

import dataclasses
import json
import os
import pathlib
import re
import subprocess
import typing
import urllib.parse

HERE = pathlib.Path(__file__).parent
RUN_DATE = "2000-01-01"
THREADS = 2
EXTRACT_HEAP_MEBIBYTES = 512

# In the order of the interleaved runs.
NAMES = {
    "put": "`hdfs dfs -put` of the file",
    "distcp": "`distcp` of the same, its one map in the launching process",
    "upload": "`scripts/citizens upload` of the same",
    "mariadb_quick": "`mariadb --quick` of the table into a pipe, one connection",
    "pyspark_jdbc": "PySpark JDBC to CSV in HDFS: 64 partitions, cursor, 10,000 rows a fetch",
    "extract": f"`scripts/citizens extract`, executors of {EXTRACT_HEAP_MEBIBYTES} MiB",
    "duckdb": "DuckDB, five analyses of the local file in one query with grouping sets",
    "pyspark_five": "PySpark, five analyses of the file in HDFS with DataFrames, to which a name"
    " with a line end in it is two rows",
    "daily": "`scripts/citizens daily`: all steps, of both, with warehouse, comparison and report",
}

_COLUMNS = "id, name, birth_date, city, country"
_STEP_LINE = re.compile(r"^(\w+) +([\d.]+) s +(\S+) +([\d,]+) rows", re.MULTILINE)


@dataclasses.dataclass(frozen=True)
class Part:
    """A command, more of its environment, and how many rows it has seen, read from its output."""

    command: list
    environment: dict
    rows_seen: typing.Callable[[str], int | None]
    gc_logs: pathlib.Path | None = None


class Parts:
    """Prepares parts; each writes into a lake of its own."""

    def __init__(self, cluster, python, rows):
        self._spark = cluster
        self._python = str(python)
        self._rows = rows
        self._csv = os.environ["CITIZENS_CSV"]
        self._found = cluster.state / "found.json"

    def lake(self, name):
        """The lake of a part, which is removed after it."""
        return f"{self._spark.lake}/day-{name}"

    def prepare(self, name):
        """The part with that name."""
        self._found.unlink(missing_ok=True)
        return getattr(self, f"_{name}")()

    def _put(self):
        target = f"{self.lake('put')}/citizens_data.csv"
        # Of a folder that is not there yet, -put makes none.
        make = " ".join(self._spark.hdfs("-mkdir", "-p", self.lake("put")))
        put = " ".join(self._spark.hdfs("-put", self._csv, target))
        return Part(["bash", "-c", f"{make} && exec {put}"], {}, lambda log: self._rows_of(target))

    def _distcp(self):
        target = f"{self.lake('distcp')}/citizens_data.csv"
        command = self._spark.distcp(f"file://{self._csv}", target)
        return Part(command, {}, lambda log: self._rows_of(target))

    def _rows_of(self, target):
        """All rows, if a copy of the file is as long as the file; else none."""
        found = subprocess.run(
            self._spark.hdfs("-stat", "%b", target), check=True, text=True, stdout=subprocess.PIPE
        )
        return self._rows if int(found.stdout) == pathlib.Path(self._csv).stat().st_size else 0

    def _upload(self):
        return self._step("upload", "citizens")

    def _extract(self):
        gc_logs = self._spark.state / "gc" / "extract"
        gc_logs.mkdir(parents=True, exist_ok=True)
        for log in gc_logs.iterdir():
            log.unlink()
        properties = {
            "spark.executor.memory": f"{EXTRACT_HEAP_MEBIBYTES}m",
            "spark.executorEnv.JAVA_TOOL_OPTIONS": f"-Xlog:gc:file={gc_logs}/%p.log",
        }
        return self._step("extract", "citizens_mysql", properties, gc_logs)

    def _step(self, step, dataset, properties=None, gc_logs=None):
        lake = f"--lake={self.lake(step)}"
        command = self._spark.citizens(
            step, f"--dataset={dataset}", lake, f"--runDate={RUN_DATE}", properties=properties
        )
        return Part(
            command, {}, lambda log: steps_of(log).get(f"{step} {dataset}", (0, 0))[1], gc_logs
        )

    def _daily(self):
        command = self._spark.citizens(
            "daily", f"--lake={self.lake('daily')}", f"--runDate={RUN_DATE}"
        )
        analyzed = ("analyze citizens", "analyze citizens_mysql")
        return Part(
            command, {}, lambda log: min(steps_of(log).get(step, (0, 0))[1] for step in analyzed)
        )

    def _mariadb_quick(self):
        server = urllib.parse.urlsplit(os.environ["CITIZENS_MYSQL_URL"].removeprefix("jdbc:"))
        (client,) = self._spark.state.glob("data/databases/**/bin/mariadb")
        read = (
            f"{client} --no-defaults --quick --batch --skip-column-names"
            f" --host={server.hostname} --port={server.port}"
            f" --user={os.environ['CITIZENS_MYSQL_USER']}"
            f" --execute='SELECT {_COLUMNS} FROM citizens' {server.path.strip('/')}"
        )
        # A line feed in a value is written as two characters, so a line is a row.
        command = ["bash", "-c", f"set -o pipefail; {read} | wc -l"]
        password = {"MYSQL_PWD": os.environ["CITIZENS_MYSQL_PASSWORD"]}
        return Part(command, password, lambda log: int(log.split()[-1]))

    def _pyspark_jdbc(self):
        (driver,) = (self._spark.repo / "test-data" / "target" / "lib").glob("mysql-connector-j-*")
        command = self._spark.submit(
            HERE / "jobs" / "spark_jdbc.py",
            self._rows,
            f"{self.lake('pyspark_jdbc')}/citizens",
            self._found,
            properties={"spark.jars": f"file://{driver}"},
        )
        return Part(command, {}, lambda log: self._json()["rows"])

    def _duckdb(self):
        script = HERE / "jobs" / "duckdb_queries.py"
        words = (self._python, script, "sets", "five", THREADS, self._csv, self._found)
        return Part([str(word) for word in words], {}, lambda log: self._citizens_by_country())

    def _pyspark_five(self):
        copied = f"{self.lake('pyspark_five')}/citizens_data.csv"
        subprocess.run(self._spark.hdfs("-mkdir", "-p", self.lake("pyspark_five")), check=True)
        subprocess.run(self._spark.hdfs("-put", self._csv, copied), check=True)
        script = HERE / "jobs" / "spark_sql.py"
        command = self._spark.submit(script, "schema", "five", copied, self._found)
        # It counts more: the file can be split, and a line end within quotes ends a row.
        return Part(command, {}, lambda log: min(self._citizens_by_country(), self._rows))

    def _citizens_by_country(self):
        """All of them, as the five analyses found them."""
        return sum(row[-1] for row in self._json()["country"])

    def _json(self):
        return json.loads(self._found.read_text(encoding="utf-8"))


def steps_of(log):
    """What the closing lines say: the name of a step and its data set to its seconds and rows."""
    return {
        f"{step} {dataset}": (float(seconds), int(rows.replace(",", "")))
        for step, seconds, dataset, rows in _STEP_LINE.findall(log)
    }
