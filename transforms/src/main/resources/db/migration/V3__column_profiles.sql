-- What a day's columns look like: one row a column, from the analyses profile and distinct.

CREATE TABLE column_profile (
  run_date          date   NOT NULL,
  source            text   NOT NULL,
  "column"          text   NOT NULL,
  rows              bigint NOT NULL,
  nulls             bigint NOT NULL,
  blanks            bigint NOT NULL,
  invalid           bigint NOT NULL,
  min               text,
  max               text,
  shortest          integer,
  longest           integer,
  distinct_estimate bigint NOT NULL,
  distinct_lower    bigint NOT NULL,
  distinct_upper    bigint NOT NULL,
  PRIMARY KEY (run_date, source, "column")
);
COMMENT ON COLUMN column_profile.blanks IS 'Values that are empty or white space only; not NULL.';
COMMENT ON COLUMN column_profile.invalid IS
  'Texts with a control character or U+FFFD. A value that does not fit its type makes a bad row.';
COMMENT ON COLUMN column_profile.min IS
  'Numbers in the order of numbers, dates by day, texts by their code points; null without a value.';
COMMENT ON COLUMN column_profile.shortest IS 'In characters.';
COMMENT ON COLUMN column_profile.distinct_lower IS
  'With distinct_upper: where the number of distinct values is, in about 95 of 100 cases.';

CREATE TABLE distinct_values (
  run_date          date   NOT NULL,
  source            text   NOT NULL,
  "column"          text   NOT NULL,
  distinct_estimate bigint NOT NULL,
  distinct_lower    bigint NOT NULL,
  distinct_upper    bigint NOT NULL,
  PRIMARY KEY (run_date, source, "column")
);
COMMENT ON TABLE distinct_values IS 'How many values a column or an expression has, without NULL.';

CREATE VIEW latest_column_profile AS
  SELECT t.* FROM column_profile t JOIN latest_run USING (run_date, source);

CREATE VIEW latest_distinct_values AS
  SELECT t.* FROM distinct_values t JOIN latest_run USING (run_date, source);
