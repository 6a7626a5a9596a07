import json
import socket
import ssl
import time
from email import message_from_bytes, policy

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from airflow.sdk import Connection
from citizens_notify.email_channel import message, sender
from citizens_notify.problems import NotSent

LOGIN, PASSWORD = "notifier", "smtp-SECRET"


class Inbox:
    """What the server has taken: envelopes, and their mails as text."""

    def __init__(self):
        self.envelopes = []
        self.encrypted = []
        self.refused = ()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refused:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.envelopes.append(envelope)
        self.encrypted.append(session.ssl is not None)
        return "250 OK"

    def mail(self):
        (envelope,) = self.envelopes
        return message_from_bytes(envelope.content, policy=policy.default)


def authenticate(server, session, envelope, mechanism, data):
    known = (data.login, data.password) == (LOGIN.encode(), PASSWORD.encode())
    return AuthResult(success=known, handled=False)


class Server(Controller):
    def __init__(self, inbox, **options):
        super().__init__(inbox, hostname="127.0.0.1", port=0, **options)

    def _trigger_server(self):
        """The port is known now; without this the controller asks port 0 whether it is there."""
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def inbox():
    return Inbox()


@pytest.fixture
def server(inbox):
    server = Server(inbox)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def authority(monkeypatch, tmp_path):
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    return authority


@pytest.fixture
def tls_server(inbox, authority):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    server = Server(
        inbox,
        tls_context=context,
        require_starttls=True,
        auth_required=True,
        authenticator=authenticate,
    )
    server.start()
    yield server
    server.stop()


def connection(port, extra, **fields):
    return Connection(
        conn_id="citizens_smtp",
        conn_type="smtp",
        host="127.0.0.1",
        port=port,
        extra=json.dumps({"from": "airflow@example.org", "to": "ops@example.org", **extra}),
        **fields,
    )


def send(server, text="Citizens: done\n\nmore", seconds=8.0, login=None, password=None, **extra):
    known = connection(server.port, {"starttls": False, **extra}, login=login, password=password)
    sender(known)(text, time.monotonic() + seconds)


def problem_of(*arguments, **fields) -> str:
    with pytest.raises(NotSent) as caught:
        send(*arguments, **fields)
    return str(caught.value)


def test_the_first_line_is_the_subject_and_the_text_arrives_whole(server, inbox):
    text = "Citizens 2026-11-24: done\n\n😀 *Việt Nam* " + "x" * 2000 + "\n.\n.dot"
    send(server, text, to=["ops@example.org", "cfo@example.org"])
    mail = inbox.mail()
    assert mail["Subject"] == "Citizens 2026-11-24: done"
    assert mail["From"] == "airflow@example.org"
    assert mail["To"] == "ops@example.org, cfo@example.org"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"].endswith("@example.org>")
    assert mail.get_content().replace("\r\n", "\n") == text + "\n"
    (envelope,) = inbox.envelopes
    assert envelope.mail_from == "airflow@example.org"
    assert envelope.rcpt_tos == ["ops@example.org", "cfo@example.org"]


def test_addresses_may_stand_in_one_string(server, inbox):
    send(server, to="ops@example.org, cfo@example.org")
    assert inbox.envelopes[0].rcpt_tos == ["ops@example.org", "cfo@example.org"]


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\u2028", "\x0b"])
def test_a_text_adds_no_header(server, inbox, end):
    send(server, f"Citizens{end}Bcc: evil@example.org{end}{end}body")
    mail = inbox.mail()
    assert mail["Bcc"] is None
    assert mail["Subject"].startswith("Citizens")
    assert inbox.envelopes[0].rcpt_tos == ["ops@example.org"]


@pytest.mark.parametrize(
    "address",
    [
        "a@b\nBcc: evil@example.org",
        "a@b\r\n",
        "x",
        "",
        None,
        5,
        "Ops <a@b>",
        "a@b c@d",
        "a@b;c@d e",
    ],
)
@pytest.mark.parametrize("key", ["from", "to"])
def test_an_address_adds_no_header(server, inbox, key, address):
    if isinstance(address, str) and address.strip() == "a@b":
        send(server, **{key: address})
        assert inbox.mail()[key] == "a@b"
        return
    said = problem_of(server, **{key: [address] if key == "to" else address})
    assert said == f'set "{key}" in the extra of citizens_smtp to an address, name@host'
    assert inbox.envelopes == []


def test_a_line_break_in_an_address_is_refused_by_the_mail_itself():
    with pytest.raises(ValueError, match="linefeed"):
        message("text", "a@b\nBcc: evil@example.org", ("ops@example.org",))


@pytest.mark.parametrize("to", [[], ""])
def test_nobody_to_send_to(server, to):
    assert problem_of(server, to=to).startswith('set "to" in the extra')


def test_starttls_and_login(tls_server, inbox):
    send(tls_server, starttls=True, login=LOGIN, password=PASSWORD)
    assert inbox.encrypted == [True]


def test_a_wrong_password_is_not_repeated(tls_server, inbox):
    said = problem_of(tls_server, starttls=True, login=LOGIN, password="wrong-SECRET")
    assert said == (
        f"127.0.0.1:{tls_server.port}: login refused (535); set login and password of citizens_smtp"
    )
    assert inbox.envelopes == []


def test_a_certificate_that_nobody_vouches_for(tls_server, inbox, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    said = problem_of(tls_server, starttls=True, login=LOGIN, password=PASSWORD)
    assert "certificate verify failed" in said.lower()
    assert inbox.envelopes == []


def test_a_server_without_starttls(server, inbox):
    assert "STARTTLS extension not supported" in problem_of(server, starttls=True)
    assert inbox.envelopes == []


def test_a_password_does_not_travel_in_clear():
    known = connection(25, {"starttls": False}, login=LOGIN, password=PASSWORD)
    known.host = "mail.example.org"
    with pytest.raises(NotSent, match="starttls in its extra must be true"):
        sender(known)


@pytest.mark.parametrize("starttls", ["false", 0, None])
def test_starttls_is_true_or_false(server, starttls):
    assert problem_of(server, starttls=starttls).endswith(" is true or false")


def test_an_address_that_the_server_refuses_is_named(server, inbox):
    inbox.refused = ("cfo@example.org",)
    said = problem_of(server, to="ops@example.org,cfo@example.org")
    assert said == f"127.0.0.1:{server.port} refused cfo@example.org"
    assert inbox.envelopes[0].rcpt_tos == ["ops@example.org"]
    inbox.refused = ("ops@example.org",)
    assert problem_of(server).endswith(" refused ops@example.org")


def test_a_server_that_is_not_there():
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(NotSent) as caught:
        sender(connection(port, {"starttls": False}))("text", time.monotonic() + 8)
    assert str(caught.value) == f"127.0.0.1:{port}: Connection refused"


def test_defaults_are_port_587_with_starttls_and_the_password_is_in_no_repr():
    known = connection(None, {}, login=LOGIN, password=PASSWORD)
    mailbox = sender(known).__self__
    assert (mailbox.port, mailbox.starttls) == (587, True)
    assert PASSWORD not in repr(mailbox)


def test_a_server_that_never_greets():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        send_function = sender(connection(port, {"starttls": False}))
        began = time.monotonic()
        with pytest.raises(NotSent, match=f"127.0.0.1:{port}: .*timed out"):
            send_function("text", began + 0.5)
        assert time.monotonic() - began < 3.0
