"""Compares the warehouse of a quickstart with DuckDB's answers, for both data sets.

usage: check_warehouse.py --csv GOOD_ROWS.csv --run-date DAY [--bad-rows N]

GOOD_ROWS.csv has the day's rows without the bad ones. The warehouse is that of the environment
(CITIZENS_WAREHOUSE_URL, _USER, _PASSWORD). Prints a line a table; exit status 1 if one differs.
"""

import argparse
import os
import sys

import duckdb
import psycopg

CITIZENS = """
    CREATE TABLE citizens AS FROM read_csv($csv, header = true, delim = ',', quote = '"',
      escape = '"', nullstr = '', allow_quoted_nulls = false,
      columns = {'id': 'BIGINT', 'name': 'VARCHAR', 'birth_date': 'DATE', 'city': 'VARCHAR',
                 'country': 'VARCHAR'})
"""

# Each table of the warehouse with its columns, and the query that gives the same rows.
EXPECTED = {
    "citizens_by_country": (
        "country, rows",
        "SELECT country, count(*) FROM citizens GROUP BY ALL",
    ),
    "citizens_by_city": (
        "country, city, rows",
        # The ties at the end of the top 100 fall by the bytes of the values, NULL first.
        "SELECT country, city, count(*) AS rows FROM citizens GROUP BY ALL"
        " ORDER BY rows DESC, country NULLS FIRST, city NULLS FIRST LIMIT 100",
    ),
    "citizens_by_birth_year": (
        "birth_year, rows",
        "SELECT year(birth_date), count(*) FROM citizens GROUP BY ALL",
    ),
    "keyword_matches": (
        'keyword, "column", rows, occurrences',
        " UNION ALL ".join(
            f"SELECT 'French', '{column}', count(*) FILTER (WHERE contains({column}, 'French')),"
            f" sum(len(string_split({column}, 'French')) - 1)::BIGINT FROM citizens"
            for column in ("name", "country")
        ),
    ),
}


def warehouse():
    """A connection to the warehouse of the environment."""
    url = os.environ["CITIZENS_WAREHOUSE_URL"].removeprefix("jdbc:")
    return psycopg.connect(
        url,
        user=os.environ["CITIZENS_WAREHOUSE_USER"],
        password=os.environ["CITIZENS_WAREHOUSE_PASSWORD"],
    )


def main():
    """Runs all comparisons; returns the exit status."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--csv", required=True)
    parser.add_argument("--run-date", required=True)
    parser.add_argument("--bad-rows", type=int, default=0)
    arguments = parser.parse_args()

    oracle = duckdb.connect()
    oracle.execute(CITIZENS, {"csv": arguments.csv})
    (good_rows,) = oracle.execute("SELECT count(*) FROM citizens").fetchone()
    same = True
    with warehouse() as connection:
        for dataset, bad_rows in (("citizens", arguments.bad_rows), ("citizens_mysql", 0)):
            day = (arguments.run_date, dataset)
            for table, (columns, query) in EXPECTED.items():
                expected = set(oracle.execute(query).fetchall())
                found = connection.execute(
                    f"SELECT {columns} FROM citizens.{table} WHERE run_date = %s AND dataset = %s",
                    day,
                ).fetchall()
                same &= report(f"{dataset} {table}", found, expected)
            run = connection.execute(
                "SELECT rows_read, bad_rows FROM citizens.run WHERE run_date = %s AND dataset = %s",
                day,
            ).fetchall()
            same &= report(f"{dataset} run", run, {(good_rows + bad_rows, bad_rows)})
        verdict = connection.execute(
            "SELECT equal, left_rows, left_bad_rows, right_rows, right_bad_rows"
            " FROM citizens.reconciliation WHERE run_date = %s AND left_dataset = %s"
            " AND right_dataset = %s",
            (arguments.run_date, "citizens", "citizens_mysql"),
        ).fetchall()
        expected = {(True, good_rows, arguments.bad_rows, good_rows, 0)}
        same &= report("reconciliation", verdict, expected)
    return 0 if same else 1


def report(what, found, expected):
    """Prints whether the rows found are exactly the expected ones."""
    if len(expected) > 0 and len(found) == len(expected) and set(found) == expected:
        print(f"  same       {what}: {len(found)} rows")
        return True
    print(f"  DIFFERENT  {what}: {len(found)} rows, expected {len(expected)}")
    for row in sorted(set(found) ^ expected, key=str)[:5]:
        print(f"             {'only in the warehouse' if row in found else 'missing'}: {row}")
    return False


if __name__ == "__main__":
    sys.exit(main())
