"""Sends one text on every channel that is configured, within a limit."""

import logging
import threading
import time
from collections.abc import Callable

from citizens_notify import connections, email_channel, telegram
from citizens_notify.plain_text import clean, one_line
from citizens_notify.problems import NotSent

log = logging.getLogger(__name__)

# Airflow ends a task's process 20 s after the task has; see the package's docstring.
LIMIT_SECONDS = 15.0

SENT = (logging.INFO, "sent")

# A message with the moment (time.monotonic) at which nobody waits for it any more.
Send = Callable[[str, float], None]

_CHANNELS = {
    "citizens_telegram": telegram.sender,
    "citizens_smtp": email_channel.sender,
}


def deliver(text: str) -> bool:
    """Sends on all channels at once, and logs one line for each: sent, not configured, or why not.

    Ends after LIMIT_SECONDS, beside the time that Airflow takes to look connections up. A server
    that is slower may still get its message, as long as the process lives.

    Returns whether one channel has sent it.
    """
    text = clean(text)
    deadline = time.monotonic() + LIMIT_SECONDS
    under_way = [
        (connection_id, *_start(connection_id, sender, text, deadline))
        for connection_id, sender in _CHANNELS.items()
    ]
    for connection_id, thread, outcome in under_way:
        if thread is not None:
            thread.join(max(0.0, deadline - time.monotonic()))
        if not outcome:
            outcome.append((logging.ERROR, f"not sent: no answer within {LIMIT_SECONDS:.0f} s"))
        level, words = outcome[0]
        log.log(level, "Notification by %s: %s", connection_id, words)
    return any(outcome[0] == SENT for _, _, outcome in under_way)


def _start(
    connection_id: str, sender: Callable[..., Send], text: str, deadline: float
) -> tuple[threading.Thread | None, list[tuple[int, str]]]:
    """The thread that sends, and the list into which it puts its outcome.

    A thread, as the time limits of sockets cover neither looking a name up nor an answer that
    drips. The connection is looked up before: Airflow's channel for that is this thread's.
    """
    outcome: list[tuple[int, str]] = []
    try:
        connection = connections.find(connection_id)
        if connection is None:
            return None, [(logging.INFO, "not configured")]
        send = sender(connection)
    except NotSent as problem:
        return None, [(logging.ERROR, f"not sent: {one_line(str(problem))}")]
    except Exception as problem:
        return None, [(logging.ERROR, f"not sent: {type(problem).__name__}")]
    thread = threading.Thread(
        target=_attempt, args=(send, text, deadline, outcome), name=connection_id, daemon=True
    )
    thread.start()
    return thread, outcome


def _attempt(send: Send, text: str, deadline: float, outcome: list[tuple[int, str]]) -> None:
    try:
        send(text, deadline)
        outcome.append(SENT)
    except NotSent as problem:
        outcome.append((logging.ERROR, f"not sent: {one_line(str(problem))}"))
    except Exception as problem:
        # The type only: the text of an exception that nobody foresaw may hold a secret.
        outcome.append((logging.ERROR, f"not sent: {type(problem).__name__}"))
