-- A value may be longer than an entry of an index (2,704 bytes), so that groups are kept apart by
-- what is as long for all: the MD5 of the value. NULL is a group of its own, once, as before.

ALTER TABLE citizens_by_country
  DROP CONSTRAINT IF EXISTS citizens_by_country_run_date_source_country_key;
CREATE UNIQUE INDEX citizens_by_country_once ON citizens_by_country
  (run_date, source, (md5(country)::uuid)) NULLS NOT DISTINCT;

ALTER TABLE citizens_by_city
  DROP CONSTRAINT IF EXISTS citizens_by_city_run_date_source_country_city_key;
CREATE UNIQUE INDEX citizens_by_city_once ON citizens_by_city
  (run_date, source, (md5(country)::uuid), (md5(city)::uuid)) NULLS NOT DISTINCT;

ALTER TABLE keyword_matches DROP CONSTRAINT IF EXISTS keyword_matches_pkey;
CREATE UNIQUE INDEX keyword_matches_once ON keyword_matches
  (run_date, source, (md5(keyword)::uuid), (md5("column")::uuid));

ALTER TABLE column_profile DROP CONSTRAINT IF EXISTS column_profile_pkey;
CREATE UNIQUE INDEX column_profile_once ON column_profile
  (run_date, source, (md5("column")::uuid));

ALTER TABLE distinct_values DROP CONSTRAINT IF EXISTS distinct_values_pkey;
CREATE UNIQUE INDEX distinct_values_once ON distinct_values
  (run_date, source, (md5("column")::uuid));

ALTER TABLE reconciliation_difference DROP CONSTRAINT IF EXISTS reconciliation_difference_pkey;
CREATE UNIQUE INDEX reconciliation_difference_once ON reconciliation_difference
  (run_date, (md5(group_key)::uuid));

ALTER TABLE run ADD COLUMN dataset text;
COMMENT ON COLUMN run.dataset IS
  'The data set of the job file; null of loads before this column, which any data set may replace.';
