"""Prints every row of the results and the ledger, but for what tells one run from the next.

The warehouse is that of the environment. Two loads of the same day must print the same.
"""

import check_warehouse

LEDGER = {
    "run": "run_date, dataset, job, rows_read, bad_rows, fingerprint, input_bytes",
    "run_step": "run_date, dataset, step, rows_read, rows_written, bad_rows, bytes_written",
    "run_bad_row": "run_date, dataset, lake_offset, file, line, byte_offset, reason, column_name",
    "reconciliation": "run_date, equal, left_dataset, right_dataset, compared_by, left_rows,"
    " left_bad_rows, right_rows, right_bad_rows",
    "reconciliation_difference": "*",
}


def main():
    """Prints table after table, rows in order."""
    tables = {
        name: f"run_date, dataset, {cols}" for name, (cols, _) in check_warehouse.EXPECTED.items()
    }
    with check_warehouse.warehouse() as connection:
        for table, columns in {**LEDGER, **tables}.items():
            rows = connection.execute(f"SELECT {columns} FROM citizens.{table}").fetchall()
            for row in sorted(rows, key=str):
                print(table, *row)


if __name__ == "__main__":
    main()
