"""The files that a path leads to, as dev.citizens.upload.MatchingFiles finds them."""

import re
from collections.abc import Iterable
from pathlib import Path


def is_wild(name: str) -> bool:
    """Whether a name has a character that stands for others."""
    return "*" in name or "?" in name


def matching(path: Path) -> list[Path]:
    """The files that are there, in the order of their names; folders are passed over.

    Args:
        path: whose last part may be a pattern: `*` stands for any characters, `?` for one. One that
            is no pattern is given back, whether or not a file is there.

    Raises:
        OSError: the folder is there and cannot be read.
    """
    if not is_wild(path.name) or path.is_file():
        return [path]
    wanted = _pattern(path.name)
    return sorted(file for file in _files(path.parent) if wanted.fullmatch(file.name))


def _files(folder: Path) -> Iterable[Path]:
    try:
        return [each for each in folder.iterdir() if not each.is_dir()]
    except FileNotFoundError:
        return []


def _pattern(name: str) -> re.Pattern[str]:
    parts = {"*": ".*", "?": "."}
    visible = r"(?!\.)" if is_wild(name[0]) else ""
    return re.compile(
        visible + "".join(parts.get(each) or re.escape(each) for each in name), re.DOTALL
    )
