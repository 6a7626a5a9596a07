"""Which parts are measured together, and what was asked of them."""

import dataclasses
import statistics
import typing

import day_parts
import extract_parts
from bars import Bar
from figures import ratio


@dataclasses.dataclass(frozen=True)
class Suite:
    """Parts by their names, who prepares them, and what their report is called."""

    name: str
    title: str
    names: dict
    parts: type
    rows: int
    bars: typing.Callable[[list], list]

    @property
    def page(self):
        """The name of its page in docs/."""
        return f"benchmarks-{self.name}.md"


def median(runs, name, what="wall_seconds"):
    """Of the runs of a part; None if there is none."""
    values = [run[what] for run in runs if run["part"] == name and run.get(what)]
    return statistics.median(values) if values else None


def _bars_of_day(runs):
    day = median(runs, "daily")
    least = _with_two_analyses(runs, "mariadb_quick", "duckdb")
    by_pyspark = _with_two_analyses(runs, "pyspark_jdbc", "pyspark_five")
    return [
        Bar("the day / (put + mariadb --quick + 2 DuckDB)", ratio(day, least), at_most=1.2),
        Bar("(put + PySpark JDBC + 2 PySpark) / the day", ratio(by_pyspark, day), at_least=4.5),
        Bar("upload / put", ratio(median(runs, "upload"), median(runs, "put")), at_most=1.1),
        *_bars_of_one_table(runs),
    ]


def _with_two_analyses(runs, extract, analyses):
    """Seconds of put, an extract, and analyses of file and table; None if not all are known."""
    parts = [median(runs, name) for name in ("put", extract, analyses, analyses)]
    return None if None in parts else sum(parts)


def _bars_of_extract(runs):
    return [
        *_bars_of_one_table(runs),
        Bar(
            "naive JdbcIO and TextIO / extract",
            ratio(median(runs, "naive_jdbc"), median(runs, "extract")),
            at_least=5,
        ),
        Bar(
            f"extract of {extract_parts.SMALL_TABLES} small tables, s",
            median(runs, "tables"),
            at_most=60,
        ),
        Bar(
            "load of the table into PostgreSQL / COPY",
            ratio(median(runs, "mirror"), median(runs, "copy")),
            at_most=1.6,
        ),
    ]


def _bars_of_one_table(runs):
    extract = median(runs, "extract")
    stage = median(runs, "extract", "longest_stage_seconds")
    return [
        Bar("PySpark JDBC / extract", ratio(median(runs, "pyspark_jdbc"), extract), at_least=2.5),
        Bar(
            "extract, its stage / mariadb --quick",
            ratio(stage, median(runs, "mariadb_quick")),
            at_most=1.5,
        ),
        Bar(
            "extract, whole process without its stage, s",
            None if None in (extract, stage) else extract - stage,
            at_most=15,
        ),
        Bar(
            "extract, peak heap of an executor, MiB",
            median(runs, "extract", "heap_mebibytes"),
            at_most=day_parts.EXTRACT_HEAP_MEBIBYTES,
        ),
    ]


SUITES = {
    suite.name: suite
    for suite in (
        Suite(
            "day",
            "The day and its parts",
            day_parts.NAMES,
            day_parts.Parts,
            90_000_000,
            _bars_of_day,
        ),
        Suite(
            "extract",
            "The extract and what follows it",
            extract_parts.NAMES,
            extract_parts.ExtractParts,
            9_000_000,
            _bars_of_extract,
        ),
    )
}
