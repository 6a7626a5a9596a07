"""One step of scripts/citizens as an Airflow task."""

import shlex
import subprocess
from collections.abc import Sequence
from typing import Any

from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk.exceptions import AirflowSkipException

from citizens_steps.day import skip_without
from citizens_steps.lineage import parent_of_steps, run_of_steps
from citizens_steps.pages import pages
from citizens_steps.process import end_group, end_with_parent, start
from citizens_steps.retries import Cause, StepFailed
from citizens_steps.secrets import database_environment

# Spark's application takes a second or two to end; a JVM that hangs must not live on.
STOP_SECONDS = 20


class StepOperator(BashOperator):
    """Runs a step in the place of the shell, with the environment of the scheduler.

    Passwords come from Airflow's connections into the process's environment and nowhere else: they
    are no template, no argument and no XCom. Airflow's own settings are left out.

    Args:
        launcher: the path of scripts/citizens.
        job: the path of the job file.
        step: its step.
        options: of the step, as they stand on the command line; templated.
        connections: the databases that the step uses: names of Airflow connections.
        without: variables of the scheduler's environment that the step must not get.
        only_with: the data sets that the run must be about; otherwise the task is skipped.
        only_after: tasks of which one must have succeeded; otherwise the task is skipped. For a
            trigger rule that looks at no state.

    Raises:
        StepFailed: with the exit status.
        AirflowFailException: if a connection is missing.
    """

    template_fields: Sequence[str] = ("bash_command",)

    def __init__(
        self,
        *,
        launcher: str,
        job: str,
        step: str,
        options: Sequence[str] = (),
        connections: Sequence[str] = (),
        without: Sequence[str] = (),
        only_with: Sequence[str] = (),
        only_after: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        # setpriv: the step gets SIGTERM also when the task's process has no time to send it.
        command = ("exec setpriv --pdeathsig TERM", _as_word(launcher), step)
        options = (_as_word(f"--job={job}"), *options)
        super().__init__(bash_command=" ".join((*command, *options)), do_xcom_push=False, **kwargs)
        self.launcher = launcher
        self.job = job
        self.step = step
        self.options = options
        self.connections = connections
        self.without = without
        self.only_with = only_with
        self.only_after = only_after
        self.process: subprocess.Popen[str] | None = None

    def execute(self, context: Any) -> None:
        """Runs the step until its end; its output is the task's log."""
        skip_without(self.only_with, context["params"])
        if self.only_after and "success" not in self._states_of(self.only_after, context):
            raise AirflowSkipException(f"{', '.join(self.only_after)}: nothing is published")
        end_with_parent()
        environment = self.get_env(context)
        for line in pages(environment):
            self.log.info("%s", line)
        self.log.info("%s", self.bash_command)
        self.process = start(self.bash_command, environment)
        cause = Cause()
        for line in self.process.stdout:
            self.log.info("%s", line.rstrip())
            cause.add(line.rstrip())
        status = self.process.wait()
        if status != 0:
            # Python's form of a death by signal, in the shell's.
            raise StepFailed(self.step, status if status > 0 else 128 - status, str(cause))

    def get_env(self, context: Any) -> dict[str, str]:
        """The scheduler's environment without Airflow's settings, with the databases' passwords."""
        environment = {
            name: value
            for name, value in super().get_env(context).items()
            if not name.startswith("AIRFLOW__")
            and name != "AIRFLOW_HOME"
            and name not in self.without
        }
        return (
            environment
            | database_environment(self.connections)
            | parent_of_steps(environment, self.dag_id, context.get("run_id", ""))
            | run_of_steps(environment, self.dag_id, context.get("run_id", ""))
        )

    def _states_of(self, tasks: Sequence[str], context: Any) -> list[str | None]:
        run = context["run_id"]
        states = context["ti"].get_task_states(self.dag_id, task_ids=list(tasks), run_ids=[run])
        return [states.get(run, {}).get(task) for task in tasks]

    def on_kill(self) -> None:
        """Ends the step: a stopped or cleared task, a timeout, a worker that ends."""
        if self.process:
            self.log.info("Stopping %s", self.step)
            end_group(self.process.pid, STOP_SECONDS)


def _as_word(text: str) -> str:
    """The text as one word of a command that is a template: for bash, and then for Jinja."""
    return shlex.quote(text).replace("{", "{{ '{' }}")
