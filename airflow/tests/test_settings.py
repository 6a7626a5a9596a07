"""What the environment says about all DAGs, and what is said of mistakes in it."""

from datetime import timedelta

import pytest
from citizens_jobs.settings import SettingMistake, Settings

AT = "CITIZENS_AIRFLOW_AT"
RETRY = "CITIZENS_AIRFLOW_RETRY_SECONDS"
DEADLINE = "CITIZENS_AIRFLOW_FILE_DEADLINE_MINUTES"
DEFAULTS = Settings("0 8 * * *", timedelta(minutes=5), timedelta(hours=4), None)


def test_what_is_empty_is_not_set():
    assert Settings.of({}, None) == DEFAULTS
    assert Settings.of({AT: "", RETRY: "", DEADLINE: "", "CITIZENS_ZONE": ""}, None) == DEFAULTS


def test_what_is_set_holds():
    environment = {AT: "23:05", RETRY: "10", DEADLINE: "90", "CITIZENS_ZONE": "Asia/Tokyo"}
    assert Settings.of(environment, "/in/a.csv") == Settings(
        "5 23 * * *", timedelta(seconds=10), timedelta(minutes=90), "/in/a.csv"
    )


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        (AT, "8", "is no time HH:MM, from 00:00 to 23:59"),
        (AT, "24:00", "is no time HH:MM, from 00:00 to 23:59"),
        (AT, "08:60", "is no time HH:MM, from 00:00 to 23:59"),
        (AT, "08:00:00", "is no time HH:MM, from 00:00 to 23:59"),
        (RETRY, "5m", "is no whole number from 0 to 999999"),
        (RETRY, "-1", "is no whole number from 0 to 999999"),
        (DEADLINE, "1000000", "is no whole number from 0 to 999999"),
        (DEADLINE, "1.5", "is no whole number from 0 to 999999"),
        ("CITIZENS_ZONE", "Mars", "is no time zone"),
    ],
)
def test_a_mistake_is_named_with_variable_and_value(variable, value, words):
    with pytest.raises(SettingMistake) as mistake:
        Settings.of({variable: value}, None)
    assert str(mistake.value) == f"{variable}={value} {words}"
