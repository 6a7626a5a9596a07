"""When the file of the day counts as arrived."""

import os
import time

import pytest
from airflow.sdk.exceptions import AirflowFailException, AirflowSkipException
from citizens_steps.arrival import FileOfTheDay, what_is_missing

NOW = time.time()
DAY_BEGAN = NOW - 8 * 3600


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "citizens_data.csv"
    file.write_text("id,name\n")
    written(file, minutes_ago=5)
    return file


def written(file, minutes_ago):
    os.utime(file, (NOW, NOW - 60 * minutes_ago))


def test_a_file_of_today_at_rest_is_there(file):
    assert what_is_missing(file, DAY_BEGAN) is None


def test_no_file_is_waited_for(file):
    file.unlink()
    assert what_is_missing(file, DAY_BEGAN) == "is not there yet"


def test_an_empty_file_is_waited_for(file):
    file.write_text("")
    assert what_is_missing(file, DAY_BEGAN) == "is empty"


def test_the_file_of_yesterday_is_not_taken_for_that_of_today(file):
    written(file, minutes_ago=9 * 60)
    assert what_is_missing(file, DAY_BEGAN).startswith("is of an earlier day, written ")


def test_a_file_that_is_being_written_is_waited_for(file):
    written(file, minutes_ago=0)
    assert what_is_missing(file, DAY_BEGAN) == "changed less than 60 s ago"


def sensor(day):
    return FileOfTheDay(task_id="wait", zone="Asia/Ho_Chi_Minh", business_day=day)


def test_the_day_begins_in_the_zone(file, monkeypatch):
    monkeypatch.setenv("CITIZENS_CSV", str(file))
    # 17:00 UTC is midnight there.
    os.utime(file, (NOW, 1_772_384_400 - 1))
    assert not sensor("2026-03-02").poke({})
    os.utime(file, (NOW, 1_772_384_400))
    assert sensor("2026-03-02").poke({})


def test_a_file_that_is_not_on_this_host_is_not_waited_for(monkeypatch):
    monkeypatch.setenv("CITIZENS_CSV", "hdfs://vps1:8020/incoming/citizens_data.csv")
    assert sensor("2026-03-02").poke({})


def test_without_a_path_there_is_nothing_to_wait_for(monkeypatch):
    monkeypatch.delenv("CITIZENS_CSV", raising=False)
    with pytest.raises(AirflowFailException, match="set it to the file's path"):
        sensor("2026-03-02").poke({})


def test_a_run_without_the_csv_skips_it():
    with pytest.raises(AirflowSkipException):
        sensor("2026-03-02").execute({"params": {"source": "mysql"}})
