"""Tells people how the day went: Telegram, e-mail, both or none.

    from citizens_notify import notify_failure, notify_success

    with DAG(..., on_success_callback=notify_success, on_failure_callback=notify_failure,
             default_args={"on_failure_callback": notify_failure}):

Neither function raises, neither touches the state of a run or task, and each ends within its
time limit whatever a server does. A message that could not be sent is one line in the log.

Where Airflow 3.3.2 runs them, as read in its source and seen in runs (docs/notifications.md):

- ``notify_failure`` of a task runs in the task's own process, after its last try has failed.
  Airflow ends that process 20 s later (``[core] task_success_overtime``). The context has the
  exception. If the process died before, nobody calls it, or the dag processor does, without the
  exception.
- The DAG's callbacks run in the dag processor when the run has ended, in a process that is ended
  after 50 s (``[dag_processor] dag_file_processor_timeout``); their log is the dag processor's.
- In both places ``airflow.sdk.Connection.get`` finds connections of the environment and of
  Airflow's database.
- A task that is ``upstream_failed`` runs no callback.

So a task that fails tells of itself at once, and the DAG's ``notify_failure`` tells of the rest: a
task that was killed or whose message could not be sent, a run that took too long. A failed run
gives one message, unless two tasks side by side fail, which have a cause each.
"""

from citizens_notify.callbacks import notify_failure, notify_success

__all__ = ["notify_failure", "notify_success"]
