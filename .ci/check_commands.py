"""Checks the commands of README and docs: that there are such, and that the small ones run.

usage: check_commands.py --scratch DIR

A command is what begins with scripts/ in a fenced block of shell, or between backticks. Each has a
script, a step and options that exist. Those of the README that need nothing are run; those of the
console blocks of some pages are typed by other checks, which compare what is printed. The rest, for
which CI has no server, or has others, is only checked. Says which is which; exit status 1 if
something is wrong.
"""

import argparse
import functools
import hashlib
import itertools
import os
import pathlib
import re
import shlex
import subprocess
import sys

from check_transcript import NOT_TYPED

REPO = pathlib.Path(__file__).resolve().parent.parent
PAGES = [REPO / "README.md", REPO / "CONTRIBUTING.md", *sorted((REPO / "docs").glob("*.md"))]
FEWEST_COMMANDS = 50  # fewer would mean that they are no longer found
REQUIREMENTS = hashlib.sha256((REPO / "airflow" / "requirements.txt").read_bytes()).hexdigest()
AIRFLOW = REPO / ".cache" / f"airflow-venv-{REQUIREMENTS[:8]}" / "bin" / "airflow"
LAKE_OF_README = "file:///tmp/lake"
TYPED_BY = {
    "tutorial.md": "check_transcript.py",
    "your-own-file.md": "check_transcript.py",
    "your-own-server.md": "check_server_page.py",
    "from-a-notebook.md": "check_notebook.py",
}


def main():
    """Checks all commands; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scratch", type=pathlib.Path, required=True)
    scratch = parser.parse_args().scratch.resolve()
    os.environ["AIRFLOW_HOME"] = str(scratch / "airflow")
    found = [(page, *command) for page in PAGES for command in commands(page)]
    wrong = [(page, command, what) for page, command, _ in found for what in mistakes(command)]
    for page, command, what in wrong:
        print(f"{page.relative_to(REPO)}: {command}: {what}")
    print(f"{len(found)} commands in {len(PAGES)} pages, {len(wrong)} mistakes")
    by = {}
    for page, command, typed in found:
        by.setdefault(executed_by(page, command, typed), []).append((page, command))
    small = [command for _, command in by.get("check_commands.py", [])]
    failed = [command for command in small if not runs(command, scratch)]
    for check, ran in by.items():
        what = f"executed by .ci/{check}" if check else "only checked"
        print(f"{len(ran)} commands {what}:")
        for page, command in ran:
            print(f"  {page.relative_to(REPO)}: {command}")
    return 1 if wrong or failed or not small or len(found) < FEWEST_COMMANDS else 0


def executed_by(page, command, typed):
    """The check that runs a command of a page; empty if none does.

    typed: whether it stands behind the `$ ` of a console block.
    """
    if page == PAGES[0] and LAKE_OF_README in command:
        return "check_commands.py"
    if typed and not command.startswith(NOT_TYPED):
        return TYPED_BY.get(page.name, "")
    return ""


def commands(page):
    """The commands of a page, without comments, continued lines in one; and whether typed."""
    text = page.read_text(encoding="utf-8").replace("\\\n", " ")
    blocks = re.findall(r"```(?:bash|sh|console)\n(.*?)```", text, re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    lines += re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    for shown in lines:
        line = shown.removeprefix("$ ")
        line = re.sub(r"\s#\s.*", "", line).strip()
        for part in re.split(r"\s(?:&&|\||;)\s", line):
            part = re.sub(r"^(?:time\s+|[A-Z_]+=\S*\s+)+", "", part)
            if part.startswith("scripts/"):
                yield part, shown.startswith("$ ")


def mistakes(command):
    """What is wrong with a command."""
    words = [word for word in shlex.split(command) if not re.search(r"[…\[\]|]", word)]
    script, *rest = words
    if not os.access(REPO / script, os.X_OK) or (REPO / script).is_dir():
        return [] if (REPO / script).exists() else [f"there is no {script}"]
    options = [word.partition("=")[0] for word in rest if word.startswith("--")]
    step = step_of(script, rest)
    if step and help_of(script, *step) is None:
        return [f"there is no {' '.join(step)}"]
    known = (help_of(script) or "") + (help_of(script, *step) or "" if step else "")
    return [
        f"there is no {option}"
        for option in options
        if option not in ("--help", "--version")
        and not re.search(rf"{re.escape(option)}(?![\w-])", known)
    ]


def step_of(script, words):
    """The words of a command that has a help of its own; none where a page has a word for any."""
    if script == "scripts/airflow" and words[:1] == ["cli"]:
        return tuple(itertools.takewhile(lambda word: not word.startswith("-"), words))
    if script != "scripts/citizens":
        return ()
    if words[:1] == ["--profile"]:
        words = words[2:]
    plain = [word for word in words if not word.startswith("--")]
    return tuple(plain[:1]) if plain and plain[0] != "STEP" else ()


@functools.cache
def help_of(script, *step):
    """What a script says of itself, or of a step; None if it knows no such step."""
    asked = [REPO / script, *step, "--help"]
    if step[:1] == ("cli",):  # whose own command is asked: that of the script needs a start
        asked = [AIRFLOW, *step[1:], "--help"]
    done = subprocess.run(asked, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return done.stdout if done.returncode == 0 else None


def runs(command, scratch):
    """Whether a command of the README ends well."""
    lake = f"file://{scratch / 'lake'}"
    done = subprocess.run(["bash", "-c", command.replace(LAKE_OF_README, lake)], cwd=REPO)
    print(f"{command}: {done.returncode}")
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
