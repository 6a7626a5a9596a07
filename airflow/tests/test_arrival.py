"""When the file of the day counts as arrived."""

import os
import time

import pytest
from airflow.sdk import BaseSensorOperator
from airflow.sdk.exceptions import (
    AirflowFailException,
    AirflowSensorTimeout,
    AirflowSkipException,
)
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


def sensor(day, file, dated=False):
    return FileOfTheDay(
        task_id="wait",
        file=str(file),
        dated=dated,
        zone="Asia/Ho_Chi_Minh",
        business_day=day,
        only_with=("a",),
    )


def test_the_day_begins_in_the_zone(file):
    # 17:00 UTC is midnight there.
    os.utime(file, (NOW, 1_772_384_400 - 1))
    assert not sensor("2026-03-02", file).poke({})
    os.utime(file, (NOW, 1_772_384_400))
    assert sensor("2026-03-02", file).poke({})


def test_a_file_that_is_named_after_its_day_is_waited_for_by_that_name(file, monkeypatch):
    pattern = file.with_name("sales_{runDate:yyyyMMdd}.csv")
    file.rename(file.with_name("sales_20260302.csv"))
    assert sensor("2026-03-02", pattern, dated=True).poke({})
    assert not sensor("2026-03-03", pattern, dated=True).poke({})
    assert not sensor("2026-03-02", pattern).poke({})
    with pytest.raises(AirflowSensorTimeout, match=r"2026-03-03 at /.*_20260303\.csv in time"):
        late(sensor("2026-03-03", pattern, dated=True), monkeypatch)


def test_the_name_says_the_day_also_of_a_file_that_was_written_before(file):
    file = file.rename(file.with_name("sales_20990302.csv"))
    assert sensor("2099-03-02", file.with_name("sales_{runDate:yyyyMMdd}.csv"), dated=True).poke({})
    assert not sensor("2099-03-02", file, dated=True).poke({})


def test_a_file_that_is_not_on_this_host_is_not_waited_for():
    assert sensor("2026-03-02", "hdfs://vps1:8020/incoming/citizens_data.csv").poke({})


def test_a_path_that_begins_nowhere_is_not_waited_for():
    with pytest.raises(AirflowFailException, match=r"citizens_data\.csv is no absolute path"):
        sensor("2026-03-02", "citizens_data.csv").poke({})


def late(task, monkeypatch):
    def execute(self, context):
        raise AirflowSensorTimeout

    monkeypatch.setattr(BaseSensorOperator, "execute", execute)
    task.execute({"params": {"datasets": ["a"]}})


def test_a_file_that_does_not_come_in_time_is_named(file, monkeypatch):
    with pytest.raises(AirflowSensorTimeout, match=f"no file of 2026-03-02 at {file} in time"):
        late(sensor("2026-03-02", file), monkeypatch)


def test_a_run_without_the_data_set_skips_it(file):
    with pytest.raises(AirflowSkipException, match="this run is without a"):
        sensor("2026-03-02", file).execute({"params": {"datasets": ["b"]}})
