"""What Airflow needs to know of a job file; all else in it is for scripts/citizens to judge."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import Any

import pendulum
import yaml
from citizens_steps.dated_path import mistake
from pendulum.tz.exceptions import InvalidTimezone

# As in dev.citizens.job: such a name is safe in SQL, in paths and in ids of tasks.
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,62}")
# Ids of tasks beside the groups of the data sets.
_TAKEN = ("reconcile", "report", "done")
# Every value stays the text that it is: no date, no number, and `no` is a name.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class JobFileMistake(Exception):
    """A job file of which no DAG can be made. The text is one line with file and what is wrong."""


@dataclass(frozen=True)
class Dataset:
    """A data set; it has files, one as a rule, or a table or query, and the other is empty.

    One that is asked nothing is put into the lake, and that is all; unless its table is mirrored,
    loaded into the warehouse row by row. Its rows may be wanted as Parquet, too.
    """

    name: str
    files: tuple[str, ...]
    table: str | None
    asked: bool
    mirrored: bool = False
    parquet: bool = False
    least_files: int = 1

    @property
    def loaded(self) -> bool:
        """Whether the warehouse gets anything of it."""
        return self.asked or self.mirrored


@dataclass(frozen=True)
class Job:
    """A job file.

    Args:
        path: where it lies, absolute.
        name: of the job.
        options: its command line options, by name.
        datasets: in the file's order.
        pairs: the data sets that are compared, left and right.
    """

    path: Path
    name: str
    options: Mapping[str, str]
    datasets: tuple[Dataset, ...]
    pairs: tuple[tuple[str, str], ...]

    @property
    def dag_id(self) -> str:
        return f"{self.name}_daily"

    def files(self) -> list[Dataset]:
        """The data sets that are files."""
        return [dataset for dataset in self.datasets if dataset.files]

    def zone(self, environment: Mapping[str, str]) -> tzinfo:
        """Where the business day begins: CITIZENS_ZONE, else the option, else UTC.

        Raises:
            JobFileMistake: if there is no such zone.
        """
        name = environment.get("CITIZENS_ZONE") or self.options.get("zone") or "UTC"
        try:
            return pendulum.timezone(name)
        except (InvalidTimezone, ValueError):
            raise JobFileMistake(f"{self.path}: there is no time zone {name!r}") from None


def read(path: Path) -> Job:
    """The job of a file.

    Raises:
        JobFileMistake: if it can't be read, or lacks what a DAG needs.
    """
    try:
        content = yaml.load(path.read_bytes(), _LOADER)
        return _job(path, _map(content, "the file"))
    except OSError as problem:
        raise JobFileMistake(f"{path} cannot be read: {problem.strerror}") from None
    except (yaml.YAMLError, UnicodeError, RecursionError) as problem:
        raise JobFileMistake(f"{path}{_yaml_words(problem)}") from None
    except _Wrong as problem:
        raise JobFileMistake(f"{path}: {problem}") from None


class _Wrong(Exception):
    """What is wrong, without the file."""


def _job(path: Path, content: Mapping[str, Any]) -> Job:
    datasets = _map(content.get("datasets"), "datasets")
    if not datasets:
        raise _Wrong("datasets names no data set")
    asked = _asked(content.get("analyses") or [])
    job = Job(
        path=path,
        name=_name(content.get("name"), "name"),
        options=_map(content.get("options") or {}, "options"),
        datasets=tuple(_dataset(name, body, name in asked) for name, body in datasets.items()),
        pairs=_pairs(content.get("reconcile") or [], datasets),
    )
    if "csv" in job.options and len(job.files()) > 1:
        names = ", ".join(dataset.name for dataset in job.files())
        raise _Wrong(f"options.csv is the file of one data set, and {names} are files")
    return job


def _dataset(name: str, body: Any, asked: bool) -> Dataset:
    _name(name, "the name of a data set")
    if name in _TAKEN:
        raise _Wrong(f"no data set can have the name {name}, as a task of the DAG has it")
    keys = _map(body, f"datasets.{name}")
    sources = [key for key in ("file", "query", "table") if key in keys]
    if len(sources) != 1:
        raise _Wrong(f"datasets.{name} must have one of file, query and table")
    parquet = keys.get("parquet") == "true"
    if "file" not in keys:
        table = _text(keys[sources[0]], f"datasets.{name}.{sources[0]}")
        return Dataset(name, (), table, asked, mirrored="load" in keys, parquet=parquet)
    files = keys["file"] if isinstance(keys["file"], list) and keys["file"] else [keys["file"]]
    paths = tuple(_path(file, f"datasets.{name}.file") for file in files)
    least = keys.get("minFiles", "1")
    if not isinstance(least, str) or not re.fullmatch("[1-9][0-9]*", least):
        raise _Wrong(f"datasets.{name}.minFiles must be a whole number of at least 1")
    return Dataset(name, paths, None, asked, parquet=parquet, least_files=int(least))


def _path(value: Any, what: str) -> str:
    if place := mistake(_text(value, what)):
        raise _Wrong(f"{what} has {place!r}, and the day is written {{runDate}}")
    return value


def _text(value: Any, what: str) -> str:
    if not isinstance(value, str) or not value:
        raise _Wrong(f"{what} must be a text")
    return value


def _asked(content: Any) -> set[str]:
    """The names of the data sets of which something is asked."""
    if not isinstance(content, list):
        raise _Wrong("analyses must be a list")
    asked: set[str] = set()
    for each in content:
        of = _map(each, "each entry of analyses").get("of")
        names = of if isinstance(of, list) else [of]
        if not names or not all(isinstance(name, str) for name in names):
            raise _Wrong("analyses: of must be a data set or a list of them")
        asked.update(names)
    return asked


def _pairs(content: Any, datasets: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    if not isinstance(content, list):
        raise _Wrong("reconcile must be a list")
    # A pair that stands there twice is for scripts/citizens to refuse.
    return tuple(dict.fromkeys(_pair(each, datasets) for each in content))


def _pair(content: Any, datasets: Mapping[str, Any]) -> tuple[str, str]:
    keys = _map(content, "each entry of reconcile")
    for side in ("left", "right"):
        if not isinstance(keys.get(side), str) or keys[side] not in datasets:
            raise _Wrong(f"reconcile: {side} must be one of {', '.join(datasets)}")
    return keys["left"], keys["right"]


def _name(value: Any, what: str) -> str:
    if value is None:
        raise _Wrong(f"{what} is missing")
    if not isinstance(value, str) or not _NAME.fullmatch(value):
        raise _Wrong(f"{what} must be letters, digits and _, at most 63, no digit first")
    return value


def _map(value: Any, what: str) -> Mapping[str, Any]:
    if value is None:
        raise _Wrong(f"{what} is missing")
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise _Wrong(f"{what} must have keys and values")
    return value


def _yaml_words(problem: Exception) -> str:
    """The parser's words in one line, with the line of the file if it knows it."""
    mark = getattr(problem, "problem_mark", None)
    words = getattr(problem, "problem", None) or getattr(problem, "reason", None) or problem
    line = f", line {mark.line + 1}" if mark else ""
    return f"{line}: no YAML: {' '.join(str(words).split())}"
