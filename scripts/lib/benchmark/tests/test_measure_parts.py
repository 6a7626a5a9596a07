"""Parts of a day and of an extract: what is read from their output, medians and bars."""

import contextlib
import io
import unittest

import day_parts
import extract_parts
import measure_parts
from suites import SUITES

LOG = """\
upload       8.1 s  citizens        1,000,010 rows, 61.7 MB
extract      3.1 s  citizens_mysql  1,000,000 rows, 61.7 MB, unchanged while it was read
analyze      2.2 s  citizens_mysql  1,000,000 rows, 0 of them bad, 4 results
report       0.1 s  hdfs://127.0.0.1:28667/lake/reports/citizens/run_date=2026-11-25/report.md
"""


def run(part, seconds, **more):
    """A run as the store has it."""
    found = {"part": part, "rows": 9, "rows_seen": 9, "status": 0, "wall_seconds": seconds}
    return {**found, "steps": {"upload citizens": (1.5, 9)}, **more}


RUNS = [
    run("put", 10.0),
    run("put", 30.0),
    run("put", 20.0),
    run("upload", 30.0),
    run("mariadb_quick", 40.0),
    run("pyspark_jdbc", 200.0),
    run("extract", 100.0, longest_stage_seconds=80.0, heap_mebibytes=300),
    run("duckdb", 5.0),
    run("pyspark_five", 101.5),
    run("daily", 105.0),
]


DAY = SUITES["day"]


class Parts(unittest.TestCase):
    def test_closing_lines_say_seconds_and_rows(self):
        self.assertEqual(
            day_parts.steps_of(LOG),
            {
                "upload citizens": (8.1, 1_000_010),
                "extract citizens_mysql": (3.1, 1_000_000),
                "analyze citizens_mysql": (2.2, 1_000_000),
            },
        )

    def test_bars_are_of_medians(self):
        values = [bar.value for bar in DAY.bars(RUNS)]
        self.assertEqual(values, [105 / 70, 423 / 105, 1.5, 2.0, 2.0, 20.0, 300])

    def test_what_failed_or_saw_other_rows_is_not_right(self):
        self.assertTrue(measure_parts.is_right(run("put", 1.0)))
        self.assertFalse(measure_parts.is_right(run("put", 1.0, status=1)))
        self.assertFalse(measure_parts.is_right(run("put", 1.0, rows_seen=8)))
        self.assertEqual([bar.value for bar in DAY.bars([])], [None] * 7)

    def test_the_page_has_parts_bars_and_the_steps_of_a_day(self):
        text = measure_parts.page(
            DAY, RUNS, 9, {"processor": "two"}, "scripts/benchmark day --rows=9 --runs=3"
        )
        self.assertIn("| `hdfs dfs -put` of the file | 20.0 | 10.0 to 30.0 | 3 |", text)
        self.assertIn("| upload / put | ≤ 1.1 | 1.50 | not met |", text)
        self.assertIn("| upload citizens | 1.5 |", text)
        self.assertIn("| processor | two |", text)

    def test_bars_of_an_extract_are_of_its_own_parts(self):
        runs = [*RUNS, run("naive_jdbc", 450.0), run("tables", 30.0), run("copy", 20.0)]
        values = [bar.value for bar in SUITES["extract"].bars([*runs, run("mirror", 25.0)])]
        self.assertEqual(values, [2.0, 2.0, 20.0, 300, 4.5, 30.0, 1.25])
        self.assertEqual(SUITES["extract"].names.keys() & {"daily", "put"}, set())

    def test_each_part_can_be_prepared(self):
        for suite in SUITES.values():
            for name in suite.names:
                self.assertTrue(hasattr(suite.parts, f"_{name}"), name)

    def test_the_rows_of_a_program_stand_in_its_last_line(self):
        log = "rows 1\nrows 90\n26/11/27 INFO SparkContext: stopped\n"
        self.assertEqual(extract_parts._last_number(log), 90)
        self.assertEqual(extract_parts._last_number("Exception: none\n"), 0)

    def test_a_mistake_is_one_line(self):
        place = ["day", "--repo=r", "--dir=d", "--pyspark=p"]
        for words, message in (
            ("--only=putt", "--only: unknown putt; allowed are put, distcp, upload, mariadb_quick"),
            ("--rows=1", "--rows must be 2 or more, --runs 1 or more"),
        ):
            said = io.StringIO()
            with contextlib.redirect_stderr(said), self.assertRaises(SystemExit) as ended:
                measure_parts.parse_arguments([*place, words])
            self.assertEqual(ended.exception.code, 2)
            self.assertIn(f"benchmark: {message}", said.getvalue())
            self.assertEqual(said.getvalue().count("\n"), 1)


if __name__ == "__main__":
    unittest.main()
