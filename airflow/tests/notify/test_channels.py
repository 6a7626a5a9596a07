import logging
import socket
import threading
import time

import pytest
from citizens_notify import channels
from citizens_notify.channels import deliver


@pytest.fixture
def lines(caplog):
    """What this package has logged: level and text."""
    caplog.set_level(logging.DEBUG)
    return lambda: [
        (record.levelname, record.getMessage())
        for record in caplog.records
        if record.name.startswith("citizens_notify")
    ]


def test_without_a_connection_nothing_is_sent_and_the_log_says_so(lines):
    assert not deliver("done")
    assert lines() == [
        ("INFO", "Notification by citizens_telegram: not configured"),
        ("INFO", "Notification by citizens_smtp: not configured"),
    ]


def test_telegram_alone(lines, bot, telegram_connection):
    assert deliver("a\x00b\ud83d")
    assert [each["text"] for each in bot.messages] == ["a b\ufffd"]
    assert lines() == [
        ("INFO", "Notification by citizens_telegram: sent"),
        ("INFO", "Notification by citizens_smtp: not configured"),
    ]


def test_a_channel_that_fails_does_not_keep_the_other_from_sending(
    lines, bot, telegram_connection, connect
):
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    connect(
        "citizens_smtp",
        host="127.0.0.1",
        port=port,
        extra={"from": "a@example.org", "to": "b@example.org", "starttls": False},
    )
    assert deliver("done")
    assert [each["text"] for each in bot.messages] == ["done"]
    assert lines()[1] == (
        "ERROR",
        f"Notification by citizens_smtp: not sent: 127.0.0.1:{port}: Connection refused",
    )


def test_a_connection_that_is_not_complete_is_one_line(lines, connect):
    connect("citizens_telegram", password="123456:abcdefgh", extra={})
    connect("citizens_smtp", extra={})
    deliver("done")
    assert lines() == [
        (
            "ERROR",
            "Notification by citizens_telegram: not sent: "
            'set the extra of citizens_telegram to {"chat_id": "…"}',
        ),
        ("ERROR", "Notification by citizens_smtp: not sent: set the host of citizens_smtp"),
    ]


def test_an_exception_that_nobody_foresaw_gives_its_type_alone(
    lines, bot, telegram_connection, monkeypatch
):
    def broken(connection):
        def send(text, deadline):
            raise ValueError(connection.password)

        return send

    monkeypatch.setitem(channels._CHANNELS, "citizens_telegram", broken)
    deliver("done")
    assert lines()[0] == ("ERROR", "Notification by citizens_telegram: not sent: ValueError")


def test_an_answer_that_drips_does_not_hold_the_task_beyond_the_limit(lines, connect, monkeypatch):
    """Each byte comes in time for a socket's limit, and the answer never ends."""
    monkeypatch.setattr(channels, "LIMIT_SECONDS", 1.0)
    done = threading.Event()

    def drip(listener):
        client, _ = listener.accept()
        with client:
            while not done.wait(0.1):
                client.sendall(b"H")

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=drip, args=(listener,))
        thread.start()
        connect(
            "citizens_telegram",
            password="123456:abcdefgh",
            extra={"chat_id": "1", "api_url": f"http://127.0.0.1:{listener.getsockname()[1]}"},
        )
        began = time.monotonic()
        deliver("done")
        elapsed = time.monotonic() - began
        done.set()
        thread.join()
    assert elapsed < 3.0
    assert lines()[0] == (
        "ERROR",
        "Notification by citizens_telegram: not sent: no answer within 1 s",
    )
