-- Tables of the source, row by row: a partition a day. A load makes the tables and the partitions.

CREATE TABLE mirror_table (
  name    text PRIMARY KEY,
  dataset text NOT NULL
);
COMMENT ON TABLE mirror_table IS
  'The tables that hold data sets as they were extracted, and whose each is.';

CREATE TABLE run_mirror (
  run_date date   NOT NULL,
  dataset  text   NOT NULL,
  name     text   NOT NULL,
  rows     bigint NOT NULL,
  bytes    bigint NOT NULL,
  crc32c   text   NOT NULL,
  PRIMARY KEY (run_date, dataset),
  FOREIGN KEY (run_date, dataset) REFERENCES run ON DELETE CASCADE
);
CREATE INDEX run_mirror_latest ON run_mirror (name, run_date);
COMMENT ON TABLE run_mirror IS 'The days that are in these tables.';
COMMENT ON COLUMN run_mirror.crc32c IS 'Of the extracted file, of which each byte was copied.';
