"""What the environment of scripts/airflow says about all DAGs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import pendulum
from pendulum.tz.exceptions import InvalidTimezone


class SettingMistake(Exception):
    """A setting that no DAG can be made with. The text is one line with variable and value."""


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
        """The settings of an environment, with defaults; one that is empty is not set.

        Raises:
            SettingMistake: if one is not what its variable must be.
        """
        at = environment.get("CITIZENS_AIRFLOW_AT") or "08:00"
        if not re.fullmatch(r"([01]?[0-9]|2[0-3]):[0-5]?[0-9]", at):
            raise SettingMistake(f"CITIZENS_AIRFLOW_AT={at} is no time HH:MM, from 00:00 to 23:59")
        hour, minute = at.split(":")
        _require_zone(environment.get("CITIZENS_ZONE"))
        return cls(
            schedule=f"{int(minute)} {int(hour)} * * *",
            retry_delay=timedelta(
                seconds=_whole(environment, "CITIZENS_AIRFLOW_RETRY_SECONDS", "300")
            ),
            file_deadline=timedelta(
                minutes=_whole(environment, "CITIZENS_AIRFLOW_FILE_DEADLINE_MINUTES", "240")
            ),
            csv=csv,
        )


def _whole(environment: Mapping[str, str], name: str, default: str) -> int:
    text = environment.get(name) or default
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise SettingMistake(f"{name}={text} is no whole number from 0 to 999999")
    return int(text)


def _require_zone(name: str | None) -> None:
    if not name:
        return
    try:
        pendulum.timezone(name)
    except (InvalidTimezone, ValueError):
        raise SettingMistake(f"CITIZENS_ZONE={name} is no time zone") from None
