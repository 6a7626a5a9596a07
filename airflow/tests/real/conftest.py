"""One Airflow for all tests of this folder; they run in the order in which they stand."""

import os
import shutil
import time
from pathlib import Path

import pytest
from bot_api import BotApi
from local_airflow import LocalAirflow
from quickstart import REPO, MySqlServer


@pytest.fixture(scope="session")
def job(tmp_path_factory):
    """A copy of the job file, which a test may break, in a folder into which it may put others."""
    return Path(shutil.copy(REPO / "runner-config" / "job.yaml", tmp_path_factory.mktemp("jobs")))


@pytest.fixture(scope="session")
def mysql(tmp_path_factory):
    server = MySqlServer(tmp_path_factory.mktemp("mariadb") / "errors")
    yield server
    server.close()


@pytest.fixture(scope="session")
def bot():
    with BotApi() as bot:
        yield bot


@pytest.fixture(scope="session")
def airflow(job, bot):
    """Runs, has its connections, and is not unpaused yet."""
    folder = Path(os.environ["CITIZENS_CHECK_FOLDER"])
    airflow = LocalAirflow(folder, int(os.environ["CITIZENS_CHECK_PORT"]), job.parent)
    # The file has come with the day's first minute: no run waits for it to be a minute old.
    midnight = airflow.day_began.replace(hour=0, minute=0).timestamp()
    os.utime(os.environ["CITIZENS_CSV"], (midnight, midnight))
    try:
        airflow.start()
        airflow.add_connections(bot.url, bot.token)
        yield airflow
    finally:
        airflow.stop()


@pytest.fixture(scope="session")
def api(airflow):
    return airflow.api()


@pytest.fixture(scope="session")
def good_day():
    """The warehouse after the first day, as the test of that has found it."""
    return []


@pytest.fixture(scope="session")
def ledger():
    """What each scenario came to, for the table at the end."""
    lines = []
    yield lines
    print("\n| run | states | seconds |\n|---|---|---|")
    print("\n".join(lines))


@pytest.fixture
def note(ledger, api, request):
    """note(run_id): adds the run, with its states and its time, to the table at the end."""
    began = time.monotonic()

    def add(run_id, what=None):
        states = api.tasks(run_id)
        text = ", ".join(
            f"{name} {task['state']}"
            + (f" try {task['try_number']}" if task["try_number"] > 1 else "")
            for name, task in states.items()
        )
        name = what or request.node.name.removeprefix("test_").replace("_", " ")
        ledger.append(
            f"| {name} ({api.run(run_id)['state']}) | {text} | {time.monotonic() - began:.0f} |"
        )

    return add
