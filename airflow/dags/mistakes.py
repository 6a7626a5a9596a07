"""Shows mistakes in job files as an import error of Airflow's.

They are in a file that has no DAG: an import error stops every DAG of its file.
"""

import os

from citizens_jobs.files import job_files
from citizens_jobs.job import JobFileMistake

if _mistakes := job_files(os.environ).mistakes:
    raise JobFileMistake("\n".join(_mistakes))
