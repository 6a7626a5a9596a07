"""What the DAG's tasks are made of: the steps of scripts/citizens, their statuses, secrets and retries."""
