-- The five analyses of five.yaml in SQL.

-- country
SELECT country, count(*) AS rows FROM citizens GROUP BY country;

-- city
SELECT country, city, count(*) AS rows FROM citizens GROUP BY country, city
ORDER BY rows DESC, country NULLS FIRST, city NULLS FIRST LIMIT 100;

-- birth_year
SELECT year(birth_date) AS birth_year, count(*) AS rows FROM citizens GROUP BY 1;

-- given_name
SELECT split_part(name, ' ', 1) AS given_name, count(*) AS rows FROM citizens GROUP BY 1;

-- keyword
SELECT count(*) FILTER (WHERE contains(name, 'French')) AS name_rows,
  occurrences(name, 'French') AS name_occurrences,
  count(*) FILTER (WHERE contains(country, 'French')) AS country_rows,
  occurrences(country, 'French') AS country_occurrences
FROM citizens;
