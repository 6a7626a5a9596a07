"""One Airflow DAG for each job file: <name>_daily. mistakes.py says what is wrong with others."""

import os

from citizens_jobs.daily import daily
from citizens_jobs.files import job_files
from citizens_jobs.settings import Settings

_found = job_files(os.environ)
_settings = Settings.of(os.environ, _found.csv(os.environ))

for _job in _found.jobs:
    globals()[_job.dag_id] = daily(_job, _settings, os.environ)
