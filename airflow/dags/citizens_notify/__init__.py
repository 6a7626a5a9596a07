"""Tells people how the day went: Telegram, e-mail, both or none.

    from citizens_notify import notify_failure, notify_success

    with DAG(..., on_success_callback=notify_success, on_failure_callback=notify_failure,
             default_args={"on_failure_callback": notify_failure}):

Neither function raises, neither touches the state of a run or task, and each ends within its
time limit whatever a server does. A message that could not be sent is one line in the log.

Where Airflow 3.3.2 runs them, as read in its source and seen in a real run (docs/notifications.md):

- ``notify_failure`` of a task runs in the task's own process, after its last try has failed and
  before the failure is reported. Airflow ends the process 20 s later (``[core]
  task_success_overtime``). The context has the exception. If the process died, the dag processor
  runs it instead, without an exception.
- The DAG's callbacks run in the dag processor, whose process is ended after 50 s (``[dag_processor]
  dag_file_processor_timeout``). Their log is the dag processor's for this file.
- In both places ``airflow.sdk.Connection.get`` finds connections of the environment and of
  Airflow's database.
- A task that is ``upstream_failed`` runs no callback, so a failed run gives one message for each
  task that failed itself.

The DAG's ``notify_failure`` speaks only when no task could: the run timed out, or its tasks wait
for each other.
"""

from citizens_notify.callbacks import notify_failure, notify_success

__all__ = ["notify_failure", "notify_success"]
