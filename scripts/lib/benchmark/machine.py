"""What was measured on and with what."""

import os
import pathlib
import platform
import re
import subprocess

import duckdb
import spark


def facts(repo):
    """The machine and the versions, as a dict of texts."""
    pom = (pathlib.Path(repo) / "pom.xml").read_text(encoding="utf-8")

    def version(name):
        return re.search(f"<{name}>([^<]*)</{name}>", pom)[1]

    cpu = re.search(
        r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8")
    )
    memory = re.search(
        r"MemTotal:\s*(\d+) kB", pathlib.Path("/proc/meminfo").read_text(encoding="utf-8")
    )
    java = subprocess.run(
        [spark.java(), "-version"], check=True, capture_output=True, text=True
    ).stderr.splitlines()[1]
    return {
        "processor": cpu[1].strip() if cpu else platform.machine(),
        "cores": str(os.cpu_count()),
        "memory": f"{int(memory[1]) / 2**20:.1f} GiB",
        "kernel": platform.release(),
        "java": java,
        "python": platform.python_version(),
        "duckdb": duckdb.__version__,
        "spark": version("spark.version"),
        "beam": version("beam.version"),
        "hdfs": version("hadoop.daemons.version"),
        "commit": _git(repo, "rev-parse", "--short", "HEAD")
        + ("+changes" if _git(repo, "status", "--porcelain") else ""),
    }


def _git(repo, *arguments):
    return subprocess.run(
        ["git", "-C", str(repo), *arguments], check=False, capture_output=True, text=True
    ).stdout.strip()
