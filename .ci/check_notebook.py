"""Runs the commands and the Python of a page and compares what they print with what the page says.

usage: check_notebook.py --scratch DIR --spark DIR --pyspark DIR

The page is docs/from-a-notebook.md: what check_transcript.py does with ```console blocks, this does
with each ```python block, too, in a process of its own; the ```text block behind it is what it
prints. --spark is a distribution of Spark, --pyspark the folder with its Python part. The results
go into the warehouse of the environment. Exit status 1 if something differs.
"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys

import check_transcript
from check_many_groups import REPO
from check_real_datasets import fetch

PAGE = REPO / "docs" / "from-a-notebook.md"
WAREHOUSE_OF_PAGE = "postgresql://ana@127.0.0.1:5432/warehouse"
CONSOLE_OR_PYTHON = r"```console\n.*?```|```python\n(.*?)```\n```text\n(.*?)```"


def main():
    """Runs the page; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    for folder in ("scratch", "spark", "pyspark"):
        parser.add_argument(f"--{folder}", type=pathlib.Path, required=True)
    args = parser.parse_args()
    scratch = args.scratch.resolve()
    home = scratch / "home"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    fetch(scratch)
    shutil.copyfile(scratch / "files" / "palmerpenguins_penguins.csv", home / "penguins.csv")
    real = {
        check_transcript.FOLDER_OF_PAGE: str(home),
        check_transcript.WAREHOUSE_OF_PAGE: check_transcript.warehouse_options(),
    }
    same = True
    for block in re.finditer(CONSOLE_OR_PYTHON, PAGE.read_text(encoding="utf-8"), re.DOTALL):
        code, expected = block.groups()
        if code:
            same &= python_prints(code, expected, home, environment(args))
        else:
            for command, printed in check_transcript.commands(block.group()):
                newcomer = check_transcript.of_newcomer()
                same &= check_transcript.prints(command, printed, home, real, newcomer)
    return 0 if same else 1


def environment(args):
    """That of a notebook: with Spark, and the warehouse's password; it knows no cluster."""
    libraries = sorted(args.pyspark.resolve().glob("*.zip"))
    others = ("HADOOP_", "SPARK_", "CITIZENS_")
    kept = {name: text for name, text in os.environ.items() if not name.startswith(others)}
    return kept | {
        "SPARK_HOME": str(args.spark.resolve()),
        "PYTHONPATH": os.pathsep.join(map(str, libraries)),
        "PYSPARK_PYTHON": sys.executable,
        "PGPASSWORD": os.environ["CITIZENS_WAREHOUSE_PASSWORD"],
    }


def python_prints(code, expected, home, variables):
    """Whether the code, run in `home`, prints what the page says."""
    url = os.environ["CITIZENS_WAREHOUSE_URL"].removeprefix("jdbc:postgresql://")
    real = f"postgresql://{os.environ['CITIZENS_WAREHOUSE_USER']}@{url}"
    done = subprocess.run(
        [sys.executable, "-c", code.replace(WAREHOUSE_OF_PAGE, real)],
        cwd=home,
        env=variables,
        text=True,
        stdout=subprocess.PIPE,
    )
    if done.returncode:
        print(f"{code}\nended with status {done.returncode}")
        return False
    return check_transcript.is_like(code.splitlines()[0], expected, done.stdout)


if __name__ == "__main__":
    sys.exit(main())
