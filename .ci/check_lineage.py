"""Events of lineage, judged by OpenLineage's own Python classes, made of its specification.

A key that a class does not have, one that is missing, a value of another type, and the schema of
another version are errors. The classes know neither formats of URIs nor which words a text may be:
with --spec, a copy of the folder spec/ of https://github.com/OpenLineage/OpenLineage, the JSON
Schema itself decides too (needs the packages jsonschema and rfc3339-validator).
"""

import argparse
import collections
import json
import pathlib
import sys

import cattrs
from cattrs.errors import ClassValidationError
from openlineage.client.generated import (
    base,
    column_lineage_dataset,
    data_quality_assertions_dataset,
    dataset_version_dataset,
    error_message_run,
    input_statistics_input_dataset,
    job_type_job,
    nominal_time_run,
    output_statistics_output_dataset,
    parent_run,
    processing_engine_run,
    schema_dataset,
    sql_job,
)

FACETS = {
    "run": {
        "nominalTime": nominal_time_run.NominalTimeRunFacet,
        "processing_engine": processing_engine_run.ProcessingEngineRunFacet,
        "parent": parent_run.ParentRunFacet,
        "errorMessage": error_message_run.ErrorMessageRunFacet,
    },
    "job": {
        "jobType": job_type_job.JobTypeJobFacet,
        "sql": sql_job.SQLJobFacet,
    },
    "facets": {
        "schema": schema_dataset.SchemaDatasetFacet,
        "version": dataset_version_dataset.DatasetVersionDatasetFacet,
        "columnLineage": column_lineage_dataset.ColumnLineageDatasetFacet,
    },
    "inputFacets": {
        "inputStatistics": input_statistics_input_dataset.InputStatisticsInputDatasetFacet,
        "dataQualityAssertions": data_quality_assertions_dataset.DataQualityAssertionsDatasetFacet,
    },
    "outputFacets": {
        "outputStatistics": output_statistics_output_dataset.OutputStatisticsOutputDatasetFacet,
    },
}
ENDS = ("COMPLETE", "FAIL", "ABORT")


def strict(value, kind):
    """Nothing is converted: "5" is no number."""
    if type(value) is not kind:
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value


def converter():
    strictly = cattrs.Converter(forbid_extra_keys=True)
    for kind in (str, int, bool, float):
        strictly.register_structure_hook(kind, strict)
    return strictly


class Judge:
    """Says what is wrong with events.

    Args:
        spec: the folder with the JSON Schemas; None without.
    """

    def __init__(self, spec):
        self.converter = converter()
        self.schemas = Schemas(spec) if spec else None
        self.seen = collections.Counter()
        self.mistakes = []

    def event(self, where, event):
        """Judges one event."""
        if self.schemas:
            self.mistakes += [f"{where}: {words}" for words in self.schemas.objections(event)]
        for part in ("run", "job"):
            self.facets(where, FACETS[part], event[part].pop("facets", {}))
        for side in ("inputs", "outputs"):
            for dataset in event[side]:
                for kind in ("facets", "inputFacets", "outputFacets"):
                    self.facets(where, FACETS[kind], dataset.pop(kind, {}))
        self.made(where, base.RunEvent, event, "schemaURL")

    def facets(self, where, classes, facets):
        for key, facet in facets.items():
            self.seen[key] += 1
            if key not in classes:
                self.mistakes.append(f"{where}: the facet {key} does not belong there")
            else:
                self.made(f"{where}, {key}", classes[key], facet, "_schemaURL")

    def made(self, where, kind, content, schema_key):
        schema = content.pop(schema_key, None)
        if schema != kind._get_schema():
            self.mistakes.append(f"{where}: {schema_key} is {schema}, not {kind._get_schema()}")
        if not content.get("_producer" if schema_key.startswith("_") else "producer"):
            self.mistakes.append(f"{where}: nobody has produced it")
        try:
            self.converter.structure(content, kind)
        except ClassValidationError as problem:
            words = "; ".join(cattrs.transform_error(problem))
            self.mistakes.append(f"{where}: {words}")


class Schemas:
    """The JSON Schemas of the specification."""

    def __init__(self, folder):
        import jsonschema
        import referencing

        resources = []
        for path in sorted(pathlib.Path(folder).glob("*.json")) + sorted(
            pathlib.Path(folder).glob("facets/*.json")
        ):
            schema = json.loads(path.read_text())
            resources.append((schema["$id"], referencing.Resource.from_contents(schema)))
        self.registry = referencing.Registry().with_resources(resources)
        self.validator = jsonschema.Draft202012Validator
        self.formats = jsonschema.Draft202012Validator.FORMAT_CHECKER

    def objections(self, event):
        """What each schema that the event and its facets name has against them."""
        named = [(event["schemaURL"], event)]
        holders = [event["run"], event["job"], *event["inputs"], *event["outputs"]]
        for holder in holders:
            for kind in ("facets", "inputFacets", "outputFacets"):
                named += [(facet["_schemaURL"], facet) for facet in holder.get(kind, {}).values()]
        for url, content in named:
            judge = self.validator(
                {"$ref": url}, registry=self.registry, format_checker=self.formats
            )
            for error in judge.iter_errors(content):
                yield f"{url}: {error.json_path}: {error.message}"


def runs_mistakes(events):
    """Runs that do not begin once and end once."""
    types = collections.defaultdict(list)
    for event in events:
        types[event["run"]["runId"], event["job"]["name"]].append(event["eventType"])
    for (run, job), happened in types.items():
        if len(happened) != 2 or happened[0] != "START" or happened[1] not in ENDS:
            yield f"run {run} of {job}: {', '.join(happened)}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=pathlib.Path, help="events, one a line")
    parser.add_argument("--spec", help="the folder spec/ of OpenLineage's repository")
    arguments = parser.parse_args()
    judge = Judge(arguments.spec)
    number = 0
    for file in arguments.files:
        events = [json.loads(line) for line in file.read_text().splitlines()]
        judge.mistakes += runs_mistakes(events)
        for line, event in enumerate(events, start=1):
            judge.event(f"{file}:{line}", event)
        number += len(events)
    every = {key for classes in FACETS.values() for key in classes}
    if missing := every - set(judge.seen):
        judge.mistakes.append(f"no event has the facets {', '.join(sorted(missing))}")
    for mistake in judge.mistakes:
        print(mistake, file=sys.stderr)
    facets = sum(judge.seen.values())
    print(f"{number} events with {facets} facets, {len(judge.mistakes)} mistakes")
    return 1 if judge.mistakes or not number else 0


if __name__ == "__main__":
    sys.exit(main())
