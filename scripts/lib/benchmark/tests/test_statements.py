"""Files of statements, and the job files made of them."""

import unittest

import answers
from jobs import statements


class Statements(unittest.TestCase):
    def test_the_twenty_are_twenty_statements_without_comments(self):
        found = statements.read("twenty")
        self.assertEqual(len(found), 20)
        for statement in found.values():
            self.assertRegex(statement, r"(?s)^SELECT [^;]*\sFROM citizens\b[^;]*$")
            self.assertNotIn("--", statement)

    def test_the_five_in_sql_are_named_as_the_five(self):
        self.assertEqual(tuple(statements.read("five_sql")), answers.TASKS["five"])

    def test_a_job_file_asks_all_of_them(self):
        job = statements.job("five_sql")
        self.assertTrue(job.startswith("name: benchmark\ndatasets:\n  citizens:\n"))
        self.assertIn("    quality: {maxBadRows: 0.1%, minRows: 1}\n\nanalyses:\n", job)
        self.assertIn(
            "      - as: country\n        sql: |\n"
            "          SELECT country, count(*) AS rows FROM citizens GROUP BY country\n",
            job,
        )
        self.assertEqual(job.count("- as: "), 5)


if __name__ == "__main__":
    unittest.main()
