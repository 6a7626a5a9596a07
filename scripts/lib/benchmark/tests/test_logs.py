"""What is read from Spark's and the collector's logs, JMH's results and the store."""

import json
import pathlib
import tempfile
import time
import unittest

import event_log
import gc_log
import jmh_results
import processes
import store


class InAFolder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)


class EventLog(InAFolder):
    def test_the_longest_stage_tasks_and_processor_time(self):
        events = [
            {"Event": "SparkListenerApplicationStart"},
            task("0", 1_500_000_000),
            task("1", 2_000_000_000),
            stage(1_000, 5_500),
            stage(6_000, 6_200),
        ]
        log = self.folder / "app-1"
        log.write_text("\n".join(map(json.dumps, events)), encoding="utf-8")
        self.assertEqual(
            event_log.summary(event_log.read(log)),
            {
                "longest_stage_seconds": 4.5,
                "stages": 2,
                "tasks": 2,
                "executor_cpu_seconds": 3.5,
                "executors": 2,
            },
        )

    def test_an_application_without_stages(self):
        events = [{"Event": "SparkListenerApplicationStart", "Timestamp": 1_000}]
        self.assertIsNone(event_log.summary(events)["longest_stage_seconds"])
        self.assertEqual(event_log.timeline(events, 1.0), {})

    def test_moments_are_seconds_since_the_process_started(self):
        events = [
            {"Event": "SparkListenerApplicationStart", "Timestamp": 12_500},
            {"Event": "SparkListenerExecutorAdded", "Timestamp": 14_000},
            {"Event": "SparkListenerExecutorAdded", "Timestamp": 15_000},
            {"Event": "SparkListenerTaskStart", "Task Info": {"Launch Time": 16_000}},
            {"Event": "SparkListenerTaskStart", "Task Info": {"Launch Time": 16_100}},
            stage(13_000, 20_250),
        ]
        self.assertEqual(
            event_log.timeline(events, 10.0),
            {
                "Spark's context is there": 2.5,
                "the first executor is there": 4.0,
                "the first task starts": 6.0,
                "stage 1 of 4 tasks is done": 10.2,
            },
        )


def task(executor, cpu_nanos):
    return {
        "Event": "SparkListenerTaskEnd",
        "Task Info": {"Executor ID": executor},
        "Task Metrics": {"Executor CPU Time": cpu_nanos},
    }


def stage(submitted, completed):
    return {
        "Event": "SparkListenerStageCompleted",
        "Stage Info": {
            "Submission Time": submitted,
            "Completion Time": completed,
            "Number of Tasks": 4,
        },
    }


class GcLog(unittest.TestCase):
    G1 = (
        "[0.004s][info][gc] Using G1\n"
        "[0.5s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 25M->4M(512M) 3.1ms\n"
        "[0.9s][info][gc] GC(1) Concurrent Mark Cycle 4.5ms\n"
        "[1.5s][info][gc] GC(2) Pause Young (Normal) (G1 Evacuation Pause) 725M->90M(1500M) 9.1ms\n"
        "[1.6s][info][gc] GC(3) Pause Remark 100M->95M(1500M) 9.1ms\n"
    )

    def test_peaks_before_and_after_collections(self):
        self.assertEqual(
            gc_log.peaks(self.G1), {"used_mebibytes": 725, "live_mebibytes": 95, "collections": 3}
        )

    def test_the_highest_of_several_executors(self):
        serial = "[1s][info][gc] GC(0) Pause Young (Allocation Failure) 800M->50M(900M) 1.0ms\n"
        highest = gc_log.highest([self.G1, serial, "[0.004s][info][gc] Using G1\n"])
        self.assertEqual((highest["used_mebibytes"], highest["live_mebibytes"]), (800, 95))

    def test_no_collection_no_figure(self):
        self.assertIsNone(gc_log.highest(["[0.004s][info][gc] Using G1\n"]))


class Jmh(InAFolder):
    def test_speeds_by_benchmark_and_shape(self):
        entry = {
            "benchmark": "dev.citizens.benchmark.CountByCountry.scanner",
            "params": {"shape": "CRLF"},
            "secondaryMetrics": {"megabytes": {"score": 912.5}},
        }
        (self.folder / "jmh.json").write_text(json.dumps([entry]), encoding="utf-8")
        self.assertEqual(jmh_results.speeds(self.folder / "jmh.json"), {("scanner", "CRLF"): 912.5})
        self.assertEqual(jmh_results.speeds(self.folder / "none.json"), {})


class Store(InAFolder):
    def test_a_line_that_was_cut_off_is_not_a_run_and_harms_no_other(self):
        file = self.folder / "runs.jsonl"
        runs = store.Store(file)
        runs.add({"contender": "ours", "round": 1})
        with file.open("a", encoding="utf-8") as cut:
            cut.write('{"contender": "ou')
        self.assertEqual(runs.runs(), [{"contender": "ours", "round": 1}])
        runs.add({"contender": "ours", "round": 2})
        self.assertEqual([run["round"] for run in runs.runs()], [1, 2])

    def test_another_version_is_another_run(self):
        run = {"contender": "ours", "version": "a", "round": 1}
        self.assertTrue(store.same_run(run, {"contender": "ours", "version": "a"}))
        self.assertFalse(store.same_run(run, {"contender": "ours", "version": "b"}))


class Processes(InAFolder):
    def usage(self, script, timeout_seconds=20):
        return processes.run(
            ["bash", "-c", script], {"PATH": "/usr/bin:/bin"}, self.folder / "log", timeout_seconds
        )

    def test_status_and_output(self):
        usage = self.usage("echo said; exit 3")
        self.assertEqual((usage.status, usage.timed_out), (3, False))
        self.assertEqual((self.folder / "log").read_text(), "said\n")

    def test_processor_time_includes_children_and_not_waiting(self):
        usage = self.usage("bash -c 'for ((i = 0; i < 300000; i++)); do :; done'; sleep 0.5")
        self.assertGreater(usage.cpu_seconds, 0.1)
        self.assertGreater(usage.wall_seconds, 0.5)

    def test_what_takes_too_long_is_ended_with_its_children(self):
        usage = self.usage("sleep 60 & echo $!; sleep 60", timeout_seconds=0.5)
        self.assertTrue(usage.timed_out)
        self.assertLess(usage.wall_seconds, 10)
        child = int((self.folder / "log").read_text())
        stat = pathlib.Path(f"/proc/{child}/stat")
        deadline = time.monotonic() + 10  # a killed process ends soon, not at once
        while stat.exists() and stat.read_text(encoding="utf-8").split()[2] != "Z":
            self.assertLess(time.monotonic(), deadline, "the child still runs")
            time.sleep(0.05)


if __name__ == "__main__":
    unittest.main()
