"""Runs the commands of a page and compares what they print with what the page says.

usage: check_transcript.py --scratch DIR [--page your-own-file|tutorial]

Each ```console block of the page has commands behind `$ ` and what they print. `…` stands for any
text, on a line of its own for any lines; seconds, days and the widths of columns may differ. The
results go into the warehouse of the environment. Exit status 1 if something differs.

your-own-file: by somebody who has nothing but a password; the ```yaml block is of the file that
`init` writes. tutorial: on the environment's cluster, which has the day that the page begins with;
its commands of scripts/quickstart are not run.
"""

import argparse
import os
import pathlib
import pwd
import re
import shutil
import subprocess
import sys

from check_many_groups import REPO
from check_real_datasets import fetch

DOCS = REPO / "docs"
OF_TUTORIAL = {"CITIZENS_RUN_DATE": "2026-03-01", "CITIZENS_PROGRESS": "none"}
NOT_TYPED = ("scripts/quickstart ", "source ", "export ")  # of the tutorial
FILE = "penguins.csv"
FOLDER_OF_PAGE = "/home/ana"
WAREHOUSE_OF_PAGE = "--warehouseUrl=jdbc:postgresql://127.0.0.1:5432/warehouse --warehouseUser=ana"
# What differs from run to run, and what any such thing looks like.
VARYING = (
    (r"\d+\\\.\d\\ s", r"\\d+\\.\\d s"),
    (r"20\d\d\\-\d\d\\-\d\d", r"20\\d\\d-\\d\\d-\\d\\d"),
    (r"about\\ [\d,]+", r"about\\ [\\d,]+"),  # an estimate of a server
)


def main():
    """Runs the page; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scratch", type=pathlib.Path, required=True)
    parser.add_argument("--page", choices=("your-own-file", "tutorial"), default="your-own-file")
    arguments = parser.parse_args()
    scratch = arguments.scratch.resolve()
    shutil.rmtree(scratch / "home", ignore_errors=True)
    home = scratch / "home"
    home.mkdir(parents=True)
    return tutorial(home) if arguments.page == "tutorial" else your_own_file(scratch, home)


def tutorial(home):
    """Whether its commands print what it says, as an exit status."""
    (home / "runner-config").symlink_to(REPO / "runner-config")
    same = True
    for command, expected in commands((DOCS / "tutorial.md").read_text(encoding="utf-8")):
        if not command.startswith(NOT_TYPED):
            same &= prints(command, expected, home, {}, os.environ | OF_TUTORIAL)
    return 0 if same else 1


def your_own_file(scratch, home):
    """Whether its commands print what it says, as an exit status."""
    fetch(scratch)
    shutil.copyfile(scratch / "files" / f"palmerpenguins_{FILE}", home / FILE)
    real = {FOLDER_OF_PAGE: str(home), WAREHOUSE_OF_PAGE: warehouse_options()}
    text = (DOCS / "your-own-file.md").read_text(encoding="utf-8")
    same = True
    for command, expected in commands(text):
        same &= prints(command, expected, home, real, of_newcomer())
    (yaml,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    written = (home / "penguins.yaml").read_text(encoding="utf-8")
    same &= is_like("penguins.yaml", f"…\n{yaml}…\n", written)
    return 0 if same else 1


def of_newcomer():
    """Of the environment only what somebody has who begins."""
    kept = {key: text for key, text in os.environ.items() if not key.startswith("CITIZENS_")}
    password = "CITIZENS_WAREHOUSE_PASSWORD"
    return kept | {password: os.environ[password]}


def warehouse_options():
    """Those that name the warehouse of the environment."""
    url, user = os.environ["CITIZENS_WAREHOUSE_URL"], os.environ["CITIZENS_WAREHOUSE_USER"]
    return f"--warehouseUrl={url} --warehouseUser={user}"


def commands(page):
    """Each command of the page, with the lines that it prints."""
    for block in re.findall(r"```console\n(.*?)```", page, re.DOTALL):
        for part in block.split("$ ")[1:]:
            command, _, expected = part.partition("\n")
            yield command, expected


def prints(command, expected, home, real, environment, said=None, status=0):
    """Whether the command, run in `home`, prints what the page says.

    real: what stands for a text of the page in the command; said: and the other way round. status:
    what it ends with.
    """
    run = command.replace("scripts/citizens", str(REPO / "scripts" / "citizens"))
    for of_page, meant in real.items():
        run = run.replace(of_page, meant)
    done = subprocess.run(
        ["bash", "-c", run], cwd=home, env=environment, text=True, stdout=subprocess.PIPE
    )
    if done.returncode != status:
        print(f"{command} ended with status {done.returncode}")
        return False
    own_lake = f"{pwd.getpwuid(os.getuid()).pw_dir}/lake"
    printed = done.stdout.replace(str(home), FOLDER_OF_PAGE)
    for meant, of_page in (said or {}).items():
        printed = printed.replace(meant, of_page)
    return is_like(command, expected, printed.replace(own_lake, f"{FOLDER_OF_PAGE}/lake"))


def is_like(name, expected, found):
    """Whether a text is as the page has it; tells what differs."""
    lines = [spaced(line) for line in expected.splitlines()]
    pattern = "".join("(?:.*\n)*?" if line == "…" else line_like(line) + "\n" for line in lines)
    same = re.fullmatch(pattern, "".join(spaced(line) + "\n" for line in found.splitlines()))
    print(f"{'same' if same else 'DIFFERS':8} {name}")
    if not same:
        print(f"the page has\n{expected}\nand it is\n{found}")
    return bool(same)


def spaced(line):
    """The line with one space where there are several."""
    return re.sub(" +", " ", line).strip()


def line_like(line):
    """A pattern for a line of the page."""
    pattern = re.escape(line)
    for varying, any_such in VARYING:
        pattern = re.sub(varying, any_such, pattern)
    return pattern.replace("…", ".*")


if __name__ == "__main__":
    sys.exit(main())
