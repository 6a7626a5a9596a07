"""The runs that were measured, one JSON object a line, so that an interrupted benchmark goes on."""

import hashlib
import json
import pathlib


class Store:
    """A file of runs; a run is a dict with contender, task, shape, rows, round, version, …"""

    def __init__(self, file):
        self._file = pathlib.Path(file)

    def runs(self):
        """All runs; a last line that was cut off is not one."""
        if not self._file.exists():
            return []
        lines = self._file.read_text(encoding="utf-8").split("\n")
        return [json.loads(line) for line in lines[:-1]]

    def add(self, run):
        """Appends a run."""
        text = self._file.read_text(encoding="utf-8") if self._file.exists() else ""
        whole = text[: text.rfind("\n") + 1]
        if whole != text:
            self._file.write_text(whole, encoding="utf-8")
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(run, ensure_ascii=False) + "\n")


def same_run(run, key):
    """Whether a stored run is the one with this key: a dict of some of its values."""
    return all(run.get(name) == value for name, value in key.items())


def version_of(files):
    """Short name of the contents of some files."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(pathlib.Path(file).read_bytes())
    return digest.hexdigest()[:12]
