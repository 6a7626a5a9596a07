"""Types the commands of docs/your-own-server.md, and compares what they print with the page.

usage: check_server_page.py --scratch DIR

As check_transcript.py does, against the environment's server, a MariaDB, in whose database it makes
the tables of your_own_server.sql anew. That database is the page's sakila and the page's shop; the
job file of the latter is made here, as the page shows only what is found in it. Exit status 1 if
something differs.
"""

import argparse
import os
import pathlib
import re
import shutil
import sys

import check_transcript
from check_many_groups import REPO
from check_tables import connection

PAGE = REPO / "docs" / "your-own-server.md"
TABLES = REPO / ".ci" / "your_own_server.sql"
REFUSED = 11  # what lint finds, which a day would be refused for
OF_SAKILA = "--tables='film%,payment,customer%,tmp%'"
SHOP = """\
name: shop
datasets:
  orders:
    table: shop_orders
    columns:
      - {name: id, type: long}
      - {name: name}
      - {name: total}
      - {name: made, type: date}
      - {name: price, type: "decimal(7,2)"}
      - {name: note}
      - {name: comment}
    load: {}
  log: {table: shop_log, splitColumn: at}
  city: {table: shop_city}
"""


def main():
    """Runs the page; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scratch", type=pathlib.Path, required=True)
    home = parser.parse_args().scratch.resolve() / "home"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    url = os.environ["CITIZENS_MYSQL_URL"]
    user = os.environ["CITIZENS_MYSQL_USER"]
    fill(url)
    options = f'options: {{mysqlUrl: "{url}", mysqlUser: "{user}"}}\n'
    (home / "shop.yaml").write_text(options + SHOP, encoding="utf-8")
    database = url.rpartition("/")[2]
    real = {
        "CITIZENS_MYSQL_PASSWORD=… ": "",
        "jdbc:mysql://db1:3306/sakila": url,
        "--mysqlUser=ana": f"--mysqlUser={user} {OF_SAKILA}",
        "sakila.yaml": f"{database}.yaml",
        check_transcript.FOLDER_OF_PAGE: str(home),
    }
    said = {
        f"jdbc:mysql://{url.partition('//')[2]}": "jdbc:mysql://db1:3306/sakila",
        f"{database}.yaml": "sakila.yaml",
        f"{database}: ": "sakila: ",
    }
    same = True
    page = PAGE.read_text(encoding="utf-8")
    for command, expected in check_transcript.commands(page):
        shop = {"/sakila": "/shop"} if "shop.yaml" in command else {}
        status = REFUSED if "--lint" in command else 0
        same &= check_transcript.prints(
            command, expected, home, real, environment(), said | shop, status
        )
    yaml = re.search(r"```yaml\n(.*?)```", page, re.DOTALL).group(1)
    written = (home / f"{database}.yaml").read_text(encoding="utf-8")
    for meant, of_page in (said | {f'mysqlUser: "{user}"': 'mysqlUser: "ana"'}).items():
        written = written.replace(meant, of_page)
    same &= check_transcript.is_like("sakila.yaml", f"…\n{yaml}…\n", written)
    return 0 if same else 1


def environment():
    """Of the environment only what somebody has who begins: the password of the server."""
    kept = {key: text for key, text in os.environ.items() if not key.startswith("CITIZENS_")}
    password = "CITIZENS_MYSQL_PASSWORD"
    return kept | {password: os.environ[password], "CITIZENS_PROGRESS": "none"}


def fill(url):
    """Makes the tables anew."""
    text = re.sub(r"^--.*\n", "", TABLES.read_text(encoding="utf-8"), flags=re.MULTILINE)
    with connection(url) as server, server.cursor() as cursor:
        for statement in text.split(";\n"):
            if statement.strip():
                cursor.execute(statement)
        server.commit()
        cursor.execute("ANALYZE TABLE film, film_actor, payment, shop_orders, shop_log, shop_city")


if __name__ == "__main__":
    sys.exit(main())
