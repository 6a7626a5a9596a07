"""A small client of Airflow's REST API, for one DAG."""

import json
import time
import urllib.error
import urllib.parse
import urllib.request
from typing import Any

END_STATES = {"success", "failed", "skipped", "upstream_failed"}


class AirflowApi:
    """Asks and tells Airflow at a URL, as the user admin."""

    def __init__(self, url: str, password: str, dag: str) -> None:
        self.url = url
        self.dag = f"/api/v2/dags/{dag}"
        self.token = None
        body = {"username": "admin", "password": password}
        self.token = self.call("POST", "/auth/token", body)["access_token"]

    def call(self, method: str, path: str, body: Any = None) -> Any:
        """The JSON of the answer; another status than 2xx raises with the answer's text."""
        request = urllib.request.Request(
            self.url + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"}
            | ({"Authorization": f"Bearer {self.token}"} if self.token else {}),
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                text = answer.read()
        except urllib.error.HTTPError as refusal:
            raise AssertionError(f"{method} {path}: {refusal.code} {refusal.read()!r}") from None
        return json.loads(text) if text else None

    def unpause(self) -> None:
        self.call("PATCH", self.dag, {"is_paused": False})

    def trigger(self, run_id: str, **params: Any) -> str:
        """Starts a run by hand, without a logical date; returns its id."""
        body = {"dag_run_id": run_id, "logical_date": None, "conf": params}
        return self.call("POST", f"{self.dag}/dagRuns", body)["dag_run_id"]

    def dags(self) -> list[str]:
        """The ids of the DAGs that are there now."""
        return sorted(each["dag_id"] for each in self.call("GET", "/api/v2/dags")["dags"])

    def import_errors(self) -> list[str]:
        """The texts of the files that make no DAG."""
        errors = self.call("GET", "/api/v2/importErrors")["import_errors"]
        return [each["stack_trace"].strip() for each in errors]

    def runs(self) -> list[dict[str, Any]]:
        return self.call("GET", f"{self.dag}/dagRuns?limit=100")["dag_runs"]

    def run(self, run_id: str) -> dict[str, Any]:
        return self.call("GET", f"{self._run(run_id)}")

    def tasks(self, run_id: str) -> dict[str, dict[str, Any]]:
        """The task instances of a run by their task ids."""
        answer = self.call("GET", f"{self._run(run_id)}/taskInstances")
        return {each["task_id"]: each for each in answer["task_instances"]}

    def states(self, run_id: str) -> dict[str, str]:
        return {name: task["state"] for name, task in self.tasks(run_id).items()}

    def tries(self, run_id: str) -> dict[str, int]:
        """The number of each task's last try; `done` runs nowhere, so it has none."""
        tasks = self.tasks(run_id)
        return {name: task["try_number"] for name, task in tasks.items() if name != "done"}

    def rendered(self, run_id: str, task: str) -> dict[str, str]:
        return self.call("GET", f"{self._run(run_id)}/taskInstances/{task}")["rendered_fields"]

    def fail(self, run_id: str, task: str) -> None:
        """Marks a task as failed, as the page's button does."""
        path = f"{self._run(run_id)}/taskInstances/{task}"
        self.call("PATCH", path, {"new_state": "failed"})

    def clear(self, run_id: str, task: str) -> None:
        """Clears a task with its downstream tasks."""
        body = {
            "dry_run": False,
            "dag_run_id": run_id,
            "task_ids": [task],
            "include_downstream": True,
            "only_failed": False,
        }
        self.call("POST", f"{self.dag}/clearTaskInstances", body)

    def log(self, run_id: str, task: str, try_number: int = 1) -> str:
        """The text of a task's log."""
        path = f"{self._run(run_id)}/taskInstances/{task}/logs/{try_number}"
        answer = self.call("GET", path)
        return "\n".join(str(each.get("event", each)) for each in answer["content"])

    def await_task(self, run_id: str, task: str, state: str, seconds: int = 300) -> None:
        """Waits until a task has the state; another end state is a failure at once."""
        deadline = time.monotonic() + seconds
        while (now := self.states(run_id).get(task)) != state:
            assert now not in END_STATES, f"{task} is {now}, not {state}: {self.states(run_id)}"
            assert time.monotonic() < deadline, f"{task} is still {now} after {seconds} s"
            time.sleep(0.5)

    def await_end(self, run_id: str, seconds: int = 900) -> str:
        """Waits until the run has ended; returns its state."""
        deadline = time.monotonic() + seconds
        while (state := self.run(run_id)["state"]) not in ("success", "failed"):
            assert time.monotonic() < deadline, f"{run_id} is {state}: {self.states(run_id)}"
            time.sleep(1)
        return state

    def _run(self, run_id: str) -> str:
        return f"{self.dag}/dagRuns/{urllib.parse.quote(run_id, safe='')}"
