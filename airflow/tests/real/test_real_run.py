"""The whole day on real servers: Airflow's daemons, HDFS, Spark, MariaDB and PostgreSQL.

Which task stops which other is Airflow's own doing, and asked of it in `test_rules.py`, without
servers.
"""

import os
import signal
import time
from datetime import datetime
from pathlib import Path

import psycopg
from quickstart import (
    assert_equals_duckdb,
    await_no_spark_application,
    await_spark_application,
    dump,
    rows_of,
)

# In how many seconds a stopped task's Spark application must be gone.
STOP_SECONDS = 30
STOPPED_DAY = "2026-04-03"
# As the closing line and Telegram's message say it.
ROWS = f"{100_000 + int(os.environ['CITIZENS_CHECK_BAD_ROWS']):,}"
CSV = [f"citizens.{step}" for step in ("doctor", "wait_for_file", "upload", "analyze", "load")]
MYSQL = [f"citizens_mysql.{step}" for step in ("doctor", "extract", "analyze", "load")]
RECONCILE = "reconcile.citizens-citizens_mysql"
ALL = [*CSV, *MYSQL, RECONCILE, "report", "done"]
MYSQL_ONLY = dict.fromkeys(ALL, "success") | dict.fromkeys((*CSV, RECONCILE), "skipped")
CSV_ONLY = dict.fromkeys(ALL, "success") | dict.fromkeys((*MYSQL, RECONCILE), "skipped")


def test_a_second_start_changes_nothing(airflow):
    before = airflow.pids()

    assert airflow.command("start").startswith("airflow: runs already\n")

    assert airflow.pids() == before


def test_the_scheduler_runs_the_whole_day(airflow, api, bot, good_day, note):
    day = f"{airflow.day_began:%Y-%m-%d}"
    api.unpause()
    run = await_scheduled_run(api)
    run_id = run["dag_run_id"]

    assert api.await_end(run_id) == "success"

    note(run_id)
    assert datetime.fromisoformat(run["logical_date"]) == airflow.day_began
    assert api.states(run_id) == dict.fromkeys(ALL, "success")
    assert set(api.tries(run_id).values()) == {1}
    assert_equals_duckdb(day)
    good_day += dump()
    message = await_message(bot, 1)
    assert f"{day}: done" in message["text"]
    assert ROWS in message["text"]
    log = api.log(run_id, "citizens.upload")
    assert os.environ["CITIZENS_SPARK_MASTER_PAGE"] in log
    assert f"{ROWS} rows" in log
    assert f"/reports/citizens/run_date={day}/report.md" in api.log(run_id, "report")


def test_data_sets_that_differ_end_the_day_with_its_report(api, mysql, bot, note):
    sent = len(bot.messages)
    run_id = await_scheduled_run(api)["dag_run_id"]
    country = mysql.execute("SELECT country FROM citizens WHERE id = 77")
    mysql.execute("UPDATE citizens SET country = 'Atlantis' WHERE id = 77")
    api.clear(run_id, "citizens_mysql.extract")

    assert api.await_end(run_id) == "failed"

    mysql.execute(f"UPDATE citizens SET country = '{country}' WHERE id = 77")
    note(run_id)
    assert api.states(run_id) == dict.fromkeys(ALL, "success") | {
        RECONCILE: "failed",
        "done": "upstream_failed",
    }
    # No retry: the first try was that of the good day.
    assert api.tries(run_id)[RECONCILE] == 2
    assert "Atlantis" in api.log(run_id, RECONCILE, 2)
    failure = await_message(bot, sent + 1)["text"]
    assert "reconcile" in failure
    assert "12" in failure


def test_a_cleared_task_publishes_the_first_rows_again(api, bot, good_day, note):
    sent = len(bot.messages)
    run_id = await_scheduled_run(api)["dag_run_id"]

    api.clear(run_id, "citizens_mysql.extract")
    assert api.await_end(run_id) == "success"

    note(run_id)
    again = (*MYSQL[1:], RECONCILE, "report")
    assert api.tries(run_id) == dict.fromkeys(ALL[:-1], 1) | dict.fromkeys(again, 3)
    assert dump() == good_day
    assert ": done" in await_message(bot, sent + 1)["text"]


def test_mysql_is_away_and_comes_back(api, mysql, bot, note):
    sent = len(bot.messages)
    run_id = api.trigger("mysql-away", run_date="2026-04-01", datasets=["citizens_mysql"])
    api.await_task(run_id, "citizens_mysql.doctor", "success")
    mysql.stop()
    api.await_task(run_id, "citizens_mysql.extract", "up_for_retry")
    mysql.start()

    assert api.await_end(run_id) == "success"

    note(run_id)
    assert api.states(run_id) == MYSQL_ONLY
    # One more if MariaDB starts slowly.
    assert api.tries(run_id)["citizens_mysql.extract"] in (2, 3)
    assert "(status 20)" in api.log(run_id, "citizens_mysql.extract", 1)
    # A failure that a retry mends is no news.
    assert "2026-04-01: done" in await_message(bot, sent + 1)["text"]
    assert len(bot.messages) == sent + 1


def test_a_permanent_failure_is_not_retried(api, job, bot, note):
    sent = len(bot.messages)
    text = job.read_text()
    job.write_text(text.replace("quality:", "qualitty:"))
    run_id = api.trigger("bad-job-file", run_date="2026-04-02")

    assert api.await_end(run_id) == "failed"

    note(run_id)
    job.write_text(text)
    assert api.states(run_id) == dict.fromkeys(ALL, "upstream_failed") | {
        "citizens.doctor": "failed",
        "citizens_mysql.doctor": "failed",
        "report": "skipped",
    }
    await_message(bot, sent + 2)
    failures = sorted(message["text"] for message in bot.messages[sent:])
    for failure, dataset in zip(failures, ("citizens", "citizens_mysql"), strict=True):
        assert api.tries(run_id)[f"{dataset}.doctor"] == 1
        for part in (f"{dataset}.doctor failed", "2026-04-02", "2", "qualitty", f"/runs/{run_id}/"):
            assert part in failure, failure
    time.sleep(5)
    assert len(bot.messages) == sent + 2


def test_a_second_job_file_is_a_second_dag_and_a_mistake_in_it_is_said(api, job):
    second = job.with_name("second.yaml")
    second.write_text("name: second\ndatasets:\n  others: {}\n")
    await_(lambda: api.import_errors(), "an import error")
    mistake = "datasets.others must have one of file, query and table"
    (error,) = api.import_errors()
    assert error.splitlines() == [
        f"{second}: {mistake}",
        "CITIZENS_CSV is not given to citizens while a job file has a mistake, as it"
        " may be the file of another data set: mend the job file",
    ]
    assert api.dags() == ["citizens_daily"]

    second.write_text("name: second\ndatasets:\n  others: {table: citizens}\nanalyses: []\n")
    await_(lambda: api.dags() == ["citizens_daily", "second_daily"], "a second DAG")
    await_(lambda: not api.import_errors(), "no import error")
    second.unlink()


def test_a_stopped_task_takes_its_spark_application_along(api, bot, note):
    sent = len(bot.messages)
    run_id = api.trigger("stopped", run_date=STOPPED_DAY, datasets=["citizens"])
    api.await_task(run_id, "citizens.upload", "running")
    await_spark_application()

    api.fail(run_id, "citizens.upload")
    seconds = await_no_spark_application(STOP_SECONDS)

    assert api.await_end(run_id) == "failed"
    note(run_id, f"a stopped task: its Spark application ended after {seconds:.0f} s")
    assert rows_of(STOPPED_DAY) == []
    # Its process had no time to tell: the run's message names it.
    assert "citizens.upload" in await_message(bot, sent + 1)["text"]


def test_a_killed_worker_takes_its_spark_application_along_and_the_retry_is_clean(
    airflow, api, bot, note
):
    sent = len(bot.messages)
    run_id = "stopped"
    api.clear(run_id, "citizens.upload")
    api.await_task(run_id, "citizens.upload", "running")
    await_spark_application()

    os.kill(worker_of(airflow, api.tasks(run_id)["citizens.upload"]["id"]), signal.SIGKILL)
    seconds = await_no_spark_application(STOP_SECONDS)

    assert rows_of(STOPPED_DAY) == []
    assert api.await_end(run_id) == "success"
    note(run_id, f"cleared, a killed worker: its Spark application ended after {seconds:.0f} s")
    assert api.states(run_id) == CSV_ONLY
    # Stopped, killed, and the retry.
    assert api.tries(run_id)["citizens.upload"] == 3
    assert rows_of(STOPPED_DAY) == csv_rows_of_good_day()
    assert f"{STOPPED_DAY}: done" in await_message(bot, sent + 1)["text"]


def test_a_backfill_of_two_days_gives_each_its_rows(airflow, api, bot, note):
    sent = len(bot.messages)
    days = ["2026-05-01", "2026-05-02"]
    others = [line for line in dump() if " 2026-05-0" not in line]

    airflow.command(
        *("cli", "backfill", "create", "--dag-id", "citizens_daily"),
        *("--from-date", f"{days[0]}T00:00:00+07:00", "--to-date", f"{days[-1]}T23:59:00+07:00"),
        *("--dag-run-conf", '{"datasets": ["citizens"]}'),
    )
    runs = [run["dag_run_id"] for run in api.runs() if run["run_type"] == "backfill"]
    assert len(runs) == len(days)
    for run_id in runs:
        assert api.await_end(run_id) == "success"
        assert api.states(run_id) == CSV_ONLY
        note(run_id, run_id)

    for day in days:
        assert rows_of(day) == csv_rows_of_good_day()
    # The days of a backfill end in any order.
    await_message(bot, sent + len(days))
    told = sorted(message["text"].splitlines()[0] for message in bot.messages[sent:])
    assert told == [f"citizens {day}: done" for day in days]
    assert [line for line in dump() if " 2026-05-0" not in line] == others


def test_no_secret_is_seen(airflow, api, bot):
    secrets = airflow.secrets() | {"token of the bot": bot.token}
    places = {
        str(path): path.read_bytes()
        for path in airflow.folder.rglob("*")
        if path.is_file()
        and not {"secrets", "metadata"} & set(path.relative_to(airflow.folder).parts)
    }
    assert any("task_id=citizens.upload" in place for place in places)
    places["the metadata"] = metadata_dump(airflow).encode()
    assert b"citizens_mysql" in places["the metadata"]

    found = [
        f"{name} in {place}"
        for name, secret in secrets.items()
        for place, content in places.items()
        if secret.encode() in content
    ]

    assert found == []
    for path in (airflow.folder / "secrets").iterdir():
        assert path.stat().st_mode & 0o777 == 0o600, path
    assert airflow.folder.stat().st_mode & 0o777 == 0o700
    print(f"\n{len(secrets)} secrets in none of {len(places)} files and the metadata")


def test_stop_ends_all_daemons(airflow):
    pids = [int(line.split()[0]) for line in airflow.pids().values()]
    assert len(pids) == 5

    airflow.stop()

    assert [pid for pid in pids if lives(pid)] == []
    assert airflow.pids() == {}


def lives(pid):
    """Whether the process has not ended; one that has may wait for somebody who asks how."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


def csv_rows_of_good_day():
    """What the CSV file gives, as the launcher alone has published it."""
    rows = [line for line in rows_of(os.environ["CITIZENS_CHECK_DAY"]) if " DAY citizens " in line]
    assert len(rows) > 400
    return rows


def await_(condition, what, seconds=180):
    """Waits for what Airflow's DAG processor does now and then."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not in {seconds} s: {what}"
        time.sleep(1)


def await_scheduled_run(api):
    """The only run there is, which Airflow's scheduler has made."""
    deadline = time.monotonic() + 120
    while not (runs := api.runs()):
        assert time.monotonic() < deadline, "no run was started"
        time.sleep(1)
    assert [run["run_type"] for run in runs] == ["scheduled"]
    return runs[0]


def await_message(bot, count):
    """The message of that number, which may come a little after the run's end."""
    deadline = time.monotonic() + 180
    while len(bot.messages) < count:
        assert time.monotonic() < deadline, f"{len(bot.messages)} messages came, not {count}"
        time.sleep(0.5)
    print("\n" + bot.messages[count - 1]["text"])
    return bot.messages[count - 1]


def worker_of(airflow, task_instance):
    """The pid of the scheduler's child that watches over the task instance."""
    scheduler = airflow.pids()["scheduler"].split()[0]
    for child in (
        Path(f"/proc/{scheduler}/task/{scheduler}/children").read_text(encoding="utf-8").split()
    ):
        if task_instance in Path(f"/proc/{child}/cmdline").read_text(encoding="utf-8"):
            return int(child)
    raise AssertionError(f"no worker has {task_instance}")


def metadata_dump(airflow):
    """All rows of all tables."""
    url = (airflow.folder / "secrets" / "metadata.url").read_text().replace("+psycopg2", "")
    with psycopg.connect(url) as connection:
        tables = connection.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
        ).fetchall()
        return "\n".join(
            str(connection.execute(f'SELECT t::text FROM "{table}" t').fetchall())
            for (table,) in tables
        )
