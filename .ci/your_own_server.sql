-- The tables of docs/your-own-server.md, in the manner of sakila and of a shop. For MariaDB, whose seq_1_to_N makes rows.
DROP VIEW IF EXISTS customer_list;
DROP TABLE IF EXISTS film_actor, film, payment, tmp_import, customer_old, shop_orders, shop_log, shop_city;

CREATE TABLE film (
  film_id SMALLINT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
  title VARCHAR(128) NOT NULL,
  rental_rate DECIMAL(4,2) NOT NULL,
  rating ENUM('G','PG','PG-13','R','NC-17')
);
INSERT INTO film SELECT seq, CONCAT('FILM ', seq), seq % 5 + 0.99, NULLIF(seq % 6, 0) FROM seq_1_to_1000;

CREATE TABLE film_actor (
  actor_id SMALLINT UNSIGNED NOT NULL,
  film_id SMALLINT UNSIGNED NOT NULL,
  PRIMARY KEY (actor_id, film_id)
);
INSERT INTO film_actor SELECT seq % 199 + 1, seq % 1000 + 1 FROM seq_1_to_5462;

CREATE TABLE payment (
  payment_id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
  amount DECIMAL(5,2) NOT NULL,
  paid_at TIMESTAMP NULL,
  rate FLOAT,
  status ENUM('paid','open','deleted') NOT NULL,
  note VARCHAR(40) CHARACTER SET latin1
);
INSERT INTO payment
  SELECT seq, seq % 1000, '2026-01-01' + INTERVAL seq MINUTE, 0.1, seq % 3 + 1, NULL FROM seq_1_to_450000;

CREATE TABLE tmp_import (id INT PRIMARY KEY);
CREATE TABLE customer_old (id INT PRIMARY KEY);
CREATE VIEW customer_list AS SELECT title FROM film;

SET sql_mode = '';
CREATE TABLE shop_orders (
  id INT PRIMARY KEY,
  name VARCHAR(40),
  total VARCHAR(20),
  made DATE,
  price DECIMAL(7,2),
  note TEXT,
  comment VARCHAR(40) CHARACTER SET latin1
);
INSERT INTO shop_orders SELECT seq, CONCAT('name ', seq), seq / 4, '2026-02-01', 1.5, 'x', 'y' FROM seq_1_to_120000;
UPDATE shop_orders SET name = 'ann', total = '12.34' WHERE id = 1;
UPDATE shop_orders SET name = NULL, total = 'abc', made = '0000-00-00', price = NULL WHERE id = 2;
UPDATE shop_orders SET name = 'Đỗ', total = '1.50', made = NULL, price = -2 WHERE id = 3;
UPDATE shop_orders SET made = '0000-00-00' WHERE id IN (17, 18);
UPDATE shop_orders SET made = '2026-02-00' WHERE id = 99;
UPDATE shop_orders SET note = CONCAT('a', CHAR(0), 'b') WHERE id = 4711;
UPDATE shop_orders SET comment = CONVERT(CAST(CONVERT('é' USING utf8mb4) AS BINARY) USING latin1) WHERE id <= 120;

CREATE TABLE shop_log (at DATETIME, line VARCHAR(40));
INSERT INTO shop_log SELECT '2026-01-01' + INTERVAL seq MINUTE, 'x' FROM seq_1_to_150000;

CREATE TABLE shop_city (id INT PRIMARY KEY, name VARCHAR(40));
INSERT INTO shop_city VALUES (1, 'Huế');
