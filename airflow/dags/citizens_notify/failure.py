"""What is known of a task that failed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_STATUS = re.compile(r"\b(?:exit )?(?:status|code) (\d+)")
# The launcher's line, which may stand behind other words: "exit status 20: citizens: MySQL …".
_CAUSE = re.compile(r"(?:^|[\s:])citizens: (\S.*)$", re.MULTILINE)


@dataclass(frozen=True)
class TaskFailure:
    """A task's last try. Status and cause are None if the task left no word of them."""

    task: str
    status: int | None
    cause: str | None
    try_number: int
    tries: int
    log_link: str


def of_task(context: Mapping[str, Any]) -> TaskFailure:
    task_instance = context["task_instance"]
    status, cause = status_and_cause(context.get("exception"))
    return TaskFailure(
        task=task_instance.task_id,
        status=status,
        cause=cause,
        try_number=task_instance.try_number,
        tries=max(task_instance.max_tries + 1, task_instance.try_number),
        log_link=task_instance.log_url,
    )


def status_and_cause(exception: BaseException | str | None) -> tuple[int | None, str | None]:
    """The exit status and the cause without the word 'citizens:'.

    Taken from the exception's attributes ``status`` and ``cause`` if it has them, else from its
    text: the first status that it names, and its last line that begins with 'citizens:', or its
    first line, or the exception's type.
    """
    if exception is None:
        return None, None
    text = str(exception).strip()
    status = getattr(exception, "status", None)
    if not isinstance(status, int):
        named = _STATUS.search(text)
        status = int(named[1]) if named else None
    said = getattr(exception, "cause", None)
    said = said.strip() if isinstance(said, str) else text
    causes = _CAUSE.findall(said)
    cause = causes[-1] if causes else (said.splitlines() or [type(exception).__name__])[0]
    return status, cause.strip()
