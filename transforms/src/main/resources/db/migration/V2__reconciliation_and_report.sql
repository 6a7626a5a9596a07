-- What reconcile found of a day, and where the day's report lies.

ALTER TABLE run ADD UNIQUE (attempt);

-- A verdict is about two loads: when one of them is replaced, it goes with it.
CREATE TABLE reconciliation (
  run_date       date        PRIMARY KEY,
  equal          boolean     NOT NULL,
  compared_by    text        NOT NULL,
  csv_load       uuid        NOT NULL REFERENCES run (attempt) ON DELETE CASCADE,
  csv_rows       bigint      NOT NULL,
  csv_bad_rows   bigint      NOT NULL,
  mysql_load     uuid        NOT NULL REFERENCES run (attempt) ON DELETE CASCADE,
  mysql_rows     bigint      NOT NULL,
  mysql_bad_rows bigint      NOT NULL,
  published_at   timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE reconciliation IS
  'Whether the two sources of a day hold the same accepted rows; bad rows are not compared.';
COMMENT ON COLUMN reconciliation.compared_by IS 'The columns by which differences are told.';

CREATE TABLE reconciliation_difference (
  run_date          date   NOT NULL REFERENCES reconciliation ON DELETE CASCADE,
  group_key         text   NOT NULL,
  csv_rows          bigint NOT NULL,
  csv_fingerprint   text   NOT NULL,
  mysql_rows        bigint NOT NULL,
  mysql_fingerprint text   NOT NULL,
  PRIMARY KEY (run_date, group_key)
);
COMMENT ON TABLE reconciliation_difference IS 'The groups whose rows differ, none if none does.';
COMMENT ON COLUMN reconciliation_difference.group_key IS
  'The values of compared_by as a line of CSV: NULL is empty, the empty string "".';

CREATE TABLE report (
  run_date     date        PRIMARY KEY,
  uri          text        NOT NULL,
  published_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE report IS 'The report that was written last of each day.';
