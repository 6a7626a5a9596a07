from types import SimpleNamespace

import pytest
from citizens_notify.failure import TaskFailure, of_task, status_and_cause


@pytest.mark.parametrize(
    ("text", "status", "cause"),
    [
        ("exit status 20: citizens: MySQL at h:3306 refused", 20, "MySQL at h:3306 refused"),
        ("extract ended with exit status 20: citizens: MySQL refused", 20, "MySQL refused"),
        ("exit status 11\ncitizens: first\n  log\ncitizens: last \nmore", 11, "last"),
        ("Bash command failed. … non-zero exit code 21.", 21, None),
        ("extract: citizens: refused [status 20: MySQL]", 20, "refused [status 20: MySQL]"),
        ("citizens: no word of a status", None, "no word of a status"),
        ("exit status 2: citizens: /srv/citizens: no such file", 2, "/srv/citizens: no such file"),
        ("Timeout, PID: 4711\nsecond line", None, "Timeout, PID: 4711"),
    ],
)
def test_status_and_cause(text, status, cause):
    assert status_and_cause(RuntimeError(text)) == (status, cause or text)


class StepFailed(Exception):
    def __init__(self, status, cause):
        self.status = status
        self.cause = cause
        super().__init__(f"extract: {cause} [status {status}: MySQL does not answer]")


def test_attributes_of_the_exception_come_first():
    failed = StepFailed(20, "citizens: exit status 7 of h:3306")
    assert status_and_cause(failed) == (20, "exit status 7 of h:3306")
    assert status_and_cause(StepFailed(137, "Killed\n")) == (137, "Killed")
    assert status_and_cause(StepFailed(137, "")) == (137, "StepFailed")


def test_an_exception_without_text_is_its_type():
    assert status_and_cause(KeyError()) == (None, "KeyError")


def test_no_exception_is_no_word():
    assert status_and_cause(None) == (None, None)


@pytest.mark.parametrize(
    ("try_number", "max_tries", "tries"),
    [(1, 1, 2), (2, 1, 2), (1, 0, 1), (3, 1, 3)],
)
def test_of_task(try_number, max_tries, tries):
    task_instance = SimpleNamespace(
        task_id="load", try_number=try_number, max_tries=max_tries, log_url="http://a/log"
    )
    context = {"task_instance": task_instance, "exception": RuntimeError("exit status 22")}
    assert of_task(context) == TaskFailure(
        "load", 22, "exit status 22", try_number, tries, "http://a/log"
    )
