"""Which job files there are, and what is wrong with them together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from citizens_jobs.job import Job, JobFileMistake, read

REPO = Path(__file__).resolve().parents[3]
_DEFAULT = REPO / "runner-config" / "job.yaml"


@dataclass(frozen=True)
class JobFiles:
    """The jobs of which DAGs can be made, and a line for each mistake in the others."""

    jobs: list[Job] = field(default_factory=list)
    mistakes: list[str] = field(default_factory=list)

    def files(self) -> list[str]:
        """The names of the data sets of all jobs that are files."""
        return [dataset.name for job in self.jobs for dataset in job.files()]

    def csv(self, environment: Mapping[str, str]) -> str | None:
        """CITIZENS_CSV, if it is clear whose file that is: of the only data set that is one.

        A job file with a mistake may have another one, so it is clear only without mistakes.
        """
        if self.mistakes or len(self.files()) != 1:
            return None
        return environment.get("CITIZENS_CSV") or None


def job_files(environment: Mapping[str, str]) -> JobFiles:
    """Reads the files of CITIZENS_JOBS: paths of files and folders, divided by colons.

    Without it that of CITIZENS_JOB, and without that runner-config/job.yaml. A mistake in one file
    keeps none of the others away.
    """
    found = JobFiles()
    earlier: list[Job] = []
    for path in _paths(environment, found.mistakes):
        try:
            job = read(path)
            # A mistake in a file does not leave its name to a later one.
            _refuse_what_others_have(job, earlier)
            earlier.append(job)
            job.zone(environment)
        except JobFileMistake as mistake:
            found.mistakes.append(str(mistake))
        else:
            found.jobs.append(job)
    _refuse_csv_of_nobody(environment, found)
    return found


def _paths(environment: Mapping[str, str], mistakes: list[str]) -> list[Path]:
    listed = environment.get("CITIZENS_JOBS")
    if not listed:
        return [Path(environment.get("CITIZENS_JOB") or _DEFAULT).absolute()]
    paths: list[Path] = []
    for path in (Path(each).absolute() for each in listed.split(":") if each):
        if not path.is_dir():
            paths.append(path)
            continue
        # glob leaves hidden files in, such as the copy that an editor writes to.
        inside = sorted(file for file in path.glob("*.yaml") if not file.name.startswith("."))
        if not inside:
            mistakes.append(f"{path}, a folder of CITIZENS_JOBS, has no job file *.yaml")
        paths += inside
    return list(dict.fromkeys(paths))


def _refuse_what_others_have(job: Job, others: list[Job]) -> None:
    for other in others:
        if other.name == job.name:
            raise JobFileMistake(f"{job.path}: {other.path} has the name {job.name} already")
        names = {dataset.name for dataset in other.datasets}
        if shared := [dataset.name for dataset in job.datasets if dataset.name in names]:
            # Each would replace the other's days in the lake and in the warehouse.
            raise JobFileMistake(f"{job.path}: {other.path} has the data set {shared[0]} already")


def _refuse_csv_of_nobody(environment: Mapping[str, str], found: JobFiles) -> None:
    if not environment.get("CITIZENS_CSV"):
        return
    if len(found.files()) > 1:
        found.mistakes.append(
            f"CITIZENS_CSV is the file of one data set, and {', '.join(found.files())} are files:"
            " unset it, write each path as `file` into its job file, and start Airflow again"
        )
    elif found.mistakes and found.files():
        found.mistakes.append(
            f"CITIZENS_CSV is not given to {found.files()[0]} while a job file has a mistake, as it"
            " may be the file of another data set: mend the job file"
        )
