-- distinct_names
SELECT count(DISTINCT name) AS names FROM citizens;
