"""What the environment of scripts/airflow says about all DAGs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Settings:
    """When a day begins, and how long its tasks wait.

    Args:
        schedule: as in cron, in the job's zone.
        retry_delay: before the first retry.
        file_deadline: how long a run waits for a file.
        csv: where the file of the only data set with one lies, instead of what the job file says.
    """

    schedule: str
    retry_delay: timedelta
    file_deadline: timedelta
    csv: str | None

    @classmethod
    def of(cls, environment: Mapping[str, str], csv: str | None) -> "Settings":
        """The settings of an environment, with defaults."""
        hour, minute = environment.get("CITIZENS_AIRFLOW_AT", "08:00").split(":")
        seconds = int(environment.get("CITIZENS_AIRFLOW_RETRY_SECONDS", "300"))
        minutes = int(environment.get("CITIZENS_AIRFLOW_FILE_DEADLINE_MINUTES", "240"))
        return cls(
            schedule=f"{int(minute)} {int(hour)} * * *",
            retry_delay=timedelta(seconds=seconds),
            file_deadline=timedelta(minutes=minutes),
            csv=csv,
        )
