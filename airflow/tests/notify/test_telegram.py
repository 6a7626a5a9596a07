import json
import time

import pytest
from airflow.sdk import Connection
from bot_api import BotApi
from citizens_notify import telegram
from citizens_notify.problems import NotSent
from citizens_notify.telegram import sender


def connection(bot: BotApi, password=None, **extra):
    fields = {"chat_id": "-1001234567890", "api_url": bot.url, **extra}
    known = {key: value for key, value in fields.items() if value is not None}
    return Connection(
        conn_id="citizens_telegram",
        conn_type="http",
        password=password or bot.token,
        extra=json.dumps(known),
    )


def send(bot: BotApi, text="done", seconds=8.0, **fields):
    sender(connection(bot, **fields))(text, time.monotonic() + seconds)


def problem_of(*arguments, **fields) -> str:
    with pytest.raises(NotSent) as caught:
        send(*arguments, **fields)
    return str(caught.value)


@pytest.fixture
def slept(monkeypatch):
    """The waits between tries, which don't take their time here."""
    seconds = []
    monkeypatch.setattr(telegram.time, "sleep", seconds.append)
    return seconds


def test_sends_plain_text_to_the_chat(bot):
    send(bot, "Citizens *x* _y_ <b> &amp; 😀\n日本")
    assert bot.messages == [
        {
            "chat_id": "-1001234567890",
            "text": "Citizens *x* _y_ <b> &amp; 😀\n日本",
            "link_preview_options": {"is_disabled": True},
        }
    ]


def test_a_chat_id_may_be_a_number_and_the_token_end_with_a_newline(bot):
    send(bot, chat_id=-100, password=bot.token + "\n")
    assert bot.messages[0]["chat_id"] == "-100"


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("a" * 3500, "a" * 3500),
        ("a" * 3501, "a" * 3499 + "…"),
        ("😀" * 1750, "😀" * 1750),
        ("😀" * 1751, "😀" * 1749 + "…"),
        ("a" * 100000, "a" * 3499 + "…"),
    ],
)
def test_a_long_text_is_cut_at_3500_utf_16_units(bot, text, sent):
    send(bot, text)
    assert bot.messages[0]["text"] == sent


def test_the_stand_in_refuses_more_than_4096_units(bot, monkeypatch):
    monkeypatch.setattr(telegram, "MOST_UNITS", 4097)
    assert "message is too long" in problem_of(bot, "😀" * 2048 + "a")
    send(bot, "😀" * 2048)


def test_too_many_requests_waits_as_long_as_telegram_says(bot, slept):
    bot.answer_too_many_requests(3)
    bot.answer_too_many_requests(2)
    send(bot)
    assert slept == [3.0, 2.0]
    assert [each["text"] for each in bot.messages] == ["done"]


def test_too_many_requests_really_waits(bot):
    bot.answer_too_many_requests(1)
    began = time.monotonic()
    send(bot)
    assert 1.0 <= time.monotonic() - began < 4.0


def test_too_many_requests_for_longer_than_there_is_time(bot, slept):
    bot.answer_too_many_requests(35)
    assert problem_of(bot).endswith(
        " answered 429: Too Many Requests: retry later; no time to try again"
    )
    assert (slept, bot.messages) == ([], [])


@pytest.mark.parametrize("retry_after", [None, "x", -5, [], 0])
def test_too_many_requests_with_nonsense_waits_a_second(bot, slept, retry_after):
    bot.answer_too_many_requests(retry_after)
    send(bot)
    assert slept == [1.0]


def test_an_error_of_the_server_is_tried_three_times(bot, slept):
    for _ in range(3):
        bot.answer_error(502, "Bad Gateway")
    assert problem_of(bot).endswith(" answered 502: Bad Gateway")
    assert len(bot.requests) == 3
    bot.answer_error(500, "Internal Server Error")
    send(bot)
    assert len(bot.messages) == 1


def test_a_refusal_is_not_tried_again_and_names_the_reason(bot):
    bot.answer_error(400, "Bad Request: chat not found")
    assert problem_of(bot).endswith(" answered 400: Bad Request: chat not found")
    assert len(bot.requests) == 1


def test_a_refusal_does_not_repeat_the_token(bot):
    bot.answer_error(403, f"bot{bot.token} was blocked")
    assert problem_of(bot).endswith(" answered 403: bot*** was blocked")


def test_a_wrong_token_says_what_to_set(bot):
    said = problem_of(bot, password="99:other-token")
    assert said.endswith("set the password of citizens_telegram to the bot's token")
    assert "other-token" not in said


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[1]", b"\xff\xfe", b'{"ok": false}', b'{"ok": "true"}']
)
def test_garbage_is_no_success(bot, body):
    bot.answer_garbage(200, body)
    assert problem_of(bot).endswith(" answered 200: no reason given")
    assert len(bot.requests) == 1


def test_a_server_that_hangs_is_not_asked_again(bot):
    bot.hang()
    began = time.monotonic()
    assert problem_of(bot, seconds=0.5).endswith(": timed out")
    assert time.monotonic() - began < 3.0
    assert len(bot.requests) == 1


def test_a_server_that_is_not_there_is_tried_three_times(slept):
    with BotApi() as gone:
        pass
    assert problem_of(gone).endswith(": Connection refused")
    assert slept == [1.0, 1.0]


@pytest.mark.parametrize("password", [" ", "token", "12:", "12:a b", "12:a\nb", "12:ä", "/12:a"])
def test_what_is_no_token_is_refused_without_repeating_it(bot, password):
    said = problem_of(bot, password=password)
    assert said == "set the password of citizens_telegram to the bot's token, 123456:ABC…"
    assert bot.requests == []


def test_a_missing_chat_is_refused(bot):
    said = problem_of(bot, chat_id=None)
    assert said == 'set the extra of citizens_telegram to {"chat_id": "…"}'


@pytest.mark.parametrize(
    "api_url",
    [
        "http://api.telegram.org",
        "http://127.0.0.1.example",
        "ftp://h",
        "x",
        "https://",
        "https://h:x",
    ],
)
def test_the_token_does_not_travel_in_clear(bot, api_url):
    said = problem_of(bot, api_url=api_url)
    assert said == "api_url in the extra of citizens_telegram must begin with https://"


def test_without_api_url_it_is_telegram(bot):
    send_function = sender(connection(bot, api_url=None))
    assert send_function.__self__.api_url.geturl() == "https://api.telegram.org"
    assert bot.token not in repr(send_function.__self__)
