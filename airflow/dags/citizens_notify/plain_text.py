"""Makes any string safe to send: what no messenger shows, or shows as something else, goes."""

import unicodedata

# They turn the direction of what follows, so that a text reads as another one.
_DIRECTION_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(text: str) -> str:
    """The text without lone surrogates, direction marks, and control characters other than LF."""
    return "".join(map(_clean, text.replace("\r\n", "\n").replace("\r", "\n")))


def _clean(character: str) -> str:
    if character in _DIRECTION_MARKS:
        return ""
    category = unicodedata.category(character)
    if category == "Cs":
        return "\ufffd"
    if category in ("Cc", "Zl", "Zp") and character != "\n":
        return " "
    return character


def one_line(text: str, units: int = 500) -> str:
    """The cleaned text in one line of at most so many UTF-16 units."""
    return truncate(" ".join(clean(text).split()), units)


def truncate(text: str, units: int) -> str:
    """At most so many UTF-16 units, which is how Telegram counts, with '…' where it was cut."""
    encoded = text.encode("utf-16-le")
    if len(encoded) <= 2 * units:
        return text
    # A surrogate pair that the cut halves is left out.
    return encoded[: 2 * (units - 1)].decode("utf-16-le", errors="ignore") + "…"
