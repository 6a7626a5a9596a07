"""The path of a file that may be another one every day, as dev.citizens.job.DatedPath reads it."""

import re
from datetime import date

# Like a place for the day, whether or not it is one.
_LIKE_PLACE = re.compile(r"\{\s*run[ _-]?date[^}]*\}?", re.IGNORECASE | re.ASCII)
_PLACE = re.compile(r"\{runDate(?::([^{}]*[A-Za-z][^{}]*))?\}")
_DEFAULT_FORM = "yyyy-MM-dd"
_LETTERS = re.compile(r"([A-Za-z])\1*")
_PARTS = {
    "yyyy": lambda day: f"{day.year:04}",
    "yy": lambda day: f"{day.year % 100:02}",
    "MM": lambda day: f"{day.month:02}",
    "M": lambda day: f"{day.month}",
    "dd": lambda day: f"{day.day:02}",
    "d": lambda day: f"{day.day}",
}


def mistake(path: str) -> str | None:
    """The first place that is none, or None if the path has no such mistake."""
    for like in _LIKE_PLACE.finditer(path):
        place = _PLACE.fullmatch(like[0])
        if not place or not all(map(_is_part, _LETTERS.finditer(_form(place)))):
            return like[0]
    return None


def of_day(path: str, day: date) -> str:
    """The path of that day: `{runDate}` is 2026-03-01, `{runDate:yyyyMMdd}` 20260301."""
    return _PLACE.sub(
        lambda place: _LETTERS.sub(lambda letters: _PARTS[letters[0]](day), _form(place)), path
    )


def _is_part(letters: re.Match[str]) -> bool:
    return letters[0] in _PARTS


def _form(place: re.Match[str]) -> str:
    return place[1] or _DEFAULT_FORM
