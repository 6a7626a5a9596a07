"""Answers in one form."""

import unittest

import answers

COUNTRY = [["Peru", 2], ["Chile", 1]]
FIVE = {
    "country": COUNTRY,
    "city": [["Peru", None, 2], ["Peru", "Lima", 1]],
    "birth_year": [[1990, 2], [None, 1]],
    "given_name": [["Anna", 3]],
    "keyword": [["name", 1, 2], ["country", 0, 0]],
}


class Normalised(unittest.TestCase):
    def test_the_order_of_rows_and_the_type_of_keys_mean_nothing(self):
        shuffled = {**FIVE, "birth_year": [(None, 1), ("1990", "2")], "country": COUNTRY[::-1]}
        self.assertEqual(answers.normalised(shuffled, "five"), answers.normalised(FIVE, "five"))

    def test_null_and_the_text_none_differ(self):
        null = answers.normalised({"country": [[None, 1]]}, "country")
        text = answers.normalised({"country": [["None", 1]]}, "country")
        self.assertNotEqual(answers.digest(null), answers.digest(text))

    def test_null_and_the_empty_text_differ(self):
        null = answers.normalised({"country": [[None, 1]]}, "country")
        text = answers.normalised({"country": [["", 1]]}, "country")
        self.assertIn("country: 1 rows", answers.first_difference(null, text))

    def test_a_task_needs_all_its_answers(self):
        with self.assertRaisesRegex(ValueError, "no answer to city"):
            answers.normalised({"country": COUNTRY}, "five")

    def test_one_count_more_is_a_difference(self):
        expected = answers.normalised({"country": COUNTRY}, "country")
        found = answers.normalised({"country": [["Peru", 3], ["Chile", 1]]}, "country")
        self.assertIn('["Peru", 3]', answers.first_difference(found, expected))
        self.assertNotEqual(answers.digest(found), answers.digest(expected))

    def test_a_row_twice_is_a_difference(self):
        expected = answers.normalised({"country": COUNTRY}, "country")
        found = answers.normalised({"country": [*COUNTRY, COUNTRY[0]]}, "country")
        self.assertIsNotNone(answers.first_difference(found, expected))

    def test_cells_of_a_statement_are_compared_by_value(self):
        ours = {"where_avg": [["Peru", "2", "1990", "1.0E-7", "1990-01-01"], [None] * 5]}
        peers = {"where_avg": [[None] * 5, ["Peru", 2, 1990.0, 1e-07, "1990-01-01"]]}
        self.assertEqual(
            answers.normalised(ours, "where_avg"), answers.normalised(peers, "where_avg")
        )

    def test_the_last_bit_of_a_double_and_the_last_digit_of_a_whole_number_count(self):
        for one, other in ((0.1, 0.1 + 2e-17), (2**53, 2**53 + 1), ("", None), ("7", "07")):
            both = [
                answers.normalised({"where_avg": [[value]]}, "where_avg") for value in (one, other)
            ]
            self.assertNotEqual(*both)

    def test_the_same_has_no_difference(self):
        expected = answers.normalised(FIVE, "five")
        self.assertIsNone(answers.first_difference(expected, expected))


class Files(unittest.TestCase):
    def test_csv_tells_null_from_empty_text(self):
        self.assertEqual(
            answers.parse_csv('a,b\n,1\n"",2\n"x, ""y""\nz",3\n'),
            [["a", "b"], [None, "1"], ["", "2"], ['x, "y"\nz', "3"]],
        )

    def test_csv_may_lack_its_last_line_feed(self):
        self.assertEqual(answers.parse_csv("a\nb"), [["a"], ["b"]])

    def test_broken_csv_is_refused(self):
        with self.assertRaises(ValueError):
            answers.parse_csv('"a')

    def test_our_results_lose_their_header_and_the_keyword(self):
        texts = {
            "country": "country,rows\nPeru,2\n",
            "keyword": "keyword,column,rows,occurrences\nFrench,name,1,2\n",
        }
        self.assertEqual(
            answers.of_results(texts, "five"),
            {"country": [["Peru", "2"]], "keyword": [["name", "1", "2"]]},
        )

    def test_a_large_result_has_several_files(self):
        texts = {"country": "country,rows\ncountry,rows\nPeru,2\ncountry,rows\nChile,1\n"}
        self.assertEqual(
            answers.of_results(texts, "country"), {"country": [["Peru", "2"], ["Chile", "1"]]}
        )

    def test_the_keyword_in_sql_is_one_line(self):
        texts = {
            "keyword": "name_rows,name_occurrences,country_rows,country_occurrences\n1,2,0,0\n"
        }
        self.assertEqual(
            answers.of_results(texts, "five_sql"),
            {"keyword": [["name", "1", "2"], ["country", "0", "0"]]},
        )

    def test_naive_lines_become_the_same_answers(self):
        texts = {
            "country": "Peru,2\nChile,1\n",
            "city": "Peru,,2\nPeru,Lima,1\n",
            "birth_year": ",1\n1990,2\n",
            "given_name": "Anna,3\n",
            "keyword": "name,occurrences,2\nname,rows,1\n",
        }
        found = answers.normalised(answers.of_naive_lines(texts), "five")
        self.assertEqual(found, answers.normalised(FIVE, "five"))


if __name__ == "__main__":
    unittest.main()
