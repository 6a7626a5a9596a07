"""What is asked of the data sets of many_datasets.py, and DuckDB's answers."""

import dataclasses
import json

import many_datasets

KEYWORD = "kol"
TOP = 5
# Up to here the estimate of distinct values is their number, above it is a few percent away.
EXACT_VALUES = 1000
TOLERANCE = 0.04


@dataclasses.dataclass(frozen=True)
class Question:
    """A question about a data set.

    Args:
        ask: as in the job file.
        table: of the warehouse.
        columns: of the table, beside run_date and dataset.
        query: gives DuckDB's answer from the table `rows`; of estimated numbers the exact one.
        estimates: whether the last column is the exact number where the table has an estimate
            with its bounds.
    """

    ask: dict
    table: str
    columns: tuple[str, ...]
    query: str
    estimates: bool = False


def questions(dataset):
    """Every kind of question, about every column."""
    texts = [name for name, kind in dataset.columns.items() if kind == "text"]
    days = [name for name, kind in dataset.columns.items() if kind in ("date", "timestamp")]
    asked = [_count_by(dataset, [name]) for name in dataset.columns]
    asked += [_count_by(dataset, [f"year({name})"]) for name in days]
    flags = [name for name, kind in dataset.columns.items() if kind == "boolean"]
    # Ties at the end of the largest fall by the values' bytes, which is the order of these types.
    asked.append(_count_by(dataset, [*texts, *flags, *days][:2], top=TOP))
    if texts:
        asked += [_keyword(texts, case) for case in ("exact", "ignore")]
        asked.append(_distinct([*texts, *(f"lower({name})" for name in texts)]))
    asked.append(_distinct([f"year({name})" for name in days], "many_distinct_years"))
    asked.append(_profile(dataset))
    asked += _in_sql(dataset)
    return asked


def _name(expression):
    function, _, column = expression.removesuffix(")").rpartition("(")
    return f"{column}_{function}" if function else column


def _count_by(dataset, keys, top=None):
    table = f"many_{dataset.name}_by_{'_'.join(map(_name, keys))}" + ("_top" if top else "")
    query = f"SELECT {', '.join(keys)}, count(*) AS n FROM rows GROUP BY ALL"
    ask = {"countBy": keys, "as": table}
    if top:
        ask["top"] = top
        order = ", ".join(f"{key} NULLS FIRST" for key in keys)
        query += f" ORDER BY n DESC, {order} LIMIT {top}"
    return Question(ask, table, (*map(_name, keys), "rows"), query)


def _keyword(columns, case):
    table = f"many_keywords_{case}"
    folded = {column: column if case == "exact" else f"lower({column})" for column in columns}
    query = " UNION ALL ".join(
        f"SELECT '{KEYWORD}', '{column}', count(*) FILTER (WHERE contains({text}, '{KEYWORD}')),"
        f" coalesce(sum(len(string_split({text}, '{KEYWORD}')) - 1), 0)::BIGINT FROM rows"
        for column, text in folded.items()
    )
    ask = {"keyword": KEYWORD, "columns": columns, "case": case, "as": table}
    return Question(ask, table, ("keyword", "column", "rows", "occurrences"), query)


def _distinct(expressions, table="many_distinct"):
    query = " UNION ALL ".join(
        f"SELECT '{_name(each)}', count(DISTINCT {each}) FROM rows" for each in expressions
    )
    return Question(
        {"distinct": expressions, "as": table}, table, ("column",), query, estimates=True
    )


def _profile(dataset):
    query = " UNION ALL ".join(
        f"SELECT '{name}', count(*), count(*) - count({name}),"
        f" count(*) FILTER (WHERE trim({name}::VARCHAR) = ''), 0,"
        f" min({name})::VARCHAR, max({name})::VARCHAR,"
        f" min(length({name}::VARCHAR)), max(length({name}::VARCHAR)),"
        f" count(DISTINCT {name}) FROM rows"
        for name in dataset.all_columns()
    )
    columns = ("column", "rows", "nulls", "blanks", "invalid", "min", "max", "shortest", "longest")
    ask = {"profile": "all", "as": "many_profile"}
    return Question(ask, "many_profile", columns, query, estimates=True)


def _in_sql(dataset):
    """Two statements that both understand; DuckDB reads `rows` where we read `dataset`."""
    kinds = {kind.partition("(")[0]: name for name, kind in dataset.columns.items()}
    number, day, text = kinds["decimal"], kinds["timestamp"], kinds.get("text", "id")
    by_year = (
        f"SELECT year({day}) AS in_year, count(*) AS n, sum({number}) AS total,"
        f" count(DISTINCT {text}) AS texts, min({day}) AS first_moment, max({text}) AS last_text"
        " FROM {} GROUP BY 1"
    )
    by_side = (
        f"SELECT CASE WHEN {number} > 100 THEN 'above' ELSE 'below' END AS side,"
        f" count(*) FILTER (WHERE {day} IS NULL) AS undated, sum({number}) AS total"
        " FROM {} WHERE id % 7 <> 3 GROUP BY 1 HAVING count(*) > 1 ORDER BY total DESC LIMIT 2"
    )
    return [
        _sql(
            f"many_{dataset.name}_in_year",
            by_year,
            ("in_year", "n", "total", "texts", "first_moment", "last_text"),
        ),
        _sql(f"many_{dataset.name}_by_side", by_side, ("side", "undated", "total")),
    ]


def _sql(table, statement, columns):
    ask = {"as": table, "sql": statement.format("dataset")}
    return Question(ask, table, columns, statement.format("rows"))


def job_file(name, folder):
    """The text of a job file whose CSV files lie in a folder; JSON, which is YAML too."""
    datasets = many_datasets.JOBS[name]
    return json.dumps(
        {
            "name": name,
            "datasets": {dataset.name: _body(dataset, folder) for dataset in datasets},
            "analyses": [
                {"of": dataset.name, "ask": [each.ask for each in questions(dataset)]}
                for dataset in datasets
            ],
            **_reconcile(name),
        },
        ensure_ascii=False,
        indent=1,
    )


def _body(dataset, folder):
    columns = [
        {"name": name, "type": kind} | ({"key": True} if name == "id" else {})
        for name, kind in dataset.all_columns().items()
    ]
    several = "-*" if dataset.files > 1 else ""
    file = {"file": f"{folder}/{dataset.name}{several}.csv"}
    body = {"table": dataset.table} if dataset.table else file
    if several:
        body["minFiles"] = dataset.files
    if not dataset.table:
        body |= {"delimiter": dataset.delimiter, "nulls": [many_datasets.NULL]}
    if dataset.declared:
        body["columns"] = columns
    return body | {"quality": {"maxBadRows": 0, "minRows": dataset.rows}}


def _reconcile(name):
    pairs = many_datasets.PAIRS[name]
    entries = [{"left": left, "right": right, "by": ["city"]} for left, right in pairs]
    return {"reconcile": entries} if entries else {}
