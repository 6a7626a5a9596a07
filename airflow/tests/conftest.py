"""Airflow's home is a temporary folder, and the folder of the DAGs is on the path."""

import os
import sys
import tempfile
from pathlib import Path

# Before Airflow is imported: it makes folders in its home.
os.environ.setdefault("AIRFLOW_HOME", tempfile.mkdtemp(prefix="airflow-home-"))
sys.path.insert(0, str(Path(__file__).parents[1] / "dags"))
