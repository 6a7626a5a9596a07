"""Data sets of all column types that matter to people, made from a seed; their job files.

A data set is a CSV file in which NULL is NA, or a MySQL table with the same rows as such a file.
"""

import csv
import dataclasses
import datetime
import decimal
import random

NULL = "NA"
NULL_SHARE = 0.08
CITIES = ("Huế", "Đà Nẵng", "Bath, Somerset", 'The "Gap"', "Kochi", "Kolkata", "kolkata", " ")
START = datetime.datetime(2019, 12, 31, 22)

# A type of the job file, and what DuckDB and MySQL call it.
DUCKDB = {"long": "BIGINT", "text": "VARCHAR", "boolean": "BOOLEAN", "date": "DATE"}
DUCKDB |= {"timestamp": "TIMESTAMP"}
MYSQL = {"long": "bigint", "text": "varchar(60)", "boolean": "tinyint(1)", "date": "date"}
MYSQL |= {"timestamp": "datetime"}


@dataclasses.dataclass(frozen=True)
class Dataset:
    """Rows with an id and typed columns.

    Args:
        columns: types by name, beside `id`.
        table: of MySQL; without it the data set is a CSV file.
        declared: whether the job file says the types; a table's server says them otherwise.
        same_as: the data set whose rows these are too.
        files: in how many files its rows come.
    """

    name: str
    rows: int
    columns: dict[str, str]
    delimiter: str = ","
    table: str | None = None
    declared: bool = True
    same_as: str | None = None
    files: int = 1

    def all_columns(self):
        """Types by name, `id` too."""
        return {"id": "long", **self.columns}


SHOP = {"name": "text", "city": "text", "rent": "decimal(10,2)", "open": "boolean"}
SHOP |= {"opened": "date", "checked_at": "timestamp"}
SALE = {"shop": "long", "amount": "decimal(18,4)", "paid": "boolean", "sold_at": "timestamp"}
CLIENT = {"name": "text", "city": "text", "credit": "decimal(12,2)", "vip": "boolean"}
CLIENT |= {"born": "date", "seen_at": "timestamp"}
# Without boolean, for which the server has no type of its own.
INVOICE = {"client": "text", "total": "decimal(14,3)", "due": "date", "sent_at": "timestamp"}

JOBS = {
    "shops": (
        Dataset("shops", 700, SHOP),
        Dataset("sales", 20_000, SALE, delimiter=";", files=3),
        Dataset("clients", 3_000, CLIENT),
        Dataset("clients_mysql", 3_000, CLIENT, table="many_clients", same_as="clients"),
        Dataset("invoices", 5_000, INVOICE, table="many_invoices", declared=False),
    ),
    "suppliers": (
        Dataset("suppliers", 900, SHOP, delimiter="\t"),
        Dataset("stock", 4_000, INVOICE, table="many_stock", declared=False),
    ),
}
# Those that hold the same rows, by job.
PAIRS = {"shops": [("clients", "clients_mysql")], "suppliers": []}


def duckdb_type(name):
    """What DuckDB calls a type of the job file."""
    return DUCKDB.get(name, name.upper())


def mysql_type(name):
    """What MySQL calls a type of the job file."""
    return MYSQL.get(name, name)


def rows_of(dataset, seed):
    """The rows: values of Python, None for NULL. The same seed gives the same."""
    source = random.Random(f"{seed} {dataset.same_as or dataset.name}")
    return [
        (number, *(value(source, kind) for kind in dataset.columns.values()))
        for number in range(1, dataset.rows + 1)
    ]


def value(source, kind):
    """A random value of a type."""
    if source.random() < NULL_SHARE:
        return None
    if kind == "text":
        return source.choice(CITIES)
    if kind == "boolean":
        return source.random() < 0.5
    if kind == "long":
        return source.randint(-5, 700)
    if kind == "timestamp":
        return START + datetime.timedelta(seconds=source.randint(0, 3000) * 7200)
    if kind == "date":
        return START.date() + datetime.timedelta(days=source.randint(0, 3000))
    digits, scale = kind.removeprefix("decimal(").removesuffix(")").split(",")
    # Few whole ones, so that groups have more than one row; and the largest there are.
    size = int(scale) + 2 if source.random() < 0.9 else int(digits)
    return decimal.Decimal(source.randint(-(10**size) + 1, 10**size - 1)).scaleb(-int(scale))


def text_of(value):
    """The value as it stands in a CSV file."""
    if value is None:
        return NULL
    return str(value).lower() if isinstance(value, bool) else str(value)


def write_csv(dataset, rows, path):
    """Writes the file of a data set; and those of several, of which only the last ends its line."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=dataset.delimiter, lineterminator="\n")
        writer.writerow(dataset.all_columns())
        writer.writerows([[text_of(value) for value in row] for row in rows])
    if dataset.files == 1:
        return
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    size = -(-len(lines) // dataset.files)
    for number in range(dataset.files):
        part = [header, *lines[number * size : (number + 1) * size]]
        end = "\n" if number == dataset.files - 1 else ""
        name = path.with_name(f"{dataset.name}-{number}.csv")
        name.write_text("\n".join(part) + end, encoding="utf-8")


def fill_mysql(connection, dataset, rows):
    """Makes the table of a data set anew."""
    columns = [f"{name} {mysql_type(kind)}" for name, kind in dataset.columns.items()]
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {dataset.table}")
        cursor.execute(
            f"CREATE TABLE {dataset.table} (id bigint PRIMARY KEY, {', '.join(columns)})"
            " CHARACTER SET utf8mb4"
        )
        places = ", ".join(["%s"] * (1 + len(columns)))
        cursor.executemany(f"INSERT INTO {dataset.table} VALUES ({places})", rows)
    connection.commit()
