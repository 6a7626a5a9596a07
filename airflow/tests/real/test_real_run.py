"""The whole day on real servers: Airflow's daemons, HDFS, Spark, MariaDB and PostgreSQL."""

import os
import signal
import time
from datetime import datetime, timedelta
from pathlib import Path

import psycopg
from local_airflow import ZONE
from quickstart import (
    assert_equals_duckdb,
    await_no_spark_application,
    await_spark_application,
    dump,
    rows_of,
)

# In how many seconds a stopped task's Spark application must be gone.
STOP_SECONDS = 30
ALL = (
    "doctor wait_for_csv upload_csv extract_mysql analyze_csv analyze_mysql load reconcile report"
).split()
MYSQL_ONLY = dict.fromkeys(ALL, "success") | dict.fromkeys(
    ("wait_for_csv", "upload_csv", "analyze_csv", "reconcile"), "skipped"
)
CSV_ONLY = dict.fromkeys(ALL, "success") | dict.fromkeys(
    ("extract_mysql", "analyze_mysql", "reconcile"), "skipped"
)


def test_a_second_start_changes_nothing(airflow):
    before = airflow.pids()

    assert airflow.command("start").startswith("airflow: runs already\n")

    assert airflow.pids() == before


def test_the_scheduler_starts_the_day_at_its_time(airflow, api, bot, note):
    day = f"{airflow.starts_at:%Y-%m-%d}"
    api.unpause()
    while not api.runs():
        late = datetime.now(ZONE) - airflow.starts_at
        assert late < timedelta(minutes=2), "no run was started"
        time.sleep(1)
    (run,) = api.runs()
    run_id = run["dag_run_id"]

    assert api.await_end(run_id) == "success"

    note(run_id)
    assert run["run_type"] == "scheduled"
    assert datetime.fromisoformat(run["logical_date"]) == airflow.starts_at.replace(microsecond=0)
    assert api.states(run_id) == dict.fromkeys(ALL, "success")
    assert set(api.tries(run_id).values()) == {1}
    assert_equals_duckdb(day)
    message = await_message(bot, 1)
    assert day in message["text"]
    assert "100,007" in message["text"]
    log = api.log(run_id, "upload_csv")
    assert os.environ["CITIZENS_SPARK_MASTER_PAGE"] in log
    assert "100,007 rows" in log
    assert f"/reports/run_date={day}/report.md" in api.log(run_id, "report")


def test_a_cleared_task_publishes_the_same_again(api, note):
    (run,) = api.runs()
    before = dump()

    api.clear(run["dag_run_id"], "load")
    assert api.await_end(run["dag_run_id"]) == "success"

    note(run["dag_run_id"])
    assert api.tries(run["dag_run_id"]) == dict.fromkeys(ALL, 1) | dict.fromkeys(
        ("load", "reconcile", "report"), 2
    )
    assert dump() == before


def test_mysql_is_away_and_comes_back(api, mysql, bot, note):
    sent = len(bot.messages)
    run_id = api.trigger("mysql-away", run_date="2026-04-01", source="mysql")
    api.await_task(run_id, "doctor", "success")
    mysql.stop()
    api.await_task(run_id, "extract_mysql", "up_for_retry")
    mysql.start()

    assert api.await_end(run_id) == "success"

    note(run_id)
    assert api.states(run_id) == MYSQL_ONLY
    assert api.tries(run_id)["extract_mysql"] == 2
    assert "exit status 20" in api.log(run_id, "extract_mysql", 1)
    # A failure that a retry mends is no news.
    assert await_message(bot, sent + 1)["text"].startswith("✅")
    assert len(bot.messages) == sent + 1


def test_a_permanent_failure_is_not_retried(api, job, bot, note):
    sent = len(bot.messages)
    text = job.read_text()
    job.write_text(text.replace("quality:", "qualitty:"))
    run_id = api.trigger("bad-job-file", run_date="2026-04-02")

    assert api.await_end(run_id) == "failed"

    note(run_id)
    job.write_text(text)
    assert api.states(run_id) == dict.fromkeys(ALL, "upstream_failed") | {"doctor": "failed"}
    assert api.tries(run_id)["doctor"] == 1
    failure = await_message(bot, sent + 1)["text"]
    for part in ("doctor", "2026-04-02", "2", "qualitty", f"/runs/{run_id}/"):
        assert part in failure, failure
    time.sleep(5)
    assert len(bot.messages) == sent + 1


def test_a_stopped_task_takes_its_spark_application_along(api, note):
    day = "2026-04-03"
    run_id = api.trigger("stopped", run_date=day, source="csv")
    api.await_task(run_id, "upload_csv", "running")
    await_spark_application()

    api.fail(run_id, "upload_csv")
    seconds = await_no_spark_application(STOP_SECONDS)

    assert api.await_end(run_id) == "failed"
    note(run_id, f"a stopped task: its Spark application ended after {seconds:.0f} s")
    assert rows_of(day) == []
    api.clear(run_id, "upload_csv")
    assert api.await_end(run_id) == "success"
    assert api.states(run_id) == CSV_ONLY
    note(run_id, "the stopped task cleared")


def test_a_killed_worker_takes_its_spark_application_along(api, airflow, note):
    run_id = api.trigger("killed", run_date="2026-04-03", source="csv")
    api.await_task(run_id, "upload_csv", "running")
    await_spark_application()
    before = rows_of("2026-04-03")

    os.kill(worker_of(airflow, api.tasks(run_id)["upload_csv"]["id"]), signal.SIGKILL)
    seconds = await_no_spark_application(STOP_SECONDS)

    assert rows_of("2026-04-03") == before
    assert api.await_end(run_id) == "success"
    note(run_id, f"a killed worker: its Spark application ended after {seconds:.0f} s")
    assert api.states(run_id) == CSV_ONLY
    assert api.tries(run_id)["upload_csv"] == 2
    assert rows_of("2026-04-03") == before


def test_a_backfill_of_three_days_gives_each_its_rows(airflow, api, note):
    days = ["2026-05-01", "2026-05-02", "2026-05-03"]
    others = [line for line in dump() if " 2026-05-0" not in line]

    # The times are UTC: 08:00 in the zone of the DAG is 01:00.
    airflow.command(
        *("cli", "backfill", "create", "--dag-id", "citizens_daily"),
        *("--from-date", f"{days[0]}T00:00:00+07:00", "--to-date", f"{days[-1]}T23:59:00+07:00"),
        *("--dag-run-conf", '{"source": "csv"}'),
    )
    runs = [run["dag_run_id"] for run in api.runs() if run["run_type"] == "backfill"]
    assert len(runs) == 3
    for run_id in runs:
        assert api.await_end(run_id) == "success"
        assert api.states(run_id) == CSV_ONLY
        note(run_id, run_id)

    assert rows_of(days[0]) != []
    assert rows_of(days[0]) == rows_of(days[1]) == rows_of(days[2])
    assert [line for line in dump() if " 2026-05-0" not in line] == others


def test_no_secret_is_seen(airflow, api, bot):
    secrets = airflow.secrets() | {"token of the bot": bot.token}
    places = {
        str(path): path.read_bytes()
        for path in airflow.folder.rglob("*")
        if path.is_file() and not {"secrets", "metadata"} & set(path.relative_to(airflow.folder).parts)
    }
    assert any("task_id=upload_csv" in place for place in places)
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

    assert [pid for pid in pids if Path(f"/proc/{pid}").exists()] == []
    assert airflow.pids() == {}


def await_message(bot, count):
    """The message of that number, which may come a little after the run's end."""
    deadline = time.monotonic() + 60
    while len(bot.messages) < count:
        assert time.monotonic() < deadline, f"{len(bot.messages)} messages came, not {count}"
        time.sleep(0.5)
    print("\n" + bot.messages[count - 1]["text"])
    return bot.messages[count - 1]


def worker_of(airflow, task_instance):
    """The pid of the scheduler's child that watches over the task instance."""
    scheduler = airflow.pids()["scheduler"].split()[0]
    for child in Path(f"/proc/{scheduler}/task/{scheduler}/children").read_text().split():
        if task_instance in Path(f"/proc/{child}/cmdline").read_text():
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
