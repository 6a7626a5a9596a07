"""Plain SMTP.

The connection ``citizens_smtp``: host, port (587; 465 speaks TLS from the start), login and
password if the server wants them, and the extra ``{"from": "…", "to": "…" or ["…"], "starttls":
true}``.
"""

import smtplib
import ssl
import time
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import formatdate, make_msgid, parseaddr
from typing import Any

from airflow.sdk import Connection

from citizens_notify.loopback import is_loopback
from citizens_notify.plain_text import one_line
from citizens_notify.problems import NotSent

_OPERATION_SECONDS = 10.0
_TLS_PORT = 465


@dataclass(frozen=True)
class Mailbox:
    """From whom, to whom, and by which server."""

    host: str
    port: int
    starttls: bool
    login: str | None
    password: str | None = field(repr=False)
    from_address: str
    to_addresses: tuple[str, ...]

    def send(self, text: str, deadline: float) -> None:
        """Sends the text, whose first line is the subject, to all addresses.

        :raises NotSent: if the server did not take it for one of them
        """
        seconds = max(0.1, min(_OPERATION_SECONDS, deadline - time.monotonic()))
        try:
            with self._server(seconds) as server:
                if self.starttls and self.port != _TLS_PORT:
                    server.starttls(context=ssl.create_default_context())
                if self.login:
                    server.login(self.login, self.password or "")
                refused = server.send_message(message(text, self.from_address, self.to_addresses))
        except (OSError, smtplib.SMTPException) as problem:
            raise NotSent(f"{self.host}:{self.port}: {self._words(problem)}") from None
        if refused:
            raise NotSent(f"{self.host}:{self.port} refused {', '.join(sorted(refused))}")

    def _server(self, seconds: float) -> smtplib.SMTP:
        # Our own name would be looked up otherwise, for which no time limit holds.
        name = "localhost"
        if self.port == _TLS_PORT:
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(self.host, self.port, name, timeout=seconds, context=context)
        return smtplib.SMTP(self.host, self.port, name, timeout=seconds)

    def _words(self, problem: Exception) -> str:
        if isinstance(problem, smtplib.SMTPAuthenticationError):
            # A server may repeat what it was given.
            return f"login refused ({problem.smtp_code}); set login and password of citizens_smtp"
        if isinstance(problem, smtplib.SMTPRecipientsRefused):
            return f"refused {', '.join(sorted(problem.recipients))}"
        if isinstance(problem, TimeoutError):
            return "timed out"
        return getattr(problem, "strerror", None) or f"{type(problem).__name__}: {problem}"


def message(text: str, from_address: str, to_addresses: tuple[str, ...]) -> EmailMessage:
    """The mail. No text and no address can add a header: a line break in one raises ValueError."""
    mail = EmailMessage()
    mail["Subject"] = one_line(text.partition("\n")[0], 150)
    mail["From"] = from_address
    mail["To"] = ", ".join(to_addresses)
    mail["Date"] = formatdate(localtime=False)
    mail["Message-ID"] = make_msgid(domain=parseaddr(from_address)[1].rpartition("@")[2])
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(text)
    return mail


def sender(connection: Connection):
    """The function that sends a text before a deadline.

    :raises NotSent: if the connection is not complete
    """
    extra = connection.extra_dejson
    to = extra.get("to", [])
    starttls = extra.get("starttls", True)
    if not connection.host:
        raise NotSent("set the host of citizens_smtp")
    if not isinstance(starttls, bool):
        raise NotSent("starttls in the extra of citizens_smtp is true or false")
    port = connection.port or 587
    in_clear = not starttls and port != _TLS_PORT and not is_loopback(connection.host)
    if connection.login and in_clear:
        raise NotSent("citizens_smtp has a password, so starttls in its extra must be true")
    return Mailbox(
        host=connection.host,
        port=port,
        starttls=starttls,
        login=connection.login,
        password=connection.password,
        from_address=_address(extra.get("from"), "from"),
        to_addresses=tuple(_address(each, "to") for each in _list(to)),
    ).send


def _list(to: Any) -> list[Any]:
    addresses = to if isinstance(to, list) else str(to).split(",")
    return addresses or [None]


def _address(value: Any, key: str) -> str:
    """One address, without a name."""
    text = value.strip() if isinstance(value, str) else ""
    if parseaddr(text)[1] != text or "@" not in text:
        raise NotSent(f'set "{key}" in the extra of citizens_smtp to an address, name@host')
    return text
