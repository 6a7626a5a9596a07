-- The ledger: what is loaded of each day and data set, where it comes from, and how the data sets
-- of a day compare. The tables of the results are not here: a load makes them (see result_table).

CREATE TABLE dataset (
  name text PRIMARY KEY,
  job  text NOT NULL
);
COMMENT ON TABLE dataset IS 'Whose a data set is: one job loads it, another is refused.';

CREATE TABLE run (
  run_date      date        NOT NULL,
  dataset       text        NOT NULL,
  job           text        NOT NULL,
  attempt       uuid        NOT NULL UNIQUE,
  rows_read     bigint      NOT NULL,
  bad_rows      bigint      NOT NULL,
  fingerprint   text        NOT NULL,
  input_bytes   bigint      NOT NULL,
  version       text        NOT NULL,
  published_at  timestamptz NOT NULL DEFAULT now(),
  moment        text,
  PRIMARY KEY (run_date, dataset)
);
CREATE INDEX run_latest ON run (dataset, run_date);
COMMENT ON TABLE run IS 'The load that is published for each day and data set.';
COMMENT ON COLUMN run.rows_read IS 'Records of the input: accepted rows and bad_rows.';
COMMENT ON COLUMN run.fingerprint IS
  'Order-independent 128-bit sum of the hashes of the accepted rows.';
COMMENT ON COLUMN run.moment IS
  'Of a table: ONE_MOMENT, UNCHANGED, CHANGED while it was read, or NOT_KNOWN; NULL of a file.';

CREATE TABLE run_source (
  run_date date    NOT NULL,
  dataset  text    NOT NULL,
  place    integer NOT NULL,
  name     text    NOT NULL,
  packing  text    NOT NULL,
  encoding text    NOT NULL,
  bytes    bigint  NOT NULL,
  crc32c   text    NOT NULL,
  PRIMARY KEY (run_date, dataset, place),
  FOREIGN KEY (run_date, dataset) REFERENCES run ON DELETE CASCADE
);
COMMENT ON TABLE run_source IS
  'The files that the input was made of, if they are several, or packed, or not in UTF-8.';
COMMENT ON COLUMN run_source.place IS 'From 1, in the order of their rows.';

CREATE TABLE run_step (
  run_date       date        NOT NULL,
  dataset        text        NOT NULL,
  step           text        NOT NULL CHECK (step IN ('upload', 'extract', 'analyze', 'load')),
  attempt        uuid        NOT NULL,
  rows_read      bigint      NOT NULL,
  rows_written   bigint      NOT NULL,
  bad_rows       bigint      NOT NULL,
  bytes_written  bigint      NOT NULL,
  elapsed_millis bigint      NOT NULL,
  finished_at    timestamptz NOT NULL,
  PRIMARY KEY (run_date, dataset, step),
  FOREIGN KEY (run_date, dataset) REFERENCES run ON DELETE CASCADE
);

CREATE TABLE run_result (
  run_date       date   NOT NULL,
  dataset        text   NOT NULL,
  result         text   NOT NULL,
  question       text   NOT NULL,
  key_columns    text[] NOT NULL,
  result_columns text[] NOT NULL,
  count_column   text,
  rows           bigint NOT NULL,
  PRIMARY KEY (run_date, dataset, result),
  FOREIGN KEY (run_date, dataset) REFERENCES run ON DELETE CASCADE
);
COMMENT ON TABLE run_result IS 'The tables that hold results of each day and data set.';
COMMENT ON COLUMN run_result.key_columns IS 'Those of result_columns that tell its rows apart.';
COMMENT ON COLUMN run_result.count_column IS 'By which the largest rows come first; perhaps none.';
COMMENT ON COLUMN run_result.rows IS 'That were loaded into the table.';

CREATE TABLE result_table (
  name         text   PRIMARY KEY,
  question     text   NOT NULL,
  key_columns  text[] NOT NULL,
  column_names text[] NOT NULL,
  column_types text[] NOT NULL
);
COMMENT ON TABLE result_table IS
  'The tables that loads have made and may add columns to, as the results were when they did.';

CREATE VIEW latest_run AS
  SELECT DISTINCT ON (dataset) * FROM run ORDER BY dataset, run_date DESC;

-- A verdict is about two loads: when one of them is replaced, it goes with it.
CREATE TABLE reconciliation (
  run_date       date        NOT NULL,
  left_dataset   text        NOT NULL,
  right_dataset  text        NOT NULL,
  equal          boolean     NOT NULL,
  compared_by    text        NOT NULL,
  left_load      uuid        NOT NULL REFERENCES run (attempt) ON DELETE CASCADE,
  left_rows      bigint      NOT NULL,
  left_bad_rows  bigint      NOT NULL,
  right_load     uuid        NOT NULL REFERENCES run (attempt) ON DELETE CASCADE,
  right_rows     bigint      NOT NULL,
  right_bad_rows bigint      NOT NULL,
  published_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (run_date, left_dataset, right_dataset)
);
CREATE INDEX reconciliation_left_load ON reconciliation (left_load);
CREATE INDEX reconciliation_right_load ON reconciliation (right_load);
COMMENT ON TABLE reconciliation IS
  'Whether two data sets of a day hold the same accepted rows; bad rows are not compared.';
COMMENT ON COLUMN reconciliation.compared_by IS 'The columns by which differences are told.';

CREATE TABLE reconciliation_difference (
  run_date          date   NOT NULL,
  left_dataset      text   NOT NULL,
  right_dataset     text   NOT NULL,
  group_key         text   NOT NULL,
  left_rows         bigint NOT NULL,
  left_fingerprint  text   NOT NULL,
  right_rows        bigint NOT NULL,
  right_fingerprint text   NOT NULL,
  FOREIGN KEY (run_date, left_dataset, right_dataset) REFERENCES reconciliation ON DELETE CASCADE
);
-- A value may be longer than an entry of an index (2,704 bytes); its MD5 is not.
CREATE UNIQUE INDEX reconciliation_difference_once ON reconciliation_difference
  (run_date, left_dataset, right_dataset, (md5(group_key)::uuid));
COMMENT ON TABLE reconciliation_difference IS 'The groups whose rows differ, none if none does.';
COMMENT ON COLUMN reconciliation_difference.group_key IS
  'The values of compared_by as a line of CSV: NULL is empty, the empty string "".';

CREATE TABLE report (
  run_date     date        NOT NULL,
  job          text        NOT NULL,
  uri          text        NOT NULL,
  published_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (run_date, job)
);
COMMENT ON TABLE report IS 'The report that was written last of each day and job.';
