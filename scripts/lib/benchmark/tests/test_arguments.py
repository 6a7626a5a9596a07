"""Mistakes on the command line are refused in one line, with status 2."""

import contextlib
import io
import unittest

import contenders
import main

ALWAYS = ["--repo=/repo", "--dir=/dir", "--pyspark=/pyspark"]


class Arguments(unittest.TestCase):
    def refused(self, *words):
        said = io.StringIO()
        with contextlib.redirect_stderr(said), self.assertRaises(SystemExit) as end:
            main.parse_arguments([*ALWAYS, *words])
        self.assertEqual(end.exception.code, 2)
        self.assertEqual(said.getvalue().count("\n"), 1)
        return said.getvalue()

    def test_rows_become_numbers_in_order_and_everybody_runs(self):
        arguments = main.parse_arguments([*ALWAYS, "--rows=900,90"])
        self.assertEqual(arguments.rows, [90, 900])
        self.assertEqual(arguments.only, list(contenders.NAMES))
        self.assertEqual(arguments.tasks[:3], ["country", "five", "five_sql"])

    def test_an_unknown_contender_is_named_with_what_is_allowed(self):
        message = self.refused("--only=ours,polars")
        self.assertIn("unknown polars", message)
        self.assertIn("duckdb_sets", message)

    def test_an_unknown_task(self):
        self.assertIn("unknown six", self.refused("--tasks=six"))

    def test_rows_that_are_no_numbers(self):
        self.assertIn("--rows=many", self.refused("--rows=many"))

    def test_no_runs(self):
        self.assertIn("--runs", self.refused("--runs=0"))


if __name__ == "__main__":
    unittest.main()
