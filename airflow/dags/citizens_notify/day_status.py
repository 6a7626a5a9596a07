"""The day as ``scripts/citizens status --json`` describes it."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Figures:
    rows: int
    bad_rows: int
    input_bytes: int


@dataclass(frozen=True)
class Dataset:
    """A data set of the job; today is None if it is not loaded."""

    name: str
    today: Figures | None
    previous: Figures | None


@dataclass(frozen=True)
class Difference:
    """A group whose rows differ, by its values as a line of CSV; empty for NULL.

    Where both data sets have as many rows, a value differs.
    """

    group: str
    left_rows: int
    right_rows: int


@dataclass(frozen=True)
class Reconciliation:
    left: str
    right: str
    equal: bool
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class DayStatus:
    day: str
    previous_day: str | None
    datasets: tuple[Dataset, ...]
    reconciliations: tuple[Reconciliation, ...]
    report: str | None


def of_json(value: dict[str, Any]) -> DayStatus:
    """
    :raises KeyError, TypeError, ValueError: if it is not what ``status --json`` prints
    """
    return DayStatus(
        day=value["runDate"],
        previous_day=value["previousRunDate"],
        datasets=tuple(_dataset(each) for each in value["datasets"]),
        reconciliations=tuple(_reconciliation(each) for each in value["reconciliations"]),
        report=value["report"],
    )


def _dataset(value: dict[str, Any]) -> Dataset:
    previous = value["previous"]
    today = _figures(value) if value["loaded"] else None
    return Dataset(str(value["dataset"]), today, previous and _figures(previous))


def _figures(value: dict[str, Any]) -> Figures:
    return Figures(int(value["rowsRead"]), int(value["badRows"]), int(value["inputBytes"]))


def _reconciliation(value: dict[str, Any]) -> Reconciliation:
    return Reconciliation(
        str(value["left"]),
        str(value["right"]),
        bool(value["equal"]),
        tuple(
            Difference(str(each["group"]), int(each["leftRows"]), int(each["rightRows"]))
            for each in value["differences"]
        ),
    )
