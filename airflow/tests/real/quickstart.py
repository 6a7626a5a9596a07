"""What the tests do to the servers of the quickstart in the environment, and ask of them."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

REPO = Path(__file__).parents[3]
CHECKS = REPO / ".ci"


class MySqlServer:
    """The quickstart's MariaDB, which can be stopped and started again.

    Args:
        errors: a file for its error output after a start.
    """

    def __init__(self, errors: Path) -> None:
        self.errors = errors
        self.port = os.environ["CITIZENS_MYSQL_URL"].split(":")[3].split("/")[0]
        self.pid = _server_on("mariadbd", self.port)
        arguments = Path(f"/proc/{self.pid}/cmdline").read_bytes().split(b"\0")[:-1]
        # The statements of the first start: their file is gone, and their users are there.
        self.command = [
            os.fsdecode(each) for each in arguments if not each.startswith(b"--init-file")
        ]
        self.folder = str(Path(f"/proc/{self.pid}/cwd").readlink())
        self.own: subprocess.Popen | None = None

    def stop(self) -> None:
        """Ends it and waits until it is gone."""
        os.kill(self.pid, signal.SIGTERM)
        _await(lambda: not _lives(self.pid), 30, "MariaDB ends")

    def start(self) -> None:
        """Starts it again as it was, and waits until it answers."""
        with self.errors.open("wb") as errors:
            self.own = subprocess.Popen(
                self.command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=errors
            )
        self.pid = self.own.pid
        try:
            _await(lambda: _listens(self.port) or self.own.poll() is not None, 60, "MariaDB starts")
            assert self.own.poll() is None, f"MariaDB ended with status {self.own.returncode}"
        except AssertionError as problem:
            raise AssertionError(f"{problem}:\n{self.errors.read_text()}") from None

    def execute(self, statement: str) -> str:
        """Runs a statement in the pipeline's database; returns the rows as text."""
        client = Path(self.command[0]).with_name("mariadb")
        user = f"--user={os.environ['CITIZENS_MYSQL_USER']}"
        options = ["--no-defaults", "--protocol=tcp", "--host=127.0.0.1", f"--port={self.port}"]
        options += [user, "--batch", "--skip-column-names", f"--execute={statement}"]
        return subprocess.run(
            [client, *options, "citizens"],
            env=os.environ | {"MYSQL_PWD": os.environ["CITIZENS_MYSQL_PASSWORD"]},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()

    def close(self) -> None:
        """Ends the one that was started here."""
        if self.own:
            self.own.terminate()
            self.own.wait(30)


def _server_on(name: str, port: str) -> int:
    """The pid of the program that was started with this port."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            arguments = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if arguments[0].endswith(name.encode()) and any(
            each.endswith(f"port={port}".encode()) for each in arguments
        ):
            return int(folder.name)
    raise AssertionError(f"no {name} runs on port {port}")


def _listens(port: str) -> bool:
    try:
        socket.create_connection(("127.0.0.1", int(port)), timeout=5).close()
    except OSError:
        return False
    return True


def _lives(pid: int) -> bool:
    try:
        # The last field before the numbers is the state; Z is a process that has ended.
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(") ")[2][0] != "Z"
    except OSError:
        return False


def _await(condition, seconds: float, what: str) -> float:
    """Waits for the condition; returns the seconds that it took."""
    began = time.monotonic()
    while not condition():
        assert time.monotonic() < began + seconds, f"not in {seconds} s: {what}"
        time.sleep(0.2)
    return time.monotonic() - began


def spark_applications() -> list[str]:
    """The ids of the applications that the Spark master knows as running or waiting."""
    page = os.environ["CITIZENS_SPARK_MASTER_PAGE"]
    with urllib.request.urlopen(f"{page}/json/", timeout=10) as answer:
        return [each["id"] for each in json.load(answer)["activeapps"]]


def await_spark_application(seconds: float = 60) -> None:
    _await(lambda: bool(spark_applications()), seconds, "a Spark application runs")


def await_no_spark_application(seconds: float) -> float:
    """Waits until none runs, and no step's JVM; returns the seconds that it took."""
    return _await(
        lambda: not spark_applications() and not step_processes(),
        seconds,
        "Spark's application has ended",
    )


def step_processes() -> list[int]:
    """The pids of steps of this checkout that run."""
    jar = str(REPO / "pipeline" / "target" / "citizens-bundled.jar").encode()
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if jar in (folder / "cmdline").read_bytes().split(b"\0"):
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def dump() -> list[str]:
    """Every row of the results and the ledger, in order."""
    output = subprocess.run(
        [sys.executable, CHECKS / "dump_warehouse.py"], check=True, capture_output=True, text=True
    ).stdout
    return output.splitlines()


def rows_of(day: str) -> list[str]:
    """The rows of a day without the day's name, as dump() prints them."""
    return [line.replace(day, "DAY") for line in dump() if f" {day} " in line]


def assert_equals_duckdb(day: str) -> None:
    """Compares a day of both data sets with DuckDB's answers."""
    result = subprocess.run(
        [
            sys.executable,
            CHECKS / "check_warehouse.py",
            f"--csv={os.environ['CITIZENS_CHECK_GOOD_ROWS']}",
            f"--run-date={day}",
            f"--bad-rows={os.environ['CITIZENS_CHECK_BAD_ROWS']}",
        ],
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stdout + result.stderr
