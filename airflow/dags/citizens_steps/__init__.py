"""What the DAG's tasks are made of: steps of scripts/citizens, secrets, retries."""
