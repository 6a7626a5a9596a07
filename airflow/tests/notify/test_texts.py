import pytest
from citizens_notify import texts
from citizens_notify.day_status import Dataset, DayStatus, Difference, Figures, Reconciliation
from citizens_notify.failure import TaskFailure

RUN = "https://airflow.example/dags/citizens_daily/runs/r"
REPORT = "hdfs://vps1:9000/lake/reports/citizens/run_date=2026-11-24/report.md"
LOG = f"{RUN}/tasks/citizens_mysql.extract?try_number=2"


def status(datasets, reconciliations, previous_day="2026-11-23", report=REPORT):
    return DayStatus("2026-11-24", previous_day, datasets, reconciliations, report)


CSV = Dataset("citizens", Figures(1000010, 10, 61741493), Figures(999000, 12, 61741493))
EQUAL = Reconciliation("citizens", "citizens_mysql", True, ())
MYSQL = Dataset("citizens_mysql", Figures(1000000, 0, 61741179), None)


def test_success_has_the_figures_of_each_data_set_and_their_difference_to_the_day_before():
    assert texts.success("citizens", status((CSV, MYSQL), (EQUAL,)), RUN) == (
        "citizens 2026-11-24: done\n"
        "\n"
        "citizens\n"
        "  rows: 1,000,010 (+1,010)\n"
        "  bad rows: 10 (-2)\n"
        "  bytes: 61,741,493 (+0)\n"
        "\n"
        "citizens_mysql\n"
        "  rows: 1,000,000\n"
        "  bad rows: 0\n"
        "  bytes: 61,741,179\n"
        "\n"
        "In brackets: the difference to 2026-11-23.\n"
        "citizens and citizens_mysql hold the same rows.\n"
        "\n"
        f"Report: {REPORT}\n"
        f"Run: {RUN}"
    )


def test_success_says_which_data_set_is_not_loaded():
    absent = Dataset("cities", None, Figures(7, 0, 70))
    assert texts.success("citizens", status((absent,), ()), RUN).split("\n")[2:5] == [
        "cities",
        "  not loaded",
        "",
    ]


def test_success_of_a_first_day_with_one_data_set():
    first = status((MYSQL,), (), previous_day=None, report=None)
    assert texts.success("citizens", first, RUN) == (
        "citizens 2026-11-24: done\n"
        "\n"
        "citizens_mysql\n"
        "  rows: 1,000,000\n"
        "  bad rows: 0\n"
        "  bytes: 61,741,179\n"
        "\n"
        "There is no day before to compare with.\n"
        "\n"
        "Report: none\n"
        f"Run: {RUN}"
    )


def verdict(*differences):
    verdict = Reconciliation("citizens", "citizens_mysql", False, differences)
    lines = texts.success("citizens", status((), (verdict,)), RUN).split("\n")
    return lines[3:-3]


def test_success_names_the_groups_that_differ():
    assert verdict(
        Difference("Việt\nNam", 1200, 1199), Difference("", 0, 3), Difference('""', 5, 5)
    ) == [
        "citizens AND citizens_mysql DIFFER in 3 groups:",
        "  Việt Nam: citizens 1,200, citizens_mysql 1,199",
        "  NULL: citizens 0, citizens_mysql 3",
        '  "": citizens 5, citizens_mysql 5, with other values',
    ]


def test_success_has_a_line_for_each_pair_that_was_compared():
    pairs = (EQUAL, Reconciliation("orders", "orders_mysql", False, (Difference("x", 1, 2),)))
    assert texts.success("citizens", status((), pairs), RUN).split("\n")[3:-3] == [
        "citizens and citizens_mysql hold the same rows.",
        "orders AND orders_mysql DIFFER in 1 group:",
        "  x: orders 1, orders_mysql 2",
    ]


def test_success_without_a_group_that_differs():
    assert verdict() == ["citizens AND citizens_mysql DIFFER."]


def test_success_names_ten_groups_and_counts_the_rest():
    ten = [Difference(f"c{i}", i, 10) for i in range(10)]
    assert verdict(*ten)[-1] == "  c9: citizens 9, citizens_mysql 10"
    assert verdict(*ten, *ten[:1])[-2:] == [
        "  c9: citizens 9, citizens_mysql 10",
        "  and 1 group more",
    ]
    assert verdict(*(ten * 200))[-1] == "  and 1,990 groups more"


def test_success_without_figures_says_why():
    assert texts.success_without_figures(
        "citizens", "2026-11-24", "exit status 22: no\nanswer", RUN
    ) == (
        "citizens 2026-11-24: done\n"
        "\n"
        "Its figures could not be read: exit status 22: no answer\n"
        "\n"
        f"Run: {RUN}"
    )


def task_failure(code, cause, try_number=2):
    failure = TaskFailure("citizens_mysql.extract", code, cause, try_number, 2, LOG)
    return texts.task_failure("citizens", "2026-11-24", failure)


def test_failure_has_status_meaning_cause_try_and_log():
    assert task_failure(20, "MySQL at vps2:3306: connection refused") == (
        "citizens 2026-11-24: citizens_mysql.extract failed\n"
        "\n"
        "Exit status: 20 (transient: a retry may help)\n"
        "Meaning: MySQL: unreachable, wrong password, or it fails for a time; "
        "a table changed while it was read\n"
        "Who acts: the database's owner\n"
        "Cause: MySQL at vps2:3306: connection refused\n"
        "Try: 2 of 2\n"
        "\n"
        f"Log: {LOG}"
    )


def test_failure_with_a_permanent_status():
    assert task_failure(11, "8% bad rows", try_number=1).split("\n")[2:7] == [
        "Exit status: 11 (permanent: no retry helps)",
        "Meaning: the input is not acceptable: header, too many bad rows, too few rows,"
        " rows that a database refuses; a question in SQL without an answer",
        "Who acts: whoever delivers the file, or asked; bad rows are in `quarantine/`",
        "Cause: 8% bad rows",
        "Try: 1 of 2",
    ]


def test_failure_of_which_nothing_is_known():
    assert task_failure(None, None).split("\n")[2:4] == [
        "Exit status: none",
        "Cause: the task left no word",
    ]


def test_failure_with_a_status_that_is_not_ours_or_that_nobody_acts_on():
    assert task_failure(137, None).split("\n")[2:4] == [
        "Exit status: 137, which scripts/citizens does not give",
        "Cause: the task left no word",
    ]
    assert task_failure(143, "stopped").split("\n")[2:5] == [
        "Exit status: 143 (transient: a retry may help)",
        "Meaning: stopped by a signal",
        "Cause: stopped",
    ]


def test_a_cause_is_one_line_of_at_most_500_units():
    assert task_failure(30, "a\n" + "b" * 600).split("\n")[5] == "Cause: a " + "b" * 497 + "…"


@pytest.mark.parametrize(
    ("cause", "line"),
    [
        (
            texts.run_failure_cause("timed_out"),
            "Cause: the run took longer than its limit, dagrun_timeout",
        ),
        (texts.run_failure_cause("all_tasks_deadlocked"), "Cause: its tasks wait for each other"),
        (texts.run_failure_cause("a new\nreason"), "Cause: a new reason"),
        (
            texts.silent_tasks(["load", "report"]),
            "Cause: load, report failed without a message: "
            "the process was killed, or nothing could be sent; see the log",
        ),
    ],
)
def test_failure_of_a_run_of_which_no_task_has_told(cause, line):
    assert texts.run_failure("citizens", "2026-11-24", cause, RUN) == (
        f"citizens 2026-11-24: the run failed\n\n{line}\n\nRun: {RUN}"
    )
