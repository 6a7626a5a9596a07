-- The warehouse: a day's results, and the ledger that says where they come from.
-- Every table is keyed by run_date and source ('csv' or 'mysql'); a load replaces exactly that.

CREATE TABLE run (
  run_date      date        NOT NULL,
  source        text        NOT NULL CHECK (source IN ('csv', 'mysql')),
  attempt       uuid        NOT NULL,
  rows_read     bigint      NOT NULL,
  bad_rows      bigint      NOT NULL,
  fingerprint   text        NOT NULL,
  input_bytes   bigint      NOT NULL,
  version       text        NOT NULL,
  published_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (run_date, source)
);
COMMENT ON TABLE run IS 'The load that is published for each day and source.';
COMMENT ON COLUMN run.rows_read IS 'Records of the input: accepted rows and bad_rows.';
COMMENT ON COLUMN run.fingerprint IS
  'Order-independent 128-bit sum of the hashes of the accepted rows.';

CREATE TABLE run_step (
  run_date       date        NOT NULL,
  source         text        NOT NULL,
  step           text        NOT NULL CHECK (step IN ('upload', 'extract', 'analyze', 'load')),
  attempt        uuid        NOT NULL,
  rows_read      bigint      NOT NULL,
  rows_written   bigint      NOT NULL,
  bad_rows       bigint      NOT NULL,
  bytes_written  bigint      NOT NULL,
  elapsed_millis bigint      NOT NULL,
  finished_at    timestamptz NOT NULL,
  PRIMARY KEY (run_date, source, step),
  FOREIGN KEY (run_date, source) REFERENCES run ON DELETE CASCADE
);

-- NULL is a group of its own, once: hence NULLS NOT DISTINCT (PostgreSQL 15).
CREATE TABLE citizens_by_country (
  run_date date   NOT NULL,
  source   text   NOT NULL,
  country  text,
  rows     bigint NOT NULL,
  UNIQUE NULLS NOT DISTINCT (run_date, source, country)
);

CREATE TABLE citizens_by_city (
  run_date date   NOT NULL,
  source   text   NOT NULL,
  country  text,
  city     text,
  rows     bigint NOT NULL,
  UNIQUE NULLS NOT DISTINCT (run_date, source, country, city)
);

CREATE TABLE citizens_by_birth_year (
  run_date   date   NOT NULL,
  source     text   NOT NULL,
  birth_year integer,
  rows       bigint NOT NULL,
  UNIQUE NULLS NOT DISTINCT (run_date, source, birth_year)
);

CREATE TABLE keyword_matches (
  run_date    date   NOT NULL,
  source      text   NOT NULL,
  keyword     text   NOT NULL,
  "column"    text   NOT NULL,
  rows        bigint NOT NULL,
  occurrences bigint NOT NULL,
  PRIMARY KEY (run_date, source, keyword, "column")
);

CREATE VIEW latest_run AS
  SELECT DISTINCT ON (source) * FROM run ORDER BY source, run_date DESC;

CREATE VIEW latest_citizens_by_country AS
  SELECT t.* FROM citizens_by_country t JOIN latest_run USING (run_date, source);

CREATE VIEW latest_citizens_by_city AS
  SELECT t.* FROM citizens_by_city t JOIN latest_run USING (run_date, source);

CREATE VIEW latest_citizens_by_birth_year AS
  SELECT t.* FROM citizens_by_birth_year t JOIN latest_run USING (run_date, source);

CREATE VIEW latest_keyword_matches AS
  SELECT t.* FROM keyword_matches t JOIN latest_run USING (run_date, source);
