"""Airflow as scripts/airflow starts it, in a folder of its own, for the tests."""

import json
import os
import subprocess
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from airflow_api import AirflowApi
from quickstart import REPO

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


class LocalAirflow:
    """All of Airflow's daemons, with short waits, on the quickstart of the environment.

    Args:
        folder: where its files go.
        port: of its API.
        jobs: the folder of the job files.
    """

    def __init__(self, folder: Path, port: int, jobs: Path) -> None:
        self.folder = folder
        self.port = port
        # Just past: with catchup=False Airflow starts the latest day that it has missed.
        self.day_began = datetime.now(ZONE).replace(second=0, microsecond=0)
        self.environment = os.environ | {
            "CITIZENS_JOBS": str(jobs),
            "CITIZENS_AIRFLOW_AT": f"{self.day_began:%H:%M}",
            "CITIZENS_AIRFLOW_RETRY_SECONDS": "10",
            # Airflow notices after this time that a worker is gone; on a busy machine heartbeats
            # are late.
            "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT": "40",
            "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT_DETECTION_INTERVAL": "5",
        }

    def command(self, *arguments: str) -> str:
        """Runs scripts/airflow; returns what it prints."""
        result = subprocess.run(
            [REPO / "scripts" / "airflow", f"--dir={self.folder}", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
        )
        assert result.returncode == 0, f"{arguments}: {result.stdout}{result.stderr}"
        return result.stdout

    def start(self) -> str:
        return self.command("start", f"--port={self.port}")

    def stop(self) -> str:
        return self.command("stop")

    def api(self) -> AirflowApi:
        return AirflowApi(f"http://127.0.0.1:{self.port}", self.password(), "citizens_daily")

    def password(self) -> str:
        return json.loads((self.folder / "secrets" / "passwords.json").read_text())["admin"]

    def pids(self) -> dict[str, str]:
        """The pid files of the daemons."""
        return {path.name: path.read_text() for path in (self.folder / "pids").iterdir()}

    def add_connections(self, bot_url: str, bot_token: str) -> None:
        """The databases of the quickstart, and a Telegram bot; through a file that only we read."""
        connections = {
            "citizens_mysql": _database("mysql", "CITIZENS_MYSQL"),
            "citizens_warehouse": _database("postgres", "CITIZENS_WAREHOUSE"),
            "citizens_telegram": {
                "conn_type": "http",
                "password": bot_token,
                "extra": json.dumps({"chat_id": "-100", "api_url": bot_url}),
            },
        }
        file = self.folder / "connections.json"
        file.touch(mode=0o600)
        file.write_text(json.dumps(connections))
        self.command("cli", "connections", "import", str(file))
        file.unlink()

    def secrets(self) -> dict[str, str]:
        """All that must be seen nowhere, by name."""
        folder = self.folder / "secrets"
        keys = {path.name: path.read_text().strip() for path in folder.glob("*.key")}
        return keys | {
            "password of MySQL": os.environ["CITIZENS_MYSQL_PASSWORD"],
            "password of the warehouse": os.environ["CITIZENS_WAREHOUSE_PASSWORD"],
            "password of the metadata": (folder / "metadata.password").read_text(),
            "password of admin": self.password(),
        }


def _database(kind: str, prefix: str) -> dict[str, str | int | None]:
    url = urlsplit(os.environ[f"{prefix}_URL"].removeprefix("jdbc:"))
    return {
        "conn_type": kind,
        "host": url.hostname,
        "port": url.port,
        "schema": url.path.strip("/"),
        "login": os.environ[f"{prefix}_USER"],
        "password": os.environ[f"{prefix}_PASSWORD"],
    }
