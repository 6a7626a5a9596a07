-- Twenty questions of ten shapes. Ours, DuckDB and Spark SQL run these very texts. Averages are of whole numbers, whose sums
-- are exact in all three.

-- Count by key.

-- by_country
SELECT country, count(*) AS people FROM citizens GROUP BY country;

-- by_city
SELECT city, count(*) AS people FROM citizens GROUP BY city;

-- Count by two keys.

-- by_country_and_year
SELECT country, year(birth_date) AS birth_year, count(*) AS people FROM citizens GROUP BY 1, 2;

-- largest_cities
SELECT country, city, count(*) AS people FROM citizens GROUP BY country, city
ORDER BY people DESC, country NULLS LAST, city NULLS LAST LIMIT 100;

-- Count by a part of a date.

-- by_year
SELECT year(birth_date) AS birth_year, count(*) AS people FROM citizens GROUP BY 1;

-- by_quarter_and_month
SELECT quarter(birth_date) AS birth_quarter, month(birth_date) AS birth_month, count(*) AS people
FROM citizens GROUP BY 1, 2;

-- Sum and average by group.

-- name_lengths
SELECT country, sum(length(name)) AS characters, avg(length(name)) AS average, max(length(name)) AS longest
FROM citizens GROUP BY country;

-- ids_by_year
SELECT year(birth_date) AS birth_year, min(id) AS first_id, max(id) AS last_id, avg(id) AS average_id
FROM citizens GROUP BY 1;

-- Some of the rows.

-- cities_of_two_countries
SELECT city, count(*) AS people FROM citizens WHERE country IN ('Japan', 'France') GROUP BY city;

-- born_in_the_nineties
SELECT country, count(*) AS people, avg(day(birth_date)) AS average_day FROM citizens
WHERE birth_date BETWEEN DATE '1990-01-01' AND DATE '1999-12-31' AND city IS NOT NULL
GROUP BY country;

-- Aggregates with a filter.

-- old_and_young
SELECT country, count(*) FILTER (WHERE birth_date < DATE '1960-01-01') AS old,
  count(*) FILTER (WHERE birth_date >= DATE '2000-01-01') AS young,
  max(birth_date) FILTER (WHERE city IS NULL) AS last_without_city
FROM citizens GROUP BY country;

-- two_countries_by_year
SELECT year(birth_date) AS birth_year, count(*) FILTER (WHERE country = 'Japan') AS japan,
  count(*) FILTER (WHERE country = 'France') AS france
FROM citizens GROUP BY 1;

-- Bands.

-- generations
SELECT CASE WHEN birth_date < DATE '1946-01-01' THEN 'silent' WHEN birth_date < DATE '1965-01-01' THEN 'boomers'
    WHEN birth_date < DATE '1981-01-01' THEN 'x' WHEN birth_date < DATE '1997-01-01' THEN 'millennials'
    WHEN birth_date IS NULL THEN 'unknown' ELSE 'z' END AS generation,
  count(*) AS people, min(birth_date) AS first_day
FROM citizens GROUP BY 1;

-- name_length_bands
SELECT CASE WHEN length(name) <= 16 THEN 'short' WHEN length(name) <= 24 THEN 'middle' ELSE 'long' END AS band,
  country, count(*) AS people
FROM citizens GROUP BY 1, 2;

-- Different values.

-- cities_by_country
SELECT country, count(DISTINCT city) AS cities FROM citizens GROUP BY country;

-- birthdays_by_year
SELECT year(birth_date) AS birth_year, count(DISTINCT birth_date) AS days, count(DISTINCT country) AS countries
FROM citizens GROUP BY 1;

-- Texts.

-- given_names
SELECT split_part(name, ' ', 1) AS given_name, count(*) AS people FROM citizens GROUP BY 1;

-- french_names
SELECT country, upper(substr(city, 1, 1)) AS initial, count(*) AS people FROM citizens
WHERE name LIKE '%French%' GROUP BY 1, 2;

-- Large groups, in order.

-- twenty_cities
SELECT city, count(*) AS people, count(DISTINCT country) AS countries FROM citizens GROUP BY city
HAVING count(*) > 10 ORDER BY people DESC, city NULLS LAST LIMIT 20;

-- youngest_countries
SELECT country, avg(year(birth_date)) AS birth_year, count(*) AS people FROM citizens GROUP BY country
HAVING count(*) > 100 ORDER BY birth_year DESC, country NULLS LAST LIMIT 10;
