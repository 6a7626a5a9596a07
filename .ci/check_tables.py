"""Takes all tables of a MySQL or MariaDB server from `init` into the lake, and asks it the same.

usage: check_tables.py --tables N --scratch DIR [--profile PROFILE]

Makes N tables of the environment's server with keys, types and values of many kinds, writes a job
file by `init --mysqlUrl`, runs `extract`, and compares each value of each file with the text that
the server has for it. Some of them are then mirrored into the environment's warehouse, by the
cluster, and compared with their files. Exit status 1 if something differs, or no table is there.
"""

import argparse
import os
import pathlib
import random
import shutil
import sys
import time
from urllib.parse import urlsplit

import pymysql
import yaml
from check_many_groups import file_system
from check_real_datasets import citizens
from check_warehouse import warehouse

RUN_DATE = "2026-02-04"
MOST_ROWS = 300

# The last one is left out for its name, and the job file says so.
COLUMNS = (
    "u BIGINT UNSIGNED, d DECIMAL(30,10) NOT NULL, f DOUBLE, n TINYINT(1), y YEAR, day DATE,"
    " moment DATETIME(6), stamp TIMESTAMP NULL, span TIME(3), word VARCHAR(60) NOT NULL,"
    " narrow CHAR(9) CHARACTER SET latin1, size ENUM('S','M','a,b'), marks SET('x','y'), j JSON,"
    " picture BLOB, `zip code` CHAR(5)"
)
LEFT_OUT = 1
BYTES = "picture"
KEYS = (
    ("id INT AUTO_INCREMENT PRIMARY KEY", "id"),
    ("id BIGINT UNSIGNED PRIMARY KEY", "id"),
    ("id INT, part INT, PRIMARY KEY (id, part)", "id, part"),
    ("id BIGINT", "id"),
)
WORDS = ("", "NULL", "Huế", "a,b", 'the "Gap"', "two\nlines", "\\N", " padded ", "日本 𝄞", "x" * 60)


def main():
    """Makes the tables, extracts and compares them; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=int, required=True)
    parser.add_argument("--scratch", type=pathlib.Path, required=True)
    parser.add_argument("--profile", default="direct")
    arguments = parser.parse_args()
    scratch = arguments.scratch.resolve()
    scratch.mkdir(parents=True, exist_ok=True)
    job = scratch / "import.yaml"
    job.unlink(missing_ok=True)
    url = os.environ["CITIZENS_MYSQL_URL"]
    with connection(url) as server, server.cursor() as cursor:
        for number in range(arguments.tables):
            fill(cursor, number)
        server.commit()
        user = os.environ["CITIZENS_MYSQL_USER"]
        citizens(
            "init", f"--mysqlUrl={url}", f"--mysqlUser={user}", "--tables=import_%", f"--job={job}"
        )
        began = time.monotonic()
        citizens(
            f"--profile={arguments.profile}", "extract", f"--job={job}", f"--runDate={RUN_DATE}"
        )
        print(f"  extract of {arguments.tables} tables: {time.monotonic() - began:.1f} s")
        files = published(arguments.tables, scratch / "lake")
        different = [name for name, rows in files.items() if rows != expected(cursor, name)]
    print(f"  {len(files)} tables, different: {different or 'none'}")
    mirrors = mirrored(job, list(files)[: len(KEYS)])
    unlike = [name for name, rows in mirrors.items() if rows != files[name]]
    print(f"  {len(mirrors)} mirrored, different: {unlike or 'none'}")
    same = not different and not unlike
    return 0 if len(files) == arguments.tables >= len(mirrors) > 0 and same else 1


def connection(url):
    """A session of the server in UTC."""
    place = urlsplit(url.removeprefix("jdbc:"))
    return pymysql.connect(
        host=place.hostname,
        port=place.port,
        database=place.path.strip("/"),
        user=os.environ["CITIZENS_MYSQL_USER"],
        password=os.environ["CITIZENS_MYSQL_PASSWORD"],
        charset="utf8mb4",
        init_command="SET time_zone = '+00:00'",
    )


def fill(cursor, number):
    """Makes a table anew; the same number gives the same rows."""
    source = random.Random(number)
    key, columns = KEYS[number % len(KEYS)]
    table = f"import_{number:03}"
    cursor.execute(f"DROP TABLE IF EXISTS {table}")
    cursor.execute(f"CREATE TABLE {table} ({key}, {COLUMNS}) CHARACTER SET utf8mb4")
    rows = [row(source, each, columns) for each in range(1, source.randint(0, MOST_ROWS) + 1)]
    places = ", ".join(["%s"] * (15 + len(columns.split(", "))))
    names = "u, d, f, n, y, day, moment, stamp, span, word, narrow, size, marks, j, picture"
    cursor.executemany(f"INSERT INTO {table} ({columns}, {names}) VALUES ({places})", rows)


def row(source, number, columns):
    """Values of the key's columns and of the others."""
    key = (number, source.randint(-5, 5)) if "," in columns else (number,)
    nullable = (
        source.choice((0, 2**63, 2**64 - 1)),
        f"{source.randint(-(10**19), 10**19)}.{source.randint(0, 10**9)}",
        source.choice((0.1, -1e300, 5e-324, 2.0**60, 0)),
        source.choice((0, 1, -128)),
        source.choice((1901, 2026)),
        f"{source.randint(1000, 9999)}-02-28",
        "2026-03-08 02:30:00.123456",
        f"2026-11-01 01:{source.randint(10, 59)}:00",
        source.choice(("-26:00:01.500", "00:00:00", "838:59:59")),
        source.choice(WORDS),
        source.choice(("Curaçao", "", "it's")),
        source.choice(("S", "M", "a,b")),
        source.choice(("x,y", "", "y")),
        source.choice(('{"a": [1, "ế"]}', "null", "[]")),
        source.choice((b"\x00\xff\\", b"", b'a,"b"\n', bytes(range(256)))),
    )
    required = (1, 9)  # d and word
    return key + tuple(
        None if place not in required and source.random() < 0.1 else value
        for place, value in enumerate(nullable)
    )


def published(tables, folder):
    """The rows of each table's file in the lake, in order, without the header."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    file_system("-get", f"{os.environ['CITIZENS_LAKE']}/raw/import_*", str(folder))
    files = {}
    for number in range(tables):
        name = f"import_{number:03}"
        (path,) = (folder / name / f"run_date={RUN_DATE}").glob(f"*/{name}.csv")
        files[name] = sorted(records(path.read_bytes().decode())[1:])
    return files


def mirrored(job, names):
    """Loads the extracted tables as they are; the rows that the warehouse then has, in order."""
    name = yaml.safe_load(job.read_text(encoding="utf-8"))["name"]
    datasets = {each: {"table": each, "load": {}} for each in names}
    mirror = job.with_name("mirror.yaml")
    mirror.write_text(yaml.safe_dump({"name": name, "datasets": datasets}), encoding="utf-8")
    citizens("load", f"--job={mirror}", f"--runDate={RUN_DATE}")
    rows = {}
    with warehouse() as connection:
        for each in names:
            copy = f"COPY (SELECT * FROM citizens.latest_{each}) TO STDOUT (FORMAT csv)"
            with connection.cursor() as cursor, cursor.copy(copy) as lines:
                found = b"".join(lines).decode()
            rows[each] = sorted(row[1:] for row in records(found))  # without the day
    return rows


def records(text):
    """Fields of CSV: None without quotes and text, else the text."""
    rows, fields, place = [], [], 0
    while place < len(text):
        if text[place] == '"':
            end = place + 1
            while text[end] != '"' or text[end + 1 : end + 2] == '"':
                end += 2 if text[end] == '"' else 1
            fields.append(text[place + 1 : end].replace('""', '"'))
            place = end + 1
        else:
            ends = [at for at in (text.find(",", place), text.find("\n", place)) if at >= 0]
            end = min(ends)
            fields.append(text[place:end] or None)
            place = end
        if text[place] == "\n":
            rows.append(comparable(fields))
            fields = []
        place += 1
    return rows


def expected(cursor, name):
    """What the server says, each value as its text."""
    cursor.execute(f"SELECT * FROM {name} LIMIT 0")
    columns = [each[0] for each in cursor.description][:-LEFT_OUT]
    texts = ", ".join(
        f"CONCAT('\\\\x', LOWER(HEX({column})))" if column == BYTES else f"CAST(`{column}` AS CHAR)"
        for column in columns
    )
    cursor.execute(f"SELECT {texts} FROM {name}")
    return sorted(comparable(each) for each in cursor.fetchall())


def comparable(fields):
    """The fields as texts that can be sorted; a double has one text here and another there."""
    texts = ["" if field is None else f"={field}" for field in fields]
    double = len(texts) - 13
    if fields[double] is not None and texts[0] != "=id":
        texts[double] = repr(float(fields[double]))
    return tuple(texts)


if __name__ == "__main__":
    sys.exit(main())
