import json
import os
import sys
import tempfile
from pathlib import Path

import pytest

# Before Airflow is imported: it makes folders in its home.
os.environ.setdefault("AIRFLOW_HOME", tempfile.mkdtemp(prefix="airflow-home-"))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "dags"))

from bot_api import BotApi  # beside this folder, which pytest has put on the path
from citizens_notify import figures


@pytest.fixture(autouse=True)
def no_settings_of_the_caller(monkeypatch):
    """A test knows what is set: `.ci/check_airflow` runs with the settings of a quickstart."""
    for name in list(os.environ):
        if name.startswith("CITIZENS_"):
            monkeypatch.delenv(name)


@pytest.fixture
def bot():
    with BotApi() as bot:
        yield bot


@pytest.fixture
def connect(monkeypatch):
    """connect(connection_id, **fields): what Airflow's connection of this name is."""

    def connect(connection_id: str, **fields):
        value = json.dumps({"conn_type": "generic", **fields})
        monkeypatch.setenv(f"AIRFLOW_CONN_{connection_id.upper()}", value)

    return connect


@pytest.fixture
def telegram_connection(connect, bot):
    connect(
        "citizens_telegram",
        password=bot.token,
        extra={"chat_id": "-1001234567890", "api_url": bot.url},
    )


@pytest.fixture
def launcher(tmp_path, monkeypatch):
    """launcher(script): what scripts/citizens does."""

    def launcher(script: str) -> Path:
        path = tmp_path / "citizens"
        path.write_text(f"#!/usr/bin/env bash\n{script}\n")
        path.chmod(0o700)
        monkeypatch.setattr(figures, "LAUNCHER", path)
        return path

    return launcher
