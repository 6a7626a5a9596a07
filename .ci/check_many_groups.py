"""Counts by a column that has another value in each row, in executors with little memory.

usage: check_many_groups.py --rows N --scratch DIR

Makes N rows, uploads them into the lake of the environment, groups them by name and by id, which
is unique, and asks DuckDB about the same file. Exit status 1 if a group is missing or wrong.
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys

import duckdb
from check_warehouse import CITIZENS

REPO = pathlib.Path(__file__).resolve().parent.parent
RUN_DATE = "2026-02-01"
# One task sees all groups, with less than half of the memory that the profile gives.
SPARK = ("spark.executor.memory=640m", "spark.default.parallelism=1")
JOB = """
name: many_groups
datasets:
  many_groups:
    file: many_groups.csv
    columns:
      - {name: id, type: long, key: true}
      - {name: name}
      - {name: birth_date, type: date}
      - {name: city}
      - {name: country}
    quality: {minRows: 1}

analyses:
  - of: many_groups
    ask:
      - {countBy: [id], as: by_id}
      - {countBy: [name], as: by_name}
"""


def main():
    """Runs upload and analyze, and compares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, required=True)
    parser.add_argument("--scratch", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    scratch = arguments.scratch
    scratch.mkdir(parents=True, exist_ok=True)
    source = scratch / "many_groups.csv"
    job = scratch / "many_groups.yaml"
    job.write_text(JOB, encoding="utf-8")
    generate(arguments.rows, source)
    citizens("upload", f"--job={job}", f"--csv={source}")
    citizens("analyze", f"--job={job}")
    wrong = [name for name in ("id", "name") if not same(name, source, scratch)]
    return 1 if wrong else 0


def generate(rows, path):
    """Writes the rows, without quotes and bad ones."""
    jars = "test-data/target/classes:test-data/target/lib/*"
    program = ["java", "-cp", jars, "dev.citizens.testdata.GenerateCitizens"]
    options = [f"--rows={rows}", "--seed=1", "--plain=true", "--bad-rows=0", f"--output={path}"]
    subprocess.run([*program, *options], check=True, cwd=REPO)


def citizens(step, *options):
    """Runs a step on the cluster."""
    spark = [word for setting in SPARK for word in ("--conf", setting)]
    command = ["scripts/citizens", *spark, step, f"--runDate={RUN_DATE}", *options]
    subprocess.run(command, check=True, cwd=REPO)


def same(column, source, scratch):
    """Whether the result has exactly DuckDB's groups."""
    copies = scratch / f"by_{column}"
    shutil.rmtree(copies, ignore_errors=True)
    copies.mkdir()
    results = f"{os.environ['CITIZENS_LAKE']}/results/many_groups/run_date={RUN_DATE}"
    # Of the attempt, which is the only one; a large result lies in several files.
    file_system("-get", f"{results}/*/by_{column}*.csv", str(copies))
    database = duckdb.connect()
    database.execute(CITIZENS, {"csv": str(source)})
    database.execute(
        f"CREATE TABLE ours AS FROM read_csv('{copies}/*.csv', header = true,"
        f" columns = {{'key': 'VARCHAR', 'rows': 'BIGINT'}})"
    )
    database.execute(
        f"CREATE TABLE theirs AS SELECT {column}::VARCHAR AS key, count(*) AS rows"
        " FROM citizens GROUP BY ALL"
    )
    groups = database.execute("SELECT count(*) FROM ours").fetchone()[0]
    differing = database.execute(
        "SELECT count(*) FROM ((FROM ours EXCEPT ALL FROM theirs)"
        " UNION ALL (FROM theirs EXCEPT ALL FROM ours))"
    ).fetchone()[0]
    print(f"  by {column}: {groups:,} groups, {differing:,} differ from DuckDB's")
    return groups > 0 and differing == 0


def file_system(*arguments):
    """Runs a command of `hdfs dfs`; returns what it prints."""
    (jars,) = (REPO / ".cache").glob("hdfs-*[0-9]")
    classpath = f"{os.environ['HADOOP_CONF_DIR']}:{jars}/*"
    shell = ["java", "-Xmx256m", "-cp", classpath, "org.apache.hadoop.fs.FsShell"]
    return subprocess.run([*shell, *arguments], check=True, stdout=subprocess.PIPE).stdout


if __name__ == "__main__":
    sys.exit(main())
