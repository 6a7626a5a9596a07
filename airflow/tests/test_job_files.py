"""Which DAGs the job files make, and what is said of those that make none."""

import json
import os
from pathlib import Path

import pytest
import yaml
from airflow.dag_processing.dagbag import DagBag
from citizens_jobs.files import job_files
from citizens_jobs.job import Dataset, JobFileMistake, read
from jsonschema import Draft7Validator

REPO = Path(__file__).parents[2]
DAGS = REPO / "airflow" / "dags"

CITIZENS = """
name: citizens
options: {zone: Asia/Ho_Chi_Minh}
datasets:
  people: {file: /in/people.csv, columns: [{name: id, type: long}]}
analyses:
  - {of: people, ask: [{countBy: [id]}]}
"""
ORDERS = """
name: orders
datasets:
  orders: {file: /in/orders.csv, columns: [{name: id}], quality: {minRows: 1}}
  returns: {file: /in/returns.csv, columns: [{name: id}]}
  orders_mysql: {table: orders}
  returns_mysql: {table: returns}
analyses:
  - {of: [orders, returns, orders_mysql, returns_mysql], ask: [{countBy: [id]}]}
reconcile:
  - {left: orders, right: orders_mysql, by: [id]}
  - {left: returns, right: returns_mysql, by: [id]}
"""


SCHEMA = Draft7Validator(json.loads((REPO / "runner-config" / "job.schema.json").read_text()))


@pytest.fixture(autouse=True)
def no_settings_of_the_caller(monkeypatch):
    for name in list(os.environ):
        if name.startswith("CITIZENS_"):
            monkeypatch.delenv(name)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """folder(name=text, …): a folder of job files, which CITIZENS_JOBS names."""
    monkeypatch.setenv("CITIZENS_JOBS", str(tmp_path))

    def write(**files):
        for name, text in files.items():
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def dags():
    """The DAGs by id, and the import errors by file."""
    bag = DagBag(DAGS)
    return bag.dags, {Path(file).name: text for file, text in bag.import_errors.items()}


def mistakes():
    return job_files(os.environ).mistakes


@pytest.mark.parametrize("text", [CITIZENS, ORDERS])
def test_editors_take_what_makes_a_dag_and_no_unknown_keys(text):
    Draft7Validator.check_schema(SCHEMA.schema)
    assert list(SCHEMA.iter_errors(yaml.safe_load(text))) == []
    unknown_key = text.replace("columns:", "colums:")
    assert list(SCHEMA.iter_errors(yaml.safe_load(unknown_key)))
    no_list = text.replace("[{countBy: [id]}]", "{countBy: [id]}")
    assert list(SCHEMA.iter_errors(yaml.safe_load(no_list)))


def test_a_second_job_file_is_a_second_dag(folder):
    folder(citizens=CITIZENS, orders=ORDERS)
    made, errors = dags()
    assert errors == {}
    assert set(made) == {"citizens_daily", "orders_daily"}
    orders = made["orders_daily"]
    assert {task.task_id: task.downstream_task_ids for task in orders.tasks} == {
        "orders.doctor": {"orders.wait_for_file"},
        "orders.wait_for_file": {"orders.upload"},
        "orders.upload": {"orders.analyze"},
        "orders.analyze": {"orders.load"},
        "orders.load": {"reconcile.orders-orders_mysql", "report", "done"},
        "returns.doctor": {"returns.wait_for_file"},
        "returns.wait_for_file": {"returns.upload"},
        "returns.upload": {"returns.analyze"},
        "returns.analyze": {"returns.load"},
        "returns.load": {"reconcile.returns-returns_mysql", "report", "done"},
        "orders_mysql.doctor": {"orders_mysql.extract"},
        "orders_mysql.extract": {"orders_mysql.analyze"},
        "orders_mysql.analyze": {"orders_mysql.load"},
        "orders_mysql.load": {"reconcile.orders-orders_mysql", "report", "done"},
        "returns_mysql.doctor": {"returns_mysql.extract"},
        "returns_mysql.extract": {"returns_mysql.analyze"},
        "returns_mysql.analyze": {"returns_mysql.load"},
        "returns_mysql.load": {"reconcile.returns-returns_mysql", "report", "done"},
        "reconcile.orders-orders_mysql": {"report", "done"},
        "reconcile.returns-returns_mysql": {"report", "done"},
        "report": {"done"},
        "done": set(),
    }
    assert orders.timezone.name == "UTC"
    assert made["citizens_daily"].timezone.name == "Asia/Ho_Chi_Minh"
    assert orders.tags == {"orders"}


def test_a_job_without_reconcile_has_no_such_task(folder):
    folder(citizens=CITIZENS)
    made, _ = dags()
    people = made["citizens_daily"]
    assert {task.task_id for task in people.tasks} == {
        *(f"people.{step}" for step in ("doctor", "wait_for_file", "upload", "analyze", "load")),
        *("report", "done"),
    }
    assert people.get_task("people.load").downstream_task_ids == {"report", "done"}


def test_a_data_set_of_which_nothing_is_asked_ends_in_the_lake(folder):
    folder(citizens=CITIZENS.replace("analyses:", "  archive: {table: a}\nanalyses:"))
    made, _ = dags()
    people = made["citizens_daily"]
    archive = [task.task_id for task in people.tasks if task.task_id.startswith("archive.")]
    assert archive == ["archive.doctor", "archive.extract"]
    assert people.get_task("archive.doctor").connections == ("citizens_mysql",)
    assert people.get_task("archive.extract").downstream_task_ids == {"report", "done"}
    assert people.get_task("report").only_after == ("people.load",)


def test_a_table_that_is_mirrored_is_loaded_without_an_analysis(folder):
    folder(citizens=CITIZENS.replace("analyses:", "  shop: {table: a, load: {}}\nanalyses:"))
    made, _ = dags()
    dag = made["citizens_daily"]
    shop = [task.task_id for task in dag.tasks if task.task_id.startswith("shop.")]
    assert shop == ["shop.doctor", "shop.extract", "shop.load"]
    assert dag.get_task("shop.extract").downstream_task_ids == {"shop.load"}
    assert dag.get_task("report").only_after == ("people.load", "shop.load")


def test_rows_wanted_as_parquet_are_written_beside_the_load_and_only_the_end_waits(folder):
    wanted = "  archive: {table: a, parquet: true}\n  kept: {table: b, parquet: false}\nanalyses:"
    text = CITIZENS.replace("analyses:", wanted)
    folder(citizens=text.replace("people: {", "people: {parquet: true, "))
    made, _ = dags()
    dag = made["citizens_daily"]
    assert dag.get_task("people.analyze").downstream_task_ids == {"people.load", "people.parquet"}
    assert dag.get_task("archive.extract").downstream_task_ids == {
        *("archive.parquet", "report", "done"),
    }
    for task in ("people.parquet", "archive.parquet"):
        assert dag.get_task(task).downstream_task_ids == {"done"}
        assert " parquet --job=" in dag.get_task(task).bash_command
    assert not dag.has_task("kept.parquet")


def test_a_job_that_asks_nothing_has_no_report(folder):
    folder(citizens=CITIZENS[: CITIZENS.index("analyses:")])
    made, _ = dags()
    assert [task.task_id for task in made["citizens_daily"].tasks] == [
        *(f"people.{step}" for step in ("doctor", "wait_for_file", "upload")),
        "done",
    ]


def test_each_dag_gives_its_job_file_to_its_steps(folder):
    path = folder(citizens=CITIZENS, orders=ORDERS)
    made, _ = dags()
    for name in ("citizens", "orders"):
        for task in made[f"{name}_daily"].tasks:
            if hasattr(task, "bash_command"):
                assert f" --job={path / name}.yaml " in task.bash_command


def test_a_mistake_is_an_import_error_of_one_line_and_the_other_dags_stay(folder):
    path = folder(citizens=CITIZENS, orders=ORDERS.replace("file: /in/returns.csv, ", ""))
    made, errors = dags()
    assert set(made) == {"citizens_daily"}
    # Airflow stops the DAGs of a file that has an import error.
    assert made["citizens_daily"].fileloc == str(DAGS / "daily.py")
    assert list(errors) == ["mistakes.py"]
    assert (
        errors["mistakes.py"]
        .splitlines()[-1]
        .endswith(
            f"JobFileMistake: {path}/orders.yaml: datasets.returns must have"
            " one of file, query and table"
        )
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name: a\ndatasets: {x: {file: f}\n", ", line 3: no YAML: "),
        ("\tname: a", ", line 1: no YAML: "),
        ("", ": the file is missing"),
        ("- a", ": the file must have keys and values"),
        ("datasets: {x: {file: f}}", ": name is missing"),
        ("name: a b\ndatasets: {x: {file: f}}", ": name must be letters, digits and _"),
        ("name: [a]\ndatasets: {x: {file: f}}", ": name must be letters, digits and _"),
        ("name: a", ": datasets is missing"),
        ("name: a\ndatasets: {}", ": datasets names no data set"),
        ("name: a\ndatasets: [x]", ": datasets must have keys and values"),
        ("name: a\ndatasets: {x-y: {file: f}}", ": the name of a data set must be letters"),
        ("name: a\ndatasets: {x: f}", ": datasets.x must have keys and values"),
        ("name: a\ndatasets: {x: {file: f, table: t}}", ": datasets.x must have one of file, "),
        ("name: a\ndatasets: {x: {query: q, table: t}}", ": datasets.x must have one of file, "),
        ("name: a\ndatasets: {x: {query: []}}", ": datasets.x.query must be a text"),
        ("name: a\ndatasets: {x: {file: [f, {}]}}", ": datasets.x.file must be a text"),
        ("name: a\ndatasets: {x: {file: []}}", ": datasets.x.file must be a text"),
        (
            "name: a\ndatasets: {x: {file: f, minFiles: 0}}",
            ": datasets.x.minFiles must be a whole number of at least 1",
        ),
        ("name: a\ndatasets: {x: {file: ''}}", ": datasets.x.file must be a text"),
        (
            "name: a\ndatasets: {x: {file: 'f_{rundate}'}}",
            ": datasets.x.file has '{rundate}', and the day is written {runDate}",
        ),
        ("name: a\ndatasets: {done: {file: f}}", ": no data set can have the name done"),
        ("name: a\noptions: {zone: Mars}\ndatasets: {x: {file: f}}", "no time zone 'Mars'"),
        (
            "name: a\ndatasets: {x: {file: f}, y: {table: t}}\nreconcile: [{left: x, right: z}]",
            ": reconcile: right must be one of x, y",
        ),
        (
            "name: a\ndatasets: {x: {file: f}}\nreconcile: {left: x, right: x}",
            ": reconcile must be a list",
        ),
        ("name: a\ndatasets: {x: {file: f}}\nanalyses: {of: x}", ": analyses must be a list"),
        ("name: a\ndatasets: {x: {file: f}}\nanalyses: [{ask: []}]", ": analyses: of must be"),
        (
            "name: a\noptions: {csv: /c}\ndatasets: {x: {file: f}, y: {file: g}}",
            ": options.csv is the file of one data set, and x, y are files",
        ),
    ],
)
def test_what_is_wrong_is_one_line_with_the_file(tmp_path, monkeypatch, text, words):
    path = tmp_path / "job.yaml"
    path.write_text(text)
    monkeypatch.setenv("CITIZENS_JOB", str(path))
    (mistake,) = mistakes()
    assert mistake.startswith(str(path))
    assert words in mistake
    assert "\n" not in mistake


def test_a_file_that_is_no_text_is_one_line(tmp_path):
    path = tmp_path / "job.yaml"
    path.write_bytes(b"name: \xff\xfe\x00")
    with pytest.raises(JobFileMistake, match=r"^/[^\n]*: no YAML: [^\n]+\Z"):
        read(path)


def test_a_file_that_is_not_there_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("CITIZENS_JOB", f"{tmp_path}/job.yaml")
    assert mistakes() == [f"{tmp_path}/job.yaml cannot be read: No such file or directory"]


def test_a_folder_without_job_files_is_said(folder):
    path = folder()
    (path / "notes.txt").write_text("name: a")
    (path / ".job.yaml").write_text("name: [")
    assert mistakes() == [f"{path}, a folder of CITIZENS_JOBS, has no job file *.yaml"]


def test_values_stay_the_text_that_they_are(tmp_path):
    path = tmp_path / "job.yaml"
    path.write_text(
        "name: no\ndatasets: {on: {table: yes}, off: {file: 2026-01-01}}\nanalyses: [{of: off}]"
    )
    job = read(path)
    assert job.name == "no"
    assert job.datasets == (
        Dataset("on", (), "yes", asked=False),
        Dataset("off", ("2026-01-01",), None, asked=True),
    )


def test_files_and_folders_are_listed_with_colons(folder, tmp_path, monkeypatch):
    jobs = folder(citizens=CITIZENS)
    other = tmp_path / "elsewhere"
    other.mkdir()
    (other / "orders.yml").write_text(ORDERS)
    monkeypatch.setenv("CITIZENS_JOBS", f"{jobs}:{other}/orders.yml:{jobs}/citizens.yaml:")
    monkeypatch.setenv("CITIZENS_JOB", "/not/asked/for")
    found = job_files(os.environ)
    assert [job.name for job in found.jobs] == ["citizens", "orders"]
    assert found.mistakes == []


def test_one_job_file_is_that_of_the_launcher(tmp_path, monkeypatch):
    assert [job.path for job in job_files({}).jobs] == [REPO / "runner-config" / "job.yaml"]
    path = tmp_path / "mine.yaml"
    path.write_text(ORDERS)
    assert [job.name for job in job_files({"CITIZENS_JOB": str(path)}).jobs] == ["orders"]


def test_two_jobs_have_neither_a_name_nor_a_data_set_in_common(folder):
    path = folder(a=CITIZENS, b=CITIZENS, c=CITIZENS.replace("name: citizens", "name: c"))
    assert [job.path.name for job in job_files(os.environ).jobs] == ["a.yaml"]
    assert mistakes() == [
        f"{path}/b.yaml: {path}/a.yaml has the name citizens already",
        f"{path}/c.yaml: {path}/a.yaml has the data set people already",
    ]


def test_a_mistake_in_a_file_leaves_its_name_to_no_later_one(folder):
    mars = CITIZENS.replace("Asia/Ho_Chi_Minh", "Mars")
    path = folder(a=mars, b=CITIZENS, c=CITIZENS.replace("name: citizens", "name: c"))
    found = job_files(os.environ)
    assert found.jobs == []
    assert found.mistakes == [
        f"{path}/a.yaml: there is no time zone 'Mars'",
        f"{path}/b.yaml: {path}/a.yaml has the name citizens already",
        f"{path}/c.yaml: {path}/a.yaml has the data set people already",
    ]


def test_the_zone_of_the_environment_wins(folder, monkeypatch):
    folder(citizens=CITIZENS)
    monkeypatch.setenv("CITIZENS_ZONE", "Pacific/Auckland")
    made, _ = dags()
    assert made["citizens_daily"].timezone.name == "Pacific/Auckland"


def waits_for(dag):
    waiting = [task for task in dag.tasks if task.task_id.endswith("wait_for_file")]
    return {task.task_id: ", ".join(task.files) for task in waiting}


def from_job_file(dag):
    return [task.from_job_file for task in dag.tasks if task.task_id.endswith("wait_for_file")]


def test_only_the_file_of_the_data_set_has_places_for_the_day(folder, monkeypatch):
    folder(citizens=CITIZENS.replace("/in/people.csv", "'/in/p_{runDate}.csv'"))
    made, errors = dags()
    assert errors == {}
    assert waits_for(made["citizens_daily"]) == {"people.wait_for_file": "/in/p_{runDate}.csv"}
    assert from_job_file(made["citizens_daily"]) == [True]
    monkeypatch.setenv("CITIZENS_CSV", "/elsewhere/p_{runDate}.csv")
    assert from_job_file(dags()[0]["citizens_daily"]) == [False]


def test_several_files_are_waited_for(folder):
    folder(citizens=CITIZENS.replace("/in/people.csv", "[/in/p_*.csv, /in/q.csv], minFiles: 12"))
    made, errors = dags()
    assert errors == {}
    assert waits_for(made["citizens_daily"]) == {"people.wait_for_file": "/in/p_*.csv, /in/q.csv"}
    assert made["citizens_daily"].get_task("people.wait_for_file").least == 12


def without(dag):
    return {task.without for task in dag.tasks if hasattr(task, "without")}


def test_the_file_of_the_environment_is_that_of_the_only_data_set_with_one(folder, monkeypatch):
    folder(citizens=CITIZENS)
    assert waits_for(dags()[0]["citizens_daily"]) == {"people.wait_for_file": "/in/people.csv"}
    monkeypatch.setenv("CITIZENS_CSV", "/elsewhere/p.csv")
    made, errors = dags()
    assert errors == {}
    assert waits_for(made["citizens_daily"]) == {"people.wait_for_file": "/elsewhere/p.csv"}
    assert without(made["citizens_daily"]) == {()}


def test_the_file_of_the_options_comes_before_that_of_the_data_set(folder):
    folder(citizens=CITIZENS.replace("{zone:", "{csv: /option.csv, zone:"))
    assert waits_for(dags()[0]["citizens_daily"]) == {"people.wait_for_file": "/option.csv"}


def test_the_file_of_the_environment_is_taken_for_none_of_several(folder, monkeypatch):
    folder(citizens=CITIZENS, orders=ORDERS)
    monkeypatch.setenv("CITIZENS_CSV", "/elsewhere/p.csv")
    made, errors = dags()
    assert waits_for(made["citizens_daily"]) == {"people.wait_for_file": "/in/people.csv"}
    assert waits_for(made["orders_daily"]) == {
        "orders.wait_for_file": "/in/orders.csv",
        "returns.wait_for_file": "/in/returns.csv",
    }
    assert without(made["orders_daily"]) == without(made["citizens_daily"]) == {("CITIZENS_CSV",)}
    assert (
        "CITIZENS_CSV is the file of one data set, and people, orders, returns are files: "
        in (errors["mistakes.py"])
    )


def test_the_file_of_the_environment_is_taken_for_none_while_a_job_file_has_a_mistake(
    folder, monkeypatch
):
    path = folder(citizens=CITIZENS, a="name: a\ndatasets: {x: {file: f}\n")
    monkeypatch.setenv("CITIZENS_CSV", "/elsewhere/x.csv")
    made, errors = dags()
    assert waits_for(made["citizens_daily"]) == {"people.wait_for_file": "/in/people.csv"}
    assert without(made["citizens_daily"]) == {("CITIZENS_CSV",)}
    assert list(errors) == ["mistakes.py"]
    (yaml_mistake, csv_mistake) = mistakes()
    assert yaml_mistake.startswith(f"{path}/a.yaml, line 3: no YAML: ")
    assert csv_mistake == (
        "CITIZENS_CSV is not given to people while a job file has a mistake, as it"
        " may be the file of another data set: mend the job file"
    )
