"""The day as ``scripts/citizens status --json`` describes it."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Figures:
    rows: int
    bad_rows: int
    input_bytes: int


@dataclass(frozen=True)
class Source:
    name: str
    today: Figures
    previous: Figures | None


@dataclass(frozen=True)
class Difference:
    """A group whose rows differ, by its values as a line of CSV; empty for NULL.

    Where both sources have as many rows, a value differs.
    """

    group: str
    csv_rows: int
    mysql_rows: int


@dataclass(frozen=True)
class Reconciliation:
    equal: bool
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class DayStatus:
    day: str
    previous_day: str | None
    sources: tuple[Source, ...]
    reconciliation: Reconciliation | None
    report: str | None


def of_json(value: dict[str, Any]) -> DayStatus:
    """
    :raises KeyError, TypeError, ValueError: if it is not what ``status --json`` prints
    """
    return DayStatus(
        day=value["runDate"],
        previous_day=value["previousRunDate"],
        sources=tuple(_source(source) for source in value["sources"]),
        reconciliation=value["reconciliation"] and _reconciliation(value["reconciliation"]),
        report=value["report"],
    )


def _source(value: dict[str, Any]) -> Source:
    previous = value["previous"]
    return Source(value["source"], _figures(value), previous and _figures(previous))


def _figures(value: dict[str, Any]) -> Figures:
    return Figures(int(value["rowsRead"]), int(value["badRows"]), int(value["inputBytes"]))


def _reconciliation(value: dict[str, Any]) -> Reconciliation:
    return Reconciliation(
        bool(value["equal"]),
        tuple(
            Difference(str(each["group"]), int(each["csvRows"]), int(each["mysqlRows"]))
            for each in value["differences"]
        ),
    )
