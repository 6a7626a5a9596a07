"""A day's parts: what is read from their output, medians and bars."""

import contextlib
import io
import unittest

import day
import day_parts

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
    run("daily", 105.0),
]


class Day(unittest.TestCase):
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
        values = [bar.value for bar in day.bars(RUNS)]
        self.assertEqual(values, [105 / 70, 1.5, 2.0, 2.0, 20.0, 300])

    def test_what_failed_or_saw_other_rows_is_not_right(self):
        self.assertTrue(day.is_right(run("put", 1.0)))
        self.assertFalse(day.is_right(run("put", 1.0, status=1)))
        self.assertFalse(day.is_right(run("put", 1.0, rows_seen=8)))
        self.assertEqual([bar.value for bar in day.bars([])], [None] * 6)

    def test_the_page_has_parts_bars_and_the_steps_of_a_day(self):
        text = day.page(RUNS, 9, {"processor": "two"}, "scripts/benchmark day --rows=9 --runs=3")
        self.assertIn("| `hdfs dfs -put` of the file | 20.0 | 10.0 to 30.0 | 3 |", text)
        self.assertIn("| upload / put | ≤ 1.1 | 1.50 | not met |", text)
        self.assertIn("| upload citizens | 1.5 |", text)
        self.assertIn("| processor | two |", text)

    def test_a_mistake_is_one_line(self):
        place = ["--repo=r", "--dir=d", "--pyspark=p"]
        for words, message in (
            ("--only=putt", "--only: unknown putt; allowed are put, upload, mariadb_quick"),
            ("--rows=1", "--rows must be 2 or more, --runs 1 or more"),
        ):
            said = io.StringIO()
            with contextlib.redirect_stderr(said), self.assertRaises(SystemExit) as ended:
                day.parse_arguments([*place, words])
            self.assertEqual(ended.exception.code, 2)
            self.assertIn(f"benchmark: {message}", said.getvalue())
            self.assertEqual(said.getvalue().count("\n"), 1)


if __name__ == "__main__":
    unittest.main()
