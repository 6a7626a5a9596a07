"""Which file is that of a day: the same as for scripts/citizens, which reads the same samples."""

from datetime import date
from pathlib import Path

import pytest
from citizens_steps.dated_path import mistake, of_day

SAMPLES = Path(__file__).parents[2] / "test-data" / "samples" / "dated_paths.tsv"
PAIRS = [line.split("\t") for line in SAMPLES.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("path", "expected"), [pair for pair in PAIRS if pair[1]])
def test_a_path_has_the_day_in_its_places(path, expected):
    assert mistake(path) is None
    assert of_day(path, date(2026, 3, 9)) == expected


@pytest.mark.parametrize("path", [path for path, expected in PAIRS if not expected])
def test_what_looks_like_a_place_must_be_one(path):
    assert mistake(path) in path
