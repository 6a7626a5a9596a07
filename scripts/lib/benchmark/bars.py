"""The bars of the benchmark: what was asked for, what was measured, met or not."""

import dataclasses

from figures import ratio, seconds


@dataclasses.dataclass(frozen=True)
class Bar:
    """One bar. Value None: not measured. At most or at least: one of both is set."""

    text: str
    value: float | None
    at_most: float | None = None
    at_least: float | None = None
    detail: str = ""

    @property
    def goal(self):
        """As in a table."""
        return f"≤ {self.at_most:g}" if self.at_most is not None else f"≥ {self.at_least:g}"

    @property
    def verdict(self):
        """Met, not met or not measured."""
        if self.value is None:
            return "not measured"
        if self.at_most is not None:
            return "met" if self.value <= self.at_most else "not met"
        return "met" if self.value >= self.at_least else "not met"


def bars(figures, row_counts, jmh):
    """All bars, for the largest plain file; jmh: {(benchmark, shape): MB/s}."""
    rows = max(row_counts)

    def wall(contender, task, of_rows=rows):
        return seconds(figures, contender, task, "plain", of_rows)

    ours = wall("ours", "five")
    duckdb = {
        name: wall(name, "five") for name in ("duckdb_queries", "duckdb_table", "duckdb_sets")
    }
    duckdb = {name: value for name, value in duckdb.items() if value is not None}
    best = min(duckdb, key=duckdb.get, default=None)
    many = f"{rows:,} rows"
    result = [
        Bar(
            f"five analyses, {many}: ours / DuckDB's best",
            ratio(ours, duckdb.get(best)),
            at_most=1.0,
            detail=f"its best is {best}; 0.7 is the stretch" if best else "",
        ),
        Bar(
            f"five analyses, {many}: PySpark DataFrame with schema / ours",
            ratio(wall("pyspark_schema", "five"), ours),
            at_least=10,
        ),
        Bar(
            f"count by country, {many}: PySpark RDD / ours",
            ratio(wall("pyspark_rdd", "country"), wall("ours", "country")),
            at_least=8,
        ),
        Bar(
            f"count by country, {many}: naive Beam / ours",
            ratio(wall("naive_beam", "country"), wall("ours", "country")),
            at_least=5,
        ),
        *_scanner_bars(jmh),
        Bar(
            "one-row file / an empty Spark application",
            ratio(wall("ours", "country", 1), wall("empty", "country", 1)),
            at_most=1.3,
            detail=_one_job(wall),
        ),
        Bar(
            f"five analyses, {many}: one worker / two workers, longest stage",
            ratio(
                seconds(figures, "ours_one_worker", "five", "plain", rows, _STAGE),
                seconds(figures, "ours", "five", "plain", rows, _STAGE),
            ),
            at_least=1.8,
        ),
        _heap_bar(figures, rows, many),
        *_sql_bars(figures, rows, wall, many),
    ]
    if len(row_counts) > 1:
        result.append(_growth_bar(wall, sorted(row_counts)))
    return result


_STAGE = "longest_stage_seconds"


def _one_job(wall):
    value = ratio(wall("ours", "country", 1), wall("empty_one_job", "country", 1))
    return "" if value is None else f"{value:.2f} of one that runs one task"


def _scanner_bars(jmh):
    ours = jmh.get(("scanner", "UNQUOTED"))
    loop = jmh.get(("byteLoop", "UNQUOTED"))
    times = ratio(ours, loop)
    # Either is enough.
    by_ratio = times is not None and ours < 800 and times >= 3
    return [
        Bar(
            "scanner alone, count by country, unquoted: "
            + ("times the plain byte loop" if by_ratio else "MB/s a core"),
            times if by_ratio else ours,
            at_least=3 if by_ratio else 800,
            detail="" if times is None else f"{ours:.0f} MB/s, {times:.1f} times the byte loop",
        ),
        Bar(
            "scanner alone, every field quoted: MB/s a core",
            jmh.get(("scanner", "EVERY_FIELD_QUOTED")),
            at_least=400,
        ),
    ]


def _heap_bar(figures, rows, many):
    used = seconds(figures, "ours", "five", "plain", rows, "heap_used_mebibytes")
    live = seconds(figures, "ours", "five", "plain", rows, "heap_live_mebibytes")
    return Bar(
        f"five analyses, {many}: peak heap of an executor, MiB",
        used,
        at_most=1024,
        detail="" if live is None else f"garbage included; {live:.0f} after a collection",
    )


def _sql_bars(figures, rows, wall, many):
    twenty = wall("ours", "twenty")
    names = seconds(figures, "ours", "distinct_names", "plain", rows, "heap_used_mebibytes")
    return [
        Bar(
            f"five analyses, {many}: written as SQL / as short forms",
            ratio(wall("ours", "five_sql"), wall("ours", "five")),
            at_most=1.03,
        ),
        Bar(
            f"averages of some rows, {many}: ours / DuckDB",
            ratio(wall("ours", "where_avg"), wall("duckdb_statements", "where_avg")),
            at_most=1.3,
        ),
        Bar(
            f"twenty statements, {many}: ours in one pass / DuckDB one by one",
            ratio(twenty, wall("duckdb_statements", "twenty")),
            at_most=0.4,
        ),
        Bar(
            f"twenty statements, {many}: ours in one pass / Spark SQL one by one",
            ratio(twenty, wall("spark_statements", "twenty")),
            at_most=0.1,
        ),
        Bar(f"different names, {many}: peak heap of executors of 1,536 MiB", names, at_most=1536),
    ]


def _growth_bar(wall, row_counts):
    few, many = row_counts[0], row_counts[-1]
    times = many / few
    return Bar(
        f"five analyses, {times:g} times the rows: times the time",
        ratio(wall("ours", "five", many), wall("ours", "five", few)),
        at_most=times,
    )
