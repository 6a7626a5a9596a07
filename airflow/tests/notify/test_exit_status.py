import re
from pathlib import Path

from citizens_notify.exit_status import EXIT_STATUSES

REPOSITORY = Path(__file__).resolve().parents[3]


def test_statuses_are_those_of_the_manual():
    manual = (REPOSITORY / "docs" / "operations.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| (\d+) \| (.+?) \| (transient|permanent) \| (.*?) ?\|$", manual, re.MULTILINE
    )
    assert {
        code: (status.meaning, "transient" if status.transient else "permanent", status.who_acts)
        for code, status in EXIT_STATUSES.items()
    } == {int(code): (meaning, kind, who) for code, meaning, kind, who in rows}


def test_statuses_are_those_of_the_program():
    enum = REPOSITORY / "transforms/src/main/java/dev/citizens/failures/ExitStatus.java"
    constants = re.findall(r"^  [A-Z_]+\((\d+), (true|false)\)[,;]", enum.read_text(), re.MULTILINE)
    assert {code: status.transient for code, status in EXIT_STATUSES.items()} == {
        int(code): transient == "true" for code, transient in constants if code != "0"
    }
