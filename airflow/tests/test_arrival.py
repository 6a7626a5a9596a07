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


def test_a_file_of_a_time_that_is_to_come_is_of_the_time_when_it_came(file, monkeypatch):
    came = file.stat().st_ctime
    written(file, minutes_ago=-9 * 60)
    assert what_is_missing(file, DAY_BEGAN) == "changed less than 60 s ago"
    monkeypatch.setattr("citizens_steps.arrival.time.time", lambda: came + 120)
    assert what_is_missing(file, DAY_BEGAN) is None
    assert what_is_missing(file, came + 60).startswith("is of an earlier day, written ")


def sensor(day, *files, from_job_file=False, least=1):
    return FileOfTheDay(
        task_id="wait",
        files=[str(file) for file in files],
        least=least,
        from_job_file=from_job_file,
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
    assert sensor("2026-03-02", pattern, from_job_file=True).poke({})
    assert not sensor("2026-03-03", pattern, from_job_file=True).poke({})
    assert not sensor("2026-03-02", pattern).poke({})
    with pytest.raises(AirflowSensorTimeout, match=r"2026-03-03 at /.*_20260303\.csv in time"):
        late(sensor("2026-03-03", pattern, from_job_file=True), monkeypatch)


def test_the_name_says_the_day_also_of_a_file_that_was_written_before(file):
    file = file.rename(file.with_name("sales_20990302.csv"))
    assert sensor(
        "2099-03-02", file.with_name("sales_{runDate:yyyyMMdd}.csv"), from_job_file=True
    ).poke({})
    assert not sensor("2099-03-02", file, from_job_file=True).poke({})


def test_all_files_of_a_pattern_are_waited_for(file):
    pattern = file.with_name("sales_{runDate}_*.csv")
    day = "2026-03-02"
    wait = sensor(day, pattern, from_job_file=True, least=2)
    first = file.rename(file.with_name("sales_2026-03-02_a.csv"))
    assert sensor(day, pattern, from_job_file=True).poke({})
    assert not wait.poke({})
    second = first.with_name("sales_2026-03-02_b.csv")
    second.write_text("id\n")
    written(second, minutes_ago=0)
    assert not wait.poke({})
    written(second, minutes_ago=2)
    assert wait.poke({})
    assert not sensor("2026-03-03", pattern, from_job_file=True).poke({})
    assert not sensor(day, first.with_name("sales_2026-03-02_*.csv")).poke({})


def test_each_file_of_a_list_is_waited_for(file):
    other = file.with_name("other.csv")
    wait = sensor("1970-01-02", file, other, "hdfs://vps1:8020/in.csv", from_job_file=True, least=9)
    assert not wait.poke({})
    other.write_text("id\n")
    written(other, minutes_ago=2)
    assert wait.poke({})


def test_a_name_that_is_there_is_no_pattern(file):
    star = file.rename(file.with_name("s_*.csv"))
    empty = file.with_name("s_1.csv")
    empty.touch()
    assert sensor("1970-01-02", star, from_job_file=True).poke({})


def test_a_folder_that_a_pattern_matches_is_no_file(file):
    file.with_name("archive").mkdir()
    assert sensor("1970-01-02", file.with_name("*"), from_job_file=True).poke({})


def test_a_file_where_the_folder_should_be_is_a_failure(file):
    for inside in ("in.csv", "*.csv"):
        with pytest.raises(AirflowFailException, match="cannot be read: Not a directory; whoever"):
            sensor("2026-03-02", file / inside, from_job_file=True).poke({})


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
