"""The analyses as the seed had them: PySpark RDDs, a line split at its commas, reduceByKey.

usage: spark_rdd.py country|five INPUT ANSWERS.json
"""

import json
import operator
import pathlib
import sys

from pyspark.sql import SparkSession

KEYWORD = "French"


def counted(rows, key):
    """Rows per key, on the driver."""
    return rows.map(lambda row: (key(row), 1)).reduceByKey(operator.add)


def keyword(rows, column, place):
    """Rows that hold the word, and its occurrences, as one answer's row."""
    hits = rows.map(lambda row: row[place].count(KEYWORD)).filter(bool).map(lambda hit: (1, hit))
    found = hits.fold((0, 0), lambda a, b: (a[0] + b[0], a[1] + b[1]))
    return [column, *found]


def main():
    """Runs the task and writes its answers."""
    task, source, answers = sys.argv[1:]
    context = SparkSession.builder.appName(f"rdd {task}").getOrCreate().sparkContext
    lines = context.textFile(source)
    rows = lines.filter(lambda line: not line.startswith("id,")).map(lambda line: line.split(","))
    found = {"country": counted(rows, lambda row: row[4]).collect()}
    if task == "five":
        found["city"] = [
            (country, city, count)
            for (country, city), count in counted(rows, lambda row: (row[4], row[3])).takeOrdered(
                100, key=lambda group: (-group[1], group[0])
            )
        ]
        found["birth_year"] = counted(rows, lambda row: row[2][:4]).collect()
        found["given_name"] = counted(rows, lambda row: row[1].split(" ", 1)[0]).collect()
        found["keyword"] = [keyword(rows, "name", 1), keyword(rows, "country", 4)]
    # NULL is empty in a file without quotes.
    for name in found.keys() - {"keyword"}:
        found[name] = [[value or None for value in row] for row in found[name]]
    pathlib.Path(answers).write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main()
