"""The analyses with PySpark's DataFrames, or with Spark SQL in one query with grouping sets.

usage: spark_sql.py schema|infer|sql country|five INPUT ANSWERS.json
"""

import json
import pathlib
import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

SCHEMA = "id BIGINT, name STRING, birth_date DATE, city STRING, country STRING"
KEYWORD = "French"
GROUPS = """
    SELECT grouping_id(country, city, birth_year, given_name) AS kind,
      country, city, birth_year, given_name, count(*) AS rows,
      count_if(name_hits > 0) AS name_rows, sum(name_hits) AS name_hits,
      count_if(country_hits > 0) AS country_rows, sum(country_hits) AS country_hits
    FROM (
      SELECT country, city, year(birth_date) AS birth_year,
        split_part(name, ' ', 1) AS given_name,
        (length(name) - length(replace(name, 'French', ''))) DIV 6 AS name_hits,
        (length(country) - length(replace(country, 'French', ''))) DIV 6 AS country_hits
      FROM citizens)
    GROUP BY country, city, birth_year, given_name
    GROUPING SETS ((country), (country, city), (birth_year), (given_name), ())
"""
# The bits of grouping_id: 8 country, 4 city, 2 birth_year, 1 given_name; set if not grouped by.
COUNTRY, CITY, BIRTH_YEAR, GIVEN_NAME, ALL = 7, 3, 13, 14, 15


def rows_of(frame):
    """The rows of a result, as lists."""
    return [list(row) for row in frame.collect()]


def hits(column):
    """How often the keyword stands in a column."""
    without = F.length(F.regexp_replace(column, KEYWORD, ""))
    return ((F.length(column) - without) / len(KEYWORD)).cast("long")


def counted(citizens, *columns):
    """Rows per value."""
    return citizens.groupBy(*columns).agg(F.count(F.lit(1)).alias("rows"))


def top_cities(groups):
    """The hundred largest; ties by country and city, NULL first."""
    return groups.orderBy(F.desc("rows"), F.asc("country"), F.asc("city")).limit(100)


def with_frames(citizens, task):
    """A query for each analysis."""
    found = {"country": rows_of(counted(citizens, "country"))}
    if task == "five":
        given_name = F.substring_index("name", " ", 1).alias("given_name")
        found["city"] = rows_of(top_cities(counted(citizens, "country", "city")))
        found["birth_year"] = rows_of(counted(citizens, F.year("birth_date").alias("birth_year")))
        found["given_name"] = rows_of(counted(citizens, given_name))
        sums = citizens.agg(
            *[
                total
                for column in ("name", "country")
                for total in (
                    F.sum((hits(column) > 0).cast("long")),
                    F.sum(hits(column)),
                )
            ]
        ).first()
        found["keyword"] = [["name", *sums[:2]], ["country", *sums[2:]]]
    return found


def with_sql(spark, task):
    """One query for all analyses."""
    if task == "country":
        return {
            "country": rows_of(spark.sql("SELECT country, count(*) FROM citizens GROUP BY country"))
        }
    groups = spark.sql(GROUPS).cache()
    found = {
        name: rows_of(groups.where(groups.kind == kind).select(name, "rows"))
        for name, kind in (
            ("country", COUNTRY),
            ("birth_year", BIRTH_YEAR),
            ("given_name", GIVEN_NAME),
        )
    }
    cities = groups.where(groups.kind == CITY).select("country", "city", "rows")
    found["city"] = rows_of(top_cities(cities))
    total = groups.where(groups.kind == ALL).first()
    found["keyword"] = [
        ["name", total.name_rows, total.name_hits],
        ["country", total.country_rows, total.country_hits],
    ]
    return found


def main():
    """Runs the task and writes its answers."""
    way, task, source, answers = sys.argv[1:]
    spark = SparkSession.builder.appName(f"{way} {task}").getOrCreate()
    reader = spark.read.option("header", True)
    reader = reader.option("inferSchema", True) if way == "infer" else reader.schema(SCHEMA)
    citizens = reader.csv(source)
    if way == "sql":
        citizens.createOrReplaceTempView("citizens")
        found = with_sql(spark, task)
    else:
        found = with_frames(citizens, task)
    pathlib.Path(answers).write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main()
