"""From job files to DAGs: which files there are, what Airflow needs to know of each, its tasks."""
