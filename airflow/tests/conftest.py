"""The DAG's packages can be imported, as in Airflow, which puts the folder of the DAGs on the path."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "dags"))
