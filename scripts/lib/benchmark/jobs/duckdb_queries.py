"""The analyses with DuckDB, from a local CSV file.

usage: duckdb_queries.py queries|table|sets country|five THREADS INPUT ANSWERS.json

queries: a query for each analysis, each reads the file; table: the columns that are needed go into
a table in memory first; sets: one query with grouping sets.
"""

import json
import pathlib
import sys

import duckdb

CITIZENS = """
    read_csv('{file}', header = true, delim = ',', quote = '"', escape = '"', nullstr = '',
      allow_quoted_nulls = false, auto_detect = false, columns = {{'id': 'BIGINT',
      'name': 'VARCHAR', 'birth_date': 'DATE', 'city': 'VARCHAR', 'country': 'VARCHAR'}})
"""
# What stands before the first white space.
GIVEN_NAME = {
    "plain": "split_part(name, ' ', 1)",
    "quoted": "split_part(translate(name, chr(9) || chr(10) || chr(13), '   '), ' ', 1)",
}
HITS = "(length({0}) - length(replace({0}, 'French', ''))) // 6"
TOP = "ORDER BY rows DESC, country NULLS FIRST, city NULLS FIRST LIMIT 100"
COUNTRY = "SELECT country, count(*) FROM {citizens} GROUP BY ALL"
FIVE = {
    "country": COUNTRY,
    "city": "SELECT country, city, count(*) AS rows FROM {citizens} GROUP BY ALL " + TOP,
    "birth_year": "SELECT year(birth_date), count(*) FROM {citizens} GROUP BY ALL",
    "given_name": "SELECT {given_name}, count(*) FROM {citizens} GROUP BY ALL",
    "keyword": f"""
    SELECT unnest(['name', 'country']), unnest([count(*) FILTER (WHERE n > 0),
      count(*) FILTER (WHERE c > 0)]), unnest([sum(n), sum(c)])::BIGINT
    FROM (SELECT {HITS.format("name")} AS n, {HITS.format("country")} AS c FROM {{citizens}})
""",
}
# The bits of GROUPING: 8 country, 4 city, 2 birth_year, 1 given_name; set if not grouped by.
SETS = f"""
    WITH groups AS MATERIALIZED (
      SELECT GROUPING(country, city, birth_year, given_name) AS kind, country, city, birth_year,
        given_name, count(*) AS rows, count(*) FILTER (WHERE n > 0) AS name_rows,
        sum(n)::BIGINT AS name_hits, count(*) FILTER (WHERE c > 0) AS country_rows,
        sum(c)::BIGINT AS country_hits
      FROM (SELECT country, city, year(birth_date) AS birth_year, {{given_name}} AS given_name,
          {HITS.format("name")} AS n, {HITS.format("country")} AS c FROM {{citizens}})
      GROUP BY GROUPING SETS ((country), (country, city), (birth_year), (given_name), ()))
    SELECT 'country', country, NULL, rows, NULL FROM groups WHERE kind = 7
    UNION ALL (SELECT 'city', country, city, rows, NULL FROM groups WHERE kind = 3 {TOP})
    UNION ALL SELECT 'birth_year', birth_year::VARCHAR, NULL, rows, NULL FROM groups WHERE kind = 13
    UNION ALL SELECT 'given_name', given_name, NULL, rows, NULL FROM groups WHERE kind = 14
    UNION ALL SELECT 'keyword', 'name', NULL, name_rows, name_hits FROM groups WHERE kind = 15
    UNION ALL SELECT 'keyword', 'country', NULL, country_rows, country_hits
      FROM groups WHERE kind = 15
"""


def by_sets(connection, names):
    """One query; its rows are told apart by their first value."""
    found = {name: [] for name in FIVE}
    for name, first, second, rows, occurrences in connection.execute(
        SETS.format(**names)
    ).fetchall():
        keys = [first, second] if name == "city" else [first]
        numbers = [rows, occurrences] if name == "keyword" else [rows]
        found[name].append(keys + numbers)
    return found


def main():
    """Runs the task and writes its answers."""
    way, task, threads, source, answers = sys.argv[1:]
    connection = duckdb.connect(config={"threads": int(threads)})
    shape = "quoted" if "quoted" in pathlib.Path(source).name else "plain"
    names = {"citizens": CITIZENS.format(file=source), "given_name": GIVEN_NAME[shape]}
    if task == "country":
        found = {"country": connection.execute(COUNTRY.format(**names)).fetchall()}
    elif way == "sets":
        found = by_sets(connection, names)
    else:
        if way == "table":
            connection.execute(
                "CREATE TABLE citizens AS SELECT name, birth_date, city, country FROM "
                + names["citizens"]
            )
            names["citizens"] = "citizens"
        found = {
            name: connection.execute(query.format(**names)).fetchall()
            for name, query in FIVE.items()
        }
    pathlib.Path(answers).write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main()
