"""Follows a table that changes through five days on the cluster, and asks the server the same.

usage: check_incremental.py --rows N --scratch DIR

Makes a table of N rows in the environment's server. Before each day but the first, rows of it are
changed, added, deleted, and one is committed late, with a time before the greatest one that was
seen. `extract` on the Spark cluster then reads only what has changed; the day's file must have all
rows that the server has. A second data set has a transform of the same table. Exit status 1 if a
row differs, or if more was read than has changed.
"""

import argparse
import json
import os
import pathlib
import random
import shutil
import sys

from check_many_groups import file_system
from check_real_datasets import citizens
from check_tables import connection

TABLE = "ci_moving"
FIRST_DAY, DAYS = 10, 5
MOST_READ = 0.05  # of all rows, on a day of which only changes are read
JOB = f"""
name: incremental
datasets:
  {TABLE}:
    table: {TABLE}
    incremental: {{by: changed, overlap: 1h, deletes: keys}}
  {TABLE}_made:
    table: {TABLE}
    transform: "SELECT id, upper(word) AS word FROM {TABLE}_made WHERE id > 100"
"""
MADE = f"SELECT CAST(id AS CHAR), UPPER(word) FROM {TABLE} WHERE id > 100 ORDER BY id"


def main():
    """Runs the days; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, required=True)
    parser.add_argument("--scratch", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    scratch = arguments.scratch.resolve()
    scratch.mkdir(parents=True, exist_ok=True)
    job = scratch / "incremental.yaml"
    job.write_text(JOB, encoding="utf-8")
    source = random.Random(arguments.rows)
    right = True
    with connection(os.environ["CITIZENS_MYSQL_URL"]) as server, server.cursor() as cursor:
        fill(cursor, arguments.rows)
        for day in range(FIRST_DAY, FIRST_DAY + DAYS):
            if day > FIRST_DAY:
                change(cursor, source)
            server.commit()
            run_date = f"2026-02-{day}"
            citizens("extract", f"--job={job}", f"--runDate={run_date}")
            right &= day_is_right(cursor, scratch / "lake", run_date, day == FIRST_DAY)
    return 0 if right else 1


def fill(cursor, rows):
    """Makes the table, of which nothing has changed for a day."""
    cursor.execute(f"DROP TABLE IF EXISTS {TABLE}")
    cursor.execute(
        f"CREATE TABLE {TABLE} (id INT AUTO_INCREMENT PRIMARY KEY, word VARCHAR(20) NOT NULL,"
        " changed DATETIME(6) NOT NULL DEFAULT NOW(6) ON UPDATE NOW(6), KEY (changed))"
    )
    cursor.executemany(
        f"INSERT INTO {TABLE} (word, changed) VALUES (%s, NOW(6) - INTERVAL 1 DAY)",
        [(f"word {number}",) for number in range(rows)],
    )
    cursor.execute(f"INSERT INTO {TABLE} (word) VALUES ('the last one')")


def change(cursor, source):
    """What happens to the table between two days."""
    third = source.randrange(200)
    cursor.execute(f"UPDATE {TABLE} SET word = CONCAT(word, '+') WHERE id %% 200 = %s", (third,))
    cursor.execute(f"DELETE FROM {TABLE} WHERE id %% 1000 = %s", (source.randrange(1000),))
    cursor.executemany(f"INSERT INTO {TABLE} (word) VALUES (%s)", [("new",)] * 100)
    cursor.execute(
        f"INSERT INTO {TABLE} (word, changed) SELECT 'late', MAX(changed) - INTERVAL 30 MINUTE"
        f" FROM {TABLE}"
    )


def day_is_right(cursor, folder, run_date, is_first):
    """Whether the lake has the rows of the server, and has them of where it should."""
    manifest = fetched(folder, TABLE, run_date)
    cursor.execute(f"SELECT CAST(id AS CHAR), word, CAST(changed AS CHAR) FROM {TABLE} ORDER BY id")
    expected = [(key, word, moment) for key, word, moment in cursor.fetchall()]
    found = [tuple(row.split(",")) for row in lines(folder / TABLE)]
    same = sorted(found, key=by_id) == [tuple(each) for each in map(shortened, expected)]
    increment = manifest["increment"]
    read = increment["read"]
    few = is_first or 0 < read <= MOST_READ * len(expected) < increment["kept"]
    fetched(folder, f"{TABLE}_made", run_date)
    cursor.execute(MADE)
    made = [tuple(row.split(",")) for row in lines(folder / f"{TABLE}_made")]
    same_made = made == list(cursor.fetchall())
    print(
        f"  {run_date}: {len(found)} rows, {read} read, {increment['kept']} kept;"
        f" same: {same}; {len(made)} made by the transform; same: {same_made}"
    )
    return same and few and same_made and len(made) > 0


def by_id(row):
    """The number of a row."""
    return int(row[0])


def shortened(row):
    """A moment as the lake writes it: with the digits of its fraction that are not 0 behind."""
    key, word, moment = row
    return key, word, moment.rstrip("0").rstrip(".") if "." in moment else moment


def fetched(folder, dataset, run_date):
    """Copies a day of a data set out of the lake; its manifest."""
    target = folder / dataset
    shutil.rmtree(target, ignore_errors=True)
    folder.mkdir(exist_ok=True)
    day = f"{os.environ['CITIZENS_LAKE']}/raw/{dataset}/run_date={run_date}"
    file_system("-get", day, str(target))
    return json.loads((target / "_manifest.json").read_text(encoding="utf-8"))


def lines(folder):
    """The rows of the only CSV file below a folder, without the header."""
    (path,) = folder.glob("*/*.csv")
    return path.read_text(encoding="utf-8").splitlines()[1:]


if __name__ == "__main__":
    sys.exit(main())
