-- where_avg
SELECT country, count(*) AS people, avg(year(birth_date)) AS birth_year, min(birth_date) AS first_day,
  max(birth_date) AS last_day
FROM citizens
WHERE birth_date >= DATE '1990-01-01'
GROUP BY country;
