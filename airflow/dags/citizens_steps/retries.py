"""When a failed step is tried again, by its exit status."""

from datetime import timedelta
from typing import Any

from airflow.sdk import RetryDecision, RetryPolicy
from airflow.sdk.exceptions import AirflowException
from citizens_notify.exit_status import EXIT_STATUSES


class StepFailed(AirflowException):
    """A step ended with another status than 0.

    Args:
        step: the step of scripts/citizens.
        status: its exit status; one that is not in EXIT_STATUSES comes from outside of it.
        cause: in one line.
    """

    def __init__(self, step: str, status: int, cause: str) -> None:
        self.status = status
        super().__init__(f"{step} ended with exit status {status}: citizens: {cause}")


class Cause:
    """What a step's output says about its failure: the launcher's line, or doctor's first finding.

    Without either it is the last line.
    """

    def __init__(self) -> None:
        self.named = ""
        self.last = "it printed nothing"

    def add(self, line: str) -> None:
        """Takes the next line of the output."""
        if line.startswith("citizens: ") or (line.startswith("FAIL ") and not self.named):
            self.named = line.removeprefix("citizens: ")
        elif line:
            self.last = line

    def __str__(self) -> str:
        return " ".join((self.named or self.last).split())


class StatusRetryPolicy(RetryPolicy):
    """A permanent status fails at once; a transient one is retried, each time after twice as long.

    Anything that has no status of ours (a timeout, a fault in Airflow) is retried once.

    Args:
        retries: how often a transient status is retried: the task's own number of retries.
        delay: before the first retry.
    """

    def __init__(self, retries: int, delay: timedelta) -> None:
        self.retries = retries
        self.delay = delay

    def evaluate(
        self,
        exception: BaseException,
        try_number: int,
        max_tries: int,
        context: Any = None,
    ) -> RetryDecision:
        """Decides by the exception; counts the tries since the task was last cleared."""
        # Clearing a task raises max_tries and leaves try_number.
        tries = try_number - (max_tries - self.retries)
        if isinstance(exception, StepFailed) and (known := EXIT_STATUSES.get(exception.status)):
            if not known.transient:
                return RetryDecision.fail(f"{exception.status} is permanent: {known.who_acts}")
            delay = self.delay * 2 ** (max(tries, 1) - 1)
            return RetryDecision.retry(delay, f"{exception.status} is transient: {known.meaning}")
        if tries > 1:
            return RetryDecision.fail("failed twice, and not with a status that is known")
        return RetryDecision.retry(self.delay, "not a status that is known: one retry")
