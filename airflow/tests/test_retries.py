"""Which failure is tried again, and when."""

from datetime import timedelta

import pytest
from airflow.sdk import RetryAction
from airflow.sdk.exceptions import AirflowTaskTimeout
from citizens_steps.retries import Cause, StatusRetryPolicy, StepFailed

POLICY = StatusRetryPolicy(3, timedelta(minutes=5))


def decide(failure, try_number, max_tries=3):
    decision = POLICY.evaluate(failure, try_number, max_tries)
    return decision.action, decision.retry_delay


@pytest.mark.parametrize("status", [2, 11, 12])
def test_a_permanent_status_fails_at_once(status):
    assert decide(StepFailed("load", status, "why"), 1) == (RetryAction.FAIL, None)


@pytest.mark.parametrize("status", [10, 20, 21, 22, 23, 30, 143])
def test_a_transient_status_waits_twice_as_long_each_time(status):
    failure = StepFailed("load", status, "why")
    delays = [decide(failure, number) for number in (1, 2, 3)]
    assert delays == [(RetryAction.RETRY, timedelta(minutes=n)) for n in (5, 10, 20)]


@pytest.mark.parametrize("failure", [AirflowTaskTimeout("slow"), StepFailed("load", 137, "killed")])
def test_what_has_no_status_of_ours_is_tried_once_more(failure):
    assert decide(failure, 1) == (RetryAction.RETRY, timedelta(minutes=5))
    assert decide(failure, 2) == (RetryAction.FAIL, None)


def test_a_cleared_task_begins_to_count_anew():
    # Airflow leaves the number of the try and raises the limit.
    failure = StepFailed("load", 20, "why")
    assert decide(failure, 3, max_tries=5) == (RetryAction.RETRY, timedelta(minutes=5))
    assert decide(failure, 4, max_tries=5) == (RetryAction.RETRY, timedelta(minutes=10))


def test_the_failure_names_status_and_cause():
    text = str(StepFailed("extract", 20, "no MySQL answers (status 20)"))
    assert text == "extract ended with exit status 20: citizens: no MySQL answers (status 20)"


@pytest.mark.parametrize(
    ("output", "cause"),
    [
        (["12:00 WARN Utils: x", "citizens: no MySQL (status 20)", "end"], "no MySQL (status 20)"),
        (
            ["OK    hosts  all", "FAIL  mysql  refused", "FAIL  spark  none", "3 checks"],
            "FAIL mysql refused",
        ),
        (["one", "two", ""], "two"),
        ([], "it printed nothing"),
    ],
)
def test_the_cause_is_the_line_that_names_it(output, cause):
    found = Cause()
    for line in output:
        found.add(line)
    assert str(found) == cause
