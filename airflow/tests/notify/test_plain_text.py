import pytest
from citizens_notify.plain_text import clean, one_line, truncate


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("*bold* _it_ [a](b) `c` <b>&amp; /cmd @you #tag", None),
        ("👩‍👩‍👧 Việt Nam 日本", None),
        ("a\nb\n", None),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x00b\x07c\td\x1b[31me\x7ff\x9b", "a b c d [31me f "),
        ("a\u2028b\u2029c", "a b c"),
        ("a\ud83db\udc00", "a\ufffdb\ufffd"),
        ("invoice\u202efdp.exe\u2066", "invoicefdp.exe"),
    ],
)
def test_clean(text, cleaned):
    assert clean(text) == (text if cleaned is None else cleaned)


def test_one_line_joins_lines_and_is_cut():
    assert one_line(" a\n\n b\t c \r\n") == "a b c"
    assert one_line("x" * 501) == "x" * 499 + "…"


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("", ""),
        ("abcd", "abcd"),
        ("abcde", "abc…"),
        ("ab😀", "ab😀"),
        ("ab😀c", "ab…"),  # three units are left, of which the emoji would take the last and a half
        ("a😀bc", "a😀…"),
        ("日本語文字", "日本語…"),
    ],
)
def test_truncate_counts_utf_16_units_and_halves_no_character(text, cut):
    assert truncate(text, 4) == cut
    assert len(cut.encode("utf-16-le")) <= 8
