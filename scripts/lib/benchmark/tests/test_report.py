"""The page and the plot."""

import unittest
import xml.etree.ElementTree as ElementTree

import bars
import contenders
import plot
import report

FIGURE = {
    "runs": 3,
    "wall_seconds": 20.0,
    "cpu_seconds": 4.0,
    "min_seconds": 19.0,
    "max_seconds": 22.0,
}
FIGURES = {
    ("ours", "country", "plain", 90): {**FIGURE, "wall_seconds": 10.0},
    ("naive_beam", "country", "plain", 90): FIGURE,
    ("empty", "country", "plain", 1): FIGURE,
}


class Page(unittest.TestCase):
    def page(self, runs=()):
        judged = [bars.Bar("a bar", 1.2, at_most=1.0, detail="why")]
        facts = {"processor": "a processor"}
        return report.markdown(FIGURES, judged, {}, facts, {"spark.a": "1"}, runs, "scripts/x")

    def test_every_bar_stands_there_with_its_verdict(self):
        self.assertIn("| a bar | ≤ 1 | 1.20 | not met | why |", self.page())

    def test_ratios_are_to_ours(self):
        self.assertIn("| `naive_beam` | 20.0 | 19.0 to 22.0 | 3 | 2.00 | 4.0 |  |", self.page())

    def test_the_timeline_is_that_of_the_run_with_the_median_time(self):
        key = ("ours", "five", "plain", 90)
        run = dict(zip(("contender", "task", "shape", "rows"), key, strict=True))
        run.update(status=0, timed_out=False, answers="same")
        runs = [
            {**run, "wall_seconds": 30.0, "timeline": {"slow": 29.0}},
            {**run, "wall_seconds": 20.5, "timeline": {"a task": 4.0, "a stage": 19.0}},
        ]
        page = report.markdown({key: FIGURE}, [], {}, {}, {}, runs, "x")
        self.assertIn("| a stage | 19.0 | 15.0 |\n| the process ends | 20.5 | 1.5 |", page)
        self.assertNotIn("slow", page)

    def test_runs_that_do_not_count_are_shown(self):
        run = {
            "contender": "spark_sql",
            "task": "five",
            "rows": 90,
            "shape": "plain",
            "timed_out": True,
            "status": -9,
            "answers": "none",
        }
        self.assertIn(
            "| `spark_sql` | five analyses, 90 rows, plain | timed out |", self.page([run])
        )
        self.assertNotIn("do not count", self.page())


class Plot(unittest.TestCase):
    def test_the_longest_bar_fills_the_width_and_the_others_are_in_proportion(self):
        svg = plot.bar_charts([("a < b", [("x", 50.0, True), ("y", 100.0, False)])])
        root = ElementTree.fromstring(svg)
        widths = [int(rect.get("width")) for rect in root.iter("{http://www.w3.org/2000/svg}rect")]
        self.assertEqual(widths[1] * 2, widths[2])
        texts = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
        self.assertEqual(texts, ["a < b", "x", "50.0 s", "y", "100.0 s"])

    def test_nothing_measured_gives_an_empty_picture(self):
        ElementTree.fromstring(plot.bar_charts([]))

    def test_the_chart_is_of_the_largest_file_fastest_first(self):
        figures = {**FIGURES, ("ours", "country", "plain", 9): FIGURE}
        charts = report.charts(figures)
        self.assertEqual([bar[:2] for bar in charts[0][1]], [("ours", 10.0), ("naive_beam", 20.0)])


class Plan(unittest.TestCase):
    def test_contenders_take_turns_on_every_file(self):
        rounds = contenders.plan([10, 100], quoted=True)
        self.assertEqual(
            [dataset.name for dataset in rounds],
            ["plain-1", "plain-10", "plain-100", "quoted-100"],
        )
        ten = next(runs for dataset, runs in rounds.items() if dataset.name == "plain-10")
        self.assertEqual(len(ten), len({(run.contender, run.task) for run in ten}))
        country = [run.contender for run in ten if run.task == "country"]
        self.assertIn("duckdb_queries", country)
        self.assertNotIn("duckdb_sets", country)
        twenty = [run.contender for run in ten if run.task == "twenty"]
        self.assertEqual(twenty, ["ours", "spark_statements", "duckdb_statements"])


if __name__ == "__main__":
    unittest.main()
