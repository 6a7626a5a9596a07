"""A MySQL table into CSV files of HDFS with Spark's JDBC source, read in ranges by a cursor.

usage: spark_jdbc.py ROWS OUTPUT FOUND.json; server and password come from the environment
"""

import json
import os
import pathlib
import sys

from pyspark.sql import Observation, SparkSession
from pyspark.sql.functions import count, lit

PARTITIONS = 64
FETCHED_ROWS = 10_000


def main():
    """Writes the table citizens, whose ids are 1 to ROWS, and how many rows it had."""
    rows, output, found = sys.argv[1:]
    spark = SparkSession.builder.appName("jdbc").getOrCreate()
    table = (
        spark.read.format("jdbc")
        .option("url", os.environ["CITIZENS_MYSQL_URL"] + "?useCursorFetch=true")
        .option("driver", "com.mysql.cj.jdbc.Driver")
        .option("user", os.environ["CITIZENS_MYSQL_USER"])
        .option("password", os.environ["CITIZENS_MYSQL_PASSWORD"])
        .option("dbtable", "citizens")
        .option("partitionColumn", "id")
        .option("lowerBound", 1)
        .option("upperBound", rows)
        .option("numPartitions", PARTITIONS)
        .option("fetchsize", FETCHED_ROWS)
        .load()
    )
    seen = Observation("seen")
    table.observe(seen, count(lit(1)).alias("rows")).write.option("header", True).csv(output)
    pathlib.Path(found).write_text(json.dumps(seen.get), encoding="utf-8")


if __name__ == "__main__":
    main()
