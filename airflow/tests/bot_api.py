"""A stand-in for Telegram's Bot API: sendMessage over HTTP on loopback, as far as its manual says.

with BotApi() as bot:
    …                       # the connection's extra: {"chat_id": "…", "api_url": bot.url}
    assert [each["text"] for each in bot.messages] == […]
"""

import json
import threading
from collections import deque
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

_MOST_UNITS = 4096


@dataclass(frozen=True)
class _Answer:
    status: int
    body: bytes


class BotApi:
    """Takes messages for one token, and answers as it was told to before, else as Telegram does.

    ``messages`` has the bodies that were taken, ``requests`` those of all requests, in order.
    """

    def __init__(self, token: str = "123456:stand-in-TOKEN_of-a-bot"):
        self.token = token
        self.messages: list[dict[str, Any]] = []
        self.requests: list[dict[str, Any]] = []
        self._told: deque[_Answer | None] = deque()
        self._closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(self))
        self._server.daemon_threads = True

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def answer_too_many_requests(self, retry_after: Any) -> None:
        """The next request gets status 429 and these seconds."""
        self._tell(429, "Too Many Requests: retry later", {"retry_after": retry_after})

    def answer_error(self, status: int, description: str) -> None:
        """The next request gets this status."""
        self._tell(status, description)

    def answer_garbage(self, status: int, body: bytes) -> None:
        """The next request gets this body."""
        self._told.append(_Answer(status, body))

    def hang(self) -> None:
        """The next request gets no answer until the stand-in is closed."""
        self._told.append(None)

    def _tell(self, status: int, description: str, parameters: Any = None) -> None:
        self._told.append(_refusal(status, description, parameters))

    def answer_to(self, path: str, body: dict[str, Any]) -> _Answer | None:
        """Takes a request; None if it gets no answer."""
        self.requests.append(body)
        if self._told:
            answer = self._told.popleft()
            if answer is None:
                self._closing.wait()
            return answer
        if path != f"/bot{self.token}/sendMessage":
            return _refusal(401, "Unauthorized")
        text = body.get("text")
        if not text or not str(text).strip():
            return _refusal(400, "Bad Request: message text is empty")
        if len(text.encode("utf-16-le", "surrogatepass")) > 2 * _MOST_UNITS:
            return _refusal(400, "Bad Request: message is too long")
        if not body.get("chat_id"):
            return _refusal(400, "Bad Request: chat_id is empty")
        self.messages.append(body)
        result = {"message_id": len(self.messages), "chat": {"id": body["chat_id"]}, "text": text}
        return _Answer(200, json.dumps({"ok": True, "result": result}).encode())


def _refusal(status: int, description: str, parameters: Any = None) -> _Answer:
    answer = {"ok": False, "error_code": status, "description": description}
    if parameters is not None:
        answer["parameters"] = parameters
    return _Answer(status, json.dumps(answer).encode())


def _handler_of(bot: BotApi) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        timeout = 30

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            answer = bot.answer_to(self.path, body)
            if answer is None:
                return
            self.send_response(answer.status)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            """Not on standard error: the request's path has the token."""

    return Handler
