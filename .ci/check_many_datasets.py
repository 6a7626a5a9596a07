"""Runs two jobs with many data sets on one lake and warehouse, and asks DuckDB the same.

usage: check_many_datasets.py --seed S --scratch DIR

Makes CSV files and MySQL tables with decimals, booleans, timestamps and NA for NULL, runs `daily`
of both job files on the quickstart of the environment, and compares: every cell of every result,
the ledger, the files in the lake, the reports. Exit status 1 if something differs.
"""

import argparse
import os
import pathlib
import subprocess
import sys
from urllib.parse import urlsplit

import duckdb
import many_datasets
import many_questions
import pymysql
from check_many_groups import REPO, file_system
from check_warehouse import report, warehouse

RUN_DATE = "2026-02-02"


def main():
    """Runs both jobs, then looks at the first again; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--scratch", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    scratch = arguments.scratch.resolve()
    scratch.mkdir(parents=True, exist_ok=True)
    generate(arguments.seed, scratch)
    same = True
    for done, name in enumerate(many_datasets.JOBS, start=1):
        daily(name, scratch)
        # What the second job publishes changes nothing of the first one's.
        for job in list(many_datasets.JOBS)[:done]:
            same &= job_is_whole(job, scratch)
    return 0 if same & files_are_in_the_lake(scratch) & reports_are_there() else 1


def generate(seed, scratch):
    """Makes the files and the tables; a table's file is for DuckDB only."""
    url = urlsplit(os.environ["CITIZENS_MYSQL_URL"].removeprefix("jdbc:"))
    connection = pymysql.connect(
        host=url.hostname,
        port=url.port,
        database=url.path.strip("/"),
        user=os.environ["CITIZENS_MYSQL_USER"],
        password=os.environ["CITIZENS_MYSQL_PASSWORD"],
    )
    with connection:
        for dataset in all_datasets():
            rows = many_datasets.rows_of(dataset, seed)
            many_datasets.write_csv(dataset, rows, scratch / f"{dataset.name}.csv")
            if dataset.table:
                many_datasets.fill_mysql(connection, dataset, rows)


def all_datasets():
    """Those of all jobs."""
    return [dataset for datasets in many_datasets.JOBS.values() for dataset in datasets]


def daily(name, scratch):
    """Runs a job in one process."""
    job = scratch / f"{name}.yaml"
    job.write_text(many_questions.job_file(name, scratch), encoding="utf-8")
    environment = {key: text for key, text in os.environ.items() if key != "CITIZENS_CSV"}
    command = ["scripts/citizens", "--profile=direct", "daily", f"--job={job}"]
    subprocess.run([*command, f"--runDate={RUN_DATE}"], check=True, cwd=REPO, env=environment)


def job_is_whole(name, scratch):
    """Whether the warehouse has all of a job, as DuckDB has it."""
    same = True
    with warehouse() as connection:
        for dataset in many_datasets.JOBS[name]:
            oracle = oracle_of(dataset, scratch)
            for question in many_questions.questions(dataset):
                same &= answer_is_same(connection, oracle, dataset, question)
            run = connection.execute(
                "SELECT job, rows_read, bad_rows FROM citizens.run"
                " WHERE run_date = %s AND dataset = %s",
                (RUN_DATE, dataset.name),
            ).fetchall()
            same &= report(f"{dataset.name} run", run, {(name, dataset.rows, 0)})
        for pair in many_datasets.PAIRS[name]:
            verdict = connection.execute(
                "SELECT equal, left_rows, right_rows FROM citizens.reconciliation"
                " WHERE run_date = %s AND left_dataset = %s AND right_dataset = %s",
                (RUN_DATE, *pair),
            ).fetchall()
            (rows,) = {each.rows for each in all_datasets() if each.name in pair}
            same &= report(f"{' and '.join(pair)}", verdict, {(True, rows, rows)})
    return same


def oracle_of(dataset, scratch):
    """DuckDB with the data set as the table `rows`."""
    oracle = duckdb.connect()
    columns = {
        name: many_datasets.duckdb_type(kind) for name, kind in dataset.all_columns().items()
    }
    oracle.execute(
        "CREATE TABLE rows AS FROM read_csv($file, header = true, auto_detect = false,"
        " delim = $delimiter, quote = '\"', escape = '\"', nullstr = $null,"
        f" columns = {columns})",
        {
            "file": str(scratch / f"{dataset.name}.csv"),
            "delimiter": dataset.delimiter,
            "null": many_datasets.NULL,
        },
    )
    return oracle


def answer_is_same(connection, oracle, dataset, question):
    """Whether a table has exactly DuckDB's rows of a data set."""
    expected = oracle.execute(question.query).fetchall()
    columns = [f'"{name}"' for name in question.columns]
    if question.estimates:
        columns += ["distinct_estimate", "distinct_lower", "distinct_upper"]
    found = connection.execute(
        f"SELECT {', '.join(columns)} FROM citizens.{question.table}"
        " WHERE run_date = %s AND dataset = %s",
        (RUN_DATE, dataset.name),
    ).fetchall()
    if question.estimates:
        exact = {row[:-1]: row[-1] for row in expected}
        found = [(*row[:-3], estimated(row[-3:], exact.get(row[:-3]))) for row in found]
    return report(f"{dataset.name} {question.table}", found, set(expected))


def estimated(cells, exact):
    """The exact number if the estimate and its bounds are what they may be, else the cells."""
    estimate, lower, upper = cells
    if exact is None or not lower <= estimate <= upper:
        return cells
    allowed = 0 if exact <= many_questions.EXACT_VALUES else many_questions.TOLERANCE * exact
    return exact if abs(estimate - exact) <= allowed else cells


def files_are_in_the_lake(scratch):
    """Whether each raw file is there once, and each that is a CSV file is byte-identical."""
    folder = scratch / "raw"
    folder.mkdir(exist_ok=True)
    same = True
    for dataset in all_datasets():
        name = f"{dataset.table or dataset.name}.csv"
        (folder / name).unlink(missing_ok=True)
        dataset_url = f"{os.environ['CITIZENS_LAKE']}/raw/{dataset.name}/run_date={RUN_DATE}"
        file_system("-get", f"{dataset_url}/*/{name}", str(folder / name))
        lines = (folder / name).read_bytes()
        expected = (scratch / f"{dataset.name}.csv").read_bytes()
        equal = lines == expected if not dataset.table else lines.count(b"\n") == dataset.rows + 1
        print(f"  {'same      ' if equal else 'DIFFERENT '} {dataset.name} in the lake")
        same &= equal
    return same


def reports_are_there():
    """Whether the report of each job names its data sets."""
    named = True
    for job, datasets in many_datasets.JOBS.items():
        url = f"{os.environ['CITIZENS_LAKE']}/reports/{job}/run_date={RUN_DATE}/report.md"
        text = file_system("-cat", url).decode()
        missing = [dataset.name for dataset in datasets if dataset.name not in text]
        print(f"  report of {job}: {f'MISSING {missing}' if missing else 'has its data sets'}")
        named &= not missing
    return named


if __name__ == "__main__":
    sys.exit(main())
