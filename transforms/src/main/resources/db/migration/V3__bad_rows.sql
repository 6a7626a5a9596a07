-- Where bad rows stand, of which the ledger had only the number.

CREATE TABLE run_bad_row (
  run_date    date   NOT NULL,
  dataset     text   NOT NULL,
  lake_offset bigint NOT NULL,
  file        text   NOT NULL,
  line        bigint,
  byte_offset bigint NOT NULL,
  reason      text   NOT NULL,
  column_name text,
  PRIMARY KEY (run_date, dataset, lake_offset),
  FOREIGN KEY (run_date, dataset) REFERENCES run ON DELETE CASCADE
);
COMMENT ON TABLE run_bad_row IS
  'Where the first bad rows of each reason start, at most three; what they say is in the quarantine file.';
COMMENT ON COLUMN run_bad_row.lake_offset IS 'In bytes, in the raw file of the lake.';
COMMENT ON COLUMN run_bad_row.file IS 'That the row came in; of a table, the raw file.';
COMMENT ON COLUMN run_bad_row.line IS
  'Of that file, from 1; NULL if lines were left out or added while it was converted.';
COMMENT ON COLUMN run_bad_row.byte_offset IS
  'In that file or, if it was converted, in its text; as in the quarantine file.';
COMMENT ON COLUMN run_bad_row.column_name IS
  'Whose value is the reason; NULL if it is the whole row.';
