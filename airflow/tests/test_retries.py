"""Which failure is tried again, and when."""

from datetime import timedelta

import pytest
from airflow.sdk import RetryAction
from airflow.sdk.exceptions import AirflowTaskTimeout
from citizens_steps.retries import StatusRetryPolicy, StepFailed

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
    text = str(StepFailed("extract", 20, "citizens: no MySQL answers (status 20)"))
    assert text == "extract ended with exit status 20: citizens: no MySQL answers (status 20)"
