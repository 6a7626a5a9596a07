"""A file of SQL statements, which all who are compared run as they stand.

usage: statements.py TASK      prints the job file that asks them

A statement begins behind a line '-- name' and ends with a semicolon at the end of a line. Comments
of more than one word are left out.
"""

import pathlib
import re
import sys
import textwrap

_STATEMENT = re.compile(r"^-- (\w+)\n(.*?);$", re.MULTILINE | re.DOTALL)


def file_of(task):
    """Where the statements of a task are."""
    return pathlib.Path(__file__).parent / f"{task}.sql"


def read(task):
    """The statements of a task: a dict of name to text, in the file's order."""
    return dict(_STATEMENT.findall(file_of(task).read_text(encoding="utf-8")))


def job(task):
    """The text of a job file that asks them of the data set of country.yaml."""
    country = file_of("country").with_suffix(".yaml").read_text(encoding="utf-8")
    head = country[country.index("name:") : country.index("analyses:")]
    asked = "".join(
        f"      - as: {name}\n        sql: |\n{textwrap.indent(text, ' ' * 10)}\n"
        for name, text in read(task).items()
    )
    return f"{head}analyses:\n  - of: citizens\n    ask:\n{asked}"


if __name__ == "__main__":
    print(job(sys.argv[1]), end="")
