"""Whose answers are right."""

import json
import pathlib
import tempfile
import unittest

import main


def run(contender, digest, task="country"):
    """A run as the store has it."""
    return {
        "contender": contender,
        "task": task,
        "shape": "plain",
        "rows": 9,
        "answers_digest": digest,
    }


class Compare(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        for digest, rows in (("a", 2), ("b", 3)):
            (self.folder / f"{digest}.json").write_text(
                json.dumps({"country": [["Peru", rows]]}), encoding="utf-8"
            )

    def verdicts(self, *runs):
        return [found["answers"] for found in main.compare(list(runs), self.folder)]

    def test_the_one_who_says_something_else_is_wrong(self):
        verdicts = self.verdicts(
            run("ours", "b"), run("spark_sql", "a"), run("duckdb_sets", "a"), run("ours", "b")
        )
        self.assertEqual(verdicts[1:3], ["same", "same"])
        self.assertTrue(verdicts[0].startswith("differ: country"))
        self.assertIn('["Peru", 3]', verdicts[0])

    def test_duckdb_is_right_against_one(self):
        verdicts = self.verdicts(run("ours", "b"), run("duckdb_queries", "a"))
        self.assertEqual(verdicts[1], "same")
        self.assertTrue(verdicts[0].startswith("differ"))

    def test_the_analyses_in_sql_must_answer_what_the_short_forms_do(self):
        verdicts = self.verdicts(
            run("ours", "b", "five_sql"), run("ours", "a", "five"), run("duckdb_sets", "a", "five")
        )
        self.assertTrue(verdicts[0].startswith("differ"))
        self.assertEqual(verdicts[1:], ["same", "same"])

    def test_who_has_no_answer_to_give_is_not_compared(self):
        self.assertEqual(self.verdicts(run("empty", None), run("ours", "a")), ["none", "same"])


if __name__ == "__main__":
    unittest.main()
