import os
import time
from pathlib import Path

import pytest
from citizens_notify import figures
from citizens_notify.day_status import Dataset, DayStatus, Difference, Figures, Reconciliation

PASSWORD = "warehouse-SECRET"
STATUS = """{"runDate": "2026-11-24", "previousRunDate": "2026-11-21", "datasets": [
  {"dataset": "citizens", "loaded": true, "rowsRead": 12, "badRows": 2, "inputBytes": 345,
   "fingerprint": "2e64", "previous": {"rowsRead": 10, "badRows": 1, "inputBytes": 300}},
  {"dataset": "citizens_mysql", "loaded": true, "rowsRead": 10, "badRows": 0, "inputBytes": 290,
   "fingerprint": "2e65", "previous": null},
  {"dataset": "cities", "loaded": false, "rowsRead": null, "badRows": null, "inputBytes": null,
   "fingerprint": null, "previous": {"rowsRead": 7, "badRows": 0, "inputBytes": 70}}],
 "results": [{"table": "citizens_by_country", "dataset": "citizens", "rows": 3}],
 "reconciliations": [{"left": "citizens", "right": "citizens_mysql", "equal": false,
  "differences": [{"group": "Chad", "leftRows": 2, "rightRows": 1}]}],
 "report": "hdfs://h/report.md"}"""


@pytest.fixture(autouse=True)
def warehouse(connect):
    connect(
        "citizens_warehouse",
        host="vps1",
        port=5433,
        schema="dwh",
        login="citizens",
        password=PASSWORD,
        extra={"jdbc_parameters": "sslmode=require"},
    )


def test_reads_what_the_launcher_prints(launcher):
    launcher(
        "echo a log line >&2; [[ $* == 'status --json --job=/j/a.yaml --runDate=2026-11-24' ]]"
        f" && echo '{STATUS}'"
    )
    assert figures.read_day("/j/a.yaml", "2026-11-24") == DayStatus(
        "2026-11-24",
        "2026-11-21",
        (
            Dataset("citizens", Figures(12, 2, 345), Figures(10, 1, 300)),
            Dataset("citizens_mysql", Figures(10, 0, 290), None),
            Dataset("cities", None, Figures(7, 0, 70)),
        ),
        (Reconciliation("citizens", "citizens_mysql", False, (Difference("Chad", 2, 1),)),),
        "hdfs://h/report.md",
    )


def test_a_first_day_of_which_nothing_is_loaded():
    assert figures.day_status.of_json(
        {
            "runDate": "2026-11-24",
            "previousRunDate": None,
            "datasets": [],
            "results": [],
            "reconciliations": [],
            "report": None,
        }
    ) == DayStatus("2026-11-24", None, (), (), None)


def test_the_child_alone_has_the_password_and_it_has_no_setting_of_airflow(
    launcher, monkeypatch, tmp_path
):
    monkeypatch.setenv("AIRFLOW__DATABASE__SQL_ALCHEMY_CONN", "postgresql://a:secret@h/airflow")
    monkeypatch.setenv("CITIZENS_LAKE", "hdfs://vps1:9000/lake")
    monkeypatch.setenv("CITIZENS_CSV", "/in/a.csv")
    launcher(f"env | grep -E '^(_?AIRFLOW|CITIZENS_)' | sort >{tmp_path}/env; echo '{STATUS}'")
    figures.read_day("/j/a.yaml", "2026-11-24")
    assert (tmp_path / "env").read_text().splitlines() == [
        "CITIZENS_LAKE=hdfs://vps1:9000/lake",
        f"CITIZENS_WAREHOUSE_PASSWORD={PASSWORD}",
        "CITIZENS_WAREHOUSE_URL=jdbc:postgresql://vps1:5433/dwh?sslmode=require",
        "CITIZENS_WAREHOUSE_USER=citizens",
    ]
    assert "CITIZENS_WAREHOUSE_PASSWORD" not in os.environ


def test_a_connection_that_is_missing(launcher, monkeypatch):
    launcher(f"echo '{STATUS}'")
    monkeypatch.delenv("AIRFLOW_CONN_CITIZENS_WAREHOUSE")
    assert problem_of().startswith("Airflow has no connection citizens_warehouse; ")


def problem_of(day="2026-11-24") -> str:
    with pytest.raises(figures.FiguresUnavailable) as caught:
        figures.read_day("/j/a.yaml", day)
    return str(caught.value)


def test_a_failure_gives_its_status_and_its_last_line(launcher):
    launcher("printf 'citizens: one\\nlog\\ncitizens: no answer from vps1\\nmore\\n' >&2; exit 22")
    assert problem_of() == "scripts/citizens status: exit status 22: no answer from vps1"


def test_a_failure_without_a_word(launcher):
    launcher("exit 30")
    assert problem_of() == "scripts/citizens status: exit status 30: no reason given"


@pytest.mark.parametrize("output", ["", "[]", "garbage", "{}", STATUS.replace("12", '"x"')])
def test_other_output_than_json_of_a_status(launcher, output):
    launcher(f"echo '{output}'")
    assert problem_of() == "scripts/citizens status did not print its JSON"


def test_a_launcher_that_is_not_there(launcher):
    launcher("").unlink()
    assert problem_of() == "scripts/citizens: No such file or directory"


@pytest.mark.parametrize("day", ["manual__1", "2026-11-24 --x", "", "2026-11-24\n"])
def test_a_day_that_is_none_is_not_handed_to_the_launcher(launcher, day):
    launcher(f"echo '{STATUS}'")
    assert problem_of(day) == "the run has no business day"


def test_a_launcher_that_hangs_ends_with_its_children_at_the_limit(launcher, monkeypatch, tmp_path):
    launcher(f"sleep 60 & echo $! >{tmp_path}/child; wait")
    monkeypatch.setattr(figures, "LIMIT_SECONDS", 1.0)
    began = time.monotonic()
    assert problem_of() == "scripts/citizens status took longer than 1 s"
    assert time.monotonic() - began < 5
    child = int((tmp_path / "child").read_text())
    assert not is_running(child)


def is_running(pid: int) -> bool:
    """Within some seconds; a zombie that nobody has waited for yet is not running."""
    stat = Path(f"/proc/{pid}/stat")
    for _ in range(50):
        try:
            if stat.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z":
                return False
        except FileNotFoundError:
            return False
        time.sleep(0.1)
    return True
