"""What an extract and what follows it are measured by, beside what a user would pick instead."""

import os
import subprocess
import urllib.parse

import day_parts
import spark

SMALL_TABLES = 200
ROWS_OF_SMALL_TABLE = 1_000

NAMES = {
    "mariadb_quick": day_parts.NAMES["mariadb_quick"],
    "pyspark_jdbc": day_parts.NAMES["pyspark_jdbc"],
    "naive_jdbc": "Beam the naive way: `JdbcIO` in 64 partitions with a cursor, `TextIO`",
    "extract": day_parts.NAMES["extract"],
    "tables": f"`scripts/citizens extract` of {SMALL_TABLES} tables of"
    f" {ROWS_OF_SMALL_TABLE:,} rows",
    "copy": "`COPY FROM STDIN` of the CSV file into PostgreSQL",
    "mirror": "`scripts/citizens load` of the extracted table into PostgreSQL",
}

_MIRROR_JOB = """\
name: mirror
datasets:
  mirrored:
    table: citizens
    columns:
      - {name: id, type: long, key: true}
      - {name: name}
      - {name: birth_date, type: date}
      - {name: city}
      - {name: country, required: true}
    load: {}
"""


class ExtractParts(day_parts.Parts):
    """Prepares parts; each writes into a lake of its own."""

    def _naive_jdbc(self):
        output = f"{self.lake('naive_jdbc')}/citizens"
        command = self._spark.submit(
            self._bundle,
            "--runner=SparkRunner",
            f"--url={os.environ['CITIZENS_MYSQL_URL']}?useCursorFetch=true",
            f"--user={os.environ['CITIZENS_MYSQL_USER']}",
            f"--rows={self._rows}",
            f"--output={output}",
            main_class="dev.citizens.benchmark.NaiveJdbc",
        )
        return day_parts.Part(command, {}, lambda log: self._lines(f"{output}*.csv"))

    def _lines(self, files):
        """In files of HDFS, a row each: Beam's counters count what Spark does twice."""
        cat = subprocess.Popen(self._spark.hdfs("-cat", files), stdout=subprocess.PIPE)
        lines = sum(part.count(b"\n") for part in iter(lambda: cat.stdout.read(1 << 20), b""))
        if cat.wait() != 0:
            raise subprocess.CalledProcessError(cat.returncode, cat.args)
        return lines

    @property
    def _bundle(self):
        return day_parts.HERE / "spark-jobs" / "target" / "spark-jobs-bundled.jar"

    def _tables(self):
        names = [f"small_{number}" for number in range(SMALL_TABLES)]
        for name in names:
            self._execute(
                f"CREATE OR REPLACE TABLE {name} (PRIMARY KEY (id))"
                f" SELECT * FROM citizens ORDER BY id LIMIT {ROWS_OF_SMALL_TABLE}"
            )
        datasets = "".join(f"  {name}: {{table: {name}}}\n" for name in names)
        job = self._job("tables", f"name: tables\ndatasets:\n{datasets}")
        command = self._spark.citizens("extract", f"--job={job}", *self._place("tables"))
        expected = min(self._rows, ROWS_OF_SMALL_TABLE) * SMALL_TABLES
        return day_parts.Part(
            command,
            {},
            # As many as the table of a part has that is read whole: all or none count.
            lambda log: self._rows if _rows_of_steps(log) == expected else 0,
        )

    def _copy(self):
        command = [
            spark.java(),
            "-cp",
            str(self._bundle),
            "dev.citizens.benchmark.CopyFile",
            os.environ["CITIZENS_WAREHOUSE_URL"],
            os.environ["CITIZENS_WAREHOUSE_USER"],
            self._csv,
        ]
        return day_parts.Part(command, {}, _last_number)

    def _mirror(self):
        job = self._job("mirror", _MIRROR_JOB)
        place = self._place("mirror")
        subprocess.run(
            self._spark.citizens("extract", f"--job={job}", *place),
            check=True,
            env=self._spark.environment,
            stdout=subprocess.DEVNULL,
        )
        command = self._spark.citizens("load", f"--job={job}", *place)
        return day_parts.Part(command, {}, _rows_of_steps)

    def _execute(self, sql):
        server = urllib.parse.urlsplit(os.environ["CITIZENS_MYSQL_URL"].removeprefix("jdbc:"))
        (client,) = self._spark.state.glob("data/databases/**/bin/mariadb")
        command = [client, "--no-defaults", f"--host={server.hostname}", f"--port={server.port}"]
        command += [f"--user={os.environ['CITIZENS_MYSQL_USER']}", "--skip-ssl-verify-server-cert"]
        command += [f"--execute={sql}"]
        password = {"MYSQL_PWD": os.environ["CITIZENS_MYSQL_PASSWORD"]}
        environment = {**self._spark.environment, **password}
        subprocess.run([*command, server.path.strip("/")], check=True, env=environment)

    def _place(self, name):
        return f"--lake={self.lake(name)}", f"--runDate={day_parts.RUN_DATE}"

    def _job(self, name, text):
        file = self._spark.state / "jobs" / f"{name}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file


def _rows_of_steps(log):
    return sum(rows for _, rows in day_parts.steps_of(log).values())


def _last_number(log):
    """Of a log that ends with 'rows N'; what Spark says on ending may stand behind it."""
    lines = [line for line in log.splitlines() if line.startswith("rows ")]
    return int(lines[-1].split()[1]) if lines else 0
