"""SQL statements with DuckDB, from a local CSV file, one after the other in one process.

usage: duckdb_statements.py TASK THREADS INPUT ANSWERS.json
"""

import json
import pathlib
import sys

import duckdb
import statements
from duckdb_queries import CITIZENS


def main():
    """Runs the statements of the task and writes their answers; each statement reads the file."""
    task, threads, source, answers = sys.argv[1:]
    connection = duckdb.connect(config={"threads": int(threads)})
    connection.execute(f"CREATE VIEW citizens AS FROM {CITIZENS.format(file=source)}")
    found = {
        name: connection.execute(statement).fetchall()
        for name, statement in statements.read(task).items()
    }
    pathlib.Path(answers).write_text(json.dumps(found, default=str), encoding="utf-8")


if __name__ == "__main__":
    main()
