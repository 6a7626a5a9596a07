"""Telegram's Bot API, method sendMessage: https://core.telegram.org/bots/api#sendmessage

The connection ``citizens_telegram``: its password is the bot's token, its extra is
``{"chat_id": "…"}``, and ``"api_url"`` for another server than Telegram's.
"""

import http.client
import json
import re
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import SplitResult, urlsplit

from airflow.sdk import Connection

from citizens_notify.loopback import is_loopback
from citizens_notify.plain_text import truncate
from citizens_notify.problems import NotSent

# Telegram refuses more than 4,096 UTF-16 units.
MOST_UNITS = 3500
_API_URL = "https://api.telegram.org"
_MOST_TRIES = 3
_OPERATION_SECONDS = 10.0
_MOST_ANSWER_BYTES = 65536


@dataclass(frozen=True)
class Bot:
    chat_id: str
    api_url: SplitResult
    token: str = field(repr=False)

    def send(self, text: str, deadline: float) -> None:
        """Sends the text as it is, without markup, cut at MOST_UNITS.

        Tries again when Telegram says when (429), cannot (5xx), or is not reached, while the
        deadline (``time.monotonic``) allows. Not when an answer stays away: the message may have
        arrived.

        :raises NotSent: if Telegram did not take it
        """
        body = {
            "chat_id": self.chat_id,
            "text": truncate(text, MOST_UNITS),
            "link_preview_options": {"is_disabled": True},
        }
        for tries_left in reversed(range(_MOST_TRIES)):
            problem, wait_seconds = self._try(json.dumps(body).encode("ascii"), deadline)
            if problem is None:
                return
            if wait_seconds is None or not tries_left:
                raise NotSent(problem)
            if time.monotonic() + wait_seconds >= deadline:
                raise NotSent(f"{problem}; no time to try again")
            time.sleep(wait_seconds)

    def _try(self, body: bytes, deadline: float) -> tuple[str | None, float | None]:
        """What went wrong, and the seconds after which to try again; None for 'never'."""
        connection = self._connection(deadline)
        try:
            try:
                connection.connect()
            except OSError as problem:
                return f"cannot connect to {self.api_url.netloc}: {_words(problem)}", 1.0
            try:
                connection.request(
                    "POST",
                    f"{self.api_url.path.rstrip('/')}/bot{self.token}/sendMessage",
                    body,
                    {"Content-Type": "application/json"},
                )
                response = connection.getresponse()
                answer = _json_object(response.read(_MOST_ANSWER_BYTES))
            except (OSError, http.client.HTTPException) as problem:
                return f"no answer from {self.api_url.netloc}: {_words(problem)}", None
        finally:
            connection.close()
        if response.status == 200 and answer.get("ok") is True:
            return None, None
        return self._refusal(response.status, answer), _wait_seconds(response.status, answer)

    def _connection(self, deadline: float) -> http.client.HTTPConnection:
        seconds = max(0.1, min(_OPERATION_SECONDS, deadline - time.monotonic()))
        kind = (
            http.client.HTTPSConnection
            if self.api_url.scheme == "https"
            else http.client.HTTPConnection
        )
        return kind(self.api_url.hostname, self.api_url.port, timeout=seconds)

    def _refusal(self, status: int, answer: dict[str, Any]) -> str:
        if status in (401, 404):
            return (
                f"{self.api_url.netloc} answered {status}: it knows no such bot; "
                "set the password of citizens_telegram to the bot's token"
            )
        description = str(answer.get("description", "no reason given"))
        return f"{self.api_url.netloc} answered {status}: {description.replace(self.token, '***')}"


def sender(connection: Connection):
    """The function that sends a text before a deadline.

    :raises NotSent: if the connection is not complete
    """
    token = (connection.password or "").strip()
    if not re.fullmatch(r"\d+:[A-Za-z0-9_-]+", token, re.ASCII):
        raise NotSent("set the password of citizens_telegram to the bot's token, 123456:ABC…")
    extra = connection.extra_dejson
    chat_id = str(extra.get("chat_id", "")).strip()
    if not chat_id:
        raise NotSent('set the extra of citizens_telegram to {"chat_id": "…"}')
    return Bot(chat_id, _api_url(str(extra.get("api_url") or _API_URL)), token).send


def _api_url(text: str) -> SplitResult:
    try:
        url = urlsplit(text)
        url.port  # noqa: B018 # raises for a port that is no number
    except ValueError:
        url = urlsplit("")
    if url.hostname and (
        url.scheme == "https" or (url.scheme == "http" and is_loopback(url.hostname))
    ):
        return url
    # Otherwise the token would travel in clear.
    raise NotSent("api_url in the extra of citizens_telegram must begin with https://")


def _json_object(answer: bytes) -> dict[str, Any]:
    try:
        value = json.loads(answer)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _wait_seconds(status: int, answer: dict[str, Any]) -> float | None:
    if status == 429:
        parameters = answer.get("parameters")
        seconds = parameters.get("retry_after") if isinstance(parameters, dict) else None
        return max(1.0, float(seconds)) if isinstance(seconds, int | float) else 1.0
    return 1.0 if status >= 500 else None


def _words(problem: Exception) -> str:
    """The problem without its arguments, where http.client puts what it sent."""
    return getattr(problem, "strerror", None) or (
        "timed out" if isinstance(problem, TimeoutError) else type(problem).__name__
    )
