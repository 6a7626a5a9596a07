"""The answers of the contenders in one form, so that they can be compared exactly.

Answers are a dict of analysis name to rows; a row is a list: keys (text, or None for NULL), then
numbers; of statements, whatever they select. The order of rows means nothing.
"""

import hashlib
import json
import re

from jobs import statements

# The analyses of each task, and how many keys their rows have.
KEYS = {"country": 1, "city": 2, "birth_year": 1, "given_name": 1, "keyword": 1}
# Tasks that are files of statements, but for five_sql, whose answers are those of five.
STATEMENTS = ("where_avg", "twenty", "distinct_names")
SQL = ("five", "five_sql", *STATEMENTS)
TASKS = {
    "country": ("country",),
    "five": tuple(KEYS),
    "five_sql": tuple(KEYS),
    **{task: tuple(statements.read(task)) for task in STATEMENTS},
}

_FRACTION = re.compile(r"-?\d+(\.\d+(E-?\d+)?|e[+-]\d+)")
_FIELD = re.compile(r'(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)')


def normalised(answers, task):
    """Returns the task's analyses, rows in order.

    Raises ValueError if an analysis is missing or empty.
    """
    result = {}
    for name in TASKS[task]:
        if not answers.get(name):
            raise ValueError(f"no answer to {name}")
        if task in STATEMENTS:
            rows = [[_cell(value) for value in row] for row in answers[name]]
        else:
            rows = [
                [None if key is None else str(key) for key in row[: KEYS[name]]]
                + [int(number) for number in row[KEYS[name] :]]
                for row in answers[name]
            ]
        result[name] = sorted(rows, key=json.dumps)
    return result


def question(task):
    """The task whose answers those of a task must be: itself, but for five_sql."""
    return "five" if task == "five_sql" else task


def _cell(value):
    """A value as text; a double by its bits, however it was written: 1990.0 is 1990."""
    if value is None:
        return None
    text = str(value)
    return f"{float(text):.17g}" if _FRACTION.fullmatch(text) else text


def digest(answers):
    """A short name of normalised answers: equal for equal ones."""
    text = json.dumps(answers, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def first_difference(answers, expected):
    """Says in one line where normalised answers differ; None if nowhere."""
    for name, rows in expected.items():
        found = {json.dumps(row, ensure_ascii=False) for row in answers[name]}
        wanted = {json.dumps(row, ensure_ascii=False) for row in rows}
        if found != wanted or len(answers[name]) != len(rows):
            return (
                f"{name}: {len(answers[name])} rows, expected {len(rows)};"
                f" only here {sorted(found - wanted)[:2]}, missing {sorted(wanted - found)[:2]}"
            )
    return None


def parse_csv(text):
    """The records of a CSV text: fields without quotes that are empty are None, unlike \"\"."""
    rows, row, position = [], [], 0
    while position < len(text):
        field = _FIELD.match(text, position)
        if field is None:
            raise ValueError(f"not CSV from character {position} on")
        quoted, plain, end = field.groups()
        row.append(quoted.replace('""', '"') if quoted is not None else plain or None)
        position = field.end()
        if end != ",":
            rows.append(row)
            row = []
    return rows


def of_results(texts, task):
    """Answers from our result files: analysis name to the text of its files, each with a header."""
    answers = {name: _rows_of_files(text) for name, text in texts.items()}
    if task == "five":
        answers["keyword"] = [row[1:] for row in answers["keyword"]]  # without the word itself
    if task == "five_sql":
        ((name_rows, name_hits, country_rows, country_hits),) = answers["keyword"]
        answers["keyword"] = [
            ["name", name_rows, name_hits],
            ["country", country_rows, country_hits],
        ]
    return answers


def _rows_of_files(text):
    """The rows of files with the same header, one behind the other: large results have several."""
    header, *rows = parse_csv(text)
    return [row for row in rows if row != header]


def of_naive_lines(texts):
    """Answers from the lines of the naive Beam pipeline."""
    answers = {
        name: [_naive_row(line) for line in text.splitlines()] for name, text in texts.items()
    }
    if "keyword" in answers:
        counts = {(row[0], row[1]): int(row[2]) for row in answers["keyword"]}
        answers["keyword"] = [
            [column, counts.get((column, "rows"), 0), counts.get((column, "occurrences"), 0)]
            for column in ("name", "country")
        ]
    return answers


def _naive_row(line):
    *keys, rows = line.split(",")
    return [key or None for key in keys] + [rows]
