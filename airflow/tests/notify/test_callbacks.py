import logging

import pendulum
import pytest
from airflow.sdk import DAG
from citizens_notify import callbacks, notify_failure, notify_success, telegram

WAREHOUSE_PASSWORD = "warehouse-SECRET"
SMTP_PASSWORD = "smtp-SECRET"
DAG_OF_A_DAY = DAG(
    "orders_daily",
    start_date=pendulum.datetime(2026, 1, 1, tz="Asia/Ho_Chi_Minh"),
    default_args={"job": "/jobs/orders.yaml"},
)
LOG = "https://airflow.example/dags/orders_daily/runs/r1/tasks/orders_mysql.extract?try_number=2"

STATUS = """{"runDate": "2026-11-24", "previousRunDate": null, "datasets": [
  {"dataset": "orders_mysql", "loaded": true, "rowsRead": 12, "badRows": 0, "inputBytes": 345,
   "previous": null}],
 "results": [], "reconciliations": [], "report": "hdfs://h/report.md"}"""


@pytest.fixture(autouse=True)
def surroundings(connect, telegram_connection, monkeypatch):
    monkeypatch.setenv("AIRFLOW__API__BASE_URL", "https://airflow.example/")
    connect(
        "citizens_warehouse",
        host="vps1",
        schema="dwh",
        login="citizens",
        password=WAREHOUSE_PASSWORD,
    )
    # Nobody listens on port 1.
    connect(
        "citizens_smtp",
        host="127.0.0.1",
        port=1,
        login="notifier",
        password=SMTP_PASSWORD,
        extra={"from": "a@example.org", "to": "b@example.org", "starttls": False},
    )


def context(**fields):
    return {
        "dag": DAG_OF_A_DAY,
        "run_id": "r1",
        "logical_date": pendulum.datetime(2026, 11, 24, 1, tz="UTC"),
        "params": {"run_date": None},
        **fields,
    }


class TaskInstance:
    """What the callbacks use of Airflow's: a task of a run, and the run's states and marks."""

    task_id, try_number, max_tries, log_url = "orders_mysql.extract", 2, 1, LOG

    def __init__(self, states=(), marks=None):
        self.states = dict(states)
        self.marks = {} if marks is None else marks

    def xcom_push(self, key, value):
        self.marks[self.task_id, key] = value

    def xcom_pull(self, *, task_ids, key, map_indexes):
        assert map_indexes == -1
        return self.marks.get((task_ids, key))

    def get_task_states(self, *, dag_id, run_ids):
        assert (dag_id, run_ids) == ("orders_daily", ["r1"])
        return {"r1": self.states} if self.states else {}


def task_context(exception, task_instance=None):
    return context(task_instance=task_instance or TaskInstance(), exception=exception)


def run_context(task_instance):
    return context(task_instance=task_instance, reason="task_failure")


def texts(bot):
    return [each["text"] for each in bot.messages]


def test_success_sends_the_figures_of_the_business_day(bot, launcher):
    launcher(
        "[[ $* == 'status --json --job=/jobs/orders.yaml --runDate=2026-11-24' && "
        f"$CITIZENS_WAREHOUSE_PASSWORD == {WAREHOUSE_PASSWORD} ]]"
        f" && echo '{STATUS}'"
    )
    notify_success(context(reason="success"))
    assert texts(bot) == [
        "orders 2026-11-24: done\n"
        "\n"
        "orders_mysql\n"
        "  rows: 12\n"
        "  bad rows: 0\n"
        "  bytes: 345\n"
        "\n"
        "There is no day before to compare with.\n"
        "\n"
        "Report: hdfs://h/report.md\n"
        "Run: https://airflow.example/dags/orders_daily/runs/r1"
    ]


def test_success_without_figures_sends_why(bot, launcher):
    launcher("echo 'citizens: no answer from vps1' >&2; exit 22")
    notify_success(context(reason="success"))
    assert texts(bot) == [
        "orders 2026-11-24: done\n"
        "\n"
        "Its figures could not be read: "
        "scripts/citizens status: exit status 22: no answer from vps1\n"
        "\n"
        "Run: https://airflow.example/dags/orders_daily/runs/r1"
    ]


def test_failure_of_a_task(bot):
    notify_failure(task_context(RuntimeError("exit status 20: citizens: h:3306 refused")))
    assert texts(bot) == [
        "orders 2026-11-24: orders_mysql.extract failed\n"
        "\n"
        "Exit status: 20 (transient: a retry may help)\n"
        "Meaning: MySQL: unreachable, wrong password, or it fails for a time; "
        "a table changed while it was read\n"
        "Who acts: the database's owner\n"
        "Cause: h:3306 refused\n"
        "Try: 2 of 2\n"
        "\n"
        f"Log: {LOG}"
    ]


STATES = {
    "orders_mysql.extract": "failed",
    "orders_mysql.analyze": "upstream_failed",
    "orders.upload": "success",
}


def test_a_run_whose_task_has_told_sends_nothing_more(bot):
    task_instance = TaskInstance(STATES)
    notify_failure(task_context(RuntimeError("x"), task_instance))
    notify_failure(run_context(task_instance))
    assert len(texts(bot)) == 1


def silent(tasks):
    return (
        "orders 2026-11-24: the run failed\n"
        "\n"
        f"Cause: {tasks} failed without a message: "
        "the process was killed, or nothing could be sent; see the log\n"
        "\n"
        "Run: https://airflow.example/dags/orders_daily/runs/r1"
    )


def test_a_run_tells_of_tasks_that_could_not(bot):
    task_instance = TaskInstance({**STATES, "load": "failed", "doctor": "failed"})
    notify_failure(task_context(RuntimeError("x"), task_instance))
    notify_failure(run_context(task_instance))
    assert texts(bot)[1:] == [silent("doctor, load")]


def test_a_run_tells_of_a_task_whose_message_was_not_sent(bot):
    bot.answer_error(403, "Forbidden")
    task_instance = TaskInstance(STATES)
    notify_failure(task_context(RuntimeError("x"), task_instance))
    notify_failure(run_context(task_instance))
    assert texts(bot) == [silent("orders_mysql.extract")]


def test_a_task_whose_process_died_leaves_it_to_the_run(bot):
    task_instance = TaskInstance(STATES)
    notify_failure(task_context(None, task_instance))
    assert (texts(bot), task_instance.marks) == ([], {})


def test_a_mark_that_fails_is_one_line_beside_the_message(bot, caplog):
    class Unmarkable(TaskInstance):
        def xcom_push(self, key, value):
            raise RuntimeError("api server is gone")

    notify_failure(task_context(RuntimeError("x"), Unmarkable()))
    assert len(texts(bot)) == 1
    assert "The message is sent but not marked as sent: RuntimeError" in caplog.text


def test_failure_of_a_run_that_took_too_long(bot):
    notify_failure(context(reason="timed_out"))
    assert texts(bot) == [
        "orders 2026-11-24: the run failed\n"
        "\n"
        "Cause: the run took longer than its limit, dagrun_timeout\n"
        "\n"
        "Run: https://airflow.example/dags/orders_daily/runs/r1"
    ]


@pytest.mark.parametrize("callback", [notify_success, notify_failure])
@pytest.mark.parametrize("given", [{}, {"reason": 5}, None, {"dag": None, "run_id": None}])
def test_no_context_makes_it_raise(caplog, callback, given):
    caplog.set_level(logging.DEBUG)
    callback(given if given is None else {"exception": RuntimeError("x"), **given})
    errors = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert len(errors) == 1
    assert errors[0].startswith("No notification: ")
    assert errors[0].endswith(f" in {callback.__name__}")


def test_an_exception_that_nobody_foresaw_gives_its_type_alone(caplog, monkeypatch):
    def leak(context):
        raise ValueError(WAREHOUSE_PASSWORD)

    monkeypatch.setattr(callbacks.run, "business_day", leak)
    notify_success(context(reason="success"))
    assert "No notification: ValueError in notify_success" in caplog.text
    assert WAREHOUSE_PASSWORD not in caplog.text


@pytest.mark.parametrize("answer", ["sent", "refused", "hangs", "garbage", "broken"])
def test_no_secret_is_in_the_log(bot, caplog, launcher, monkeypatch, answer):
    caplog.set_level(logging.DEBUG)
    launcher("exit 22")
    if answer == "refused":
        bot.answer_error(403, f"Forbidden: bot{bot.token}")
    elif answer == "hangs":
        monkeypatch.setattr(telegram, "_OPERATION_SECONDS", 0.3)
        bot.hang()
    elif answer == "garbage":
        bot.answer_garbage(200, b"\xff" + bot.token.encode())
    elif answer == "broken":

        def leak(text, units):
            raise ValueError(bot.token)

        monkeypatch.setattr(telegram, "truncate", leak)
    notify_success(context(reason="success"))
    logged = caplog.text
    assert f"citizens_telegram: {'sent' if answer == 'sent' else 'not sent'}" in logged
    assert "citizens_smtp: not sent: 127.0.0.1:1: Connection refused" in logged
    for secret in (bot.token, WAREHOUSE_PASSWORD, SMTP_PASSWORD):
        assert secret not in logged
