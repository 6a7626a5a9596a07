"""The DAGs' files are read twice a minute: that must cost nothing and need no server."""

import os
import subprocess
import sys
from pathlib import Path

DAGS = Path(__file__).parents[1] / "dags"
JOB = Path(__file__).parents[2] / "runner-config" / "job.yaml"
PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
import croniter  # asks the command 'file' for the word size
from airflow.sdk import DAG, BaseSensorOperator, Connection
from airflow.providers.standard.operators.bash import BashOperator

def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.posix_spawn"):
        print(event, arguments)
    elif event == "open" and not str(arguments[0]).startswith(allowed):
        print(event, arguments[0])

# Modules, the zone's data, the job file, and nothing else.
job = sys.argv[2]
allowed = (sys.prefix, sys.base_prefix, sys.argv[1], "/usr/share/zoneinfo", job, *sys.path[1:])
sys.addaudithook(watch)
import daily, mistakes
"""


def test_reading_the_dags_opens_the_job_file_alone_no_connection_and_starts_no_process():
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(DAGS), str(JOB)],
        env={name: value for name, value in os.environ.items() if "CITIZENS_" not in name},
        capture_output=True,
        text=True,
    )
    assert (result.returncode, result.stdout) == (0, ""), result.stderr
