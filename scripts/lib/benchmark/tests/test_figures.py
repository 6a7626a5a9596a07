"""Medians and bars."""

import unittest

import bars
import figures


def run(contender, seconds, task="five", rows=90, status=0, verdict="same", **more):
    """A run as the store has it."""
    return {
        "contender": contender,
        "task": task,
        "shape": "plain",
        "rows": rows,
        "status": status,
        "answers": verdict,
        "wall_seconds": seconds,
        "cpu_seconds": 1.0,
        "peak_mebibytes": 100,
        **more,
    }


class Medians(unittest.TestCase):
    def test_the_middle_run_counts(self):
        found = figures.medians([run("ours", s) for s in (9.0, 1.0, 2.0)])
        figure = found["ours", "five", "plain", 90]
        self.assertEqual((figure["wall_seconds"], figure["runs"]), (2.0, 3))
        self.assertEqual((figure["min_seconds"], figure["max_seconds"]), (1.0, 9.0))

    def test_a_peak_is_the_highest_of_all_runs(self):
        runs = [run("ours", 1.0, heap_used_mebibytes=heap) for heap in (500, 900, 400)]
        figure = figures.medians(runs)["ours", "five", "plain", 90]
        self.assertEqual(figure["heap_used_mebibytes"], 900)

    def test_failed_and_wrong_runs_do_not_count(self):
        runs = [run("ours", 5.0), run("ours", 1.0, status=1), run("ours", 1.0, verdict="differ: x")]
        self.assertEqual(figures.medians(runs)["ours", "five", "plain", 90]["wall_seconds"], 5.0)
        self.assertEqual(figures.medians(runs[1:]), {})


class Bars(unittest.TestCase):
    def judged(self, runs, jmh=None, rows=(9, 90)):
        found = bars.bars(figures.medians(runs), list(rows), jmh or {})
        return {bar.text.split(": ", 1)[-1]: bar for bar in found}

    def test_the_best_of_duckdb_is_what_ours_is_compared_with(self):
        judged = self.judged(
            [run("ours", 10.0), run("duckdb_queries", 30.0), run("duckdb_sets", 8.0)]
        )
        bar = judged["ours / DuckDB's best"]
        self.assertEqual((bar.value, bar.verdict), (1.25, "not met"))
        self.assertIn("duckdb_sets", bar.detail)

    def test_a_bar_is_met_exactly_at_its_goal(self):
        judged = self.judged([run("ours", 8.0), run("duckdb_sets", 8.0)])
        self.assertEqual(judged["ours / DuckDB's best"].verdict, "met")

    def test_peers_over_ours_must_be_large(self):
        judged = self.judged([run("ours", 10.0), run("pyspark_schema", 99.0)])
        self.assertEqual(judged["PySpark DataFrame with schema / ours"].verdict, "not met")

    def test_what_was_not_measured_is_neither_met_nor_not(self):
        self.assertEqual({bar.verdict for bar in self.judged([]).values()}, {"not measured"})

    def test_one_worker_against_two_compares_stages_not_processes(self):
        judged = self.judged(
            [
                run("ours", 10.0, longest_stage_seconds=4.0),
                run("ours_one_worker", 12.0, longest_stage_seconds=8.0),
            ]
        )
        self.assertEqual(judged["one worker / two workers, longest stage"].value, 2.0)

    def test_three_times_the_byte_loop_is_as_good_as_800_megabytes(self):
        slow = {("scanner", "UNQUOTED"): 600.0, ("byteLoop", "UNQUOTED"): 190.0}
        self.assertEqual(self.judged([], slow)["times the plain byte loop"].verdict, "met")
        fast = {("scanner", "UNQUOTED"): 900.0, ("byteLoop", "UNQUOTED"): 500.0}
        self.assertEqual(
            [bar.verdict for bar in bars.bars({}, [90], fast) if "unquoted" in bar.text], ["met"]
        )
        neither = {("scanner", "UNQUOTED"): 600.0, ("byteLoop", "UNQUOTED"): 500.0}
        self.assertEqual(
            [bar.verdict for bar in bars.bars({}, [90], neither) if "unquoted" in bar.text],
            ["not met"],
        )

    def test_ten_times_the_rows_may_take_ten_times_the_time(self):
        judged = self.judged([run("ours", 2.0, rows=9), run("ours", 21.0)])
        self.assertEqual(judged["times the time"].verdict, "not met")

    def test_sql_is_judged_against_short_forms_and_against_peers_one_by_one(self):
        judged = self.judged(
            [
                run("ours", 10.0),
                run("ours", 10.4, task="five_sql"),
                run("ours", 12.0, task="where_avg"),
                run("duckdb_statements", 10.0, task="where_avg"),
                run("ours", 20.0, task="twenty"),
                run("duckdb_statements", 50.0, task="twenty"),
                run("spark_statements", 199.0, task="twenty"),
                run("ours", 30.0, task="distinct_names", heap_used_mebibytes=1400),
            ]
        )
        verdicts = {
            "written as SQL / as short forms": "not met",
            "ours / DuckDB": "met",
            "ours in one pass / DuckDB one by one": "met",
            "ours in one pass / Spark SQL one by one": "not met",
            "peak heap of executors of 1,536 MiB": "met",
        }
        self.assertEqual({text: judged[text].verdict for text in verdicts}, verdicts)

    def test_the_heap_is_judged_with_its_garbage(self):
        judged = self.judged([run("ours", 1.0, heap_used_mebibytes=1100, heap_live_mebibytes=300)])
        bar = judged["peak heap of an executor, MiB"]
        self.assertEqual((bar.verdict, bar.value), ("not met", 1100))


if __name__ == "__main__":
    unittest.main()
