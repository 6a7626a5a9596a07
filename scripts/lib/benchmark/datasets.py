"""The files that are measured: made, uploaded by our own step, kept warm, removed."""

import contextlib
import dataclasses
import os
import pathlib
import subprocess

import processes
import spark

RUN_DATE = "2000-01-01"
SEED = 1
_CHUNK_BYTES = 8 << 20
_UPLOAD_TIMEOUT_SECONDS = 3600


@dataclasses.dataclass(frozen=True)
class Dataset:
    """A generated CSV file: plain, or quoted (commas, quotes and line feeds in fields)."""

    shape: str
    rows: int

    @property
    def name(self):
        """As in the folders, for example plain-9000000."""
        return f"{self.shape}-{self.rows}"


class Datasets:
    """Makes and removes datasets; knows where they lie."""

    def __init__(self, cluster):
        self._spark = cluster
        self._folder = cluster.state / "data"

    def local(self, dataset):
        """The file on the local disk."""
        return self._folder / f"{dataset.name}.csv"

    def lake(self, dataset):
        """The lake that holds this dataset only."""
        return f"{self._spark.lake}/{dataset.name}"

    def in_hdfs(self, dataset):
        """The file's URL, with a pattern for the folder of the attempt, which is the only one."""
        return f"{self.lake(dataset)}/raw/citizens/run_date={RUN_DATE}/*/citizens_data.csv"

    def ensure(self, dataset):
        """Makes and uploads what is not there; returns the upload's usage, or None."""
        file = self.local(dataset)
        blocks = self._blocks_file(dataset)
        if not file.exists():
            self._generate(dataset, file)
        if blocks.exists():
            return None
        before = self._all_blocks()
        usage = processes.run(
            self._spark.citizens(
                "upload",
                f"--csv={file}",
                f"--lake={self.lake(dataset)}",
                f"--job={job_file('country')}",
                f"--runDate={RUN_DATE}",
            ),
            self._spark.environment,
            self._spark.state / "logs" / f"upload-{dataset.name}.log",
            _UPLOAD_TIMEOUT_SECONDS,
        )
        if usage.status != 0:
            raise RuntimeError(f"upload of {dataset.name} failed with status {usage.status}")
        os.sync()
        blocks.write_text("\n".join(map(str, sorted(self._all_blocks() - before))))
        return usage

    def warm(self, dataset, *, local):
        """Reads once what a run will read, so that all runs are warm; lets go of the other copy."""
        file = self.local(dataset)
        blocks = [*map(pathlib.Path, self._blocks_file(dataset).read_text().splitlines())]
        for path in blocks if local else [file]:
            _forget(path)
        for path in [file] if local else blocks:
            _read(path)

    def remove(self, dataset):
        """Removes it from the disk and from HDFS."""
        self.local(dataset).unlink(missing_ok=True)
        subprocess.run(
            self._spark.hdfs("-rm", "-r", "-f", "-skipTrash", self.lake(dataset)),
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._blocks_file(dataset).unlink(missing_ok=True)

    def _generate(self, dataset, file):
        file.parent.mkdir(parents=True, exist_ok=True)
        test_data = self._spark.repo / "test-data" / "target"
        subprocess.run(
            [
                spark.java(),
                "-cp",
                f"{test_data}/classes:{test_data}/lib/*",
                "dev.citizens.testdata.GenerateCitizens",
                f"--rows={dataset.rows}",
                f"--seed={SEED}",
                "--bad-rows=0",
                f"--plain={str(dataset.shape == 'plain').lower()}",
                f"--output={file}",
            ],
            check=True,
        )

    def _blocks_file(self, dataset):
        return self._folder / f"{dataset.name}.blocks"

    def _all_blocks(self):
        """The files of all HDFS blocks on this machine."""
        return {
            path
            for path in self._spark.state.glob("vps*/data/datanode/**/blk_*")
            if path.suffix != ".meta"
        }


def job_file(task):
    """The job file of a task."""
    return pathlib.Path(__file__).parent / "jobs" / f"{task}.yaml"


# A block of a file that is gone stays on the disk until its DataNode is told, at any moment.
_GONE = contextlib.suppress(FileNotFoundError)


def _read(path):
    buffer = bytearray(_CHUNK_BYTES)
    with _GONE, path.open("rb", buffering=0) as file:
        while file.readinto(buffer):
            pass


def _forget(path):
    with _GONE, path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
