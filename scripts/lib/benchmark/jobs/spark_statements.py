"""SQL statements with Spark SQL, one after the other in one application.

usage: spark_statements.py TASK INPUT ANSWERS.json
"""

import json
import pathlib
import sys

import statements
from pyspark.sql import SparkSession
from spark_sql import SCHEMA, rows_of


def main():
    """Runs the statements of the task and writes their answers; each statement reads the file."""
    task, source, answers = sys.argv[1:]
    spark = SparkSession.builder.appName(f"statements {task}").getOrCreate()
    spark.read.option("header", True).schema(SCHEMA).csv(source).createOrReplaceTempView("citizens")
    found = {
        name: rows_of(spark.sql(statement)) for name, statement in statements.read(task).items()
    }
    pathlib.Path(answers).write_text(json.dumps(found, default=str), encoding="utf-8")


if __name__ == "__main__":
    main()
